"""Months and days of French, cut short and in the plural."""

from aligner.language.calendar import CalendarWords

_MONTHS = ("janv", "févr", "", "avr", "", "", "juil", "", "sept", "oct", "nov", "déc")
_DAYS = ("lundis", "mardis", "mercredis", "jeudis", "vendredis", "samedis", "dimanches")
_SHORT_DAYS = ("lun", "mar", "mer", "jeu", "ven", "sam", "dim")

CALENDAR = CalendarWords(
    months={short: number for number, short in enumerate(_MONTHS, 1) if short},
    weekdays={day: number for number, day in enumerate(_DAYS, 1)},
    short_weekdays={short: number for number, short in enumerate(_SHORT_DAYS, 1)},
    also_words=frozenset(_SHORT_DAYS),  # “mer”, the sea
    dated_after=r"\.\s?\d{1,2}(?:er)?\s+[a-zéû]{3}",
)
