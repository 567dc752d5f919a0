"""The models of a task, loaded when the first of them is needed, and what they have read."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from aligner.document import Document
from aligner.embed.choice import EncoderChoice
from aligner.notices import Notify, log_notice
from aligner.tasks.options import AlignOptions
from aligner.threads import available_threads
from aligner.version import __version__

if TYPE_CHECKING:
    from aligner.embed.encoder import EncodedText, Encoder
    from aligner.pair.scorer import Scorer

Progress = Callable[[int, int], None]
"""Called with the segments read by the encoder so far, and with how many there are."""


class Models(NamedTuple):
    """What reads segments, what reads their single words, what weighs beads; and how many threads they may use."""

    encoder: Encoder
    words: Encoder
    scorer: Scorer
    threads: int

    @property
    def signed(self) -> dict[str, str]:
        """For a signature: the version and the models."""
        return {
            "aligner": __version__,
            "encoder": self.encoder.identity,
            **({} if self.words is self.encoder else {"words": self.words.identity}),
            "scorer": self.scorer.name,
        }


def load_models(options: AlignOptions, languages: tuple[str, str], notify: Notify) -> Models:
    """The models that options name, for two languages (primary subtags).

    Raises:
        InputError: if one of them is not there or is none.
    """
    from aligner.embed import word_encoder  # noqa: PLC0415  loads 75 MB
    from aligner.pair.scorer import load_scorer  # noqa: PLC0415

    scorer = load_scorer(options.scorer, languages)
    threads = options.threads or available_threads()
    encoder = encoder_of(options.encoder, threads, notify)
    return Models(encoder, word_encoder(encoder, languages, threads), scorer, threads)


def encoder_of(choice: str | EncoderChoice | Encoder, threads: int, notify: Notify = log_notice) -> Encoder:
    """The encoder that a user chose, or gave already loaded.

    Raises:
        InputError: if there is no such encoder, or it cannot be loaded.
    """
    if not isinstance(choice, str | EncoderChoice):
        return choice
    from aligner.embed import load_encoder  # noqa: PLC0415

    return load_encoder(choice, threads, notify)


def is_kept(choice: str | EncoderChoice | Encoder) -> bool:
    """Whether a user wants vectors kept on disk for later runs."""
    return isinstance(choice, EncoderChoice) and choice.cache


def encoded(encoder: Encoder, document: Document, advance: Callable[[int], None] | None = None) -> EncodedText:
    """The segments of a document as an encoder reads them, without their numbers.

    Args:
        advance: is told how many segments were just finished.
    """
    return encoder.read([segment.unnumbered for segment in document.segments], advance)


def adding_up(n_segments: int, progress: Progress | None) -> Callable[[int], None] | None:
    """What an encoder may call with the segments just finished, so that ``progress`` learns their sum."""
    if progress is None:
        return None
    n_finished = 0

    def advance(finished: int) -> None:
        nonlocal n_finished
        n_finished += finished
        progress(n_finished, n_segments)

    return advance
