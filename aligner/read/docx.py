"""Word documents: paragraphs, headings, lists and tables in reading order, as they read once all changes are accepted.

The parts are read straight from the archive: python-docx passes over inserted runs, notes and text boxes, and unpacks
every picture before one may ask how large it is.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from aligner.document import Document, Kind
from aligner.notices import Notify
from aligner.read.archive import Archive
from aligner.read.docx_styles import Styles, attribute, child, read_styles
from aligner.read.layout import Piece, document_of, one_line
from aligner.read.markup import local, parse_xml

_REMOVED = frozenset({"del", "moveFrom"})
_CHANGED = frozenset({"ins", "moveTo", *_REMOVED})
_UNREAD = frozenset({"pPr", "rPr", "instrText", "delText", "delInstrText", "Fallback", "rt", "sdtPr", *_REMOVED})
_BREAKS = frozenset({"br", "cr"})
_SPACES = frozenset({"tab", "ptab"})
_NOTES = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}
_HEADLINES = frozenset({"title", "subtitle"})

MOST_COLUMNS = 63
"""Columns that a table of Word has (Microsoft, "Word specifications")."""


class _Note(NamedTuple):
    part: str
    number: str


def read_docx(data: bytes, name: str, lang: str, notify: Notify, path: str | None = None) -> Document:
    """The text of a Word document; foot- and endnotes follow at the end, in the order of their references.

    Headers, footers, comments, tables of contents and hidden text are left out.

    Raises:
        InputError: if the file is damaged, protected, too large, or holds no text.
    """
    return document_of(_Body(Archive(data, name, "Word document"), name, notify).pieces(), lang, name, path)


class TableCell(NamedTuple):
    """A cell of a table, the paragraphs in it joined by line feeds; of merged cells the first has the text."""

    text: str
    is_merged: bool = False


def docx_tables(data: bytes, name: str, notify: Notify) -> Iterator[list[list[TableCell]]]:
    """The outermost tables of a Word document, without the rows whose deletion is tracked.

    Raises:
        InputError: if the file is damaged, protected or too large.
    """
    return _Body(Archive(data, name, "Word document"), name, notify).tables()


class _Body:
    """A document's main part, with the styles and notes it refers to."""

    def __init__(self, archive: Archive, name: str, notify: Notify) -> None:
        self._archive = archive
        self._name = name
        self._main = _main_part(archive, name)
        root = parse_xml(archive.member(self._main), f"{name} ({self._main})")
        body = child(root, "body")
        if body is None:
            raise archive.damaged(f"{self._main} has no body")
        self._body = body
        styles = self._beside("styles")
        self._styles: Styles = read_styles(styles)
        self._notes: list[_Note] = []
        if any(local(element) in _CHANGED for element in body.iter("{*}ins", "{*}del", "{*}moveTo", "{*}moveFrom")):
            notify(f"{name} has tracked changes; it is read as if all of them were accepted")

    def pieces(self) -> Iterator[Piece]:
        yield from self._blocks(self._body, in_cell=False)
        notes, self._notes = list(dict.fromkeys(self._notes)), []
        for part in dict.fromkeys(note.part for note in notes):
            root = self._beside(part)
            stored = {} if root is None else {attribute(note, "id"): note for note in root}
            for note in notes:
                if note.part == part and note.number in stored:
                    yield from (piece for piece in self._blocks(stored[note.number], in_cell=False) if piece.text)

    def tables(self) -> Iterator[list[list[TableCell]]]:
        for table in self._body.iter("{*}tbl"):
            if any(local(ancestor) == "tbl" for ancestor in table.iterancestors()):
                continue
            rows = (row for row in table.iter("{*}tr") if _table_of(row) is table and not _row_is_deleted(row))
            yield [list(self._cells(row)) for row in rows]

    def _cells(self, row: etree._Element) -> Iterator[TableCell]:
        for cell in row.iter("{*}tc"):
            if _row_of(cell) is not row:
                continue
            text = "\n".join(text for piece in self._blocks(cell, in_cell=True) if (text := piece.text.strip()))
            properties = child(cell, "tcPr")
            merge, span = child(properties, "vMerge"), child(properties, "gridSpan")
            n_columns = min(_number(attribute(span, "val")), MOST_COLUMNS) if span is not None else 1
            yield TableCell(text, n_columns > 1 or (merge is not None and attribute(merge, "val") != "restart"))
            yield from [TableCell("", True)] * (n_columns - 1)

    def _beside(self, part: str) -> etree._Element | None:
        member = posixpath.join(posixpath.dirname(self._main), f"{part}.xml")
        if not self._archive.has(member):
            return None
        return parse_xml(self._archive.member(member), f"{self._name} ({member})")

    def _blocks(self, container: etree._Element, in_cell: bool) -> Iterator[Piece]:
        """The paragraphs of a body, a cell, a note or a text box."""
        carried = ""  # of a paragraph whose end was deleted
        for element in container:
            tag = local(element)
            if tag == "p":
                boxes: list[etree._Element] = []
                text = carried + one_line_each(self._text(element, boxes))
                if _end_is_deleted(element):
                    carried = text
                    continue
                carried = ""
                style = self._styles.of(element)
                if not style.is_contents and not (in_cell and not text.strip()):
                    yield Piece(text, self._kind(element, in_cell))
                for box in boxes:
                    yield from self._blocks(box, in_cell=True)
            elif tag == "tc":
                yield from self._blocks(element, in_cell=True)
            elif tag not in _UNREAD:
                yield from self._blocks(element, in_cell)
        if carried:
            yield Piece(carried)

    def _kind(self, paragraph: etree._Element, in_cell: bool) -> Kind | None:
        style = self._styles.of(paragraph)
        if style.is_heading or style.name in _HEADLINES:
            return Kind.HEADING
        if style.name == "caption":
            return Kind.CAPTION
        if style.is_item:
            return Kind.LIST_ITEM
        return Kind.SENTENCE if in_cell else None

    def _text(self, element: etree._Element, boxes: list[etree._Element]) -> str:
        """What a paragraph or a part of it shows; text boxes anchored in it are collected."""
        parts: list[str] = []
        for inner in element:
            tag = local(inner)
            if tag == "t":
                parts.append(inner.text or "")
            elif tag in _BREAKS:
                parts.append("\v")
            elif tag in _SPACES:
                parts.append(" ")
            elif tag == "noBreakHyphen":
                parts.append("\u2011")
            elif tag in _NOTES:
                self._notes.append(_Note(_NOTES[tag], attribute(inner, "id") or ""))
            elif tag == "txbxContent":
                boxes.append(inner)
            elif tag not in _UNREAD and not (tag == "r" and _is_hidden(inner)):
                parts.append(self._text(inner, boxes))
        return "".join(parts)


def one_line_each(text: str) -> str:
    """The lines between an author's breaks, their other white space folded."""
    return "\n".join(one_line(line) for line in text.split("\v"))


def _main_part(archive: Archive, name: str) -> str:
    relations = parse_xml(archive.member("_rels/.rels"), f"{name} (_rels/.rels)")
    for relation in relations:
        if relation.get("Type", "").endswith("/officeDocument"):
            return relation.get("Target", "").lstrip("/")
    raise archive.damaged("it names no main part")


def _end_is_deleted(paragraph: etree._Element) -> bool:
    properties = child(child(paragraph, "pPr"), "rPr")
    return child(properties, "del") is not None or child(properties, "moveFrom") is not None


def _row_is_deleted(row: etree._Element) -> bool:
    return child(child(row, "trPr"), "del") is not None


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else 1


def _is_hidden(run: etree._Element) -> bool:
    vanish = child(child(run, "rPr"), "vanish")
    return vanish is not None and attribute(vanish, "val") not in {"0", "false", "off"}


def _table_of(row: etree._Element) -> etree._Element | None:
    return next(row.iterancestors("{*}tbl"), None)


def _row_of(cell: etree._Element) -> etree._Element | None:
    return next(cell.iterancestors("{*}tr"), None)
