"""Dates: which figures are days, months and years."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from aligner.figures.figure import Figure, Form, Nature

_NUMERIC = re.compile(
    r"(?<![\w.,/-])(?:(?P<day>\d{1,2})(?P<mark>[./-])(?P<month>\d{1,2})(?P=mark)(?P<year>\d{4}|\d{2})"
    r"|(?P<year2>\d{4})-(?P<month2>\d{2})-(?P<day2>\d{2}))(?![\w/-]|[.,]\d)"
)
_BEFORE_MONTH = re.compile(
    r"(?:-?(?:го|е|ое|er|ème|e|ых|х))?\s+(?:de\s+|du\s+mois\s+d['e’]\s*|числа\s+)?|\s*+(?:er)?\s*+"
)
_BEFORE_YEAR = re.compile(r"\.?,?\s+(?:(?:de\s+)?l['’]an(?:née)?\s+)?")
_IN_A_RANGE = re.compile(r"(?:-?(?:го|е|er))?\s*(?:[-–—,/]|по|на|и|до|au|à|et|ou|или)\s*(?:le\s+)?")
_YEAR_AFTER = re.compile(r"(?:-?(?:й|го|м|е|х|ый|ом|ого))?\s*(?:гг?\.|год)")
_YEAR_BEFORE = re.compile(r"(?:\b(?:en|année|années|an|depuis|fin|début|dès|vers|in|since)\s+)$", re.IGNORECASE)
_LAST_DAY, _LAST_MONTH = 31, 12
_YEARS = range(1000, 2200)
_REACH = 40
"""Characters before a figure in which the word is looked for that makes it a year."""


def numeric_dates(text: str) -> Iterator[Figure]:
    """Days, months and years of dates in digits: 29.12.2025, 29/12/25, 2025-12-29."""
    for match in _NUMERIC.finditer(text):
        suffix = "2" if match.group("year2") else ""
        day, month = int(match.group(f"day{suffix}")), int(match.group(f"month{suffix}"))
        if not (1 <= day <= _LAST_DAY and 1 <= month <= _LAST_MONTH):
            continue
        for part, nature in (("day", Nature.NUMBER), ("month", Nature.MONTH), ("year", Nature.NUMBER)):
            value = Fraction(match.group(part + suffix))
            short = part == "year" and len(match.group(part + suffix)) == 2
            readings = (value, 2000 + value, 1900 + value) if short else (value,)
            yield Figure(readings, nature, Form.DIGITS, *match.span(part + suffix), in_date=True)


def mark_dates(text: str, figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """The same figures, those that make a date marked; a month beside a day or a year counts as much as digits."""
    found = list(figures)
    for k, figure in enumerate(found):
        if figure.nature is Nature.MONTH and not figure.in_date:
            found[k] = _month(text, found, k)
    for k, figure in enumerate(found):
        if _is_year(figure) and (
            _YEAR_AFTER.match(text, figure.stop)
            or _YEAR_BEFORE.search(text, max(0, figure.start - _REACH), figure.start)
        ):
            found[k] = replace(figure, in_date=True)
    return tuple(found)


def _month(text: str, found: list[Figure], k: int) -> Figure:
    month = found[k]
    dated = False
    if k and _is_day(found[k - 1]) and _BEFORE_MONTH.fullmatch(text, found[k - 1].stop, month.start):
        dated = True
        at = k - 1
        while True:
            found[at] = replace(found[at], in_date=True, form=max(found[at].form, Form.WORD))
            before = found[at - 1] if at else None
            joined = before and _is_day(before) and _IN_A_RANGE.fullmatch(text, before.stop, found[at].start)
            if not joined:
                break
            at -= 1
    after = found[k + 1] if k + 1 < len(found) else None
    if after and _is_year(after) and _BEFORE_YEAR.fullmatch(text, month.stop, after.start):
        found[k + 1] = replace(after, in_date=True)
        dated = True
    return replace(month, form=Form.DIGITS, in_date=True) if dated else month


def _is_day(figure: Figure) -> bool:
    return figure.nature is Nature.NUMBER and figure.value.denominator == 1 and 1 <= figure.value <= _LAST_DAY


def _is_year(figure: Figure) -> bool:
    return figure.nature is Nature.NUMBER and figure.is_in(_YEARS)
