"""What is looked at in an Excel workbook before openpyxl reads it: sizes, entities, places and merged cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from aligner.errors import InputError
from aligner.read.archive import Archive
from aligner.read.markup import parse_xml

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


def checked_workbook(data: bytes, name: str) -> Archive:
    """The archive, once its parts are known to be of a bearable size, free of entities and within the sheet.

    Raises:
        InputError: if they are not, or the workbook is protected or damaged.
    """
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


def merged_cells(archive: Archive) -> Iterator[tuple[int, range]]:
    """The rows and columns of merged cells on any sheet; a review table is alone in its workbook with its guide."""
    for member in archive.names():
        if member.startswith("xl/worksheets/") and member.endswith(".xml"):
            for element in parse_xml(archive.member(member), member).iter("{*}mergeCell"):
                found = _RANGE.fullmatch(element.get("ref", ""))
                if found:
                    columns = range(_column(found[1]), _column(found[3]) + 1)
                    last = min(int(found[4]), int(found[2]) + MOST_MERGED)
                    yield from ((row, columns) for row in range(int(found[2]), last + 1))


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


def _column(letters: str) -> int:
    """Counted from 0."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
