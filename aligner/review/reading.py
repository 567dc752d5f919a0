"""Find the review table in a file that a person saved, whatever program saved it."""

from __future__ import annotations

from os import PathLike
from pathlib import Path

from aligner.alignment import Alignment
from aligner.errors import InputError
from aligner.notices import Notify, ignore_notice
from aligner.read.bilingual_csv import csv_lines
from aligner.read.bilingual_docx import docx_tables_with_faults
from aligner.read.bilingual_xlsx import xlsx_sheets_with_faults
from aligner.read.table import Line
from aligner.read.tsv import quoted_tsv_lines, tsv_lines
from aligner.review.entry import Entry, is_review_table, read_entries
from aligner.review.faults import Fault
from aligner.review.plain import plain_side

SUFFIXES = (".xlsx", ".docx", ".tsv", ".csv")


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
    return max(readings, key=lambda reading: sum((e.source in texts) + (e.target in texts) for e in reading[0]))


def _tables(path: str | PathLike[str], notify: Notify) -> list[list[Line]]:
    suffix = Path(path).suffix.lower()
    if suffix == ".xlsx":
        return xlsx_sheets_with_faults(path)
    if suffix == ".docx":
        return docx_tables_with_faults(path, notify)
    if suffix == ".csv":
        return [csv_lines(path)]
    if suffix == ".tsv":
        quoted = quoted_tsv_lines(path)
        return [tsv_lines(path)] + ([quoted] if quoted else [])
    raise InputError(f"{path} is no review table by its suffix; give one of {', '.join(SUFFIXES)}")
