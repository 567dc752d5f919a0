"""Presentations (.pptx): slides in their order, each with its title, text boxes as they are read, and its notes."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from urllib.parse import unquote

from lxml import etree

from aligner.document import Document, Kind, Reason
from aligner.errors import InputError
from aligner.notices import Notify
from aligner.read.archive import Archive
from aligner.read.drawing import paragraphs, words_of
from aligner.read.layout import LINE_BREAK, Omitted, Passage, Piece, document_of
from aligner.read.markup import attribute, local
from aligner.read.mended_xml import mended_xml
from aligner.read.reading import AS_USUAL, Reading

ROW = 360_000
"""Height of a row in which shapes are read from left to right: one centimetre, in English Metric Units."""

_TITLES = frozenset({"title", "ctrTitle"})
_MARGINS = frozenset({"sldNum", "dt", "ftr", "hdr"})
_SHAPES = frozenset({"sp", "grpSp", "graphicFrame", "pic", "cxnSp", "AlternateContent"})

_Relations = dict[str, tuple[str, str]]
"""By id, the end of a relation's type and the member that it leads to."""


def read_pptx(
    data: bytes, name: str, lang: str, notify: Notify, path: str | None = None, reading: Reading = AS_USUAL
) -> Document:
    """The text of the slides: titles are headings, speaker's notes are notes behind their slide, cells stand apart.

    Raises:
        InputError: if the file is damaged, protected, or holds no text.
    """
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise InputError(f"{name} is protected by a password or an old .ppt; save it as .pptx without a password")
    archive = Archive(data, name, "presentation")
    return document_of(_Presentation(archive, name, notify).passages(), lang, name, path, reading)


class _Presentation:
    def __init__(self, archive: Archive, name: str, notify: Notify) -> None:
        self._archive = archive
        self._name = name
        self._notify = notify

    def passages(self) -> Iterator[Passage]:
        main = next((member for kind, member in self._relations("").values() if kind == "officeDocument"), None)
        if main is None:
            raise self._archive.damaged("it names no main part")
        relations = self._relations(main)
        for number, slide in enumerate(self._parsed(main).iter("{*}sldId"), 1):
            ids = [str(value) for key, value in slide.attrib.items() if etree.QName(key).namespace]
            member = next((relations[id_][1] for id_ in ids if id_ in relations), "")
            if self._archive.has(member):
                yield from self._slide(member, number)

    def _slide(self, member: str, number: int) -> Iterator[Passage]:
        root = self._parsed(member)
        relations = self._relations(member)
        shown = list(self._shapes(root.find("{*}cSld/{*}spTree"), relations))
        for kind, other in relations.values():
            if not self._archive.has(other):
                continue
            if kind == "notesSlide":
                shown += self._notes(other)
            elif kind == "comments":
                said = self._parsed(other).iter("{*}text", "{*}txBody")  # of PowerPoint up to 2019, and of later ones
                shown += [Omitted(text, Reason.COMMENT) for text in map(_whole, said) if text]
        for passage in shown:
            if root.get("show") in {"0", "false"} and isinstance(passage, Piece):
                yield Omitted(passage.text.replace(LINE_BREAK, "\n"), Reason.HIDDEN, f"slide {number}")
            else:
                yield passage

    def _notes(self, member: str) -> Iterator[Passage]:
        for passage in self._shapes(self._parsed(member).find("{*}cSld/{*}spTree"), self._relations(member)):
            yield Piece(passage.text, Kind.NOTE) if isinstance(passage, Piece) else passage

    def _shapes(self, tree: etree._Element | None, relations: _Relations) -> Iterator[Passage]:
        """What the shapes of a slide or group show: the title, then placeholders as they come, then by their place."""
        shapes = [] if tree is None else [shape for shape in tree if local(shape) in _SHAPES]
        for shape in sorted((_chosen(shape) for shape in shapes), key=_place):
            readers: dict[str, Callable[[etree._Element, _Relations], Iterator[Passage]]] = {
                "sp": self._box, "grpSp": self._shapes, "graphicFrame": self._frame
            }  # fmt: skip
            properties = next(shape.iter("{*}cNvPr"), None)
            yield from _descriptions(shape)
            reader = readers.get(local(shape))
            for passage in reader(shape, relations) if reader else ():
                if attribute(properties, "hidden") in {"1", "true"} and isinstance(passage, Piece):
                    yield Omitted(passage.text, Reason.HIDDEN)
                else:
                    yield passage

    def _box(self, shape: etree._Element, _: _Relations) -> Iterator[Passage]:
        placeholder = _placeholder(shape)
        for text, is_item in paragraphs(shape.find("{*}txBody")):
            if placeholder in _MARGINS:
                yield Omitted(text, Reason.PAGE_MARGIN)
            else:
                yield Piece(text, Kind.HEADING if placeholder in _TITLES else Kind.LIST_ITEM if is_item else None)

    def _frame(self, frame: etree._Element, relations: _Relations) -> Iterator[Passage]:
        """A table row by row, the words of a diagram, and those of a chart, which are left out."""
        for cell in frame.iter("{*}tc"):
            yield from (Piece(text) for text, _ in paragraphs(cell.find("{*}txBody")))
        ids = {str(value) for element in frame.iter("{*}relIds", "{*}chart") for value in element.attrib.values()}
        for id_ in sorted(ids & relations.keys()):
            kind, member = relations[id_]
            if kind not in {"diagramData", "chart"} or not self._archive.has(member):
                continue
            yield from words_of(self._parsed(member), is_chart=kind == "chart")

    def _relations(self, member: str) -> _Relations:
        folder, file = posixpath.split(member)
        place = posixpath.join(folder, "_rels", f"{file}.rels")
        if not self._archive.has(place):
            return {}
        relations = (each for each in self._parsed(place) if each.get("TargetMode") != "External")
        return {
            each.get("Id", ""): (
                each.get("Type", "").rpartition("/")[2],
                posixpath.normpath(posixpath.join(folder, unquote(each.get("Target", "")))).lstrip("/"),
            )
            for each in relations
            if isinstance(each.tag, str)
        }

    def _parsed(self, member: str) -> etree._Element:
        return mended_xml(self._archive.member(member), f"{self._name} ({member})", self._notify)


def _descriptions(shape: etree._Element) -> Iterator[Omitted]:
    """What stands for a shape, and for the picture of what is embedded in it; a group's shapes have their own."""
    described = list(shape.iter("{*}cNvPr"))
    for properties in described[:1] if local(shape) == "grpSp" else described:
        for text in filter(None, (properties.get("title"), properties.get("descr"))):
            yield Omitted(text, Reason.EMBEDDED, "description")


def _whole(comment: etree._Element) -> str:
    return " ".join("".join(map(str, comment.itertext())).split())


def _chosen(shape: etree._Element) -> etree._Element:
    """Of a shape that stands there in two ways the first, which is the newer."""
    if local(shape) == "AlternateContent":
        return next((inner for choice in shape for inner in choice if local(inner) in _SHAPES), shape)
    return shape


def _placeholder(shape: etree._Element) -> str | None:
    """What a shape is in the layout of its slide, such as its title; ``body`` where that goes without saying."""
    holder = shape.find("{*}nvSpPr/{*}nvPr/{*}ph")
    return None if holder is None else holder.get("type", "body")


def _place(shape: etree._Element) -> tuple[int, int, int]:
    """The rank of a shape in the order of reading; shapes of one rank stay as the file has them."""
    placeholder = _placeholder(shape)
    if placeholder in _TITLES:
        return 0, 0, 0
    offset = next((off for frame in shape.iter("{*}xfrm") for off in frame.iter("{*}off")), None)
    if placeholder == "subTitle" or offset is None:
        return 1, 0, 0
    try:
        return 2, int(offset.get("y", "0")) // ROW, int(offset.get("x", "0"))
    except ValueError:
        return 1, 0, 0
