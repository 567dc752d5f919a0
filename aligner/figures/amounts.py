"""What stands around a number and says how it counts: scales, halves, decades, centuries, halves of the day."""

from __future__ import annotations

import re
from fractions import Fraction

from aligner.figures.digits import fraction_readings
from aligner.figures.numerals import LEAST_SCALE, Numerals
from aligner.figures.times import half_day_later

Readings = tuple[Fraction, ...]

_WITH_HALF = re.compile(r"\s+с\s+половиной\b")
_AND_HALF = re.compile(r"(?:\s+(?:d['’]|de\s+)?[^\W\d_]+)?\s+et\s+demie?\b")
_QUARTERS = (
    (re.compile(r"\s+heures?\s+et\s+quart\b"), Fraction(1, 4)),
    (re.compile(r"\s+heures?\s+moins\s+le\s+quart\b"), Fraction(-1, 4)),
)
_HOUR_BEFORE = (
    (re.compile(r"\bполовин[аеыу]\s+$", re.IGNORECASE), Fraction(-1, 2)),
    (re.compile(r"\bчетверть\s+$", re.IGNORECASE), Fraction(-3, 4)),
    (re.compile(r"\bбез\s+четверти\s+$", re.IGNORECASE), Fraction(-1, 4)),
)
"""«половина шестого», «четверть шестого», «без четверти шесть»: what is to be added to 6."""
_COLLECTIVES = (
    (re.compile(r"(?:\s+[^\W\d_]+)?\s+(?:décennies|dizaines|десятилети[йяе]\w*|десятк\w+)\b"), 10),
    (re.compile(r"(?:\s+[^\W\d_]+)?\s+(?:douzaines|дюжин\w*)\b"), 12),
    (re.compile(r"(?:\s+[^\W\d_]+)?\s+(?:siècles|centaines|столети[йяе]\w*|век(?:а|ов)|сот(?:ни|ен))\b"), 100),
)
"""“the last two decades” are 20 years."""
_WORD = re.compile(r"[\s\u00a0\u202f]*-?(?:de\s+)?([^\W\d_]+)\.?")
_MONEY_SCALE = re.compile(
    r"[\s\u00a0\u202f]?(Mds?|M|k)(?=[\s\u00a0\u202f]?(?:[€$£]|EUR\b|USD\b|d['’]euros?\b|de\s+(?:dollars|roubles)))"
)
_MONEY_SCALES = {"k": 10**3, "M": 10**6, "Md": 10**9, "Mds": 10**9}
_DECADE = re.compile(r"\s*[-–‑]?(?:е|х|м|ми|ые|ых)\b|['’]?s\b|\s+год(?:ы|ов|ах|ам|ами)\b")
_DECADE_BEFORE = re.compile(r"\bannées\s+$", re.IGNORECASE)
_CENTURY = re.compile(
    r"(?:(?:[-–‑]?(?:й|го|м|е|ème|er))?\s*(?:[-–—,иet]+\s*[XVIХІ]+\s*)?(?:в\.|вв\.|век|столет)|(?:e|ᵉ|ème)?\s*(?:siècle|s\.))",
    re.IGNORECASE,
)
_LAST_CENTURY = 21
_EVERY = re.compile(
    r"\bкажд(?:ый|ая|ое|ого|ой|ому|ым|ую|ом)\s+$|\b(?:une?|1)\s+(?:[^\W\d_]+\s+){0,3}sur\s+$", re.IGNORECASE
)
"""«каждый пятый», “un habitant sur cinq”: a fifth of them."""
_MOST_PARTS = 100


def scaled(readings: Readings, text: str, stop: int, numerals: Numerals) -> tuple[Readings, int]:
    """The readings multiplied by the words after them: «1,5 млн», “3 M€”, «два с половиной миллиона»; and their end."""
    half = _WITH_HALF.match(text, stop)
    if half:
        readings, stop = tuple(value + Fraction(1, 2) for value in readings), half.end()
    factor = 1
    while (word := _WORD.match(text, stop)) and (scale := _scale(word.group(1).lower(), numerals)):
        factor, stop = factor * scale, word.end(1)
    money = _MONEY_SCALE.match(text, stop)
    if money:
        factor, stop = factor * _MONEY_SCALES[money.group(1)], money.end()
    return tuple(value * factor for value in readings), stop


def said_otherwise(readings: Readings, text: str, start: int, stop: int) -> Readings:
    """The readings, and those that the words around the number allow."""
    value = readings[0]
    if _AND_HALF.match(text, stop):
        readings = (value + Fraction(_lowest_scale(value), 2), *readings)
    readings += tuple(value + part for pattern, part in _QUARTERS if pattern.match(text, stop))
    readings += tuple(value * size for pattern, size in _COLLECTIVES if pattern.match(text, stop))
    before = text[max(0, start - 20) : start]
    readings += tuple(value + part for pattern, part in _HOUR_BEFORE if pattern.search(before))
    readings += half_day_later(value, text, stop)[1:]
    if value.denominator == 1 and 1 < value <= _MOST_PARTS and _EVERY.search(text[max(0, start - 60) : start]):
        readings += fraction_readings(1, int(value))
    if value.denominator == 1 and 0 <= value < 100:
        if value % 10 == 0 and (_DECADE.match(text, stop) or _DECADE_BEFORE.search(before)):
            readings += (value + 1900, value + 2000)
        if 1 <= value <= _LAST_CENTURY and is_century(text, stop):
            readings += (100 * (value - 1),)
    return readings


def is_century(text: str, stop: int) -> bool:
    """Whether “century” stands after the number, or after the range that it opens."""
    return bool(_CENTURY.match(text, stop))


def _scale(word: str, numerals: Numerals) -> int | None:
    """The scale that a word means, as a noun or as in «25-тысячный»."""
    if word in numerals.scales:
        return numerals.scales[word]
    value = numerals.ordinal(word)
    return value if value and value >= LEAST_SCALE else None


def _lowest_scale(value: Fraction) -> int:
    return next((10**power for power in (9, 6, 3) if value and value % 10**power == 0), 1)
