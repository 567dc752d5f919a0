"""Times of day as they are spoken: «в половине третьего», «без двадцати семь», “deux heures moins le quart”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from aligner.figures import french, russian
from aligner.figures.figure import Figure, Form, Nature
from aligner.figures.numerals import Numerals
from aligner.figures.spoken import number_before, whole_number

_PART = r"(?:[\s\u00a0]+(?P<part>утра|дня|вечера|ночи))?"
_HOUR_UNDER_WAY = (
    r"(?P<hour>(?:перв|втор|трет|четв[её]рт|пят|шест|седьм|восьм|девят|десят|одиннадцат|двенадцат)\w*го)\b"
)
_MINUTES = r"(?P<minutes>\d{1,2}|(?:двадцать\s+)?[^\W\d_]+)\s+минут(?:ы|у)?\s+"
_HOUR_TO_COME = r"(?P<hour>час|дв[ае]|три|четыре|пять|шесть|семь|восемь|девять|десять|одиннадцать|двенадцать)\b"
_RUSSIAN = (
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
_MAY_BE_RUSSIAN = re.compile(r"[Чч]ас|[Пп]ол|четверт|[Бб]ез\s|минут")
_NO_NOUN = re.compile(r"[\s\u00a0]*(?:[.,;:!?…»)–—-]|$|(?:в|на|и|а|но|до|по|с|у|к|за|из|при|об?)\s)")
"""What follows a time for sure: before anything else «половина третьего» may be half of a third volume."""
_LATER = re.compile(r"[\s\u00a0]+(?:du\s+matin|du\s+soir|de\s+l['’]après-midi)")
_FRENCH = re.compile(
    r"\b(?:(?P<noon>midi|minuit)|heures?)\s+(?:(?P<quarter>et\s+demie?|et\s+quart|moins\s+le\s+quart|trois\s+quarts)"
    r"|moins\s+(?P<to>(?:vingt[- ]?)?[^\W\d_]+)"
    r"|(?P<minutes>(?:vingt|trente|quarante|cinquante)?(?:[- ]et[- ])?-?[^\W\d_]+))"
    r"(?=[\s\u00a0]*(?:[.,;:!?…»)]|$|du\s|de\s+l['’]|et\b|pour\b|au\b|à\b|dans\b|précises))",
    re.IGNORECASE,
)
_QUARTERS = {"demi": Fraction(1, 2), "et quart": Fraction(1, 4), "moins": Fraction(-1, 4), "trois": Fraction(3, 4)}
_HOUR, _HALF_DAY, _LAST_HOUR = 60, 12, 24


def spoken_times(text: str, language: str) -> Iterator[Figure]:
    """Every time of day in words, in hours; what no part of the day tells apart may be twelve hours later too."""
    if language == "ru":
        yield from _russian(text)
    elif language == "fr":
        yield from _french(text)


def _russian(text: str) -> Iterator[Figure]:
    if not _MAY_BE_RUSSIAN.search(text):
        return
    numerals = russian.NUMERALS
    for pattern, shift in _RUSSIAN:
        for match in pattern.finditer(text):
            hour = 1 if match["hour"].lower() == "час" else whole_number(match["hour"], numerals)
            minutes = _minutes(match, numerals)
            if hour and hour <= _HALF_DAY and minutes is not None:
                told = match["part"] or _NO_NOUN.match(text, match.end())
                yield _time(hour + shift + minutes, match, *(() if told else (Fraction(hour),)))
    for match in _NTH_HOUR.finditer(text):
        hour = whole_number(match["hour"], numerals)
        if hour:
            yield _time(Fraction(hour), match, Fraction(hour - 1))
    for match in _ONE_O_CLOCK.finditer(text):
        yield Figure((Fraction(1), Fraction(13)), Nature.NUMBER, Form.HINT, *match.span())


def _french(text: str) -> Iterator[Figure]:
    if not ("heure" in text or "mi" in text):
        return
    numerals = french.NUMERALS
    for match in _FRENCH.finditer(text):
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
            said = _minutes(match, numerals)
            if said is None:
                continue
            minutes = said
        if hour <= _LAST_HOUR:
            value = hour + minutes
            later = (value + _HALF_DAY,) if 0 < value < _HALF_DAY else ()
            after = _LATER.match(text, match.end())
            yield Figure((value, *later), Nature.NUMBER, Form.WORD, start, after.end() if after else match.end())


def _minutes(match: re.Match[str], numerals: Numerals) -> Fraction | None:
    """What the minutes of a phrase add to its hour; None where the words are no minutes."""
    groups = match.groupdict()
    said = groups.get("minutes") or groups.get("to")
    if said is None:
        return Fraction(0)
    value = whole_number(said, numerals)
    if value is None or not 0 < value < _HOUR:
        return None
    return Fraction(value if groups.get("minutes") else -value, _HOUR)


def _time(value: Fraction, match: re.Match[str], *or_else: Fraction) -> Figure:
    values = (value, *or_else)
    if match["part"] != "утра":
        values += tuple((each + _HALF_DAY) % _LAST_HOUR for each in values)
    return Figure(tuple(dict.fromkeys(values)), Nature.NUMBER, Form.WORD, *match.span())
