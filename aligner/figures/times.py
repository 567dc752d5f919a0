"""Times of day and lengths of time in digits, in hours: 10:30, 10 h 30, «10 часов 30 минут»; 15:00 is 15."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from aligner.figures.figure import Figure, Form, Nature

_TIME = re.compile(
    r"(?<![\d.,:/-])(?P<hour>\d{1,2})"
    r"(?::(?P<clock>[0-5]\d)(?::(?P<seconds>[0-5]\d))?(?![\d:]|[\s\u00a0\u202f.,]\d{3}(?!\d))"  # 1:50 000 is a scale
    r"|[\s\u00a0\u202f]?h[\s\u00a0\u202f]?(?P<french>[0-5]\d)(?!\d)(?:[\s\u00a0]?min\b)?"
    r"|[\s\u00a0]heures?[\s\u00a0](?P<long>[0-5]?\d)(?!\d)(?:[\s\u00a0]min(?:utes?)?\b)?"
    r"|[\s\u00a0](?:час(?:а|ов)?|ч\.?)[\s\u00a0](?P<russian>[0-5]?\d)[\s\u00a0](?:минут[аы]?|мин\b\.?)"
    r"|(?<=\bв\s\d\d)\.(?P<dotted>[0-5]\d)(?![\d.]))"
)
_MINUTES = ("clock", "french", "long", "russian", "dotted")
_LAST_HOUR = 24


def find_times(text: str) -> Iterator[Figure]:
    """Every time with minutes as one figure, in hours."""
    for match in _TIME.finditer(text):
        hour = int(match["hour"])
        if hour <= _LAST_HOUR:
            minutes = next(match[name] for name in _MINUTES if match[name])
            value = hour + Fraction(int(minutes), 60) + Fraction(int(match["seconds"] or 0), 3600)
            yield Figure(half_day_later(value, text, match.end()), Nature.NUMBER, Form.DIGITS, *match.span())


_AFTERNOON = re.compile(
    r"\s*+(?:(?:(?:час\w*|ч\.)\s*+)?(?:дня|вечера)|(?:(?:heures?|h)\s+|(?<=\s))(?:de\s+l['’]après-midi|du\s+soir)|p\.?m\b)"
)
_NIGHT = re.compile(r"\s*+(?:(?:час\w*|ч\.)\s*+)?ночи\b")


def half_day_later(value: Fraction, text: str, stop: int) -> tuple[Fraction, ...]:
    """The value, and also twelve hours more where “in the afternoon” stands after it; «12 ночи» is also 0."""
    if value < 12 and _AFTERNOON.match(text, stop):
        return value, value + 12
    if value == 12 and _NIGHT.match(text, stop):
        return value, Fraction(0), Fraction(24)
    return (value,)
