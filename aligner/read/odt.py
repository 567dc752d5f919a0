"""OpenDocument texts (.odt): paragraphs, headings, lists and tables in reading order, changes accepted."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote

from lxml import etree

from aligner.document import Document, Kind, Reason
from aligner.errors import InputError
from aligner.notices import Notify
from aligner.read.archive import Archive
from aligner.read.layout import LINE_BREAK, Omitted, Passage, Piece, document_of, is_visible, one_line_each, raised
from aligner.read.markup import attribute, content, local
from aligner.read.mended_xml import mended_xml
from aligner.read.odt_styles import Style, Styles, read_styles
from aligner.read.reading import AS_USUAL, Reading

_CONTENTS = frozenset({
    "table-of-content", "illustration-index", "table-index", "object-index", "user-index", "alphabetical-index",
    "bibliography",
})  # fmt: skip
_LEFT_OUT = {
    **dict.fromkeys(_CONTENTS, Reason.CONTENTS),
    "tracked-changes": Reason.DELETED,
    "annotation": Reason.COMMENT,
    "note-citation": Reason.NOTE_MARK,
    "ruby-text": Reason.READING_AID,
    "script": Reason.CODE,
    "title": Reason.EMBEDDED,  # of a picture or a frame
    "desc": Reason.EMBEDDED,
    "forms": Reason.FORM,
}
_UNREAD = frozenset({"sequence-decls", "variable-decls", "user-field-decls", "dde-connection-decls", "event-listeners"})
_AUTHORSHIP = frozenset({"creator", "date", "creator-initials", "date-string", "change-info"})
_PARAGRAPHS = frozenset({"p", "h"})
_DRAWING = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_ON = "true"


def read_odt(
    data: bytes, name: str, lang: str, notify: Notify, path: str | None = None, reading: Reading = AS_USUAL
) -> Document:
    """The text of an OpenDocument text; notes follow the paragraph that refers to them.

    Headers, footers, comments, indexes, hidden and deleted text are left out.

    Raises:
        InputError: if the file is damaged, protected, too large, or holds no text.
    """
    archive = Archive(data, name, "OpenDocument text")
    if archive.has("META-INF/manifest.xml") and b"encryption-data" in archive.member("META-INF/manifest.xml"):
        raise InputError(f"{name} is protected by a password; save it without one")

    def parsed(member: str) -> etree._Element:
        return mended_xml(archive.member(member), f"{name} ({member})", notify)

    root = parsed("content.xml")
    text = next(root.iter("{*}text"), None)
    if text is None:
        raise archive.damaged("its content is no text document")
    if next(text.iter("{*}changed-region"), None) is not None:
        notify(f"{name} has tracked changes; it is read as if all of them were accepted")
    styles = [parsed("styles.xml")] if archive.has("styles.xml") else []

    def embedded(address: str) -> etree._Element | None:
        member = posixpath.normpath(posixpath.join(unquote(address), "content.xml"))
        return parsed(member) if archive.has(member) else None

    reader = _Reader(read_styles([*styles, root]), embedded)
    margins = [Omitted(_plain(part), Reason.PAGE_MARGIN) for sheet in styles for part in _margins(sheet)]
    return document_of([*margins, *reader.blocks(text, None)], lang, name, path, reading)


@dataclass(slots=True)
class _Shown:
    """What a paragraph shows; ``frames`` are text boxes and shapes anchored in it."""

    parts: list[str] = field(default_factory=list)
    frames: list[etree._Element] = field(default_factory=list)
    notes: list[etree._Element] = field(default_factory=list)
    omitted: list[Omitted] = field(default_factory=list)
    is_hidden: bool = False

    @property
    def text(self) -> str:
        return one_line_each("".join(self.parts))


class _Reader:
    """Reads the paragraphs of a document by its styles."""

    def __init__(self, styles: Styles, embedded: Callable[[str], etree._Element | None]) -> None:
        self._styles = styles
        self._embedded = embedded

    def blocks(self, container: etree._Element, kind: Kind | None) -> Iterator[Passage]:
        """The paragraphs of a body, an item, a cell or a text box; ``kind`` is what the container makes of them."""
        for element in container:
            tag = local(element)
            if tag in _LEFT_OUT:
                yield _omitted(element, tag)
            elif tag in _PARAGRAPHS:
                yield from self._paragraph(element, tag, kind)
            elif tag == "section" and self._hides(element):
                yield Omitted(_plain(element), Reason.HIDDEN, "a hidden section")
            elif tag == "object":
                yield from self._object(element)
            elif tag in {"list-item", "list-header"}:
                yield from self.blocks(element, kind if kind is Kind.NOTE else Kind.LIST_ITEM)
            elif tag == "table-cell":
                yield from self.blocks(element, kind if kind is Kind.NOTE else Kind.SENTENCE)
            elif tag and tag not in _UNREAD:
                yield from self.blocks(element, kind)

    def _paragraph(self, element: etree._Element, tag: str, kind: Kind | None) -> Iterator[Passage]:
        style = self._styles.of(element, "paragraph")
        shown = _Shown()
        self._read(element, shown, style.is_hidden, _named(style) if style.is_hidden else "")
        yield from shown.omitted
        if shown.is_hidden:
            yield Omitted(shown.text, Reason.HIDDEN, "a hidden paragraph")
        elif is_visible(shown.text) or (kind is None and not shown.omitted):
            is_heading = kind is not Kind.NOTE and (tag == "h" or style.is_headline)
            yield Piece(shown.text, Kind.HEADING if is_heading else kind)
        for frame in shown.frames:
            yield from self.blocks(frame, Kind.SENTENCE)
        for note in shown.notes:
            yield from self.blocks(note, Kind.NOTE)

    def _object(self, element: etree._Element) -> Iterator[Passage]:
        """A formula, which is text, or a chart or a table of another program, which is not."""
        root = self._embedded(attribute(element, "href") or "")
        for inner in [root] if root is not None else element:
            if local(inner) == "math":
                yield Piece(_formula(inner), Kind.SENTENCE)
            elif local(inner):
                yield Omitted(_plain(inner), Reason.EMBEDDED, "chart or table")

    def _formula_in(self, frame: etree._Element) -> str:
        """The formula that a frame inside a line holds; empty for any other frame."""
        if attribute(frame, "anchor-type") != "as-char":
            return ""
        return " ".join(
            passage.text
            for part in frame
            if local(part) == "object"
            for passage in self._object(part)
            if isinstance(passage, Piece)
        )

    def _hides(self, section: etree._Element) -> bool:
        display = attribute(section, "display")
        if display == "condition":
            return attribute(section, "is-hidden") == _ON
        return display == "none" or self._styles.of(section, "section").is_hidden

    def _read(
        self, element: etree._Element, shown: _Shown, is_hidden: bool, hider: str, is_raised: bool = False
    ) -> None:
        """What a paragraph or a part of it shows; frames and notes anchored in it are collected."""

        def say(text: str | None) -> None:
            if text and is_hidden and is_visible(text):
                shown.omitted.append(Omitted(text, Reason.HIDDEN, hider))
            elif text and not is_hidden:
                shown.parts.append(raised(text) if is_raised else text)

        say(element.text)
        for inner in element:
            tag = local(inner)
            if tag in {"s", "tab"}:  # however many spaces: they are folded
                say(" ")
            elif tag == "line-break":
                say(LINE_BREAK)
            elif tag == "note":
                shown.notes += [body for body in inner if local(body) == "note-body"]
                shown.omitted += [_omitted(mark, "note-citation") for mark in inner if local(mark) == "note-citation"]
            elif tag == "hidden-paragraph":
                shown.is_hidden = shown.is_hidden or attribute(inner, "is-hidden") == _ON
            elif tag == "hidden-text":
                hides = attribute(inner, "is-hidden") == _ON
                self._read(inner, shown, is_hidden or hides, "by a condition" if hides else hider)
            elif tag in _LEFT_OUT:
                shown.omitted.append(_omitted(inner, tag))
            elif tag == "":  # an entity that stands for what the file does not hold
                shown.omitted.append(
                    Omitted(inner.text or "", Reason.UNREADABLE, "an entity that is declared elsewhere")
                )
            elif tag == "frame" and (formula := self._formula_in(inner)):
                say(formula)
            elif etree.QName(inner).namespace == _DRAWING and tag != "a":
                shown.frames.append(inner)
            elif tag == "span":
                style = self._styles.of(inner, "text")
                hides = is_hidden or style.is_hidden
                why = _named(style) if style.is_hidden else hider
                self._read(inner, shown, hides, why, is_raised or style.is_raised)
            elif tag not in _UNREAD:
                self._read(inner, shown, is_hidden, hider, is_raised)
            say(inner.tail)


def _named(style: Style) -> str:
    return f"by the style “{style.shown_name}”" if style.shown_name else ""


def _formula(math: etree._Element) -> str:
    """A formula in one line, without the source that its program keeps beside it."""
    if local(math) in {"annotation", "annotation-xml"}:
        return ""
    return "".join([math.text or "", *(_formula(inner) + (inner.tail or "") for inner in math)]).strip()


def _margins(sheet: etree._Element) -> Iterator[etree._Element]:
    """Headers and footers of the pages."""
    for page in sheet.iter("{*}master-page"):
        yield from (part for part in page if local(part).startswith(("header", "footer")))


def _omitted(element: etree._Element, tag: str) -> Omitted:
    detail = ""
    if tag == "annotation":
        detail = next((content(author) for author in element.iter("{*}creator")), "")
    return Omitted(_plain(element), _LEFT_OUT[tag], detail)


def _plain(element: etree._Element) -> str:
    """All text in an element, a space between paragraphs; who wrote a comment and when is none."""
    parts = [element.text or ""]
    for inner in element:
        tag = local(inner)
        parts.append(" " if tag in _PARAGRAPHS else "")
        if tag not in _AUTHORSHIP or etree.QName(inner).namespace == _TEXT:  # a field that shows a date is text
            parts.append(_plain(inner) if tag else inner.text or "")
        parts.append(inner.tail or "")
    return "".join(parts)
