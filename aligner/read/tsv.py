"""Tables of pairs: tab-separated, source and target in two columns."""

from __future__ import annotations

import csv
import io
from os import PathLike

from aligner.alignment import Alignment
from aligner.errors import InputError
from aligner.read.bilingual_csv import LONGEST_CELL, table_text
from aligner.read.pairs import paired
from aligner.read.table import SOURCE, TARGET, Line, Table, as_table, pairs


def read_tsv(path: str | PathLike[str], source_lang: str, target_lang: str) -> Alignment:
    """The pairs of a table in UTF-8, or in UTF-16 with a byte order mark.

    A first line that names the columns is a header, as the aligner writes it; without one, the first two columns
    count. Blank lines are skipped.

    Raises:
        InputError: if the file cannot be read, a line has too few columns, or there is no pair.
    """
    lines = tsv_lines(path)
    if all(line.is_blank for line in lines):
        raise InputError(f"{path} holds no pair of texts; check the file and its languages")
    for line in lines:
        if not line.is_blank:
            _check_columns(line, 2, path)
    table = as_table(lines, path, (source_lang, target_lang))
    return paired(pairs(_complete(table)), source_lang, target_lang, path)


def tsv_lines(path: str | PathLike[str]) -> list[Line]:
    """The rows of a table without quoting, as the aligner writes it.

    Raises:
        InputError: if the file cannot be read or decoded.
    """
    lines = table_text(path).replace("\r\n", "\n").split("\n")
    return [Line(number, tuple(line.split("\t"))) for number, line in enumerate(lines, 1)]


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
    return [Line(number, tuple(cells)) for number, cells in enumerate(rows, 1)]


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
