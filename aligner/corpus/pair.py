"""One pair of documents, aligned: from its row and the options to its line, or to the reason why there is none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from aligner.corpus.manifest import DocumentPair
from aligner.corpus.truth import line_of
from aligner.embed.choice import EncoderChoice
from aligner.errors import AlignerError
from aligner.tasks.align import align
from aligner.tasks.options import AlignOptions


@dataclass(frozen=True, slots=True)
class Failed:
    """Why a pair was not aligned, in words; ``is_spent`` where the process that tried is not to be used again."""

    error: str
    is_spent: bool = False


AlignPair = Callable[[DocumentPair, str, AlignOptions], bytes | Failed]


def align_pair(pair: DocumentPair, digest: str, options: AlignOptions) -> bytes | Failed:
    """Align the two files of a pair, whose paths count from the current folder; whatever goes wrong is the answer.

    The line is the same whatever this process aligned before.

    Args:
        digest: of all that the alignment depends on; it stands in the line.
    """
    from aligner.pair.words import forget_words  # noqa: PLC0415  numpy, in the processes that align alone

    forget_words()
    notices: list[str] = []
    try:
        alignment = align(pair.source, pair.target, pair.with_options(options), notify=notices.append)
        return line_of(pair.id, digest, alignment, notices)
    except AlignerError as error:
        return Failed(str(error))
    except MemoryError:
        return Failed("there was not enough memory for it; give --memory more, or cut the texts", is_spent=True)
    except Exception as error:  # of a fault in a file or in us, the other pairs know nothing
        reason = " ".join(str(error).split()) or "no reason given"
        return Failed(f"unexpected {type(error).__name__}: {reason}; this is a fault of the aligner", is_spent=True)


def with_models(options: AlignOptions) -> AlignOptions:
    """The options with the encoder loaded, once for all pairs of a process.

    Raises:
        InputError: if it cannot be loaded.
    """
    from aligner.embed import load_encoder  # noqa: PLC0415  numpy and the weights, in the processes that align alone

    if isinstance(options.encoder, str | EncoderChoice):
        return replace(options, encoder=load_encoder(options.encoder, options.threads))
    return options
