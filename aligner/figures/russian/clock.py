"""Times of day as they are spoken in Russian: «в половине третьего», «без двадцати семь»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from aligner.figures.figure import Figure, Form, Nature
from aligner.figures.numerals import Numerals
from aligner.figures.spoken import minutes_said, whole_number

_PART = r"(?:[\s\u00a0]+(?P<part>утра|дня|вечера|ночи))?"
_HOUR_UNDER_WAY = (
    r"(?P<hour>(?:перв|втор|трет|четв[её]рт|пят|шест|седьм|восьм|девят|десят|одиннадцат|двенадцат)\w*го)\b"
)
_MINUTES = r"(?P<minutes>\d{1,2}|(?:двадцать\s+)?[^\W\d_]+)\s+минут(?:ы|у)?\s+"
_HOUR_TO_COME = r"(?P<hour>час|дв[ае]|три|четыре|пять|шесть|семь|восемь|девять|десять|одиннадцать|двенадцать)\b"
_PHRASES = (
    (re.compile(rf"\bполовин[аеуы]\s+{_HOUR_UNDER_WAY}{_PART}", re.IGNORECASE), Fraction(-1, 2)),
    (re.compile(rf"\bпол[-‑\s]?{_HOUR_UNDER_WAY}{_PART}", re.IGNORECASE), Fraction(-1, 2)),
    (re.compile(rf"\bтри\s+четверти\s+{_HOUR_UNDER_WAY}{_PART}", re.IGNORECASE), Fraction(-1, 4)),
    (re.compile(rf"\bчетверть\s+{_HOUR_UNDER_WAY}{_PART}", re.IGNORECASE), Fraction(-3, 4)),
    (re.compile(rf"\bбез\s+четверти\s+{_HOUR_TO_COME}{_PART}", re.IGNORECASE), Fraction(-1, 4)),
    (re.compile(rf"\b{_MINUTES}{_HOUR_UNDER_WAY}{_PART}", re.IGNORECASE), Fraction(-1)),
    (
        re.compile(
            rf"\bбез\s+(?P<to>\d{{1,2}}|(?:двадцати\s+)?[^\W\d_]+)(?:\s+минут[ы]?)?\s+{_HOUR_TO_COME}{_PART}",
            re.IGNORECASE,
        ),
        Fraction(0),
    ),
)
"""The phrases, and what is to be added to the hour that they name."""
_NTH_HOUR = re.compile(
    r"\b(?P<hour>(?:перв|втор|четв[её]рт|пят|шест|седьм|восьм|девят|десят|одиннадцат|двенадцат)(?:ый|ой|ом)"
    r"|треть?[еи][йм])"
    rf"\s+час(?:у|а)?\b(?!\s+(?:работ|смен|пут|полёт|урок)){_PART}",
    re.IGNORECASE,
)
_ONE_O_CLOCK = re.compile(
    r"(?:(?<=\bв\s)|(?<=\bк\s)|(?<=\bдо\s))час\b(?!\s+пик)|\bчас(?=\s+(?:дня|ночи)\b)", re.IGNORECASE
)
_MAY_BE_TIME = re.compile(r"[Чч]ас|[Пп]ол|четверт|[Бб]ез\s|минут")
_NO_NOUN = re.compile(r"[\s\u00a0]*(?:[.,;:!?…»)–—-]|$|(?:в|на|и|а|но|до|по|с|у|к|за|из|при|об?)\s)")
"""What follows a time for sure: before anything else «половина третьего» may be half of a third volume."""
_HALF_DAY, _LAST_HOUR = 12, 24


def spoken_times(text: str, numerals: Numerals) -> Iterator[Figure]:
    """Every time of day in words, in hours; what no part of the day tells apart may be twelve hours later too."""
    if not _MAY_BE_TIME.search(text):
        return
    for pattern, shift in _PHRASES:
        for match in pattern.finditer(text):
            hour = 1 if match["hour"].lower() == "час" else whole_number(match["hour"], numerals)
            minutes = minutes_said(match, numerals)
            if hour and hour <= _HALF_DAY and minutes is not None:
                told = match["part"] or _NO_NOUN.match(text, match.end())
                yield _time(hour + shift + minutes, match, *(() if told else (Fraction(hour),)))
    for match in _NTH_HOUR.finditer(text):
        hour = whole_number(match["hour"], numerals)
        if hour:
            yield _time(Fraction(hour), match, Fraction(hour - 1))
    for match in _ONE_O_CLOCK.finditer(text):
        yield Figure((Fraction(1), Fraction(13)), Nature.NUMBER, Form.HINT, *match.span())


def _time(value: Fraction, match: re.Match[str], *or_else: Fraction) -> Figure:
    values = (value, *or_else)
    if match["part"] != "утра":
        values += tuple((each + _HALF_DAY) % _LAST_HOUR for each in values)
    return Figure(tuple(dict.fromkeys(values)), Nature.NUMBER, Form.WORD, *match.span())
