"""The grammar of French: times and decimals as they are spoken, “deux heures moins le quart”, “sept virgule quatre”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from aligner.figures.figure import Figure, Form, Nature
from aligner.figures.grammar import Grammar
from aligner.figures.numerals import Numerals
from aligner.figures.spoken import minutes_said, number_before, whole_number

_LATER = re.compile(r"[\s\u00a0]+(?:du\s+matin|du\s+soir|de\s+l['’]après-midi)")
_PHRASE = re.compile(
    r"\b(?:(?P<noon>midi|minuit)|heures?)\s+(?:(?P<quarter>et\s+demie?|et\s+quart|moins\s+le\s+quart|trois\s+quarts)"
    r"|moins\s+(?P<to>(?:vingt[- ]?)?[^\W\d_]+)"
    r"|(?P<minutes>(?:vingt|trente|quarante|cinquante)?(?:[- ]et[- ])?-?[^\W\d_]+))"
    r"(?=[\s\u00a0]*(?:[.,;:!?…»)]|$|du\s|de\s+l['’]|et\b|pour\b|au\b|à\b|dans\b|précises))",
    re.IGNORECASE,
)
_QUARTERS = {"demi": Fraction(1, 2), "et quart": Fraction(1, 4), "moins": Fraction(-1, 4), "trois": Fraction(3, 4)}
_HALF_DAY, _LAST_HOUR = 12, 24
_S = r"[\s\u00a0\u202f]"
_POINT = re.compile(rf"\bvirgule{_S}+(?P<zeros>(?:zéro{_S}+)*)(?P<part>[^\W\d_]+(?:-[^\W\d_]+)*)")


def spoken_times(text: str, numerals: Numerals) -> Iterator[Figure]:
    """Every time of day in words, in hours, morning or afternoon."""
    if not ("heure" in text or "mi" in text):
        return
    for match in _PHRASE.finditer(text):
        before = None if match["noon"] else number_before(text, match.start(), numerals)
        if match["noon"]:
            hour, start = (_HALF_DAY if match["noon"].lower() == "midi" else 0), match.start()
        elif before:
            hour, start = before
        else:
            continue
        if match["quarter"]:
            minutes = next(part for words, part in _QUARTERS.items() if words in " ".join(match["quarter"].split()))
        else:
            said = minutes_said(match, numerals)
            if said is None:
                continue
            minutes = said
        if hour <= _LAST_HOUR:
            value = hour + minutes
            later = (value + _HALF_DAY,) if 0 < value < _HALF_DAY else ()
            after = _LATER.match(text, match.end())
            yield Figure((value, *later), Nature.NUMBER, Form.WORD, start, after.end() if after else match.end())


def spoken_decimals(text: str, numerals: Numerals) -> Iterator[Figure]:
    """Every decimal in words."""
    for match in _POINT.finditer(text):
        part, whole = whole_number(match["part"], numerals), number_before(text, match.start(), numerals)
        if whole and part is not None:
            places = len(match["zeros"].split()) + len(str(part))
            value = whole[0] + Fraction(part, 10**places)
            yield Figure((value,), Nature.NUMBER, Form.WORD, whole[1], match.end())


GRAMMAR = Grammar(times=spoken_times, decimals=spoken_decimals)
