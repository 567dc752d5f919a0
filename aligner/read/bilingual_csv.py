"""Tables of pairs in .csv, from any spreadsheet: commas, semicolons or tabs between the cells."""

from __future__ import annotations

import csv
import io
from os import PathLike
from pathlib import Path

from aligner.errors import InputError
from aligner.formula import unguarded
from aligner.read.table import Line

LONGEST_CELL = 2**20
"""Characters; the module's own limit, 131,072, is less than a chapter."""


def csv_lines(path: str | PathLike[str]) -> list[Line]:
    """The rows of a .csv in UTF-8, or in UTF-16 with a byte order mark; row numbers are those a spreadsheet shows.

    Raises:
        InputError: if the file cannot be read or decoded, or a quotation mark is never closed.
    """
    text = table_text(path)
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    lines = []
    try:
        for number, cells in enumerate(reader, 1):
            lines.append(Line(number, tuple(map(unguarded, cells))))
    except csv.Error as error:
        raise InputError(f"{path}, line {reader.line_num}: {error}; check the quotation marks there") from error
    return lines


def table_text(path: str | PathLike[str]) -> str:
    """The text of a table in UTF-8, or in UTF-16 with a byte order mark, as Excel saves “Unicode text”.

    Raises:
        InputError: if the file cannot be read or decoded.
    """
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror}; check the path") from error
    try:
        return data.decode("utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is no table in UTF-8; save it as UTF-8 (in Excel: “CSV UTF-8”)") from error


def _delimiter(text: str) -> str:
    """What separates the cells: whichever the first line has most of, outside quotation marks."""
    first = "".join(text.split("\n", maxsplit=1)[0].split('"')[::2])
    return max(",;\t", key=first.count)
