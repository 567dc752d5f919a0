"""The names of months and days of a language, beyond those that CLDR has."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True)
class CalendarWords:
    """Names of months and days in lower case, as ``numbers.folded`` writes them; CLDR's own go without saying.

    Attributes:
        months: other cases and abbreviations, from 1.
        weekdays: other cases, Monday is 1.
        short_weekdays: abbreviations of days.
        not_weekdays: names of days in CLDR that are rather other words.
        also_words: abbreviations of days that are other words too: they mean the day only beside a date.
        dated_after: a pattern of what shows that a day was abbreviated before it.
        dated_before: the same of what stands before it.
        capitalised: whether months have a capital: “may” and “march” are other words.
        acronyms: whether a short name all in capitals is an acronym («ОКТ»).
    """

    months: Mapping[str, int] = field(default_factory=dict)
    weekdays: Mapping[str, int] = field(default_factory=dict)
    short_weekdays: Mapping[str, int] = field(default_factory=dict)
    not_weekdays: frozenset[str] = frozenset()
    also_words: frozenset[str] = frozenset()
    dated_after: str = r"(?!)"
    dated_before: str = ""
    capitalised: bool = False
    acronyms: bool = False

    def is_dated(self, text: str, start: int, stop: int) -> bool:
        """Whether what stands around an abbreviation shows that it means a day."""
        before = self.dated_before and self._before.search(text[:start])
        return bool(self._after.match(text, stop) or before)

    @cached_property
    def _after(self) -> re.Pattern[str]:
        return re.compile(self.dated_after)

    @cached_property
    def _before(self) -> re.Pattern[str]:
        return re.compile(rf"(?:{self.dated_before})$", re.IGNORECASE)


AS_IN_CLDR = CalendarWords()
"""Nothing beyond the names that CLDR has, each of which means what it says."""
