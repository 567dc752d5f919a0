"""Word documents: paragraphs, headings, lists and tables in reading order, as they read once all changes are accepted.

The parts are read straight from the archive: python-docx passes over inserted runs, notes and text boxes, and unpacks
every picture before one may ask how large it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from aligner.document import Document, Kind, Reason
from aligner.errors import InputError
from aligner.notices import Notify, ignore_notice
from aligner.read.archive import Archive
from aligner.read.docx_fields import ContentsFields, contents_title
from aligner.read.docx_parts import Parts
from aligner.read.docx_run import Note, RunReader, Shown
from aligner.read.docx_styles import Style, Styles, child, read_styles
from aligner.read.drawing import words_of
from aligner.read.layout import Omitted, Passage, Piece, document_of, one_line_each
from aligner.read.markup import attribute, content, local
from aligner.read.reading import AS_USUAL, Reading

_CHANGED = ("{*}ins", "{*}del", "{*}moveTo", "{*}moveFrom")
_UNREAD = frozenset({"pPr", "rPr", "sdtPr", "tblPr", "trPr", "tcPr", "sectPr", "tblGrid", "Fallback"})
_HEADLINES = frozenset({"title", "subtitle"})
_MARGINS = ("header", "footer")
_CHUNKS = {".html": "html", ".htm": "html", ".xhtml": "html", ".docx": "docx", ".rtf": "rtf", ".txt": "text"}
"""The module that reads a file which a document takes in (altChunk)."""

MOST_COLUMNS = 63
"""Columns that a table of Word has (Microsoft, "Word specifications")."""


def read_docx(
    data: bytes, name: str, lang: str, notify: Notify, path: str | None = None, reading: Reading = AS_USUAL
) -> Document:
    """The text of a Word document; foot- and endnotes follow the paragraph that refers to them.

    Headers, footers, comments, tables of contents, hidden and deleted text are left out.

    Raises:
        InputError: if the file is damaged, protected, too large, or holds no text.
    """
    body = _Body(Archive(data, name, "Word document"), name, lang, notify)
    return document_of(body.passages(), lang, name, path, reading)


class TableCell(NamedTuple):
    """A cell of a table, the paragraphs in it joined by line feeds; of merged cells the first has the text.

    ``remarks`` are the comments that hang on its words, each behind the name of who wrote it.
    """

    text: str
    is_merged: bool = False
    remarks: tuple[str, ...] = ()


def docx_tables(data: bytes, name: str, notify: Notify) -> Iterator[list[list[TableCell]]]:
    """The outermost tables of a Word document, without the rows whose deletion is tracked.

    Raises:
        InputError: if the file is damaged, protected or too large.
    """
    return _Body(Archive(data, name, "Word document"), name, "und", notify).tables()


class _Body:
    """A document's main part, with the styles and notes it refers to."""

    def __init__(self, archive: Archive, name: str, lang: str, notify: Notify) -> None:
        self._name = name
        self._lang = lang
        self._notify = notify
        self._parts = Parts(archive, name, notify)
        root = self._parts.root()
        body = child(root, "body")
        if body is None:
            raise archive.damaged(f"{self._parts.main} has no body")
        self._body = body
        self._styles: Styles = read_styles(next(self._parts.of_kind("styles"), None))
        self._stored = {
            kind: {attribute(note, "id"): note for root in self._parts.of_kind(kind) for note in root}
            for kind in ("footnotes", "endnotes", "comments")
        }
        self._contents = ContentsFields(body)
        self._runs = RunReader(self._styles, self._contents)
        self._noted: set[Note] = set()
        if next(body.iter(*_CHANGED), None) is not None:
            notify(f"{name} has tracked changes; it is read as if all of them were accepted")

    def passages(self) -> Iterator[Passage]:
        for kind in _MARGINS:
            for root in self._parts.of_kind(kind):
                yield Omitted(self._plain(root), Reason.PAGE_MARGIN)
        yield from self._blocks(self._body, in_cell=False)
        for kind, notes in self._stored.items():  # those that no mark in the text points at
            for number, note in notes.items():
                if number is not None and Note(kind, number) not in self._noted and attribute(note, "type") is None:
                    reason = Reason.COMMENT if kind == "comments" else Reason.NOTE
                    yield Omitted(self._plain(note), reason, "nothing in the text points at it")

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
            pieces = (piece for piece in self._blocks(cell, in_cell=True) if isinstance(piece, Piece))
            text = "\n".join(text for piece in pieces if piece.kind is not Kind.NOTE and (text := piece.text.strip()))
            properties = child(cell, "tcPr")
            merge, span = child(properties, "vMerge"), child(properties, "gridSpan")
            n_columns = min(_number(attribute(span, "val")), MOST_COLUMNS) if span is not None else 1
            is_merged = n_columns > 1 or (merge is not None and attribute(merge, "val") != "restart")
            yield TableCell(text, is_merged, tuple(self._remarks(cell)))
            yield from [TableCell("", True)] * (n_columns - 1)

    def _remarks(self, cell: etree._Element) -> Iterator[str]:
        for reference in cell.iter("{*}commentReference"):
            comment = self._stored["comments"].get(attribute(reference, "id"))
            if comment is not None and (text := " ".join(self._plain(comment).split())):
                author = (attribute(comment, "author") or "").strip()
                yield f"{author}: {text}" if author else text

    def _blocks(self, container: etree._Element, in_cell: bool, kind: Kind | None = None) -> Iterator[Passage]:
        """The paragraphs of a body, a cell, a note or a text box; ``kind`` is what the container makes of them."""
        carried = ""  # of a paragraph whose end was deleted, or of a drop cap
        anchored: list[Shown] = []  # the paragraphs that one line is made of
        for element in container:
            tag = local(element)
            if tag == "p":
                shown = self._runs.shown(element)
                text = carried + one_line_each(shown.text)
                style = self._styles.of(element)
                carried = ""
                anchored.append(shown)
                if _runs_on(element):
                    carried = text
                    yield from [*shown.omitted, *self._comments(shown)]
                    continue
                yield from [*shown.omitted, *self._comments(shown)]
                if style.is_contents or shown.in_contents:
                    yield Omitted(text, Reason.CONTENTS)
                elif text.strip() or not (in_cell or shown.omitted or kind):
                    yield Piece(text, kind or self._kind(style, in_cell))
                for part in anchored:
                    yield from self._anchored(part)
                anchored = []
            elif tag == "altChunk":
                yield from self._taken_in(element)
            elif tag == "sdt" and contents_title(element):
                yield Omitted(self._plain(element), Reason.CONTENTS)
            elif tag not in _UNREAD:
                yield from self._blocks(element, in_cell or tag == "tc", kind)
        if carried:
            yield Piece(carried, kind)
        for part in anchored:
            yield from self._anchored(part)

    def _comments(self, shown: Shown) -> Iterator[Omitted]:
        for note in shown.notes:
            if note.kind == "comments" and note not in self._noted and note.number in self._stored[note.kind]:
                self._noted.add(note)
                comment = self._stored[note.kind][note.number]
                yield Omitted(self._plain(comment), Reason.COMMENT, attribute(comment, "author") or "")

    def _anchored(self, shown: Shown) -> Iterator[Passage]:
        """Text boxes, diagrams and notes that a paragraph refers to."""
        for box in shown.boxes:
            yield from self._blocks(box, in_cell=True)
        for kind, root in self._parts.drawn(shown.drawings):
            yield from words_of(root, is_chart=kind == "chart")
        for note in shown.notes:
            stored = self._stored[note.kind].get(note.number)
            if stored is not None and note not in self._noted:
                self._noted.add(note)
                yield from self._blocks(stored, in_cell=False, kind=Kind.NOTE)

    def _kind(self, style: Style, in_cell: bool) -> Kind | None:
        if style.is_heading or style.name in _HEADLINES:
            return Kind.HEADING
        if style.name == "caption":
            return Kind.CAPTION
        if style.is_item:
            return Kind.LIST_ITEM
        return Kind.SENTENCE if in_cell else None

    def _taken_in(self, chunk: etree._Element) -> Iterator[Passage]:
        """The text of a file that the document takes in as it is."""
        stored = self._parts.bytes_of(attribute(chunk, "id"))
        member, data = stored or ("", b"")
        module = _CHUNKS.get(member[member.rfind(".") :].lower())
        name = f"{self._name} ({member})"
        if module is None:
            self._notify(f"{name}: this part, which the document takes in, is not read")
            return
        from aligner.read.formats import reader_named  # noqa: PLC0415  it may lead back here

        try:
            inner = reader_named(module)(data, name, self._lang, ignore_notice)
        except InputError as error:
            self._notify(f"{error}; the rest of the document is read")
            return
        placed: list[tuple[int, Passage]] = [(gap.place, Omitted(gap.text, gap.reason)) for gap in inner.left_out]
        if inner.paragraphs:
            placed += [(p.start, Piece(inner.text[p.start : p.stop], p.kind)) for p in inner.paragraphs]
        else:
            placed += [(len(inner.text), Piece(line)) for line in inner.text.splitlines()]
        yield from (passage for _, passage in sorted(placed, key=lambda pair: pair[0]))

    def _plain(self, element: etree._Element) -> str:
        """All text in an element, a space between paragraphs."""
        return " ".join(
            "".join(" " if local(part) == "tab" else content(part) for part in p.iter("{*}t", "{*}delText", "{*}tab"))
            for p in element.iter("{*}p")
        )


def _runs_on(paragraph: etree._Element) -> bool:
    """Whether the next paragraph goes on in the same line: the end of this one was deleted, or it is a drop cap."""
    properties = child(paragraph, "pPr")
    frame, mark = child(properties, "framePr"), child(properties, "rPr")
    is_drop_cap = frame is not None and attribute(frame, "dropCap") in {"drop", "margin"}
    return is_drop_cap or child(mark, "del") is not None or child(mark, "moveFrom") is not None


def _row_is_deleted(row: etree._Element) -> bool:
    return child(child(row, "trPr"), "del") is not None


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else 1


def _table_of(row: etree._Element) -> etree._Element | None:
    return next(row.iterancestors("{*}tbl"), None)


def _row_of(cell: etree._Element) -> etree._Element | None:
    return next(cell.iterancestors("{*}tr"), None)
