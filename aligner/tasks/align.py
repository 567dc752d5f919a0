"""The whole way in one call: read → segment → embed → pair → check."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from os import PathLike
from typing import TYPE_CHECKING, Any

from aligner.alignment import Alignment, Signature
from aligner.bilingual.string_tables import are_string_tables, pairs_by_key
from aligner.checks.support.belonging import resemblance
from aligner.document import Document
from aligner.embed.choice import EncoderChoice
from aligner.errors import InputError
from aligner.language.tags import parse_tag
from aligner.notices import Notify, log_notice
from aligner.read import read
from aligner.read.language import check_languages
from aligner.read.reading import Reading
from aligner.segment import split, split_lines
from aligner.tasks.check import check, with_cosines
from aligner.tasks.options import AlignOptions, align_options
from aligner.threads import available_threads
from aligner.version import __version__

if TYPE_CHECKING:
    from aligner.embed.encoder import Encoder
    from aligner.pair.reordered import TooLong
    from aligner.pair.scorer import Scorer

Source = str | PathLike[str] | Document | Sequence[str]
"""A path; a document from memory, which keeps the segments it has; or a list of texts, each a segment."""

Progress = Callable[[int, int], None]
"""Called with the segments read by the encoder so far, and with how many there are."""


def align(
    source: Source | None = None,
    target: Source | None = None,
    options: AlignOptions | None = None,
    *,
    source_text: str | None = None,
    target_text: str | None = None,
    notify: Notify = log_notice,
    progress: Progress | None = None,
    **changes: Any,
) -> Alignment:
    """Align a text with its translation; two files of strings (.properties, .strings, .json) by their keys.

    Args:
        source: a path, a ``Document``, or a list of texts that are segments already.
        target: the same for the translation.
        options: how; see ``AlignOptions`` and, for what is told of the pairs, ``CheckOptions``.
        source_text: the text itself, instead of ``source``; ``target_text`` likewise.
        notify: is told what is worth knowing and no error; by default it goes to the log ``aligner``.
        progress: is told how far the encoder is.
        changes: single options by their names: ``align(a, b, source_lang="de", glossary="terms.tsv")``.

    Raises:
        InputError: if a file, a language tag or an option cannot be used as given.
        TypeError: if a side is given twice or not at all, or there is no such option.
    """
    wanted = align_options(options, changes)
    if isinstance(source, str | PathLike) and isinstance(target, str | PathLike) and are_string_tables(source, target):
        paired = pairs_by_key(source, target, parse_tag(wanted.source_lang), parse_tag(wanted.target_lang), notify)
        if wanted.check_language:
            check_languages(paired.source, paired.target, notify)
        return check(paired, wanted.check, encoder=wanted.encoder, threads=wanted.threads, notify=notify)
    documents = (
        _document("source", source, source_text, wanted.source_lang, notify, wanted.reading),
        _document("target", target, target_text, wanted.target_lang, notify, wanted.reading),
    )
    checks = wanted.check.with_files_read(documents[0].lang, documents[1].lang)
    if wanted.check_language:
        check_languages(*documents, notify)
    left, right = (with_segments(document, wanted.segmented) for document in documents)

    # Here numpy and the models are first needed: whoever gave a wrong path has had the answer by now.
    from threadpoolctl import threadpool_limits  # noqa: PLC0415

    from aligner.checks.support.bitext import Bitext  # noqa: PLC0415
    from aligner.embed import load_encoder, word_encoder  # noqa: PLC0415
    from aligner.pair.documents import align_documents  # noqa: PLC0415
    from aligner.pair.scorer import load_scorer  # noqa: PLC0415

    n_threads = wanted.threads or available_threads()
    weights = load_scorer(wanted.scorer, (left.language, right.language))
    encoder = wanted.encoder
    model = load_encoder(encoder, n_threads, notify) if isinstance(encoder, str | EncoderChoice) else encoder
    words = word_encoder(model, (left.language, right.language), n_threads)
    with threadpool_limits(n_threads):
        advance = counted(len(left.segments) + len(right.segments), progress)
        encoded = tuple(
            model.read([segment.unnumbered for segment in side.segments], advance) for side in (left, right)
        )
        aligned = align_documents(left, right, (encoded[0], encoded[1]), words, weights, wanted.max_bead, n_threads)
        if aligned.unsearched:
            notify(not_searched(left, right, aligned.unsearched))
        for lists in aligned.too_long:
            notify(too_long(left, right, lists))
        unchecked = Alignment(left, right, aligned.beads, moved=aligned.moved)
        compared = with_cosines(words, unchecked, keep=words is model)
        checked = checks.flag(Bitext(compared, words, checks.reader(n_threads)))
    if doubt := resemblance(checked).sentence:
        notify(doubt)
    for flag in checked.flags:
        if flag.kind == "language":
            notify(f"another language: {flag.message}")
    signature = sign(model, words, weights, replace(wanted, check=checks), (left.lang, right.lang))
    return replace(checked, beads=aligned.beads, signature=signature)


def sign(
    encoder: Encoder, words: Encoder, scorer: Scorer, options: AlignOptions, languages: tuple[str, str]
) -> Signature:
    """The signature of what these make: version, models and every option that shapes an alignment.

    Args:
        languages: tags of source and target, which documents from memory may know better than the options.
    """
    parts = {
        "aligner": __version__,
        "encoder": encoder.identity,
        **({} if words is encoder else {"words": words.identity}),
        "scorer": scorer.name,
        **({"read": options.reading.signature} if options.reading.signature else {}),
        "split": "lines" if options.segmented else "rules",
        "max-bead": str(options.max_bead or scorer.max_bead),
        "languages": ">".join(languages),
        **options.check.signed,
    }
    return Signature(tuple(parts.items()))


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


def not_searched(source: Document, target: Document, stretches: Sequence[tuple[int, int, int, int]]) -> str:
    """What to tell of stretches that the search passed over."""
    from aligner.checks.support.quoting import shortened  # noqa: PLC0415  the checks are loaded by now

    def size(stretch: tuple[int, int, int, int]) -> int:
        return (stretch[1] - stretch[0]) * (stretch[3] - stretch[2])

    top, bottom, left, right = max(stretches, key=size)
    others = "" if len(stretches) == 1 else f", the largest of {len(stretches)} such stretches"
    return (
        f"not searched: {bottom - top} segments of the source, from “{shortened(source.segments[top].text)}” on, "
        f"against {right - left} of the translation, from “{shortened(target.segments[left].text)}” on{others}, since "
        "nothing sure was found between them; they are left alone with low confidence, so align smaller parts by "
        "themselves"
    )


def too_long(source: Document, target: Document, lists: TooLong) -> str:
    """What to tell of a list that was paired in text order although it is in another."""
    from aligner.checks.support.quoting import shortened  # noqa: PLC0415  the checks are loaded by now

    here, there = lists.example
    return (
        f"paired in text order: the list of {len(lists.source)} items from "
        f"“{shortened(source.segments[lists.source.start].text)}” on stands in another order in the translation "
        f"(“{shortened(source.segments[here].text)}” is “{shortened(target.segments[there].text)}”, item "
        f"{here - lists.source.start + 1} and item {there - lists.target.start + 1}), and is too long for every item "
        "to be held against every other; align smaller parts of it by themselves"
    )


def _document(
    side: str, given: Source | None, text: str | None, lang: str, notify: Notify, reading: Reading
) -> Document:
    if (given is None) == (text is None):
        raise TypeError(f"give the {side} once: as `{side}` (a path, a Document, a list of texts) or as `{side}_text`")
    if text is not None:
        return Document(text, lang)
    if isinstance(given, Document):
        return given
    if isinstance(given, str | PathLike):
        return read(given, lang, notify, reading)
    return Document.of_segments(given or (), lang)


def with_segments(document: Document, by_line: bool) -> Document:
    """The document in segments: those that it has, or its lines, or sentences.

    Raises:
        InputError: if it holds none.
    """
    if document.segments:
        return document
    parted = split_lines(document) if by_line else split(document)
    if not parted.segments:
        raise InputError(f"{document.path or 'the text'} holds nothing to align")
    return parted
