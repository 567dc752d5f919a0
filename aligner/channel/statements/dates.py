"""The day that a statement names: in its title, in how it begins, or in a line between two posts."""

from __future__ import annotations

import datetime
import re
from functools import cache

from babel.dates import get_month_names

from aligner.language.identification import NEIGHBOURS
from aligner.language.registry import known_languages

EARLIEST_YEAR = 1500
"""Earlier ones are seldom the date of a publication, and four digits are as often a quantity."""

LEAP_YEAR = 2000

_NUMERIC = re.compile(
    r"(?<![\d./-])(?:(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"
    r"|(?P<day2>\d{1,2})(?P<mark>[./])(?P<month2>\d{1,2})(?P=mark)(?P<year2>\d{4}|\d{2}(?=,? \d{1,2}:\d{2})))"
    r"(?![\d/-]|\.\d)"
)


def read_date(text: str) -> datetime.date | None:
    """The first full date (day, month and year) that a text names, None where it names none.

    Months are read by their names in the languages that name them, cut short or not; in figures the day comes before
    the month, as in Russian and French, unless only the other order is a date.
    """
    found = [(match.start(), day) for match in _NUMERIC.finditer(text) if (day := _numeric(match))]
    found += [(match.start(), day) for match in _worded().finditer(text) if (day := _named(match))]
    return min(found)[1] if found else None


def read_day(text: str) -> tuple[int, int] | None:
    """The first month and day that a text names in words without a year, «6 июня», “12 июня с.г.”; None for none."""
    for match in _yearless().finditer(text):
        month, day = _months()[(match["month"] or match["month2"]).lower()], int(match["day"] or match["day2"])
        if _date(LEAP_YEAR, month, day):
            return month, day
    return None


def nearest_year(month: int, day: int, near: datetime.date) -> datetime.date | None:
    """A day of the year that brings it nearest to another, None for 29 February where no such year is beside."""
    years = (near.year - 1, near.year, near.year + 1)
    days = [found for year in years if (found := _date(year, month, day))]
    return min(days, key=lambda found: abs(found - near), default=None)


def _numeric(match: re.Match[str]) -> datetime.date | None:
    year = int(match["year"] or match["year2"])
    month, day = int(match["month"] or match["month2"]), int(match["day"] or match["day2"])
    year += 2000 if year < 100 else 0
    return _date(year, month, day) or (_date(year, day, month) if match["mark"] else None)


def _named(match: re.Match[str]) -> datetime.date | None:
    month = _months()[(match["month"] or match["month2"]).lower()]
    return _date(int(match["year"] or match["year2"]), month, int(match["day"] or match["day2"]))


def _date(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day) if year >= EARLIEST_YEAR else None
    except ValueError:
        return None


@cache
def _worded() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
    return re.compile(
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:er|ère|-?го|-?е|st|nd|rd|th|º|\.)?\s+(?:de\s+|of\s+)?(?P<month>{names})\.?,?\s+(?:de\s+)?"
        rf"(?P<year>\d{{4}})(?!\d)|\b(?P<month2>{names})\.?\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year2>\d{{4}})(?!\d)",
        re.IGNORECASE,
    )


@cache
def _yearless() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
    return re.compile(
        rf"(?<![\d.,:/-])(?P<day>\d{{1,2}})(?:er|ère|-?го|-?е|st|nd|rd|th|º|\.)?\s+(?:de\s+|of\s+)?(?P<month>{names})(?!\w)"
        rf"(?!\.?,?\s+(?:de\s+)?\d{{4}})"
        rf"|\b(?P<month2>{names})\.?\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:.,]\d|\w)(?!,?\s+\d{{4}})",
        re.IGNORECASE,
    )


@cache
def _months() -> dict[str, int]:
    """Numbers of the months by their names in CLDR, as they stand in dates; scripts without words count them."""
    naming = [tag for tag, language in known_languages().items() if language.function_words]
    return {
        name.rstrip(".").lower(): number
        for language in (*naming, *NEIGHBOURS)
        for width in ("wide", "abbreviated")
        for number, name in get_month_names(width, "format", language).items()
    }
