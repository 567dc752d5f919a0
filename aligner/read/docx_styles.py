"""What the styles of a Word document say of a paragraph: heading, list item, table of contents."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from lxml import etree

from aligner.read.markup import local

BODY_LEVEL = 9
"""The outline level of body text (ECMA-376 part 1, 17.3.1.20); those below are headings."""

_LEVELS = frozenset("0123456789")

LONGEST_CHAIN = 64
"""Styles based on one another; a damaged file may have them in a circle."""


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph has by its style or by itself; None where nothing is said."""

    name: str = ""
    level: int | None = None
    numbering: str | None = None

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
    """The paragraph styles of a document by their ids."""

    by_id: dict[str, Style] = field(default_factory=dict)

    def of(self, paragraph: etree._Element) -> Style:
        """What a paragraph's properties and its style say together."""
        properties = child(paragraph, "pPr")
        style = self.by_id.get(_value(properties, "pStyle") or "", Style())
        return _over(style, properties)


def read_styles(root: etree._Element | None) -> Styles:
    """The styles of ``styles.xml``, each with what it has from the ones it is based on."""
    stored = {} if root is None else {attribute(style, "styleId") or "": style for style in root.iter("{*}style")}
    return Styles({key: _resolved(key, stored) for key in stored})


def attribute(element: etree._Element, name: str) -> str | None:
    """An attribute by its local name: transitional and strict documents differ in their namespaces."""
    return next((str(value) for key, value in element.attrib.items() if etree.QName(key).localname == name), None)


def child(element: etree._Element | None, name: str) -> etree._Element | None:
    """The first child of a local name."""
    if element is None:
        return None
    return next((inner for inner in element if local(inner) == name), None)


def _resolved(key: str, stored: dict[str, etree._Element]) -> Style:
    chain = [key]
    while len(chain) < LONGEST_CHAIN and (base := _value(stored[chain[-1]], "basedOn")) in stored and base:
        chain.append(base)
    style = Style()
    for link in reversed(chain):
        style = _over(style, child(stored[link], "pPr"))
    return replace(style, name=(_value(stored[key], "name") or "").lower())


def _over(style: Style, properties: etree._Element | None) -> Style:
    level = _value(properties, "outlineLvl")
    numbering = _value(child(properties, "numPr"), "numId")
    return Style(
        style.name,
        int(level) if level and level in _LEVELS else style.level,
        style.numbering if numbering is None else numbering,
    )


def _value(element: etree._Element | None, name: str) -> str | None:
    found = child(element, name)
    return None if found is None else attribute(found, "val")
