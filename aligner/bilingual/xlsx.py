"""Excel workbooks: the review table, and tables of pairs."""

from __future__ import annotations

import errno
import io
import re
import tempfile
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from os import PathLike
from typing import Any, BinaryIO

from lxml import etree
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment as Placing
from openpyxl.styles import Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from aligner.alignment import Alignment, Severity
from aligner.bilingual.contents import bytes_in
from aligner.bilingual.pairs import paired
from aligner.bilingual.reproducible import moment, write_package
from aligner.bilingual.rows import COLUMNS, Row, rows
from aligner.bilingual.status import GUIDE, Status, status_cell
from aligner.bilingual.table import IN_MERGED_CELLS, Line
from aligner.bilingual.tables import pairs_of_tables
from aligner.bilingual.workbook import checked_workbook, merged_cells
from aligner.errors import InputError
from aligner.notices import Notify, ignore_notice
from aligner.read.archive import Archive

_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
"""How the format writes characters that XML cannot hold, and underscores that would look so."""


def read_xlsx(
    path: str | PathLike[str], source_lang: str, target_lang: str, notify: Notify = ignore_notice
) -> Alignment:
    """The pairs in the rows of every sheet that holds some.

    Raises:
        InputError: if the file cannot be read, or its rows hold no pair.
    """
    _, sheets = _sheets(path)
    return paired(pairs_of_tables(sheets, path, (source_lang, target_lang), notify), source_lang, target_lang, path)


def xlsx_sheets_with_faults(path: str | PathLike[str]) -> list[list[Line]]:
    """The rows of every sheet; merged cells, which leave open which row or column their text is of, are faults.

    Raises:
        InputError: if the file cannot be read, is damaged, too large or protected.
    """
    archive, sheets = _sheets(path)
    merged = dict(merged_cells(archive))
    return [
        [
            replace(line, faults={**line.faults, **dict.fromkeys(merged.get(line.number, ()), IN_MERGED_CELLS)})
            for line in lines
        ]
        for _, lines in sheets
    ]


def _sheets(path: str | PathLike[str]) -> tuple[Archive, Iterator[tuple[str, list[Line]]]]:
    data = bytes_in(path)
    archive = checked_workbook(data, str(path))
    return archive, _lines(archive, data)


def _lines(archive: Archive, data: bytes) -> Iterator[tuple[str, list[Line]]]:
    try:
        with _no_warnings():
            workbook = load_workbook(io.BytesIO(data), read_only=True)
        for sheet in workbook.worksheets:
            sheet.reset_dimensions()  # some programs store wrong ones, and rows would be lost
            with _no_warnings():
                lines = [_line(number, cells) for number, cells in enumerate(sheet.iter_rows(), 1)]
            yield f"sheet “{sheet.title}”", lines
    except Exception as error:  # openpyxl raises whatever its parsers do on parts that are damaged
        raise archive.damaged(error) from error


@contextmanager
def _no_warnings() -> Iterator[None]:
    """Without what openpyxl has to say to programmers, of styles and names that nothing here needs."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


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


LONGEST_CELL = 32_767
"""Characters that a cell of a workbook holds (Microsoft, "Excel specifications and limits")."""

LONGEST_TITLE = 31
"""Characters of a sheet's name, from the same table."""

_Cell = Any  # cells and merged cells, which no sheet of ours has
_A4 = 9
_MARGIN = 0.4  # inches
_WIDTHS = {"id": 14, "source": 60, "target": 60, "confidence": 12, "flags": 38, "comment": 28, "status": 10}
_GUIDE_WIDTH = 100
_SLACK = 4
"""Characters of a column's width that are lost to wrapping at spaces."""

LINE_HEIGHT = 15.0
"""Points, of the eleven-point letters that a workbook has by default."""

TALLEST_ROW = 409.0
"""Points, from Microsoft's table of limits."""

_HEIGHT_BY_HAND = re.compile(rb'(<row [^>]*?) customHeight="1"')
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_FILLS = {
    severity: PatternFill("solid", fgColor=colour)
    for severity, colour in ((Severity.ERROR, "F8CBAD"), (Severity.WARNING, "FFE699"), (Severity.INFO, "DDEBF7"))
}
_TEXT = "@"
"""The number format of text: what a person types in such a cell stays as it was typed."""

_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_HAIR = Side("hair", color="999999")
_THIN = Border(left=_HAIR, right=_HAIR, bottom=_HAIR)
_WRAPPED, _CENTRED, _PALE = (
    Placing(wrap_text=True, vertical="top"),
    Placing(horizontal="center", vertical="top"),
    Font("Calibri", color="808080", size=9),
)


def write(alignment: Alignment, stream: BinaryIO) -> None:
    """Every bead as a row, nulls included with one cell empty, and a second sheet that says how to review.

    Raises:
        InputError: if a text is longer than a cell holds.
    """
    book = Workbook()
    book.properties.creator = "aligner"
    book.properties.created = book.properties.modified = moment().replace(tzinfo=None)
    sheet: Worksheet = book.worksheets[0]
    sheet.title = f"{alignment.source.lang} {alignment.target.lang}"[:LONGEST_TITLE]
    for place, name in enumerate(COLUMNS, 1):
        _header(sheet.cell(1, place, name))
        sheet.column_dimensions[get_column_letter(place)].width = _WIDTHS[name]
    for number, row in enumerate(rows(alignment), 2):
        _fill(sheet, number, row)
    _lay_out(sheet, len(alignment.beads) + 1)
    _guide(book.create_sheet("guide"))
    made = io.BytesIO()
    try:
        book.save(made)
    except etree.SerialisationError as error:  # openpyxl writes a sheet into a file of its own first
        folder = tempfile.gettempdir()
        raise OSError(errno.ENOSPC, f"the folder for temporary files, {folder}, takes no more ({error})") from error
    write_package(made.getvalue(), stream, _mended)


def _lay_out(sheet: Worksheet, n_rows: int) -> None:
    sheet.freeze_panes = "B2"
    last = get_column_letter(len(COLUMNS))
    sheet.auto_filter.ref = f"A1:{last}{n_rows}"
    choice = DataValidation("list", formula1=f'"{",".join(Status)}"', allow_blank=True)
    choice.add(f"{last}2:{last}{n_rows + 1}")
    sheet.add_data_validation(choice)
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToHeight = 0  # as many pages as it takes
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins = PageMargins(left=_MARGIN, right=_MARGIN, top=_MARGIN, bottom=_MARGIN)
    sheet.print_title_rows = "1:1"


def _header(cell: _Cell) -> None:
    cell.font = Font("Calibri", bold=True, color="FFFFFF")
    cell.fill = PatternFill("solid", fgColor="44546A")
    cell.alignment = Placing(horizontal="center" if cell.value == "confidence" else None, vertical="center")


def _fill(sheet: Worksheet, number: int, row: Row) -> None:
    texts = {
        "id": row.id,
        "source": row.source,
        "target": row.target,
        "flags": row.flag_lines,
        "comment": row.comment,
        "status": status_cell(row.bead.decision),
    }
    _set_height(sheet, number, [(texts[name], _WIDTHS[name]) for name in texts if name != "id"])
    for place, name in enumerate(COLUMNS, 1):
        cell = sheet.cell(number, place)
        cell.border = _THIN
        if name in texts:
            _write_text(cell, texts[name], row.id)
        else:
            cell.value, cell.number_format = round(float(row.confidence), 4), "0.00"
            cell.alignment = _CENTRED
        if name == "id":
            cell.font = _PALE
        elif name == "flags" and row.flags:
            gravest = min((flag.severity for flag in row.flags), key=list(Severity).index)
            cell.fill = _FILLS[gravest]


def _write_text(cell: _Cell, text: str, id_: str) -> None:
    escaped = _ESCAPE.sub("_x005F_", text)  # the format reads _x0041_ as the letter A
    if len(escaped) > LONGEST_CELL:
        raise InputError(
            f"the pair {id_} has a text of {len(text)} characters, and a cell of a workbook holds {LONGEST_CELL}; "
            "write .docx or .tsv"
        )
    cell.value = escaped or None
    if escaped:
        cell.data_type = "s"  # openpyxl takes what begins with = for a formula
    cell.number_format = _TEXT
    cell.alignment = _WRAPPED
    cell.quotePrefix = True


def _set_height(sheet: Worksheet, number: int, texts: list[tuple[str, int]]) -> None:
    """A height that shows the longest text: LibreOffice measures none by itself, and Excel measures it anew."""
    n_lines = max(sum(-(-max(len(line), 1) // (width - _SLACK)) for line in text.split("\n")) for text, width in texts)
    sheet.row_dimensions[number].height = min(n_lines * LINE_HEIGHT + 2, TALLEST_ROW)


def _mended(member: str, data: bytes) -> bytes:
    """A member without what openpyxl adds by itself: the moment of saving, and heights said to be chosen by hand, so
    that rows would not grow when a person types more.
    """
    if member == "docProps/core.xml":
        return _MODIFIED.sub(rb"\g<1>" + f"{moment():%Y-%m-%dT%H:%M:%SZ}".encode(), data)
    return _HEIGHT_BY_HAND.sub(rb"\1", data) if member.startswith("xl/worksheets/") else data


def _guide(sheet: Worksheet) -> None:
    sheet.column_dimensions["A"].width = _GUIDE_WIDTH
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToHeight = 0
    for number, line in enumerate(GUIDE, 1):
        _set_height(sheet, number, [(line, _GUIDE_WIDTH)])
        cell = sheet.cell(number, 1, line)
        cell.alignment = _WRAPPED
        cell.font = Font("Calibri", bold=number == 1)
