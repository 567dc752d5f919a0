"""Tables of pairs in an Excel workbook, and the aligner's review table."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aligner.errors import InputError
from aligner.read.archive import Archive
from aligner.read.markup import parse_xml
from aligner.read.table import IN_MERGED_CELLS, Line

if TYPE_CHECKING:
    from lxml import etree

_KIND = "Excel workbook"
_LEGACY = b"\xd0\xcf\x11\xe0"
"""How old .xls files begin, and those that a password protects."""

_RANGE = re.compile(r"([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})")

MOST_ROWS = 2**20
"""Rows of a sheet in the format; a reader fills up what lies before a row, so that a larger number never ends."""

MOST_COLUMNS = 2**14
"""Columns of a sheet in the format."""

_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")

MOST_MERGED = 10_000
"""Rows of one merged range that are looked at: a range over whole columns counts a million."""

_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
"""How the format writes characters that XML cannot hold, and underscores that would look so."""


def xlsx_lines(path: str | PathLike[str]) -> list[Line]:
    """The rows of the first sheet that holds anything, counted as the spreadsheet counts them.

    Raises:
        InputError: if the file cannot be read, is damaged, too large or protected.
    """
    _, sheets = _sheets(path)
    return next((lines for lines in sheets if not all(line.is_blank for line in lines)), [])


def xlsx_sheets_with_faults(path: str | PathLike[str]) -> list[list[Line]]:
    """The rows of every sheet; merged cells, which leave open which row or column their text is of, are faults.

    Raises:
        InputError: as ``xlsx_lines``.
    """
    archive, sheets = _sheets(path)
    merged = dict(_merged(archive))
    return [
        [
            replace(line, faults={**line.faults, **dict.fromkeys(merged.get(line.number, ()), IN_MERGED_CELLS)})
            for line in lines
        ]
        for lines in sheets
    ]


def _sheets(path: str | PathLike[str]) -> tuple[Archive, Iterator[list[Line]]]:
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror}; check the path") from error
    archive = _checked(data, str(path))
    return archive, _lines(archive, data)


def _lines(archive: Archive, data: bytes) -> Iterator[list[Line]]:
    import openpyxl  # noqa: PLC0415  slow to load, for one format

    try:
        workbook = openpyxl.load_workbook(io.BytesIO(data), read_only=True)
        for sheet in workbook.worksheets:
            sheet.reset_dimensions()  # some programs store wrong ones, and rows would be lost
            yield [_line(number, cells) for number, cells in enumerate(sheet.iter_rows(), 1)]
    except Exception as error:  # openpyxl raises whatever its parsers do on parts that are damaged
        raise archive.damaged(error) from error


def _merged(archive: Archive) -> Iterator[tuple[int, range]]:
    """The rows and columns of merged cells on any sheet; a review table is alone in its workbook with its guide."""
    for member in archive.names():
        if member.startswith("xl/worksheets/") and member.endswith(".xml"):
            for element in parse_xml(archive.member(member), member).iter("{*}mergeCell"):
                found = _RANGE.fullmatch(element.get("ref", ""))
                if found:
                    columns = range(_column(found[1]), _column(found[3]) + 1)
                    last = min(int(found[4]), int(found[2]) + MOST_MERGED)
                    yield from ((row, columns) for row in range(int(found[2]), last + 1))


def _column(letters: str) -> int:
    """Counted from 0."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _checked(data: bytes, name: str) -> Archive:
    """The archive, once its parts are known to be of a bearable size and free of entities."""
    if data.startswith(_LEGACY):
        raise InputError(f"{name} is protected by a password or an old .xls; save it as .xlsx without a password")
    archive = Archive(data, name, _KIND)
    for member in archive.names():
        if member.endswith((".xml", ".rels")):
            part = archive.member(member)
            if b"<!DOCTYPE" in part or b"<\0!\0D\0O\0" in part or b"\0<\0!\0D\0O" in part:
                raise archive.damaged(f"{member} declares a document type, which no {_KIND} has")
            root = parse_xml(part, f"{name} ({member})")
            if root.tag.endswith("}worksheet"):
                _check_places(root, archive, member)
    return archive


def _check_places(sheet: etree._Element, archive: Archive, member: str) -> None:
    """Refuse rows and cells that no sheet has place for.

    Raises:
        InputError: if a row or cell says that it stands beyond the last.
    """
    for row in sheet.iter("{*}row"):
        number = row.get("r", "1")
        if not (number.isascii() and number.isdigit() and len(number) <= 7 and 1 <= int(number) <= MOST_ROWS):
            raise archive.damaged(f"{member} has a row numbered {number[:30]}; a sheet has {MOST_ROWS:,} rows")
    for cell in sheet.iter("{*}c"):
        place = cell.get("r", "A1")
        match = _PLACE.fullmatch(place)
        if not match or _column(match[1]) >= MOST_COLUMNS or not 1 <= int(match[2]) <= MOST_ROWS:
            raise archive.damaged(f"{member} has a cell at {place[:30]}, where no sheet has one")


def _line(number: int, cells: Sequence[Any]) -> Line:
    faults = dict(_faults(cells))
    return Line(number, tuple(_text(cell.value) for cell in cells), faults)


def _faults(cells: Sequence[Any]) -> Iterator[tuple[int, str]]:
    for place, cell in enumerate(cells):
        if cell.value is None:
            continue
        if cell.data_type == "f":
            yield place, f"a formula, {_text(cell.value)!r}"
        elif cell.data_type == "e":
            yield place, f"an error, {cell.value}"
        elif isinstance(cell.value, datetime | date | time | timedelta):
            yield place, f"a date for the spreadsheet, {cell.value}"


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), str(value))
