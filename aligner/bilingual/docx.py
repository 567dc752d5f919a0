"""Word tables: the review table, and tables of pairs."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from os import PathLike
from typing import Any, BinaryIO

import docx
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import Table

from aligner.alignment import Alignment, Severity
from aligner.bilingual.contents import bytes_in
from aligner.bilingual.marked import marked
from aligner.bilingual.pairs import paired
from aligner.bilingual.reproducible import moment, write_package
from aligner.bilingual.rows import Row, rows
from aligner.bilingual.status import GUIDE, status_cell
from aligner.bilingual.table import IN_MERGED_CELLS, Line
from aligner.bilingual.tables import pairs_of_tables
from aligner.bilingual.text import for_xml
from aligner.bilingual.tracked import Corrections, Mark, Piece
from aligner.errors import InputError
from aligner.language.tags import language_name
from aligner.notices import Notify, ignore_notice
from aligner.read.docx import TableCell, docx_tables


def read_docx(
    path: str | PathLike[str], source_lang: str, target_lang: str, notify: Notify = ignore_notice
) -> Alignment:
    """The pairs in the rows of the tables of a document.

    Raises:
        InputError: if the file cannot be read, or its rows hold no pair.
    """
    tables = [(f"table {number}", _lines(cells)) for number, cells in enumerate(_tables(path, notify), 1)]
    if not tables:
        raise InputError(f"{path} has no table; pairs stand in a table of two columns")
    return paired(pairs_of_tables(tables, path, (source_lang, target_lang), notify), source_lang, target_lang, path)


def _lines(table: list[list[TableCell]]) -> list[Line]:
    return [Line(number, tuple(cell.text for cell in cells)) for number, cells in enumerate(table, 1)]


def docx_tables_with_faults(path: str | PathLike[str], notify: Notify = ignore_notice) -> list[list[Line]]:
    """The rows of every table; merged cells, and rows of another length than the first, are faults: they leave open
    which row or column a text is of.

    Raises:
        InputError: if the file cannot be read or is damaged.
    """
    return [
        [_with_faults(number, cells, len(table[0])) for number, cells in enumerate(table, 1)]
        for table in _tables(path, notify)
    ]


def _with_faults(number: int, cells: list[TableCell], n_columns: int) -> Line:
    faults = {place: IN_MERGED_CELLS for place, cell in enumerate(cells) if cell.is_merged}
    if len(cells) != n_columns:
        faults = dict.fromkeys(range(n_columns), f"in a row of {len(cells)} cells, and the first has {n_columns}")
    remarks = tuple(remark for cell in cells for remark in cell.remarks)
    return Line(number, tuple(cell.text for cell in cells), faults, remarks)


def _tables(path: str | PathLike[str], notify: Notify) -> list[list[list[TableCell]]]:
    data = bytes_in(path)
    return list(docx_tables(data, str(path), notify))


COLUMNS = {"id": 2.1, "source": 8.1, "target": 8.1, "flags": 4.4, "comment": 3.3, "status": 1.7}
"""Widths in centimetres; together a landscape A4 between narrow margins."""

_COLOURS = {Severity.ERROR: "F8CBAD", Severity.WARNING: "FFE699", Severity.INFO: "DDEBF7"}
_LINES = {Severity.ERROR: "single", Severity.WARNING: "dash", Severity.INFO: "dotted"}
"""Underlining, for those who see or print no colours."""

_Pieces = Iterable[tuple[str, Severity | None]]
_Element = Any  # python-docx builds its classes of elements at run time


def write(alignment: Alignment, stream: BinaryIO, corrected: Corrections | None = None) -> None:
    """Every bead as a row, nulls included with one cell empty, below a guide for the reviewer.

    What was corrected is a tracked change, which can be accepted or rejected, and a pair that was left out a deleted
    row. Whoever reviews may track changes; ``aligner apply`` takes them as accepted. The file does not turn tracking
    on: LibreOffice then shows the whole table as inserted.
    """
    document = docx.Document()
    document.core_properties.author = "aligner"
    document.core_properties.created = document.core_properties.modified = moment().replace(tzinfo=None)
    _lay_out(document)
    for number, line in enumerate(GUIDE):
        document.add_paragraph(line).runs[0].bold = number == 0
    table = document.add_table(rows=1, cols=len(COLUMNS), style="Table Grid")
    _shape(table, alignment)
    languages = alignment.source.lang, alignment.target.lang
    grid = table._tbl
    tracker = _Tracker(corrected) if corrected else None
    for index, row in enumerate(rows(alignment)):
        grid.extend(_gone(tracker, index, languages))
        grid.append(_row(alignment, row, languages, tracker.pieces(index) if tracker else None))
    grid.extend(_gone(tracker, len(alignment.beads), languages))
    made = io.BytesIO()
    document.save(made)
    write_package(made.getvalue(), stream)


def _lay_out(document: Any) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21.0)
    section.left_margin = section.right_margin = Cm(1.0)
    section.top_margin = section.bottom_margin = Cm(1.3)
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Calibri", Pt(9)
    style.paragraph_format.space_after = Pt(1)


def _shape(table: Table, alignment: Alignment) -> None:
    """The header, repeated on every page, and the widths, which each program else chooses anew."""
    table.autofit = False
    names = {"source": alignment.source.lang, "target": alignment.target.lang}
    cells = table.rows[0].cells
    for column, cell, (name, width) in zip(table.columns, cells, COLUMNS.items(), strict=True):
        column.width = cell.width = Cm(width)
        title = f"{name} ({language_name(names[name])})" if name in names else name
        cell.paragraphs[0].add_run(title).bold = True
    properties = table.rows[0]._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:tblHeader"))


class _Tracker:
    """Wraps runs in tracked changes, each with an id of its own."""

    def __init__(self, corrected: Corrections) -> None:
        """Nothing wrapped yet."""
        self.corrected = corrected
        self._n_changes = 0

    def pieces(self, bead: int) -> _Tracked:
        """Source and target of a bead, None where nothing changed."""
        sides = self.corrected.pieces.get(bead, (None, None))
        return self, dict(zip(("source", "target"), sides, strict=True))

    def change(self, parent: _Element, tag: str) -> _Element:
        """An element for what was inserted or deleted."""
        self._n_changes += 1
        date = f"{self.corrected.moment:%Y-%m-%dT%H:%M:%SZ}"
        return _below(parent, tag, id=str(self._n_changes), author=for_xml(self.corrected.author), date=date)

    def write(self, paragraph: _Element, pieces: Iterable[Piece], lang: str | None) -> None:
        """The runs of a cell."""
        for mark, text in pieces:
            place = paragraph if mark is Mark.KEPT else self.change(paragraph, f"w:{mark.value}")
            _run(place, text, None, lang, is_small=False, tag="w:delText" if mark is Mark.DELETED else "w:t")


_Tracked = tuple[_Tracker, dict[str, list[Piece] | None]]


def _gone(tracker: _Tracker | None, before: int, languages: tuple[str, str]) -> Iterator[_Element]:
    """Rows of pairs that were left out, as deleted ones."""
    for texts in tracker.corrected.gone.get(before, ()) if tracker else ():
        assert tracker is not None
        element = OxmlElement("w:tr")
        properties = _below(element, "w:trPr")
        _below(properties, "w:cantSplit")
        tracker.change(properties, "w:del")
        for name, width in COLUMNS.items():
            paragraph = _below(_cell(element, width), "w:p")
            for side, text, lang in zip(("source", "target"), texts, languages, strict=True):
                if side == name and text:
                    tracker.write(paragraph, [(Mark.DELETED, text)], lang)
        yield element


def _row(alignment: Alignment, row: Row, languages: tuple[str, str], tracked: _Tracked | None = None) -> _Element:
    """A row as XML, since python-docx has no calls for the shading and the language of words."""
    source = [(span, flag.severity) for flag in row.flags for span in flag.source_spans]
    target = [(span, flag.severity) for flag in row.flags for span in flag.target_spans]
    flags = [[(line, flag.severity)] for line, flag in zip(row.flag_lines.split("\n"), row.flags, strict=False)]
    contents: dict[str, list[_Pieces]] = {
        "id": [[(row.id, None)]],
        "source": [marked(alignment.source_segments(row.bead), source)],
        "target": [marked(alignment.target_segments(row.bead), target)],
        "flags": [*flags],
        "comment": [[(line, None)] for line in row.comment.split("\n")],
        "status": [[(status_cell(row.bead.decision), None)]],
    }
    element = OxmlElement("w:tr")
    _below(_below(element, "w:trPr"), "w:cantSplit")
    for name, width in COLUMNS.items():
        cell = _cell(element, width)
        lang = {"source": languages[0], "target": languages[1]}.get(name)
        changed = tracked[1].get(name) if tracked else None
        if tracked and changed:
            tracked[0].write(_below(cell, "w:p"), changed, lang)
            continue
        for pieces in contents[name] or [[]]:
            paragraph = _below(cell, "w:p")
            for text, severity in pieces:
                if text:
                    _run(paragraph, text, severity, lang, is_small=name in {"id", "flags"})
    return element


def _run(
    paragraph: _Element, text: str, severity: Severity | None, lang: str | None, is_small: bool, tag: str = "w:t"
) -> None:
    run = _below(paragraph, "w:r")
    properties = _below(run, "w:rPr")
    if is_small:
        _below(properties, "w:sz", val="14")  # half points
    if severity:
        _below(properties, "w:u", val=_LINES[severity])
        _below(properties, "w:shd", val="clear", color="auto", fill=_COLOURS[severity])
    if lang:
        _below(properties, "w:lang", val=lang)
    element = _below(run, tag)
    element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    element.text = text


def _cell(row: _Element, width: float) -> _Element:
    """A new cell of a row, so many centimetres wide."""
    cell = _below(row, "w:tc")
    _below(_below(cell, "w:tcPr"), "w:tcW", w=str(round(Cm(width).twips)), type="dxa")
    return cell


def _below(parent: _Element, tag: str, **attributes: str) -> _Element:
    child = OxmlElement(tag)
    for name, value in attributes.items():
        child.set(qn(f"w:{name}"), value)
    parent.append(child)
    return child
