"""Months and days of the week by name: from CLDR, with what a language's table adds."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from babel import Locale, UnknownLocaleError

from aligner.language.numbers import folded
from aligner.language.registry import language_of

_SHORT = 4
"""Letters of a name that may be an acronym in capitals: «ОКТ»."""


@cache
def months(language: str) -> Mapping[str, int]:
    """Month names in lower case, from 1."""
    return _cldr(language, "months") | dict(language_of(language).calendar.months)


@cache
def weekdays(language: str) -> Mapping[str, int]:
    """Names of days of the week in lower case, Monday is 1."""
    calendar = language_of(language).calendar
    names = _cldr(language, "days") | dict(calendar.weekdays) | dict(calendar.short_weekdays)
    return {name: number for name, number in names.items() if name not in calendar.not_weekdays}


def may_be_month(written: str, language: str) -> bool:
    """Whether a month's name as it is written means the month: “Mars” is a planet, “may” a verb, «ОКТ» an acronym."""
    calendar = language_of(language).calendar
    if calendar.capitalised:
        return written[0].isupper()
    return written != "Mars" and not (calendar.acronyms and len(written) <= _SHORT and written.isupper())


def may_be_weekday(text: str, start: int, stop: int, language: str) -> bool:
    """Whether a weekday's name, or what may abbreviate one, means the day: «ср.» is also “compare”, “mer.” the sea."""
    calendar = language_of(language).calendar
    word = text[start:stop].rstrip(".")
    if word.lower() not in calendar.short_weekdays:
        return True
    if calendar.acronyms and word.isupper():
        return False
    return word.lower() not in calendar.also_words or calendar.is_dated(text, start, start + len(word))


def _cldr(language: str, table: str) -> dict[str, int]:
    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return {}
    first = 1 if table == "months" else 0
    widths = [getattr(locale, table)[context]["wide"] for context in ("format", "stand-alone")]
    names = {folded(name): key for width in widths for key, name in width.items()}
    return {name: number + 1 - first for name, number in names.items() if len(name) > 2 and not name[0].isdecimal()}
