"""Decades with their century: «восьмидесятые годы XX века» are “les années 1980”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from aligner.figures.figure import Figure, Form, Nature

_YEARS = re.compile(r"(?:[-–‑]?(?:е|х|ые|ых|ми|м))?\s*(?:год(?:ы|ов|ах|ам|ами)|гг\.?)\s+")
_LAST_CENTURY = 21


def dated_decades(text: str, figures: Sequence[Figure]) -> list[Figure]:
    """The figures, a decade before its century with the years that it means, and the century as a mere hint."""
    dated = list(figures)
    for k in range(len(dated) - 1):
        decade, century = dated[k], dated[k + 1]
        if not decade.nature is century.nature is Nature.NUMBER or not 1 <= century.value <= _LAST_CENTURY:
            continue
        value = decade.value
        if 0 <= value < 100 and value % 10 == 0 and _YEARS.fullmatch(text, decade.stop, century.start):
            dated[k] = replace(decade, readings=(100 * (century.value - 1) + value, value))
            dated[k + 1] = replace(century, form=Form.HINT)
    return dated
