"""Lengths of time: the same one in another unit, «две недели» and “quinze jours”, «24 месяца» and “deux ans”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from aligner.figures.figure import Figure, Nature

_MINUTE, _HOUR, _DAY, _WEEK = 1, 60, 1440, 10080
_MONTH, _QUARTER, _YEAR = 1, 3, 12
_UNITS = (
    (r"недел\w*|нед\.|semaines?|weeks?", "minutes", _WEEK),
    (r"дн(?:я|ей|ям|ями|ях)|день|сут(?:ки|ок|кам|ками|ках)|дневн\w*|суточн\w*|jours?|journées?|days?", "minutes", _DAY),
    (r"час(?:а|ов|у|ам|ами|ах|е|ом)?|часов\w*|heures?|hours?|h\b", "minutes", _HOUR),
    (r"минут\w*|мин\b|minutes?|min\b", "minutes", _MINUTE),
    (r"месяц\w*|месячн\w*|мес\.|mois|months?", "months", _MONTH),
    (r"квартал\w*|trimestres?|quarters?", "months", _QUARTER),
    (r"лет|год(?:а|у|ом|ы|ов|ам|ами|ах)?|летн\w*|годичн\w*|ans?|années?|years?", "months", _YEAR),
)
_UNIT = tuple((re.compile(rf"[\s\u00a0\u202f-]*(?:{words})(?!\w)"), scale, size) for words, scale, size in _UNITS)
_COMPOUND = tuple((re.compile(rf"(?:{words})$"), scale, size) for words, scale, size in _UNITS)
_IDIOMS = {(1, _WEEK): 8, (2, _WEEK): 15}
"""“huit jours”, “quinze jours”: a week and two, in days."""
_MOST = 1000


def with_durations(text: str, figures: Sequence[Figure]) -> list[Figure]:
    """The figures, those that count units of time with their lengths."""
    return [replace(figure, lasting=lasting) if (lasting := _lasting(text, figure)) else figure for figure in figures]


def _lasting(text: str, figure: Figure) -> frozenset[str]:
    value = figure.value
    if figure.nature is not Nature.NUMBER or figure.in_date or not 0 < value < _MOST:
        return frozenset()
    after = next((unit[1:] for unit in _UNIT if unit[0].match(text, figure.stop)), None)
    inside = next((unit[1:] for unit in _COMPOUND if unit[0].search(text[figure.start : figure.stop].lower())), None)
    unit = after or inside
    if unit is None:
        return frozenset()
    scale, size = unit
    lengths = {value * size}
    if (idiom := _IDIOMS.get((int(value), size))) and value.denominator == 1:
        lengths.add(Fraction(idiom * _DAY))
    return frozenset(f"{length} {scale}" for length in lengths)
