"""The whole way in one call: read → segment → embed → pair → check."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from os import PathLike
from typing import TYPE_CHECKING

from aligner.alignment import Alignment
from aligner.document import Document
from aligner.embed.choice import EncoderChoice
from aligner.errors import InputError
from aligner.notices import Notify, ignore_notice
from aligner.read import read
from aligner.read.language import check_languages
from aligner.segment import split, split_lines
from aligner.tasks.check import Glossary, Ignored, Unchanged, Wanted, seen_by, wanted_checks
from aligner.threads import available_threads
from aligner.version import __version__

if TYPE_CHECKING:
    from aligner.embed.encoder import Encoder
    from aligner.pair.scorer import Scorer

Source = str | PathLike[str] | Document

Progress = Callable[[int, int], None]
"""Called with the segments read by the encoder so far, and with how many there are."""


def align(
    source: Source,
    target: Source,
    *,
    source_lang: str = "ru",
    target_lang: str = "fr",
    segmented: bool = False,
    max_bead: int | None = None,
    encoder: str | EncoderChoice | Encoder = "default",
    scorer: str | PathLike[str] | None = None,
    threads: int | None = None,
    check_language: bool = True,
    checks: Sequence[str] | None = None,
    no_check: Sequence[str] = (),
    min_confidence: float = 0.0,
    glossary: Glossary = (),
    do_not_translate: Unchanged = (),
    ignore: Ignored = (),
    explain: bool = False,
    notify: Notify = ignore_notice,
    progress: Progress | None = None,
) -> Alignment:
    """Align a text with its translation.

    Args:
        source: a path, or a document from memory; one that has segments keeps them.
        target: the same for the translation.
        source_lang: BCP 47 tag of the source; a document from memory knows its own.
        target_lang: the same for the target.
        segmented: the files have one segment a line; empty lines are segments too.
        max_bead: most segments on one side of a bead; None for what the scorer was trained with.
        encoder: ``default``, ``sentence-transformers:NAME_OR_PATH``, a whole ``EncoderChoice`` with device, batch size
            and cache, or an encoder that is loaded already.
        scorer: a file that ``aligner train`` wrote; None for the one that ships with the aligner.
        threads: processor threads to use; None for every core this process may run on.
        check_language: refuse a text that is clearly not in its language, such as two files swapped.
        checks: the kinds of flags to look for (``aligner.checks.KINDS``); all of them when None.
        no_check: kinds not to look for.
        min_confidence: leave out flags that are less probable.
        glossary: pairs of terms that must be kept, or the path of a table or .tbx file of them.
        do_not_translate: words and names that must stand unchanged, or the path of a file with one a line.
        ignore: ids of flags that a person dismissed, or the path of a file with one a line.
        explain: keep in every flag what it rests on.
        notify: is told what is worth knowing and no error.
        progress: is told how far the encoder is.

    Raises:
        InputError: if a file, a language tag or an option cannot be used as given.
    """
    if max_bead is not None and max_bead < 1:
        raise InputError(f"max_bead is {max_bead}: a bead has at least one segment on a side")
    if threads is not None and threads < 1:
        raise InputError(f"threads is {threads}: it must be 1 or more")
    languages = source_lang, target_lang
    wanted = wanted_checks(checks, no_check, min_confidence, glossary, do_not_translate, ignore, explain, languages)
    documents = _read(source, source_lang, notify), _read(target, target_lang, notify)
    if check_language:
        check_languages(*documents, notify)
    left, right = (_segmented(document, segmented) for document in documents)

    # Here numpy and the models are first needed: whoever gave a wrong path has had the answer by now.
    from threadpoolctl import threadpool_limits  # noqa: PLC0415

    from aligner.checks.support.bitext import Bitext  # noqa: PLC0415
    from aligner.embed import load_encoder, word_encoder  # noqa: PLC0415
    from aligner.pair.documents import align_documents  # noqa: PLC0415
    from aligner.pair.scorer import load_scorer  # noqa: PLC0415

    n_threads = threads or available_threads()
    weights = load_scorer(scorer, (left.language, right.language))
    model = load_encoder(encoder, threads=n_threads) if isinstance(encoder, str | EncoderChoice) else encoder
    words = word_encoder(model, (left.language, right.language), n_threads)
    with threadpool_limits(n_threads):
        advance = counted(len(left.segments) + len(right.segments), progress)
        encoded = tuple(
            model.read([segment.comparable for segment in side.segments], advance) for side in (left, right)
        )
        aligned = align_documents(left, right, (encoded[0], encoded[1]), words, weights, max_bead, n_threads)
        for stretch in aligned.unsearched:
            notify(_not_searched(left, right, stretch))
        beads = aligned.beads
        found = Alignment(left, right, beads, moved=aligned.moved)
        checked = wanted.flag(Bitext(seen_by(words, found, keep=words is model), words))
    languages = left.lang, right.lang
    signature = sign(model, words, weights, wanted, languages, by_line=segmented, max_bead=max_bead)
    return replace(checked, beads=beads, signature=signature)


def _not_searched(source: Document, target: Document, stretch: tuple[int, int, int, int]) -> str:
    from aligner.checks.support.quoting import shortened  # noqa: PLC0415  the checks are loaded by now

    top, bottom, left, right = stretch
    return (
        f"not searched: {bottom - top} segments of the source, from “{shortened(source.segments[top].text)}” on, "
        f"against {right - left} of the translation, from “{shortened(target.segments[left].text)}” on, since nothing "
        "sure was found between them; they are left alone with low confidence, so align smaller parts by themselves"
    )


def sign(
    encoder: Encoder,
    words: Encoder,
    scorer: Scorer,
    wanted: Wanted,
    languages: tuple[str, str],
    *,
    by_line: bool = False,
    max_bead: int | None = None,
) -> str:
    """The signature of what these make: version, models and every option that shapes an alignment.

    Args:
        languages: tags of source and target.
        by_line: the texts came with one segment a line.
    """
    parts = {
        "aligner": __version__,
        "encoder": encoder.identity,
        **({} if words is encoder else {"words": words.identity}),
        "scorer": scorer.name,
        "split": "lines" if by_line else "rules",
        "max-bead": max_bead or scorer.max_bead,
        "languages": ">".join(languages),
        "checks": wanted.signature,
    }
    return "|".join(f"{name}:{value}" for name, value in parts.items())


def counted(n_segments: int, progress: Progress | None) -> Callable[[int], None] | None:
    """What an encoder may call with the segments just finished, so that ``progress`` learns their sum."""
    if progress is None:
        return None
    n_finished = 0

    def advance(finished: int) -> None:
        nonlocal n_finished
        n_finished += finished
        progress(n_finished, n_segments)

    return advance


def _read(source: Source, lang: str, notify: Notify) -> Document:
    return source if isinstance(source, Document) else read(source, lang, notify)


def _segmented(document: Document, by_line: bool) -> Document:
    if document.segments:
        return document
    with_segments = split_lines(document) if by_line else split(document)
    if not with_segments.segments:
        raise InputError(f"{document.path or 'the text'} holds nothing to align")
    return with_segments
