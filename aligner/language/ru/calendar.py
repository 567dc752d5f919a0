"""Months and days of Russian, in every case and cut short."""

from aligner.language.calendar import CalendarWords
from aligner.language.entries import words

_MONTHS = (
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
_SHORT_MONTHS = ("янв", "фев февр", "мар", "апр", "", "июн", "июл", "авг", "сен сент", "окт", "ноя нояб", "дек")
_DAYS = (
    "понедельник понедельника понедельнику понедельником понедельнике",
    "вторник вторника вторнику вторником вторнике",
    "среду",  # the other cases are rather «surroundings»
    "четверг четверга четвергу четвергом четверге",
    "пятница пятницу пятницы пятнице пятницей",
    "суббота субботу субботы субботе субботой",
    "воскресенье воскресенья воскресенью воскресеньем",
)
_SHORT_DAYS = ("пн", "вт", "ср", "чт", "пт", "сб", "вс")
_SHORT_DAY = r"(?:пн|вт|ср|чт|пт|сб|вс)\.?"

CALENDAR = CalendarWords(
    months={stem + ending: number for number, (stem, endings) in enumerate(_MONTHS, 1) for ending in endings.split(" ")}
    | {short: number for number, each in enumerate(_SHORT_MONTHS, 1) for short in each.split()},
    weekdays={form: number for number, forms in enumerate(_DAYS, 1) for form in forms.split()},
    short_weekdays={short: number for number, short in enumerate(_SHORT_DAYS, 1)},
    not_weekdays=words("среда"),
    also_words=words("ср сб вс"),  # «ср.», compare; «сб.», a collection; «вс.», all
    dated_after=rf"\.?\s*(?:,?\s*\d{{1,2}}\b|[-–—,и]\s*{_SHORT_DAY}(?!\w))",
    dated_before=rf"\b(?:в|во|по|к|на)\s+|(?<!\w){_SHORT_DAY}\s*[-–—,и]\s*",
    acronyms=True,
)
