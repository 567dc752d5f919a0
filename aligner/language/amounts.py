"""The words of a language that say what its figures count and how."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, NamedTuple, TypeVar

Key = TypeVar("Key", bound=Hashable)


class Hit(NamedTuple, Generic[Key]):
    """What a word of a lexicon means, and where it stands."""

    key: Key
    start: int
    stop: int


class Lexicon(Generic[Key]):
    """Patterns of whole words with what they mean; where two begin at one place, the first of the table wins."""

    def __init__(self, patterns: Mapping[Key, str]) -> None:
        """The patterns are of small letters; case does not count."""
        self._keys = tuple(patterns)
        alternatives = "|".join(rf"(?P<_{k}>{pattern})" for k, pattern in enumerate(patterns.values()))
        # “l'heure” has no litre
        self._whole = rf"(?:{alternatives})(?!\w)(?!(?<=\W\w)['’]\w)" if patterns else r"(?!)"

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w){self._whole}", re.IGNORECASE)

    @cached_property
    def _anywhere(self) -> re.Pattern[str]:
        return re.compile(self._whole, re.IGNORECASE)

    def find(self, text: str) -> Iterator[Hit[Key]]:
        """Every word of the lexicon in the text, in order."""
        return map(self._hit, self._pattern.finditer(text))

    def at(self, text: str, place: int) -> Hit[Key] | None:
        """The word that begins at a place, which may be in the middle of another word."""
        match = self._anywhere.match(text, place)
        return self._hit(match) if match else None

    def _hit(self, match: re.Match[str]) -> Hit[Key]:
        key = self._keys[int(str(match.lastgroup)[1:])]
        return Hit(key, *match.span())


@dataclass(frozen=True)
class AmountWords:
    """The words of one language that say what its figures count and how: patterns, of whole words in small letters.

    ``units`` are nouns and abbreviations of measures, named as in ``measures.MEASURES``; ``compounds`` the ends of
    words that begin with a number («двухнедельный»); ``between`` is what may stand between a figure and its unit.
    ``bare`` are units that mean one without a figure («через час»); ``broken`` are words that are a fraction and a
    unit in one: «полгода», of the measure “year” the fraction “1/2”.

    ``marks`` count wherever they stand, by aspect and value; ``before`` and ``after`` only beside a figure.
    ``negations`` turn a bound round («не может быть более»).  ``clock`` are phrases that tell the time between two
    hours: the part of an hour to be added to the hour that they end with, one of ``hours``.
    """

    units: Mapping[str, str]
    compounds: Mapping[str, str]
    between: str
    bare: Mapping[str, str]
    broken: Mapping[tuple[str, str], str]
    marks: Mapping[str, Mapping[str, str]]
    before: Mapping[str, Mapping[str, str]]
    after: Mapping[str, Mapping[str, str]]
    negations: str
    clock: Mapping[str, str]
    hours: Mapping[str, int]

    @cached_property
    def unit_lexicon(self) -> Lexicon[str]:
        """Every unit."""
        return Lexicon(self.units)

    @cached_property
    def compound_lexicon(self) -> Lexicon[str]:
        """Every end of a compound."""
        return Lexicon(self.compounds)

    @cached_property
    def bare_lexicon(self) -> Lexicon[str]:
        """Every unit that means one by itself."""
        return Lexicon(self.bare)

    @cached_property
    def broken_lexicon(self) -> Lexicon[tuple[str, str]]:
        """Every word for a fraction of a unit."""
        return Lexicon(self.broken)

    @cached_property
    def clock_lexicon(self) -> Lexicon[str]:
        """Every phrase for a time between two hours."""
        return Lexicon(self.clock)

    @cached_property
    def mark_lexicons(self) -> Mapping[str, Lexicon[str]]:
        """The words that count wherever they stand, by aspect."""
        return {aspect: Lexicon(values) for aspect, values in self.marks.items()}

    @cached_property
    def before_lexicons(self) -> Mapping[str, Lexicon[str]]:
        """The words that count before a figure, by aspect."""
        return {aspect: Lexicon(values) for aspect, values in self.before.items()}

    @cached_property
    def after_lexicons(self) -> Mapping[str, Lexicon[str]]:
        """The words that count after a figure or its unit, by aspect."""
        return {aspect: Lexicon(values) for aspect, values in self.after.items()}

    @cached_property
    def between_pattern(self) -> re.Pattern[str]:
        """What may stand between a figure and its unit."""
        return re.compile(self.between, re.IGNORECASE)

    @cached_property
    def negation_pattern(self) -> re.Pattern[str]:
        """A negation in the clause that ends here."""
        return re.compile(rf"(?<!\w)(?:{self.negations})(?!\w)[^,;:.!?()]*$", re.IGNORECASE)
