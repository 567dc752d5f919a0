"""Which sentences of a translation an edit of its source has left stale."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aligner.alignment import Alignment, Signature
from aligner.document import Document
from aligner.embed.choice import EncoderChoice
from aligner.notices import Notify, ignore_notice, log_notice
from aligner.read import read
from aligner.read.language import check_languages
from aligner.revision.drift import Drift, Row
from aligner.revision.places import lines_of
from aligner.tasks.align import not_searched, with_segments
from aligner.tasks.history import is_in_revision, read_revision
from aligner.tasks.options import AlignOptions, align_options
from aligner.threads import available_threads
from aligner.version import __version__

if TYPE_CHECKING:
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
    languages = wanted.source_lang, wanted.source_lang, wanted.target_lang, wanted.target_lang
    given = old, new, translation, *(() if old_translation is None else (old_translation,))
    documents = [
        text
        if isinstance(text, Document)
        else read(text, lang, notify if side else ignore_notice, wanted.reading, tell_left_out=False)
        for side, (text, lang) in enumerate(zip(given, languages, strict=False))
    ]
    if wanted.check_language:
        check_languages(documents[1], documents[2], notify)
    segmented = [with_segments(document, wanted.segmented) for document in documents]

    # Here numpy and the models are first needed: whoever gave a wrong path has had the answer by now.
    from threadpoolctl import threadpool_limits  # noqa: PLC0415

    from aligner.embed import load_encoder, word_encoder  # noqa: PLC0415
    from aligner.pair.documents import align_documents  # noqa: PLC0415
    from aligner.pair.scorer import load_scorer  # noqa: PLC0415
    from aligner.revision.besides import rows_beside  # noqa: PLC0415
    from aligner.revision.following import following  # noqa: PLC0415
    from aligner.revision.joining import rows_of  # noqa: PLC0415
    from aligner.revision.versions import compare_versions, untouched_segments  # noqa: PLC0415

    n_threads = wanted.threads or available_threads()
    pair = segmented[1].language, segmented[2].language
    weights = load_scorer(wanted.scorer, pair)
    encoder = wanted.encoder
    model = load_encoder(encoder, n_threads, notify) if isinstance(encoder, str | EncoderChoice) else encoder
    words = word_encoder(model, pair, n_threads)
    with threadpool_limits(n_threads):
        encoded = [model.read([segment.unnumbered for segment in side.segments]) for side in segmented[:3]]
        versions = compare_versions(segmented[0], segmented[1], (encoded[0], encoded[1]))
        if any(versions.passed_over):
            notify(_passed_over(versions.passed_over))
        beside = []
        for side in (0, 1):
            aligned = align_documents(
                segmented[side], segmented[2], (encoded[side], encoded[2]), words, weights, wanted.max_bead, n_threads
            )
            if aligned.unsearched:
                notify(not_searched(segmented[side], segmented[2], aligned.unsearched))
            beside.append(Alignment(segmented[side], segmented[2], aligned.beads, moved=aligned.moved))
        ratio = _length_ratio(beside[0])

        def answer(questions: Sequence[Question]) -> list[float]:
            return following(questions, pair, ratio, words)

        untouched = None if old_translation is None else untouched_segments(segmented[3], segmented[2])
        rows = rows_of(versions.edits, beside[0], beside[1], answer, untouched)
        rows += rows_beside(segmented[0], segmented[1], segmented[2], answer)
    parts = {
        "aligner": __version__,
        "encoder": model.identity,
        **({} if words is model else {"words": words.identity}),
        "scorer": weights.name,
        "languages": f"{segmented[1].lang}>{segmented[2].lang}",
    }
    return Drift(segmented[0], segmented[1], segmented[2], rows, Signature(tuple(parts.items())))


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
