"""Decimals in Russian words: «семь целых четыре десятых»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from aligner.figures.figure import Figure, Form, Nature
from aligner.figures.numerals import Numerals
from aligner.figures.spoken import number_before, whole_number

_S = r"[\s\u00a0\u202f]"
_WHOLE = re.compile(
    rf"\bцел(?:ых|ая|ой|ую){_S}+(?:и{_S}+)?(?P<part>(?:[^\W\d_]+{_S}+){{1,2}}?|\d+{_S}+)(?P<of>десят|сот|тысячн)(?:ых|ая|ой|ую)\b"
)
_WHOLE_DIGITS = re.compile(rf"(?<!\d)\d+{_S}+$")
_REACH = 60
"""Characters before a place in which the whole number is looked for."""
_PARTS = {"десят": 10, "сот": 100, "тысячн": 1000}


def spoken_decimals(text: str, numerals: Numerals) -> Iterator[Figure]:
    """Every decimal in words."""
    for match in _WHOLE.finditer(text):
        part = whole_number(match["part"], numerals)
        digits = _WHOLE_DIGITS.search(text, max(0, match.start() - _REACH), match.start())
        whole = (int(digits.group()), digits.start()) if digits else number_before(text, match.start(), numerals)
        if whole and part is not None and part < _PARTS[match["of"]]:
            value = whole[0] + Fraction(part, _PARTS[match["of"]])
            yield Figure((value,), Nature.NUMBER, Form.WORD, whole[1], match.end())
