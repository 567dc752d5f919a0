"""What a figure is: an exact value, what it counts, how it was written, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, IntEnum
from fractions import Fraction

TELEPHONE = "telephone"
"""The label of telephone numbers."""

_RUSSIAN_DIGITS = 11  # with 7, or 8 within the country
_LOCAL_DIGITS = 7


class Nature(Enum):
    """What a value stands for; months and days of the week are numbered from 1, times are in hours."""

    NUMBER = "number"
    MONTH = "month"
    WEEKDAY = "weekday"


class Form(IntEnum):
    """How much a figure's form says that a figure is meant, the least first."""

    HINT = 0
    """An article, an idiom, a compound («один», “un tiers”, «двухдневный»): may answer a figure, is never missed."""
    TINY = 1
    """“deux”, «первый»: in words, so small that translators say it otherwise; never missed, but may be mistaken."""
    WORD = 2
    """A number in words or Roman numerals, a month or weekday by itself, the figure in a name (“G20”)."""
    DIGITS = 3
    """Digits, and months with a day or a year beside them."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a text.

    ``readings`` are the exact values it may have («1.500» is 1500 or 1.5), the likeliest first; ``start``, ``stop``
    are code points of the text; ``in_date`` says that it is a day, month or year of a date; ``label`` is what it
    numbers, where that shows (``covid`` in “COVID-19”, ``.`` for the number of a list item); ``lasting`` are the
    lengths of time that it may mean, each in one unit, so that «две недели» and “quinze jours” share one.
    """

    readings: tuple[Fraction, ...]
    nature: Nature
    form: Form
    start: int
    stop: int
    in_date: bool = False
    label: str = ""
    lasting: frozenset[str] = frozenset()

    @property
    def value(self) -> Fraction:
        """The likeliest reading."""
        return self.readings[0]

    def is_in(self, values: range) -> bool:
        """Whether the likeliest reading is one of these whole numbers (a range looks for a fraction one by one)."""
        return self.value.denominator == 1 and int(self.value) in values

    def equals(self, other: Figure) -> bool:
        """Whether both may mean the same; a month may stand as a number."""
        if self.nature is not other.nature and Nature.WEEKDAY in {self.nature, other.nature}:
            return False
        if self.label == other.label == TELEPHONE:
            return _one_telephone(str(self.value), str(other.value))
        return not set(self.readings).isdisjoint(other.readings) or not self.lasting.isdisjoint(other.lasting)


def _one_telephone(one: str, other: str) -> bool:
    """Whether two telephone numbers differ in what may be left out alone: a country's code, 8 or 0, the area's code."""
    short, long = sorted((one, other), key=len)
    if len(short) == len(long):
        return one == other or (
            len(one) == _RUSSIAN_DIGITS and one[0] in "78" and other[0] in "78" and one[1:] == other[1:]
        )
    return long.endswith(short) or (len(short) > _LOCAL_DIGITS and long.endswith(short[1:]))
