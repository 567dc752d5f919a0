"""What the styles of an OpenDocument text say: titles, hidden text, superscripts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from lxml import etree

from aligner.read.markup import attribute, local

_HEADLINES = frozenset({"Title", "Subtitle"})

LONGEST_CHAIN = 64
"""Styles that inherit from one another; a damaged file may have them in a circle."""


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says, with what it inherits; ``shown_name`` is the nearest name that its author sees."""

    is_headline: bool = False
    is_hidden: bool = False
    is_raised: bool = False
    shown_name: str = ""


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a document by family and name."""

    known: dict[tuple[str, str], Style] = field(default_factory=dict)

    def of(self, element: etree._Element, family: str) -> Style:
        """The style of a paragraph, a span of text or a section."""
        name = attribute(element, "style-name") or ""
        return self.known.get((family, name)) or Style(is_headline=name in _HEADLINES, shown_name=name)


def read_styles(roots: Iterable[etree._Element]) -> Styles:
    """The styles of a document's parts: those that its author named and those that the program made of them."""
    stored: dict[tuple[str, str], etree._Element] = {}
    made: set[tuple[str, str]] = set()
    for root in roots:
        for style in root.iter("{*}style"):
            family, name = attribute(style, "family") or "paragraph", attribute(style, "name")
            if name:
                stored[family, name] = style
                parent = style.getparent()
                if parent is not None and local(parent) == "automatic-styles":
                    made.add((family, name))
    return Styles({key: _resolved(key, stored, made) for key in stored})


def _resolved(key: tuple[str, str], stored: dict[tuple[str, str], etree._Element], made: set[tuple[str, str]]) -> Style:
    family = key[0]
    names = [key[1]]
    while len(names) < LONGEST_CHAIN and (family, names[-1]) in stored:
        above = attribute(stored[family, names[-1]], "parent-style-name")
        if not above:
            break
        names.append(above)
    style = Style()
    for name in reversed(names):
        if (family, name) not in made:
            style = replace(style, shown_name=name, is_headline=name in _HEADLINES or style.is_headline)
        if (family, name) in stored:
            style = _over(style, stored[family, name])
    return style


def _over(style: Style, element: etree._Element) -> Style:
    for properties in element:
        display, position = attribute(properties, "display"), attribute(properties, "text-position")
        if local(properties) in {"text-properties", "section-properties"} and display is not None:
            style = replace(style, is_hidden=display == "none")
        if local(properties) == "text-properties" and position is not None:
            style = replace(style, is_raised=_rises(position))
    return style


def _rises(position: str) -> bool:
    """``super 58%`` or ``33% 58%``, but not ``-33% 58%``, nor ``0% 100%``."""
    first = position.split(maxsplit=1)[0] if position.split() else ""
    return first == "super" or (first.endswith("%") and first[0] not in "-0")
