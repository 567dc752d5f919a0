"""OpenDocument texts (.odt): paragraphs, headings, lists and tables in reading order, changes accepted."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from aligner.document import Document, Kind
from aligner.errors import InputError
from aligner.notices import Notify
from aligner.read.archive import Archive
from aligner.read.layout import Piece, document_of, one_line
from aligner.read.markup import local, parse_xml

_CONTENTS = frozenset({
    "table-of-content", "illustration-index", "table-index", "object-index", "user-index", "alphabetical-index",
})  # fmt: skip
_UNREAD = _CONTENTS | {
    "tracked-changes",
    "annotation",
    "note-citation",
    "sequence-decls",
    "script",
    "ruby-text",
    "forms",
}
_PARAGRAPHS = frozenset({"p", "h"})
_HEADLINES = frozenset({"Title", "Subtitle"})
_BREAK = "\v"


def read_odt(data: bytes, name: str, lang: str, notify: Notify, path: str | None = None) -> Document:
    """The text of an OpenDocument text; notes follow at the end.

    Headers, footers, comments, indexes and deleted text are left out.

    Raises:
        InputError: if the file is damaged, protected, too large, or holds no text.
    """
    archive = Archive(data, name, "OpenDocument text")
    if archive.has("META-INF/manifest.xml") and b"encryption-data" in archive.member("META-INF/manifest.xml"):
        raise InputError(f"{name} is protected by a password; save it without one")
    root = parse_xml(archive.member("content.xml"), f"{name} (content.xml)")
    text = next(root.iter("{*}text"), None)
    if text is None:
        raise archive.damaged("its content is no text document")
    if next(text.iter("{*}changed-region"), None) is not None:
        notify(f"{name} has tracked changes; it is read as if all of them were accepted")
    notes: list[etree._Element] = []
    pieces = list(_blocks(text, None, _headline_styles(root), notes))
    for note in notes:  # grows where a note has a note
        pieces += [piece for piece in _blocks(note, None, frozenset(), notes) if piece.text]
    return document_of(pieces, lang, name, path)


def _headline_styles(root: etree._Element) -> frozenset[str]:
    """Names of the styles of titles, those that the program made of them included."""
    derived = {
        value
        for style in root.iter("{*}style")
        if _attribute(style, "parent-style-name") in _HEADLINES and (value := _attribute(style, "name"))
    }
    return _HEADLINES | derived


def _blocks(
    container: etree._Element, kind: Kind | None, headlines: frozenset[str], notes: list[etree._Element]
) -> Iterator[Piece]:
    """The paragraphs of a body, an item, a cell or a text box; ``kind`` is what the container makes of them."""
    for element in container:
        tag = local(element)
        if tag in _PARAGRAPHS:
            frames: list[etree._Element] = []
            text = "\n".join(one_line(line) for line in _text(element, frames, notes).split(_BREAK))
            is_heading = tag == "h" or _attribute(element, "style-name") in headlines
            if text.strip() or kind is None:
                yield Piece(text, Kind.HEADING if is_heading else kind)
            for frame in frames:
                yield from _blocks(frame, Kind.SENTENCE, headlines, notes)
        elif tag in {"list-item", "list-header"}:
            yield from _blocks(element, Kind.LIST_ITEM, headlines, notes)
        elif tag == "table-cell":
            yield from _blocks(element, Kind.SENTENCE, headlines, notes)
        elif tag and tag not in _UNREAD:
            yield from _blocks(element, kind, headlines, notes)


def _text(element: etree._Element, frames: list[etree._Element], notes: list[etree._Element]) -> str:
    """What a paragraph or a part of it shows; frames and notes anchored in it are collected."""
    parts = [element.text or ""]
    for inner in element:
        tag = local(inner)
        if tag in {"s", "tab"}:  # however many spaces: one_line folds them
            parts.append(" ")
        elif tag == "line-break":
            parts.append(_BREAK)
        elif tag == "note":
            notes += [body for body in inner if local(body) == "note-body"]
        elif tag == "frame":
            frames += list(inner.iter("{*}text-box"))
        elif tag and tag not in _UNREAD:
            parts.append(_text(inner, frames, notes))
        parts.append(inner.tail or "")
    return "".join(parts)


def _attribute(element: etree._Element, name: str) -> str | None:
    return next((str(value) for key, value in element.attrib.items() if etree.QName(key).localname == name), None)
