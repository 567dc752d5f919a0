"""Numbers in words that stand right before a place, or that are all of a phrase; the minutes of a spoken time."""

from __future__ import annotations

import re
from fractions import Fraction

from aligner.figures.numerals import Numerals, spell
from aligner.language.numbers import folded

_WORD = re.compile(r"[^\W\d_]+")
_LAST_WORDS = re.compile(r"(?:[^\W\d_]+[\s\u00a0-]+){1,4}$")
_HOUR = 60
_REACH = 60
"""Characters before a place in which its number is looked for."""


def whole_number(phrase: str, numerals: Numerals) -> int | None:
    """The number that a phrase is from its first word to its last, in digits or words; None where it is none."""
    digits = phrase.strip()
    if digits.isdecimal():
        return int(digits) if len(digits) <= _REACH else None  # Python reads no number of more than some thousands
    words = [folded(word) for word in _WORD.findall(phrase)]
    spelled = spell(words, numerals) if words else None
    return spelled.value if spelled and spelled.n_words == len(words) else None


def number_before(text: str, stop: int, numerals: Numerals) -> tuple[int, int] | None:
    """The longest number in words that ends at ``stop``: its value and where it starts."""
    begin = max(0, stop - _REACH)
    words = _LAST_WORDS.search(text[begin:stop])
    if words is None:
        return None
    for word in _WORD.finditer(words.group()):
        value = whole_number(words.group()[word.start() :], numerals)
        if value is not None:
            return value, begin + words.start() + word.start()
    return None


def minutes_said(match: re.Match[str], numerals: Numerals) -> Fraction | None:
    """What the minutes of a phrase add to its hour; None where the words are no minutes."""
    groups = match.groupdict()
    said = groups.get("minutes") or groups.get("to")
    if said is None:
        return Fraction(0)
    value = whole_number(said, numerals)
    if value is None or not 0 < value < _HOUR:
        return None
    return Fraction(value if groups.get("minutes") else -value, _HOUR)
