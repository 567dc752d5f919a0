"""The whole way in one call: read → segment → embed → pair → check."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from os import PathLike
from typing import TYPE_CHECKING, Any

from aligner.alignment import Alignment, Signature
from aligner.bilingual.string_tables import are_string_tables, pairs_by_key
from aligner.checks.support.belonging import resemblance
from aligner.document import Document
from aligner.errors import InputError
from aligner.language.tags import parse_tag
from aligner.notices import Notify, log_notice
from aligner.read import read
from aligner.read.language import check_languages
from aligner.read.reading import Reading
from aligner.segment import split, split_lines
from aligner.tasks.check import check, with_cosines
from aligner.tasks.models import Models, Progress, adding_up, encoded, is_kept, load_models
from aligner.tasks.options import AlignOptions, align_options

if TYPE_CHECKING:
    from aligner.pair.reordered import TooLong

Source = str | PathLike[str] | Document | Sequence[str]
"""A path; a document from memory, which keeps the segments it has; or a list of texts, each a segment."""


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
        return _by_keys(source, target, wanted, notify)
    documents = (
        _document("source", source, source_text, wanted.source_lang, notify, wanted.reading),
        _document("target", target, target_text, wanted.target_lang, notify, wanted.reading),
    )
    wanted = replace(wanted, check=wanted.check.with_files_read(documents[0].lang, documents[1].lang))
    if wanted.check_language:
        check_languages(*documents, notify)
    left, right = (with_segments(document, wanted.segmented) for document in documents)
    return _by_models(left, right, wanted, notify, progress)


def sign(models: Models, options: AlignOptions, languages: tuple[str, str]) -> Signature:
    """The signature of what these make: version, models and every option that shapes an alignment.

    Args:
        languages: tags of source and target, which documents from memory may know better than the options.
    """
    parts = {
        **models.signed,
        **({"read": options.reading.signature} if options.reading.signature else {}),
        "split": "lines" if options.segmented else "rules",
        "max-bead": str(options.max_bead or models.scorer.max_bead),
        "languages": ">".join(languages),
        **options.check.signed,
    }
    return Signature(tuple(parts.items()))


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


def _by_keys(
    source: str | PathLike[str], target: str | PathLike[str], wanted: AlignOptions, notify: Notify
) -> Alignment:
    paired = pairs_by_key(source, target, parse_tag(wanted.source_lang), parse_tag(wanted.target_lang), notify)
    if wanted.check_language:
        check_languages(paired.source, paired.target, notify)
    return check(paired, wanted.check, encoder=wanted.encoder, threads=wanted.threads, notify=notify)


def _by_models(
    source: Document, target: Document, wanted: AlignOptions, notify: Notify, progress: Progress | None
) -> Alignment:
    # Here numpy and the models are first needed: whoever gave a wrong path has had the answer by now.
    from threadpoolctl import threadpool_limits  # noqa: PLC0415

    from aligner.checks.support.bitext import Bitext  # noqa: PLC0415
    from aligner.pair.documents import align_documents  # noqa: PLC0415

    models = load_models(wanted, (source.language, target.language), notify)
    with threadpool_limits(models.threads):
        advance = adding_up(len(source.segments) + len(target.segments), progress)
        texts = encoded(models.encoder, source, advance), encoded(models.encoder, target, advance)
        aligned = align_documents(source, target, texts, models.words, models.scorer, wanted.max_bead, models.threads)
        if aligned.unsearched:
            notify(not_searched(source, target, aligned.unsearched))
        for lists in aligned.too_long:
            notify(too_long(source, target, lists))
        unchecked = Alignment(source, target, aligned.beads, moved=aligned.moved)
        compared = with_cosines(models.words, unchecked, keep=models.words is models.encoder)
        reader = wanted.check.reader(models.threads, keep=is_kept(wanted.encoder))
        checked = wanted.check.flag(Bitext(compared, models.words, reader))
    if doubt := resemblance(checked).sentence:
        notify(doubt)
    for told in _in_other_languages(checked):
        notify(told)
    return replace(checked, beads=aligned.beads, signature=sign(models, wanted, (source.lang, target.lang)))


def _in_other_languages(checked: Alignment) -> Iterator[str]:
    """What is told of passages in another language than their text's: of each side the first, and how many more."""
    flags = [flag for flag in checked.flags if flag.kind == "language"]
    for name, passages in (
        ("source", [flag for flag in flags if flag.source_spans]),
        ("translation", [flag for flag in flags if flag.target_spans]),
    ):
        if passages:
            more = len(passages) - 1
            others = f"; {more:,} more such passage{'s' if more > 1 else ''} in the {name}" if more else ""
            yield f"another language: {passages[0].message}{others}"


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
