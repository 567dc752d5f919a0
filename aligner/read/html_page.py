"""The events of an HTML parser become blocks of text, each with the boxes of the page that it stands in."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from aligner.document import Kind, Reason
from aligner.read.html_blocks import Block, Box
from aligner.read.html_elements import (
    BLOCKS,
    CAPTIONS,
    CELLS,
    CODE,
    HEADINGS,
    ITEMS,
    NOTE_TYPES,
    PAGE_BREAKS,
    UNREAD,
    UNREAD_BLOCKS,
    UNREAD_ROLES,
    VOID,
)
from aligner.read.html_marks import fragment_of, is_backlink, is_note_mark, is_permalink
from aligner.read.html_styles import Look, StyleSheets
from aligner.read.layout import LINE_BREAK, Omitted, one_line, raised

DEEPEST_BOX = 400
"""Boxes inside one another that are told apart; no page has a tenth, and each block looks through those around it."""

_EMPTY_BRACKETS = re.compile(r"\[\s*\]|\(\s*\)")
_UNSEEN_FIELDS = frozenset({"hidden", "checkbox", "radio", "color", "range", "password"})
_WHOLE = frozenset({"html", "body", "main", "article"})
"""Elements that hold a page: marked as not to be translated, they are read all the same."""


@dataclass(slots=True)
class _Open:
    tag: str
    box: Box | None
    reason: Reason | None  # of an element inside a line whose text is left out
    attributes: dict[str, str]
    serial: int  # which block was being filled when it opened, and how far
    start: int
    is_raised: bool  # above the line


class PageTarget:
    """A parser target that keeps the text alone: lxml calls ``start``, ``data``, ``end`` and ``close``."""

    def __init__(self, sheet_at: Callable[[str], str] = lambda _: "") -> None:
        """Begin a page.

        Args:
            sheet_at: the style sheet at an address that the page links to; empty where there is none to be had.
        """
        self._sheet_at = sheet_at
        self._styles = StyleSheets()
        self._sheet: list[str] = []
        self.blocks: list[Block] = []
        self.by_id: dict[str, Box | Block] = {}
        self._open: list[_Open] = []
        self._box = Box("", None, None, False, False, False, False, False, 0)
        self._n_preformatted = 0
        self._n_code = 0
        self._reasons: list[Reason] = []
        self._begin()

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element opens."""
        is_block = tag in BLOCKS
        if is_block:
            self._finish()
        if tag == "br":
            self._say(LINE_BREAK)
        identifier = attributes.get("id") or (attributes.get("name") if tag == "a" else None)
        if tag in VOID:
            self._ids += [identifier] if identifier else []
            self._describe(tag, attributes)
            return
        look = self._styles.of(tag, attributes)
        reason = _reason(tag, attributes, is_block, look)
        box = None
        if is_block and self._box.depth < DEEPEST_BOX:
            box = self._box = self._opened(tag, attributes, reason)
            if identifier:
                self.by_id.setdefault(identifier, box)
        elif identifier:
            self._ids.append(identifier)
        inline = None if is_block else reason
        if inline is not None:
            self._reasons.append(inline)
        self._n_preformatted += tag == "pre"
        self._n_code += tag in CODE
        is_raised = tag == "sup" or (not is_block and look.is_raised is True)
        self._open.append(_Open(tag, box, inline, attributes, len(self.blocks), len(self._parts), is_raised))

    def end(self, tag: str) -> None:
        """An element closes."""
        if tag in VOID:
            return
        if tag in BLOCKS:
            self._finish()
        if not self._open or self._open[-1].tag != tag:
            return
        closed = self._open.pop()
        self._n_preformatted -= tag == "pre"
        self._n_code -= tag in CODE
        if tag == "style":
            self._styles.add("".join(self._sheet))
            self._sheet = []
        if closed.reason is not None:
            self._reasons.pop()
        if closed.box is not None:
            closed.box.stop = len(self.blocks)
            self._box = closed.box.parent or self._box
        elif closed.serial == len(self.blocks):
            if tag == "a":
                self._end_link(closed)
            elif closed.is_raised:
                self._end_superscript(closed)

    def data(self, text: str) -> None:
        """Text between two tags, whole or in part."""
        if self._n_code:
            self._sheet += [text] if self._open[-1].tag == "style" else []
            return
        if self._reasons:
            self._omit(text, self._reasons[-1])
        else:
            self._say(text.replace("\n", LINE_BREAK) if self._n_preformatted else text)

    def close(self) -> None:
        """The page ends."""
        self.close_to(0)
        self._finish()

    @property
    def depth(self) -> int:
        """How many elements are open."""
        return len(self._open)

    def close_to(self, depth: int) -> None:
        """Close elements that lack their end, down to so many."""
        while len(self._open) > depth:
            self.end(self._open[-1].tag)

    def omit(self, text: str, reason: Reason) -> None:
        """Text that the format of the page takes out of it, in or before the block that follows."""
        self._omit(text, reason)

    def refer(self, address: str, mark: str) -> None:
        """The mark of a note, and what it points at."""
        self._references.append((address, mark))
        self._omit(mark, Reason.NOTE_MARK)

    def identify(self, identifier: str) -> None:
        """A name by which marks can point at the block that is being filled."""
        self._ids.append(identifier)

    def _begin(self) -> None:
        self._parts: list[str] = []
        self._omitted: list[Omitted] = []
        self._references: list[tuple[str, str]] = []
        self._ids: list[str] = []
        self._n_links = 0
        self._n_language_links = 0

    def _say(self, text: str) -> None:
        self._parts.append(text)

    def _omit(self, text: str, reason: Reason, detail: str = "") -> None:
        if not text:
            return
        last = self._omitted[-1] if self._omitted else None
        if last is not None and last.reason is reason and reason is not Reason.NOTE_MARK:
            self._omitted[-1] = Omitted(last.text + text, reason, last.detail)
        else:
            self._omitted.append(Omitted(text, reason, detail))

    def _describe(self, tag: str, attributes: dict[str, str]) -> None:
        """What stands for a picture where it cannot be seen, what is written on a field or a button; a style sheet."""
        if tag == "link" and "stylesheet" in attributes.get("rel", "").lower():
            self._styles.add(self._sheet_at(attributes.get("href", "")))
        elif tag == "img":
            alt = attributes.get("alt", "")
            self._omit(f"{alt} " if alt else "", self._reasons[-1] if self._reasons else Reason.EMBEDDED)
        elif tag == "input" and attributes.get("type", "text") not in _UNSEEN_FIELDS:
            written = attributes.get("value", ""), attributes.get("placeholder", "")
            self._omit("".join(f"{each} " for each in written if each), Reason.FORM)

    def _opened(self, tag: str, attributes: dict[str, str], reason: Reason | None) -> Box:
        around, role = self._box, attributes.get("role", "").lower()
        types = f"{attributes.get('epub:type', '')} {role.removeprefix('doc-')}".lower().split()
        return Box(
            tag,
            around,
            # a page without its body tag: the parser takes what it does not know for a part of the head
            reason if around.reason is Reason.METADATA else around.reason or reason,
            is_main=around.is_main or tag == "main" or role == "main",
            is_article=around.is_article or tag == "article" or role == "article",
            is_margin=around.is_margin or tag in {"header", "footer"},
            is_aside=around.is_aside or ((tag == "aside" or role == "complementary") and not NOTE_TYPES & set(types)),
            is_note=around.is_note or bool(NOTE_TYPES & set(types)),
            first=len(self.blocks),
            depth=around.depth + 1,
        )

    def _end_link(self, link: _Open) -> None:
        label = "".join(self._parts[link.start :])
        fragment = fragment_of(link.attributes.get("href", ""))
        is_raised = any(other.is_raised for other in self._open[-3:]) or link.attributes.get("_raised") == "1"
        if fragment and is_note_mark(label, fragment, link.attributes, is_raised=is_raised):
            self._references.append((link.attributes["href"], label))
            reason = Reason.NOTE_MARK
        elif fragment and is_backlink(label):
            reason = Reason.NOTE_MARK
        elif is_permalink(label, link.attributes):
            reason = Reason.NAVIGATION
        else:
            self._n_links += len(label.strip())
            self._n_language_links += "hreflang" in link.attributes
            return
        del self._parts[link.start :]
        self._omit(label, reason)

    def _end_superscript(self, closed: _Open) -> None:
        text = "".join(self._parts[closed.start :])
        del self._parts[closed.start :]
        if text.strip(" \u00a0[](),") or not self._references:
            self._say(raised(text))
        elif text.strip():  # the brackets around a mark
            self._omit(text, Reason.NOTE_MARK)
        if self._open and self._open[-1].tag == "a":
            self._open[-1].attributes["_raised"] = "1"

    def _finish(self) -> None:
        if self._references:
            whole = "".join(self._parts)
            self._parts = [_EMPTY_BRACKETS.sub("", whole)]
            for brackets in _EMPTY_BRACKETS.findall(whole):  # that a mark stood in
                self._omit(brackets, Reason.NOTE_MARK)
        lines = [one_line(line).strip() for line in "".join(self._parts).split(LINE_BREAK)]
        text = "\n".join(line for line in lines if line)
        if text or self._omitted:
            block = Block(text, self._kind(), self._box, self._omitted, self._references, self._ids)
            block.n_links, block.n_language_links = self._n_links, self._n_language_links
            block.reason = self._box.reason
            for identifier in self._ids:
                self.by_id.setdefault(identifier, block)
            self.blocks.append(block)
            for box in self._box.upwards():
                box.n_text += len(text)
                box.n_links += self._n_links
            self._begin()
        else:
            self._parts = []

    def _kind(self) -> Kind | None:
        """What the innermost telling element says; a cell that has paragraphs is there for the layout."""
        tags = [box.tag for box in self._box.upwards()]
        for tag in tags:
            if tag in HEADINGS:
                return Kind.HEADING
            if tag in CAPTIONS:
                return Kind.CAPTION
            if tag in ITEMS:
                return Kind.LIST_ITEM
            if tag in CELLS:
                return None if "p" in tags else Kind.SENTENCE
        return None


def _reason(tag: str, attributes: dict[str, str], is_block: bool, look: Look) -> Reason | None:
    """Why the text of an element is left out whatever stands around it."""
    role = attributes.get("role", "").lower()
    types = f"{attributes.get('epub:type', '')} {role}".lower().split()
    if not PAGE_BREAKS.isdisjoint(types):
        return Reason.NAVIGATION
    is_note = not NOTE_TYPES.isdisjoint(kind.removeprefix("doc-") for kind in types)
    if not is_note and ("hidden" in attributes or look.is_hidden):
        return Reason.HIDDEN
    if is_block and attributes.get("translate", "").lower() == "no" and tag not in _WHOLE:
        return Reason.NOT_FOR_TRANSLATION
    if tag == "div" and attributes.get("title") in {"header", "footer"}:  # LibreOffice's page margins
        return Reason.PAGE_MARGIN
    return UNREAD_ROLES.get(role) or (UNREAD_BLOCKS if is_block else UNREAD).get(tag)
