"""Months and days of the week by name: from CLDR, with the cases of Russian, and abbreviations in both."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from babel import Locale, UnknownLocaleError

from aligner.language.numbers import folded

_RUSSIAN_MONTHS = (
    ("январ", "ь я ю ем е"),
    ("феврал", "ь я ю ем е"),
    ("март", " а у ом е"),
    ("апрел", "ь я ю ем е"),
    ("ма", "й я ю ем е"),
    ("июн", "ь я ю ем е"),
    ("июл", "ь я ю ем е"),
    ("август", " а у ом е"),
    ("сентябр", "ь я ю ем е"),
    ("октябр", "ь я ю ем е"),
    ("ноябр", "ь я ю ем е"),
    ("декабр", "ь я ю ем е"),
)
_RUSSIAN_DAYS = (
    "понедельник понедельника понедельнику понедельником понедельнике",
    "вторник вторника вторнику вторником вторнике",
    "среду",  # the other cases are rather «surroundings»
    "четверг четверга четвергу четвергом четверге",
    "пятница пятницу пятницы пятнице пятницей",
    "суббота субботу субботы субботе субботой",
    "воскресенье воскресенья воскресенью воскресеньем",
)
_RUSSIAN_SHORT_MONTHS = ("янв", "фев февр", "мар", "апр", "", "июн", "июл", "авг", "сен сент", "окт", "ноя нояб", "дек")
_RUSSIAN_SHORT_DAYS = ("пн", "вт", "ср", "чт", "пт", "сб", "вс")
_FRENCH_SHORT_DAYS = ("lun", "mar", "mer", "jeu", "ven", "sam", "dim")
_FRENCH_MONTHS = ("janv", "févr", "", "avr", "", "", "juil", "", "sept", "oct", "nov", "déc")
_CAPITALISED = frozenset({"en", "de"})
"""Languages that write months with a capital: “may” and “march” are other words."""


@cache
def months(language: str) -> Mapping[str, int]:
    """Month names in lower case, from 1."""
    found = _cldr(language, "months")
    if language == "ru":
        for number, (stem, endings) in enumerate(_RUSSIAN_MONTHS, 1):
            found |= {stem + ending: number for ending in endings.split(" ")}
        found |= {short: number for number, words in enumerate(_RUSSIAN_SHORT_MONTHS, 1) for short in words.split()}
    if language == "fr":
        found |= {short: number for number, short in enumerate(_FRENCH_MONTHS, 1) if short}
    return found


@cache
def weekdays(language: str) -> Mapping[str, int]:
    """Names of days of the week in lower case, Monday is 1."""
    found = _cldr(language, "days")
    if language == "ru":
        found = {folded(form): number for number, forms in enumerate(_RUSSIAN_DAYS, 1) for form in forms.split()}
        found |= {short: number for number, short in enumerate(_RUSSIAN_SHORT_DAYS, 1)}
    if language == "fr":
        found |= {f"{name}s": number for name, number in list(found.items())}
        found |= {short: number for number, short in enumerate(_FRENCH_SHORT_DAYS, 1)}
    return found


def may_be_month(written: str, language: str) -> bool:
    """Whether a month's name as it is written means the month: “Mars” is a planet, “may” a verb, «ОКТ» an acronym."""
    if language in _CAPITALISED:
        return written[0].isupper()
    return written != "Mars" and not (language == "ru" and len(written) <= _SHORT and written.isupper())


def may_be_weekday(text: str, start: int, stop: int, language: str) -> bool:
    """Whether a weekday's name, or what may abbreviate one, means the day: «ср.» is also “compare”, “mer.” the sea."""
    word = text[start:stop].rstrip(".")
    if language == "ru" and word.lower() in _RUSSIAN_SHORT_DAYS:
        dated = _RUSSIAN_DAY_AFTER.match(text, start + len(word)) or _RUSSIAN_DAY_BEFORE.search(text[:start])
        return not word.isupper() and (word.lower() not in _ALSO_WORDS or bool(dated))
    if language == "fr" and word.lower() in _FRENCH_SHORT_DAYS:
        return bool(_FRENCH_DAY_AFTER.match(text, start + len(word)))
    return True


_SHORT = 4
_ALSO_WORDS = frozenset({"ср", "сб", "вс"})
"""«ср.», compare; «сб.», a collection; «вс.», all."""
_SHORT_DAY = r"(?:пн|вт|ср|чт|пт|сб|вс)\.?"
_RUSSIAN_DAY_AFTER = re.compile(rf"\.?\s*(?:,?\s*\d{{1,2}}\b|[-–—,и]\s*{_SHORT_DAY}(?!\w))")
_RUSSIAN_DAY_BEFORE = re.compile(rf"(?:\b(?:в|во|по|к|на)\s+|(?<!\w){_SHORT_DAY}\s*[-–—,и]\s*)$", re.IGNORECASE)
_FRENCH_DAY_AFTER = re.compile(r"\.\s?\d{1,2}(?:er)?\s+[a-zéû]{3}")


def _cldr(language: str, table: str) -> dict[str, int]:
    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return {}
    first = 1 if table == "months" else 0
    widths = [getattr(locale, table)[context]["wide"] for context in ("format", "stand-alone")]
    names = {folded(name) if language == "ru" else name.lower(): key for width in widths for key, name in width.items()}
    return {name: number + 1 - first for name, number in names.items() if len(name) > 2 and not name[0].isdecimal()}
