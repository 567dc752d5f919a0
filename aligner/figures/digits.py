"""Figures in digits, with the thousands and decimals of either convention; fractions, and one-character fractions."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

SPACE = "[ \u00a0\u2007\u2009\u202f]"
_DIGITS = re.compile(
    r"(?P<part>(?<![\d.])\d{1,2})/(?P<whole>\d{1,3})(?![\d/]|[.,-]\d)"
    r"|(?P<sections>(?<![\d.,])\d+(?:\.\d+){2,})(?![.,]?\d)"
    rf"|\d{{1,3}}(?:{SPACE}\d{{3}})+(?!\d)(?:[.,]\d+(?![.,]?\d))?"
    r"|\d{1,3}(?:(?P<mark>[.,'’])\d{3})(?:(?P=mark)\d{3})*(?!\d)(?:[.,]\d+(?![.,]?\d))?"
    r"|\d+[.,]\d+(?![.,]?\d)"
    r"|\d+"
    r"|[¼½¾⅓⅔⅕⅛]"
)
LONGEST_FIGURE = 300
"""Characters; what is longer is a key or damage and counts nothing (Python itself reads integers of 4,300 digits)."""

_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+")
_SEPARATOR = re.compile(rf"{SPACE}|['’]")
_GROUP = 3
_MOST_PARTS = 10
"""Denominator up to which “2/3” is a fraction rather than two numbers, as in “79/115”."""


@dataclass(frozen=True, slots=True)
class Digits:
    """A figure in digits: its readings, the likeliest first, and where it stands."""

    readings: tuple[Fraction, ...]
    start: int
    stop: int


def find_digits(text: str) -> Iterator[Digits]:
    """Every figure in digits, in order: 2 000, 1,5, 1.000.000, 2/3, ½; the parts of 4.7.1 and 79/115 one by one."""
    for match in _DIGITS.finditer(text):
        if len(match.group()) > LONGEST_FIGURE:
            continue
        if match["part"]:
            part, whole = int(match["part"]), int(match["whole"])
            if 0 < part < whole <= _MOST_PARTS:
                yield Digits(fraction_readings(part, whole), *match.span())
            else:
                yield Digits((Fraction(part),), *match.span("part"))
                yield Digits((Fraction(whole),), *match.span("whole"))
        elif match["sections"] and not _GROUPED.fullmatch(match.group()):
            for section in re.finditer(r"\d+", match.group()):
                yield Digits((Fraction(section.group()),), *(match.start() + end for end in section.span()))
        else:
            yield Digits(_readings(match.group()), *match.span())


def fraction_readings(part: int, whole: int) -> tuple[Fraction, ...]:
    """What “two thirds” may be on the other side: 2/3, 67 or 66 (per cent); a quarter final is also numbered 4."""
    value = Fraction(part, whole)
    readings = [value, 100 * value, Fraction(round(100 * value)), Fraction(int(100 * value))]
    if part == 1:
        readings.append(Fraction(whole))
    return tuple(dict.fromkeys(readings))


def _readings(written: str) -> tuple[Fraction, ...]:
    if len(written) == 1 and not written.isdecimal():
        value = Fraction(unicodedata.numeric(written)).limit_denominator(100)
        return fraction_readings(value.numerator, value.denominator)
    plain = _SEPARATOR.sub("", written)
    marks = [mark for mark in plain if mark in ".,"]
    if not marks:
        return (Fraction(plain),)
    whole, _, rest = plain.rpartition(marks[-1])
    joined = re.sub(r"[.,]", "", whole)
    decimal = Fraction(f"{joined}.{rest}")
    if len(marks) > 1:
        return (Fraction(joined + rest) if marks[-1] == marks[0] else decimal,)
    may_group = len(rest) == _GROUP and not whole.startswith("0") and written.startswith(whole) and len(whole) <= _GROUP
    return (Fraction(joined + rest), decimal) if may_group else (decimal,)
