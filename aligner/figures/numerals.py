"""Numbers in words: how the words of a language add up to a value."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

LEAST_SCALE = 1000
_NO_SCALE = 10**18


def never(_word: str) -> None:
    """The value of no word."""


@dataclass(frozen=True, slots=True)
class Numerals:
    """The number words of one language, in lower case without hyphens.

    ``cardinals`` are values below 1000, ``scales`` powers of 1000, ``ordinal`` gives the value of an ordinal, which
    ends a number; ``links`` may stand between tens and units (“vingt et un”); ``hints`` are words that may answer a
    figure but do not say it; ``vague`` are scales that alone mean “very many”; ``ambiguous`` number words mean
    something else as well; ``denominators`` make fractions (“deux tiers”); ``compound`` is the number that a longer
    word begins with («двухдневный»); ``multiplied`` tells that “quatre vingt” and “deux cents” multiply.
    """

    cardinals: Mapping[str, int]
    scales: Mapping[str, int]
    ordinal: Callable[[str], int | None] = never
    hints: Mapping[str, Sequence[Fraction]] | None = None
    links: frozenset[str] = frozenset()
    vague: frozenset[str] = frozenset()
    ambiguous: frozenset[str] = frozenset()
    denominators: Mapping[str, int] | None = None
    compound: Callable[[str], int | None] = never
    multiplied: bool = False

    def begins(self, word: str) -> bool:
        """Whether a number in words can begin with this word."""
        return word in self.cardinals or word in self.scales or self.ordinal(word) is not None


@dataclass(frozen=True, slots=True)
class Spelled:
    """A number in words: its value, how many of the words it takes, and whether it is an ordinal."""

    value: int
    n_words: int
    ordinal: bool


def spell(words: Sequence[str], numerals: Numerals) -> Spelled | None:
    """The longest number in words at the beginning of ``words``; None where none begins, or a vague one stands alone.

    Args:
        words: in lower case, compounds taken apart at hyphens.
    """
    total = part = used = 0
    lowest = _NO_SCALE
    place = 0
    while place < len(words):
        word = words[place]
        if used and word in numerals.links and _links_on(words, place, part, numerals):
            place += 1
            continue
        if word in numerals.scales:
            scale = numerals.scales[word]
            if scale >= lowest or (not part and word in numerals.vague):
                break
            total, part, lowest = total + max(part, 1) * scale, 0, scale
        elif word in numerals.cardinals:
            joined = _join(part, numerals.cardinals[word], bool(used), numerals.multiplied)
            if joined is None:
                break
            part = joined
        else:
            value = numerals.ordinal(word)
            if value is None:
                break
            last = _close(total, part, value, lowest, bool(used), numerals.multiplied)
            return Spelled(total + part, used, False) if last is None else Spelled(last, place + 1, True)
        place += 1
        used = place
    return Spelled(total + part, used, False) if used else None


def _join(part: int, value: int, started: bool, multiplied: bool) -> int | None:
    """``value`` said after ``part`` of a number below 1000; None where it begins another number."""
    if not part:
        return value if value or not started else None
    if multiplied:
        if value == 20 and part % 100 == 4:
            return part + 76
        if value == 100 and 2 <= part <= 19:
            return part * 100
        if (10 <= value < 20 and part % 100 in {60, 80}) or (7 <= value <= 9 and part % 100 in {10, 70, 90}):
            return part + value
    if (0 < value < 100 and part % 100 == 0) or (0 < value < 10 and part % 10 == 0 and part % 100 >= 20):
        return part + value
    return None


def _close(total: int, part: int, value: int, lowest: int, started: bool, multiplied: bool) -> int | None:
    """The number that an ordinal ends: “vingt et unième”, “deux millième”, «миллион двухсоттысячный»."""
    if value >= LEAST_SCALE:
        return total + max(part, 1) * value if value < lowest else None
    joined = _join(part, value, started, multiplied)
    return None if joined is None else total + joined


def _links_on(words: Sequence[str], place: int, part: int, numerals: Numerals) -> bool:
    if place + 1 >= len(words) or part % 100 < 20:
        return False
    value = numerals.cardinals.get(words[place + 1], numerals.ordinal(words[place + 1]))
    return value in {1, 11}
