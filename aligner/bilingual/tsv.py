"""Tables of tabs: a bead a line under a header line, or source and target in two columns."""

from __future__ import annotations

import csv
import io
import re
from os import PathLike
from typing import BinaryIO

from aligner.alignment import Alignment
from aligner.bilingual.columns import SOURCE, TARGET
from aligner.bilingual.csv import LONGEST_CELL, guarded, table_text, telling_language, unguarded
from aligner.bilingual.flag_line import flag_line
from aligner.bilingual.pairs import paired
from aligner.bilingual.rows import rows
from aligner.bilingual.status import status_cell
from aligner.bilingual.table import Line, Table, as_table, pairs
from aligner.bilingual.text import for_utf8, joined
from aligner.errors import InputError
from aligner.notices import Notify, ignore_notice


def read_tsv(
    path: str | PathLike[str], source_lang: str, target_lang: str, notify: Notify = ignore_notice
) -> Alignment:
    """The pairs of a table in UTF-8, in UTF-16 with a byte order mark, or in an old encoding, which is told.

    A first line that names the columns is a header, as the aligner writes it; without one, the first two columns
    count. Blank lines are skipped.

    Raises:
        InputError: if the file cannot be read, a line has too few columns, or there is no pair.
    """
    lines = tsv_lines(path, telling_language(source_lang, target_lang), notify)
    if all(line.is_blank for line in lines):
        raise InputError(f"{path} holds no pair of texts; check the file and its languages")
    for line in lines:
        if not line.is_blank:
            _check_columns(line, 2, path)
    table = as_table(lines, path, (source_lang, target_lang), notify)
    return paired(pairs(_complete(table)), source_lang, target_lang, path)


def tsv_lines(path: str | PathLike[str], lang: str = "", notify: Notify = ignore_notice) -> list[Line]:
    """The rows of a table without quoting, as the aligner writes it; decoded as ``table_text`` does.

    Raises:
        InputError: if the file cannot be read or decoded.
    """
    lines = table_text(path, lang, notify).replace("\r\n", "\n").split("\n")
    return [Line(number, tuple(map(unguarded, line.split("\t")))) for number, line in enumerate(lines, 1)]


def quoted_tsv_lines(path: str | PathLike[str]) -> list[Line] | None:
    """The rows if the file is one that a spreadsheet saved, with quotation marks around some cells and every mark in
    them doubled; None if it cannot be.

    Raises:
        InputError: if the file cannot be read or decoded.
    """
    text = table_text(path)
    if '"' not in text:
        return None
    csv.field_size_limit(LONGEST_CELL)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter="\t", strict=True))
    except csv.Error:
        return None
    return [Line(number, tuple(map(unguarded, cells))) for number, cells in enumerate(rows, 1)]


def _complete(table: Table) -> Table:
    """The table, once each of its lines is known to reach the columns of the texts."""
    for line in table.lines:
        _check_columns(line, max(table.columns[SOURCE], table.columns[TARGET]) + 1, table.path)
    return table


def _check_columns(line: Line, n_needed: int, path: str | PathLike[str]) -> None:
    n_columns = len(line.cells)
    if n_columns < n_needed:
        raise InputError(
            f"{path}, line {line.number}: {n_columns} column{'s' * (n_columns != 1)}; "
            "a line has the source text, a tab and the target text"
        )


COLUMNS = (
    "source",
    "target",
    "confidence",
    "similarity",
    "type",
    "source_segments",
    "target_segments",
    "flags",
    "id",
    "comment",
    "status",
)
_NOT_IN_A_CELL = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]+")


def write(alignment: Alignment, stream: BinaryIO) -> None:
    """Every bead, nulls included with one cell empty; segments are counted from 0 as in the ladder.

    The last two columns are for a reviewer, whose work ``aligner apply`` takes back by the ids.

    A flag is its kind, severity, message and id; several are separated by semicolons. Text stands as it is,
    unquoted; runs of tabs, line breaks and other control characters become one space, and what a spreadsheet would run
    as a formula stands behind an apostrophe, as in a .csv.
    """
    stream.write(("\t".join(COLUMNS) + "\n").encode())
    for row in rows(alignment):
        bead = row.bead
        cells = (
            cell(joined(alignment.source_segments(bead))),
            cell(joined(alignment.target_segments(bead))),
            f"{bead.confidence:.4f}",
            "" if bead.similarity is None else f"{bead.similarity:.4f}",
            bead.type,
            ",".join(map(str, bead.source)),
            ",".join(map(str, bead.target)),
            cell("; ".join(map(flag_line, row.flags))),
            cell(row.id),
            cell(row.comment),
            status_cell(bead.decision),
        )
        stream.write(("\t".join(cells) + "\n").encode())


def cell(text: str) -> str:
    """A cell that holds the text, as text."""
    return guarded(for_utf8(_NOT_IN_A_CELL.sub(" ", text)).strip(" "))
