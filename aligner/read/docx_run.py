"""What a paragraph of a Word document shows, and what in it is not shown."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from aligner.document import Reason
from aligner.read.docx_fields import ContentsFields, is_generated
from aligner.read.docx_styles import Style, Styles, child
from aligner.read.field_text import shown_by
from aligner.read.layout import LINE_BREAK, PAGE_BREAK, Omitted, raised
from aligner.read.markup import attribute, content, local
from aligner.read.symbols import symbol

_UNREAD = frozenset({"pPr", "rPr", "Fallback", "sdtPr", "fldData"})
_BREAKS = frozenset({"br", "cr"})
_OF_PAGES = frozenset({"page", "column"})
_DRAWN = frozenset({"relIds", "chart"})
_FIELDS = frozenset({"fldChar", "instrText"})
_SPACES = frozenset({"tab", "ptab"})
_TEXTS = frozenset({"t", "delText"})
_NOTES = {"footnoteReference": "footnotes", "endnoteReference": "endnotes", "commentReference": "comments"}
_DESCRIBED = {"docPr": ("title", "descr"), "shape": ("title", "alt")}
_REMOVED = {"del": "a tracked change", "moveFrom": "moved elsewhere, as a tracked change"}


class Note(NamedTuple):
    """A note or a comment that a paragraph refers to: the kind of part it stands in, and its number there."""

    kind: str
    number: str


@dataclass(slots=True)
class Shown:
    """What a paragraph shows; ``boxes`` are text boxes anchored in it, ``drawings`` the relations of its diagrams."""

    parts: list[str] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    drawings: list[str] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    omitted: list[Omitted] = field(default_factory=list)
    in_contents: bool = False

    @property
    def text(self) -> str:
        """The text, with its author's line breaks as ``LINE_BREAK``."""
        return "".join(self.parts)


class RunReader:
    """Reads the runs of paragraphs, by the document's styles and fields."""

    def __init__(self, styles: Styles, contents: ContentsFields) -> None:
        """``contents`` is told of the fields that go by."""
        self._styles = styles
        self._contents = contents

    def shown(self, paragraph: etree._Element) -> Shown:
        """What a paragraph shows."""
        shown = Shown()
        self._read(paragraph, self._styles.of(paragraph), shown)
        return shown

    def _read(self, element: etree._Element, style: Style, shown: Shown) -> None:
        for inner in element:
            tag = local(inner)
            if tag == "r":
                self._run(inner, style, shown)
            elif tag in _REMOVED:
                _leave_out(inner, Reason.DELETED, _REMOVED[tag], shown)
            elif tag == "rt":
                _leave_out(inner, Reason.READING_AID, "", shown)
            elif tag == "fldSimple" and is_generated(inner):
                _leave_out(inner, Reason.CONTENTS, "", shown)
            elif tag == "t":  # of a formula
                shown.parts.append(content(inner))
            elif tag == "txbxContent":
                shown.boxes.append(inner)
            elif tag in _DRAWN:
                shown.drawings += (str(value) for value in inner.attrib.values())
            elif tag not in _UNREAD:
                _describe(inner, tag, shown)
                self._read(inner, style, shown)

    def _run(self, run: etree._Element, style: Style, shown: Shown) -> None:
        hider = self._styles.hider(run, style)
        position = child(child(run, "rPr"), "vertAlign")
        is_raised = position is not None and attribute(position, "val") == "superscript"
        mark: str | None = None  # what stands for a note whose mark its author chose
        for inner in run:
            tag = local(inner)
            if tag in _FIELDS:
                self._field(inner, tag, hider, shown)
            elif tag in _NOTES:
                shown.notes.append(Note(_NOTES[tag], attribute(inner, "id") or ""))
                mark = "" if _has_own_mark(inner) else mark
            elif tag == "txbxContent":
                shown.boxes.append(inner)
            elif tag in _TEXTS or tag in {"sym", "noBreakHyphen"}:
                text = _character(inner, tag, shown)
                shown.in_contents = shown.in_contents or self._contents.is_inside
                if mark is not None:
                    shown.omitted.append(Omitted(text, Reason.NOTE_MARK))
                elif tag == "delText":
                    shown.omitted.append(Omitted(text, Reason.DELETED))
                elif hider is not None:
                    shown.omitted.append(Omitted(text, Reason.HIDDEN, f"by the style “{hider}”" if hider else ""))
                else:
                    shown.parts.append(raised(text) if is_raised else text)
            elif tag not in _UNREAD and hider is not None:
                _leave_out(inner, Reason.HIDDEN, "", shown)
            elif tag not in _UNREAD:
                self._between(inner, tag, style, shown)

    def _field(self, mark: etree._Element, tag: str, hider: str | None, shown: Shown) -> None:
        """A part of a field goes by; one that ends without a result shows what its instruction says."""
        if tag == "instrText":
            self._contents.instruct(content(mark))
            return
        text, aid = shown_by(self._contents.mark(mark))
        shown.omitted += [Omitted(aid, Reason.READING_AID)] * bool(aid)
        if hider is None:
            shown.parts.append(text)

    def _between(self, element: etree._Element, tag: str, style: Style, shown: Shown) -> None:
        """What a run has besides characters."""
        if tag in _BREAKS:
            shown.parts.append(PAGE_BREAK if attribute(element, "type") in _OF_PAGES else LINE_BREAK)
        elif tag in _SPACES:
            shown.parts.append(" ")
        else:
            _describe(element, tag, shown)
            self._read(element, style, shown)


def _describe(element: etree._Element, tag: str, shown: Shown) -> None:
    """What stands for a picture where it cannot be seen, and letters drawn as a picture."""
    for name in _DESCRIBED.get(tag, ()):
        if described := attribute(element, name):
            shown.omitted.append(Omitted(described, Reason.EMBEDDED, "description"))
    if tag == "textpath" and (drawn := attribute(element, "string")):
        shown.omitted.append(Omitted(drawn, Reason.EMBEDDED, "WordArt"))


def _character(element: etree._Element, tag: str, shown: Shown) -> str:
    if tag == "noBreakHyphen":
        return "\u2011"
    if tag in _TEXTS:
        return content(element)
    font, code = attribute(element, "font") or "", attribute(element, "char") or ""
    known = symbol(font, code)
    if known is None:
        shown.omitted.append(Omitted(f"[{code}]", Reason.UNREADABLE, f"a sign of the font {font}"))
    return known or ""


def _has_own_mark(reference: etree._Element) -> bool:
    return attribute(reference, "customMarkFollows") not in {None, "0", "false", "off"}


def _leave_out(element: etree._Element, reason: Reason, detail: str, shown: Shown) -> None:
    texts = (content(text) for text in element.iter("{*}t", "{*}delText"))
    if text := "".join(texts):
        shown.omitted.append(Omitted(text, reason, detail))
    for reference in element.iter("{*}footnoteReference", "{*}endnoteReference", "{*}commentReference"):
        if local(reference) == "commentReference":
            shown.notes.append(Note("comments", attribute(reference, "id") or ""))
