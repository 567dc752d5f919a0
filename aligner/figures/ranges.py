"""Figures that belong together: the two ends of a range, the parts of «2 млн 300 тыс.»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from aligner.figures.figure import Figure, Form, Nature

_RANGE = re.compile(r"\s*(?:[-–—/]|до|à|ou|или|et|и)\s*")
_FROM_TO = re.compile(r"\s*(?:[-–—]|до|по|à|au)\s*")
_MOST_BETWEEN = 6
_SPACE = re.compile(r"[ \u00a0\u202f]")
_SCALES = (10**3, 10**6, 10**9)
_YEARS = range(1000, 2200)


def joined(text: str, found: Sequence[Figure]) -> list[Figure]:
    """The figures, sums as one, and ends of ranges with what the other end says: “2 à 3 millions”, «2024–25»."""
    figures: list[Figure] = []
    for figure in found:
        last = figures[-1] if figures else None
        if last and _adds(text, last, figure):
            figures[-1] = replace(last, readings=(last.value + figure.value,), stop=figure.stop)
        elif last and last.nature is figure.nature is Nature.NUMBER and _RANGE.fullmatch(text, last.stop, figure.start):
            figures[-1:] = _ends(text, last, figure)
        else:
            figures.append(figure)
    return figures


def between_ends(text: str, figures: Sequence[Figure]) -> list[Figure]:
    """Hints at what a short range holds between its ends: “de 1 à 3” says 2 as well."""
    inner = []
    for one, two in pairwise(figures):
        plain = one.nature is two.nature is Nature.NUMBER and one.value.denominator == two.value.denominator == 1
        if plain and 1 < two.value - one.value <= _MOST_BETWEEN and _FROM_TO.fullmatch(text, one.stop, two.start):
            values = range(int(one.value) + 1, int(two.value))
            inner += [Figure((Fraction(k),), Nature.NUMBER, Form.HINT, two.start, two.stop) for k in values]
    return inner


def _adds(text: str, one: Figure, two: Figure) -> bool:
    if min(one.form, two.form) < Form.WORD or not one.nature is two.nature is Nature.NUMBER:
        return False
    if text[one.stop - 1].isdecimal() or not _SPACE.fullmatch(text, one.stop, two.start):
        return False
    return any(one.value >= scale > two.value and one.value % scale == 0 for scale in _SCALES)


def _ends(text: str, one: Figure, two: Figure) -> tuple[Figure, Figure]:
    if one.value < _SCALES[0] and not text[two.stop - 1].isdecimal():
        larger = [scale for scale in _SCALES if two.value >= scale]
        return replace(one, readings=(*one.readings, *(one.value * scale for scale in larger))), two
    if one.is_in(_YEARS) and two.value < 100 and two.value.denominator == 1:
        return one, replace(two, readings=(*two.readings, one.value // 100 * 100 + two.value))
    return one, two
