"""HTML: the old text, the new one and the translation side by side, with what is stale beside its words."""

from __future__ import annotations

from pathlib import PurePath
from typing import BinaryIO

from aligner.document import Document
from aligner.language.tags import language_name
from aligner.revision.drift import MEANINGS, Drift, Part, Passage, Row, State
from aligner.write.report.columns import ColumnCell, ColumnPage, ColumnRow, ColumnText, write_columns
from aligner.write.words import counted

TONES = {State.CHANGED: "error", State.NEW: "error", State.GONE: "error", State.MOVED: "warning", State.UPDATED: "info"}


def write(drift: Drift, stream: BinaryIO) -> None:
    """Every row, the stale ones with what is to be done."""
    source, target = language_name(drift.new.lang), language_name(drift.translation.lang)
    texts = (
        ColumnText(f"{source}, old", "was", drift.old.lang, drift.old.path or ""),
        ColumnText(f"{source}, new", "now", drift.new.lang, drift.new.path or ""),
        ColumnText(target, drift.translation.language, drift.translation.lang, drift.translation.path or ""),
    )
    n_stale = len(drift.stale)
    verdict = f"{counted(n_stale, 'passage')} of the translation to look at." if n_stale else "Nothing is stale."
    write_columns(
        ColumnPage(
            f"Drift report · {source} → {target}",
            PurePath(drift.translation.path).name if drift.translation.path else "A translation",
            verdict,
            texts,
            tuple((str(state), count, TONES.get(state, "")) for state, count in drift.counts().items()),
            tuple(_row(row, drift, target) for row in drift.rows),
            str(drift.signature),
            only="Only what has changed",
        ),
        stream,
    )


def _row(row: Row, drift: Drift, target: str) -> ColumnRow:
    is_same = row.state in {State.UNCHANGED, State.UNTRANSLATED, State.MOVED}
    cells = (
        _cell(row, row.old, drift.old, "Not in the old text", is_quiet=is_same),
        _cell(row, row.new, drift.new, "Gone" if row.state is State.GONE else "Not in the text"),
        _cell(row, row.translation, drift.translation, f"Nothing in {target}"),
    )
    if row.state is State.UNCHANGED:
        return ColumnRow(cells)
    part = "" if row.part is Part.TEXT else f" {row.part}"
    return ColumnRow(
        cells,
        TONES.get(row.state, ""),
        f"{str(row.state).capitalize()}{part}",
        MEANINGS[row.state],
        f"{row.confidence:.2f}",
    )


def _cell(row: Row, passage: Passage, document: Document, gap: str, *, is_quiet: bool = False) -> ColumnCell:
    if row.part is not Part.TEXT:
        return ColumnCell(passage.text, "code", passage.words, gap, is_quiet)
    kind = str(document.segments[passage.segments[0]].kind) if passage.segments else "sentence"
    return ColumnCell(passage.text, kind, passage.words, gap, is_quiet)
