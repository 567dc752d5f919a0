"""What style sheets say of the text of a page: which of it is hidden, which is raised above the line.

Of a sheet only rules for one class, one id or an element of a class are read, such as word processors and makers of
e-books write; what depends on the medium, on scripts or on what stands around an element is passed over.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_Key = tuple[str, str]
"""An element's name or nothing, and ``.class`` or ``#id``."""

LARGEST_SHEET = 4 * 2**20
"""Characters; what a page has beyond them is passed over."""

_COMMENT = re.compile(r"/\*(?:[^*]|\*(?!/))*+(?:\*/|$)")
_SIMPLE = re.compile(r"([a-zA-Z][\w-]*)?([.#])([\w-]+)")
_HIDES = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))\b", re.IGNORECASE)
_SHOWS = re.compile(r"(?:^|;)\s*display\s*:\s*(?!none\b)\w", re.IGNORECASE)
_RAISES = re.compile(
    r"(?:^|;)\s*vertical-align\s*:\s*(?:super|text-top|[1-9.][\d.]*(?:em|ex|px|pt|%))"
    r"|(?:^|;)\s*position\s*:\s*relative\s*;[^{}]{0,200}\btop\s*:\s*-[\d.]+(?:em|ex|px|pt)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Look:
    """How an element's text appears; None where nothing is said."""

    is_hidden: bool | None = None
    is_raised: bool | None = None

    def below(self, other: Look) -> Look:
        """The same, where the other, of a later rule, says nothing."""
        return Look(
            self.is_hidden if other.is_hidden is None else other.is_hidden,
            self.is_raised if other.is_raised is None else other.is_raised,
        )


def look_of(declarations: str) -> Look:
    """What the declarations of a rule or of a ``style`` attribute say."""
    is_hidden = True if _HIDES.search(declarations) else False if _SHOWS.search(declarations) else None
    return Look(is_hidden, True if _RAISES.search(declarations) else None)


class StyleSheets:
    """The rules of a page, as its sheets go by."""

    def __init__(self) -> None:
        """None yet."""
        self._rules: dict[_Key, Look] = {}

    def add(self, sheet: str) -> None:
        """Take the rules of another sheet, after those so far."""
        for key, look in _looks(sheet):
            self._rules[key] = self._rules.get(key, Look()).below(look)

    def of(self, tag: str, attributes: dict[str, str]) -> Look:
        """How an element looks by the rules and by its own attribute."""
        look = Look()
        names = [f".{name}" for name in attributes.get("class", "").split()]
        names += [f"#{attributes['id']}"] if "id" in attributes else []
        if self._rules:
            for name in names:
                look = look.below(self._rules.get(("", name), Look())).below(self._rules.get((tag, name), Look()))
        return look.below(look_of(attributes["style"])) if "style" in attributes else look


@lru_cache(maxsize=64)
def _looks(sheet: str) -> tuple[tuple[_Key, Look], ...]:
    """What the simple rules of a sheet say; the chapters of a book share theirs."""
    looks: list[tuple[_Key, Look]] = []
    for selectors, declarations in _rules(_COMMENT.sub("", sheet[:LARGEST_SHEET])):
        look = look_of(declarations)
        simple = (_SIMPLE.fullmatch(selector.strip()) for selector in selectors.split(",") if look != Look())
        looks += ((((each[1] or "").lower(), f"{each[2]}{each[3]}"), look) for each in simple if each)
    return tuple(looks)


def _rules(sheet: str) -> list[tuple[str, str]]:
    """The rules of a sheet outside of any ``@media`` or the like: selectors and declarations."""
    rules: list[tuple[str, str]] = []
    depth, start, selectors = 0, 0, ""
    for brace in re.finditer(r"[{};]", sheet):
        if brace[0] == ";":
            start = brace.end() if depth == 0 else start
        elif brace[0] == "{":
            if depth == 0:
                selectors = sheet[start : brace.start()]
                start = brace.end()
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                if not selectors.lstrip().startswith("@"):
                    rules.append((selectors, sheet[start : brace.start()]))
                start = brace.end()
    return rules
