"""The pieces that our rules are written with: regular expressions that ICU, Java and Python's regex read alike.

Look-behinds are bounded, as Java asks for; \\w and \\b are avoided, since Java takes them for ASCII alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

LETTER = r"\p{L}\p{N}"
"""For a character class: letters and digits."""

UPPER = r"\p{Lu}\p{Lt}"
LOWER = r"\p{Ll}"
ALONE = rf"(?<![{LETTER}]|[{LETTER}]-)"
"""Before a word: no letter, nor a part of a compound."""

SPACE = r"[ \u00a0\u202f]"
STOP = r"[.!?…‽؟۔।]+"
CLOSING = rf"(?:{SPACE}?»|[)\]}}”’'](?![{LETTER}])|[\"“](?![{LETTER}])|[」』）】〉》])*"
NOTE = r"(?:[ \u00a0]?\[\d{1,3}\]|[¹²³⁰-⁹])*"
PICTURE = r"(?:(?![°№©®™§])\p{So}[\ufe0f\u200d\u20e3\p{Sk}]*)"
WHOLE_STOP = rf"{STOP}{CLOSING}{NOTE}[.!?…]*(?:\s*{PICTURE})*"
"""A stop with all that closes behind it."""

FULL_STOP = r"(?<![.!?…‽؟۔।])\."
"""One full stop with nothing before or behind it but the word and white space."""

_LONGEST_OPENING = 60
"""Characters between the white space and the first letter behind it: quotes, dashes, brackets, emoji."""

_MARKS = rf"[^{LETTER}]{{0,{_LONGEST_OPENING}}}"
BEFORE_CAPITAL = rf"(?=\s+{_MARKS}[{UPPER}])"
BEFORE_CAPITAL_WITHOUT_DASH = rf"(?=\s+(?![–—]|--){_MARKS}[{UPPER}])"
BEFORE_LOWER = rf"(?=\s+{_MARKS}{LOWER})"
BEFORE_CAPITAL_OR_FIGURE = rf"(?=\s+{_MARKS}[{UPPER}\p{{Lo}}\p{{Lm}}\p{{N}}])"
BEFORE_SPACE = r"(?=\s)"


def before(pattern: str) -> str:
    """White space, quotes and dashes, then a pattern."""
    return rf"(?=\s+{_MARKS}{pattern})"


def one_of(words: Iterable[str]) -> str:
    """Any of these words, the longest first; what matches nothing where there is none."""
    ordered = _longest_first(words)
    return f"(?:{'|'.join(map(escaped, ordered))})" if ordered else "(?!)"


def abbreviation(words: Iterable[str]) -> str:
    """Any of these abbreviations with its stop; inside a chain a space may stand behind a stop (``т. е.``)."""
    written = "|".join(escaped(word).replace(r"\.", rf"\.{SPACE}?") for word in _longest_first(words))
    return rf"{ALONE}(?:{written})\." if written else "(?!)"


def _longest_first(words: Iterable[str]) -> list[str]:
    return sorted(set(words), key=lambda word: (-len(word), word))


def escaped(word: str) -> str:
    """A word as a pattern, with nothing escaped that needs none."""
    return re.sub(r"([.\[\](){}*+?^$|\\])", r"\\\1", word)
