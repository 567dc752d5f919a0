"""Find the review table in a file that a person saved, whatever program saved it."""

from __future__ import annotations

from dataclasses import replace
from os import PathLike
from pathlib import Path

from aligner.alignment import Alignment
from aligner.bilingual.bead_ids import bead_ids
from aligner.bilingual.csv import csv_lines
from aligner.bilingual.table import Line
from aligner.bilingual.tsv import quoted_tsv_lines, tsv_lines
from aligner.errors import InputError
from aligner.notices import Notify, ignore_notice
from aligner.review.entry import Entry, is_review_table, read_entries
from aligner.review.faults import Fault
from aligner.review.plain import plain_side
from aligner.review.respelled import is_respelled

SUFFIXES = (".xlsx", ".docx", ".tsv", ".csv", ".ods")

UNTYPED = (".tsv", ".csv")
"""Files in which a spreadsheet cannot tell texts from numbers."""

MOST_SHOWN = 10
"""Rows named in a notice."""


def read_reviewed(
    path: str | PathLike[str], alignment: Alignment, notify: Notify = ignore_notice
) -> tuple[list[Entry], list[Fault]]:
    """The rows of a reviewed table, and what is wrong with single cells.

    A table of tabs may have been saved by a text editor or by a spreadsheet, which puts quotation marks around cells
    that have some: of the two readings that one is right which finds more texts of the alignment as they were.

    Raises:
        InputError: if the file cannot be read, is no review table, or lacks a column.
    """
    tables = [lines for lines in _tables(path, notify) if not all(line.is_blank for line in lines)]
    if not tables:
        raise InputError(f"{path} holds no table; give the one that was reviewed")
    candidates = [lines for lines in tables if is_review_table(lines)] or [max(tables, key=len)]
    texts = {
        plain_side(segments)
        for bead in alignment.beads
        for segments in (alignment.source_segments(bead), alignment.target_segments(bead))
    }
    readings = [read_entries(lines, path) for lines in candidates]
    entries, faults = max(
        readings, key=lambda reading: sum((e.source in texts) + (e.target in texts) for e in reading[0])
    )
    if Path(path).suffix.lower() in UNTYPED:
        entries = _respelled(entries, path, alignment, notify)
    return entries, faults


def _respelled(entries: list[Entry], path: str | PathLike[str], alignment: Alignment, notify: Notify) -> list[Entry]:
    """The rows without what a spreadsheet did to texts that look like numbers: see ``is_respelled``.

    That the file went through one shows in its confidences: ``0.5000`` comes back as ``0.5`` or ``0,5``.
    """
    beads = dict(zip(bead_ids(alignment), alignment.beads, strict=True))
    known = [(entry, beads[entry.id]) for entry in entries if entry.id in beads]
    if all(entry.confidence in {"", f"{bead.confidence:.4f}"} for entry, bead in known):
        return entries
    before = {
        entry.row: (plain_side(alignment.source_segments(bead)), plain_side(alignment.target_segments(bead)))
        for entry, bead in known
    }
    mended = []
    rows = []
    for entry in entries:
        source, target = before.get(entry.row, (entry.source, entry.target))
        as_it_was = replace(
            entry,
            source=source if is_respelled(source, entry.source) else entry.source,
            target=target if is_respelled(target, entry.target) else entry.target,
        )
        mended.append(as_it_was)
        if as_it_was != entry:
            rows.append(str(entry.row))
    if rows:
        shown = ", ".join(rows[:MOST_SHOWN]) + ("…" if len(rows) > MOST_SHOWN else "")
        notify(
            f"a spreadsheet wrote texts of {path} as other numbers, dates or without quotation marks (row {shown}); "
            "they are taken as they were before; an .xlsx keeps texts as texts"
        )
    return mended


def _tables(path: str | PathLike[str], notify: Notify) -> list[list[Line]]:
    # What reads spreadsheets and documents takes a fifth of a second to load: only who brings one waits for it.
    suffix = Path(path).suffix.lower()
    if suffix == ".xlsx":
        from aligner.bilingual.xlsx import xlsx_sheets_with_faults  # noqa: PLC0415

        return xlsx_sheets_with_faults(path)
    if suffix == ".docx":
        from aligner.bilingual.docx import docx_tables_with_faults  # noqa: PLC0415

        return docx_tables_with_faults(path, notify)
    if suffix == ".ods":
        from aligner.bilingual.ods import ods_sheets_with_faults  # noqa: PLC0415

        return ods_sheets_with_faults(path, notify)
    if suffix == ".csv":
        return [csv_lines(path)]
    if suffix == ".tsv":
        quoted = quoted_tsv_lines(path)
        return [tsv_lines(path)] + ([quoted] if quoted else [])
    raise InputError(f"{path} is no review table by its suffix; give one of {', '.join(SUFFIXES)}")
