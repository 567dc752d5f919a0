"""Telephone numbers: one figure, however its digits are grouped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from aligner.figures.figure import TELEPHONE, Figure, Form, Nature

_GROUPS = r"(?:[\s\u00a0.-]?\(\d{1,5}\))?(?:[\s\u00a0.-]?\d{1,4}){2,6}"
_TELEPHONE = re.compile(
    rf"(?<![\w+-])(?:\+\d{{1,3}}{_GROUPS}|\d?[\s\u00a0]?\(\d{{2,5}}\)(?:[\s\u00a0.-]?\d{{1,4}}){{2,4}}"
    r"|[78][\s\u00a0-]\d{3,4}[\s\u00a0-]\d{2,3}[\s\u00a0-]\d\d[\s\u00a0-]\d\d|\d{2,3}-\d\d-\d\d(?!-)"
    rf"|(?<=\bтел\.\s)\d{{1,4}}{_GROUPS}|(?<=\btél\.\s)\d{{1,4}}{_GROUPS}"
    r"|0\d(?:[\s\u00a0.]\d\d){4})(?!\d)",
    re.IGNORECASE,
)
_LEAST, _MOST = 7, 15
"""Digits of a telephone number: local ones have 7 or so, E.164 allows 15."""


def find_telephones(text: str) -> Iterator[Figure]:
    """Every telephone number, as one figure."""
    for match in _TELEPHONE.finditer(text):
        digits = re.sub(r"\D", "", match.group())
        if _LEAST <= len(digits) <= _MOST:
            yield Figure((Fraction(digits),), Nature.NUMBER, Form.DIGITS, *match.span(), label=TELEPHONE)
