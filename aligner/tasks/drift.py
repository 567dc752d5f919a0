"""Which sentences of a translation an edit of its source has left stale."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aligner.alignment import Alignment, Signature
from aligner.document import Document
from aligner.notices import Notify, ignore_notice, log_notice
from aligner.read import read
from aligner.read.language import check_languages
from aligner.revision.drift import Drift, Row
from aligner.revision.places import lines_of
from aligner.tasks.align import not_searched, with_segments
from aligner.tasks.history import is_in_revision, read_revision
from aligner.tasks.models import Models, encoded, load_models
from aligner.tasks.options import AlignOptions, align_options

if TYPE_CHECKING:
    from aligner.embed.encoder import EncodedText
    from aligner.revision.following import Question

Text = str | PathLike[str] | Document
"""A path, or a document from memory."""

AS_THEY_STAND = frozenset({".md", ".markdown", ".txt", ".text", ".rst", ".adoc", ""})
"""Suffixes of files whose lines a person sees in an editor."""


def drift(
    old: Text,
    new: Text,
    translation: Text,
    options: AlignOptions | None = None,
    *,
    old_translation: Text | None = None,
    notify: Notify = log_notice,
    **changes: Any,
) -> Drift:
    """Compare two versions of a text, and say what of its translation is stale.

    Args:
        old: the version that was translated.
        new: the version as it stands now.
        translation: the translation as it stands now.
        options: as for ``align``; no check is run.
        old_translation: the translation as it stood beside ``old``, where it is known: what was not touched since is
            no translation of what has changed.
        notify: is told what is worth knowing and no error; by default it goes to the log ``aligner``.
        changes: single options by their names.

    Raises:
        InputError: if a file, a language tag or an option cannot be used as given.
        TypeError: if there is no such option.
    """
    wanted = align_options(options, changes)
    made = _drift(old, new, translation, wanted, old_translation, notify)
    return replace(made, rows=tuple(_placed(made)))


def drift_since(
    revision: str,
    text: str | PathLike[str],
    translation: str | PathLike[str],
    options: AlignOptions | None = None,
    *,
    notify: Notify = log_notice,
    **changes: Any,
) -> Drift:
    """What of a translation is stale since a commit of git, by which the two files belonged together.

    What of the translation was edited since is known too, where it was there.

    Args:
        revision: a commit, a tag, a branch; the others as for ``drift``.

    Raises:
        InputError: if git, the revision or the file in it is not there, or a file or option cannot be used.
        TypeError: if there is no such option.
    """
    wanted = align_options(options, changes)
    old = read_revision(text, revision, wanted.source_lang, reading=wanted.reading)
    before = None
    if is_in_revision(translation, revision):
        before = read_revision(translation, revision, wanted.target_lang, reading=wanted.reading)
    return drift(old, text, translation, wanted, old_translation=before, notify=notify)


def _drift(
    old: Text, new: Text, translation: Text, wanted: AlignOptions, old_translation: Text | None, notify: Notify
) -> Drift:
    def document(text: Text, lang: str, told: Notify = notify) -> Document:
        return text if isinstance(text, Document) else read(text, lang, told, wanted.reading, tell_left_out=False)

    documents = [
        document(old, wanted.source_lang, ignore_notice),  # what is said of the new version holds for the old one
        document(new, wanted.source_lang),
        document(translation, wanted.target_lang),
    ]
    if old_translation is not None:
        documents.append(document(old_translation, wanted.target_lang))
    if wanted.check_language:
        check_languages(documents[1], documents[2], notify)
    before, after, there, *earlier = (with_segments(each, wanted.segmented) for each in documents)
    return _compared(before, after, there, earlier[0] if earlier else None, wanted, notify)


def _compared(
    old: Document,
    new: Document,
    translation: Document,
    old_translation: Document | None,
    wanted: AlignOptions,
    notify: Notify,
) -> Drift:
    # Here numpy and the models are first needed: whoever gave a wrong path has had the answer by now.
    from threadpoolctl import threadpool_limits  # noqa: PLC0415

    from aligner.revision.besides import rows_beside  # noqa: PLC0415
    from aligner.revision.following import following  # noqa: PLC0415
    from aligner.revision.joining import rows_of  # noqa: PLC0415
    from aligner.revision.versions import compare_versions, untouched_segments  # noqa: PLC0415

    languages = new.language, translation.language
    models = load_models(wanted, languages, notify)
    with threadpool_limits(models.threads):
        left, right, there = (encoded(models.encoder, side) for side in (old, new, translation))
        versions = compare_versions(old, new, (left, right))
        if any(versions.passed_over):
            notify(_passed_over(versions.passed_over))
        before = _aligned(old, translation, (left, there), models, wanted, notify)
        after = _aligned(new, translation, (right, there), models, wanted, notify)
        ratio = _length_ratio(before)

        def answer(questions: Sequence[Question]) -> list[float]:
            return following(questions, languages, ratio, models.words)

        untouched = None if old_translation is None else untouched_segments(old_translation, translation)
        rows = rows_of(versions.edits, before, after, answer, untouched)
        rows += rows_beside(old, new, translation, answer)
    signature = Signature().updated(**models.signed, languages=f"{new.lang}>{translation.lang}")
    return Drift(old, new, translation, rows, signature)


def _aligned(
    version: Document,
    translation: Document,
    texts: tuple[EncodedText, EncodedText],
    models: Models,
    wanted: AlignOptions,
    notify: Notify,
) -> Alignment:
    from aligner.pair.documents import align_documents  # noqa: PLC0415

    aligned = align_documents(version, translation, texts, models.words, models.scorer, wanted.max_bead, models.threads)
    if aligned.unsearched:
        notify(not_searched(version, translation, aligned.unsearched))
    return Alignment(version, translation, aligned.beads, moved=aligned.moved)


def _placed(made: Drift) -> Iterator[Row]:
    """The rows with the lines of the files that can be read as they are."""
    lines = [_lines(made.new), _lines(made.translation)]
    for row in made.rows:
        new, there = (
            replace(each, line=known[each.segments[0]]) if known and each.segments else each
            for each, known in zip((row.new, row.translation), lines, strict=True)
        )
        yield replace(row, new=new, translation=there)


def _lines(document: Document) -> tuple[int | None, ...]:
    """The line of each segment, for a file that is text as it stands."""
    if document.path is None or Path(document.path).suffix.lower() not in AS_THEY_STAND:
        return ()
    try:
        raw = Path(document.path).read_text(document.encoding or "utf-8")
    except (OSError, ValueError, LookupError):
        return ()
    return lines_of(document, raw)


def _length_ratio(alignment: Alignment) -> float:
    """Characters of the translation for one of the old version, in pairs that are sure."""
    sure = [bead for bead in alignment.beads if not bead.is_null]
    here = sum(len(segment.text) + 1 for bead in sure for segment in alignment.source_segments(bead))
    there = sum(len(segment.text) + 1 for bead in sure for segment in alignment.target_segments(bead))
    return there / here if here and there else 1.0


def _passed_over(n_segments: tuple[int, int]) -> str:
    return (
        f"not compared: {n_segments[0]} segments of the old version and {n_segments[1]} of the new one stand in "
        "stretches with no sentence in common; they are told as gone and new, so compare smaller parts by themselves"
    )
