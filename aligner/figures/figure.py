"""What a figure is: an exact value, what it counts, how it was written, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, IntEnum
from fractions import Fraction


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
    numbers, where that shows (``covid`` in “COVID-19”, ``.`` for the number of a list item).
    """

    readings: tuple[Fraction, ...]
    nature: Nature
    form: Form
    start: int
    stop: int
    in_date: bool = False
    label: str = ""

    @property
    def value(self) -> Fraction:
        """The likeliest reading."""
        return self.readings[0]

    def equals(self, other: Figure) -> bool:
        """Whether both may mean the same; a month may stand as a number."""
        if self.nature is not other.nature and Nature.WEEKDAY in {self.nature, other.nature}:
            return False
        return not set(self.readings).isdisjoint(other.readings)
