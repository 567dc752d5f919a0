"""What the styles of a Word document say of a paragraph or a run: heading, list item, table of contents, hidden."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from lxml import etree

from aligner.read.markup import attribute, local

BODY_LEVEL = 9
"""The outline level of body text (ECMA-376 part 1, 17.3.1.20); those below are headings."""

_LEVELS = frozenset("0123456789")

LONGEST_CHAIN = 64
"""Styles based on one another; a damaged file may have them in a circle."""

_OFF = frozenset({"0", "false", "off"})


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph or a run has by its style or by itself; None where nothing is said.

    ``name`` is in lower case, ``shown_name`` as the document has it.
    """

    name: str = ""
    level: int | None = None
    numbering: str | None = None
    is_hidden: bool | None = None
    shown_name: str = ""

    @property
    def is_heading(self) -> bool:
        """Whether it is in the document's outline."""
        return self.level is not None and self.level < BODY_LEVEL

    @property
    def is_item(self) -> bool:
        """Whether it is numbered or has a bullet."""
        return self.numbering not in {None, "0"}

    @property
    def is_contents(self) -> bool:
        """Whether it is a line of a table of contents, which the program makes of the headings."""
        return self.name.startswith("toc ")


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a document by their ids."""

    by_id: dict[str, Style] = field(default_factory=dict)

    def of(self, paragraph: etree._Element) -> Style:
        """What a paragraph's properties and its style say together."""
        properties = child(paragraph, "pPr")
        style = self.by_id.get(_value(properties, "pStyle") or "", Style())
        return _over(style, properties)

    def hider(self, run: etree._Element, paragraph: Style) -> str | None:
        """Why a run is hidden: the name of the style that hides it, empty where it does so itself, None if it is not.

        What a run says itself counts; a style of characters turns round what the paragraph's style says, as it does
        with bold (ECMA-376 part 1, 17.7.3).
        """
        properties = child(run, "rPr")
        own = switch(properties, "vanish")
        if own is not None:
            return "" if own else None
        style = self.by_id.get(_value(properties, "rStyle") or "", Style())
        if bool(style.is_hidden) == bool(paragraph.is_hidden):
            return None
        return style.shown_name if style.is_hidden else paragraph.shown_name


def read_styles(root: etree._Element | None) -> Styles:
    """The styles of the part that holds them, each with what it has from the ones it is based on."""
    stored = {} if root is None else {attribute(style, "styleId") or "": style for style in root.iter("{*}style")}
    return Styles({key: _resolved(key, stored) for key in stored})


def child(element: etree._Element | None, name: str) -> etree._Element | None:
    """The first child of a local name."""
    if element is None:
        return None
    return next((inner for inner in element if local(inner) == name), None)


def switch(properties: etree._Element | None, name: str) -> bool | None:
    """Whether a property is on, off, or not there."""
    element = child(properties, name)
    return None if element is None else attribute(element, "val") not in _OFF


def _resolved(key: str, stored: dict[str, etree._Element]) -> Style:
    chain = [key]
    while len(chain) < LONGEST_CHAIN and (base := _value(stored[chain[-1]], "basedOn")) in stored and base:
        chain.append(base)
    style = Style()
    for link in reversed(chain):
        style = _over(style, child(stored[link], "pPr"))
        hidden = switch(child(stored[link], "rPr"), "vanish")
        style = style if hidden is None else replace(style, is_hidden=hidden)
    name = _value(stored[key], "name") or ""
    return replace(style, name=name.lower(), shown_name=name)


def _over(style: Style, properties: etree._Element | None) -> Style:
    level = _value(properties, "outlineLvl")
    numbering = _value(child(properties, "numPr"), "numId")
    return replace(
        style,
        level=int(level) if level and level in _LEVELS else style.level,
        numbering=style.numbering if numbering is None else numbering,
    )


def _value(element: etree._Element | None, name: str) -> str | None:
    inner = child(element, name)
    return None if inner is None else attribute(inner, "val")
