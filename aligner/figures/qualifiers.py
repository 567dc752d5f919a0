"""Qualifiers: the words that say how a figure counts: bounds, signs, halves of the day; periods, fractions, eras."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from aligner.figures.quantities import Quantity, read_quantities
from aligner.language.amounts import AmountWords
from aligner.language.registry import language_of

_REMEMBERED = 1 << 14
_TOUCHING = re.compile(r"\s*+[$€£(]?\s*+")
_AFTER_FIGURE = re.compile(r"[\s\u00a0\u202f,(]*")
_AFTER_NOUN = re.compile(r"\s++[^\W\d_]++\s*+[,(]?\s*+|[\s,(]*+")
_MINUS = re.compile(r"(?<![^\s(<>=≤≥~])(?<!\d\s)[-−–](?=\d)")
TURNABLE = frozenset({"least", "most"})
"""Bounds that a negation turns round («не может быть более»); those called “at_least”, “at_most” it does not."""
_CLAUSE = 40
"""Characters before a bound in which a negation may turn it round."""


@dataclass(frozen=True, slots=True)
class Qualifier:
    """One word or phrase that says how an amount counts: its aspect («bound»), its value («least») and its place.

    ``quantity`` is the amount that it stands beside; None where it counts by itself.
    """

    aspect: str
    value: str
    start: int
    stop: int
    quantity: Quantity | None = None


@lru_cache(_REMEMBERED)
def read_qualifiers(text: str, language: str) -> tuple[Qualifier, ...]:
    """The qualifiers of a text: those that stand alone by aspect, then those beside figures.

    Args:
        language: primary subtag; nothing is known of languages without words here.
    """
    words = language_of(language).amounts
    if words is None:
        return ()
    quantities = [each for each in read_quantities(text, language) if each.figure]
    alone = [
        Qualifier(aspect, hit.key, hit.start, hit.stop)
        for aspect, lexicon in words.mark_lexicons.items()
        for hit in lexicon.find(text)
    ]
    return (*alone, *_before(text, quantities, words), *_after(text, quantities, words), *_clock(text, words))


def _before(text: str, quantities: list[Quantity], words: AmountWords) -> Iterator[Qualifier]:
    for aspect, lexicon in words.before_lexicons.items():
        for hit in lexicon.find(text):
            beside = next((q for q in quantities if q.start >= hit.stop), None)
            if beside is None or not _TOUCHING.fullmatch(text, hit.stop, beside.start):
                continue
            if hit.key in TURNABLE and _turned(text, hit.start, words):
                continue
            yield Qualifier(aspect, hit.key.removeprefix("at_"), hit.start, hit.stop, beside)
    for quantity in quantities:
        sign = _MINUS.match(text, quantity.start - 1) if quantity.start else None
        if sign:
            yield Qualifier("sign", "minus", quantity.start - 1, quantity.start, quantity)


def _after(text: str, quantities: list[Quantity], words: AmountWords) -> Iterator[Qualifier]:
    for aspect, lexicon in words.after_lexicons.items():
        gap = _AFTER_NOUN if aspect == "bound" else _AFTER_FIGURE
        for hit in lexicon.find(text):
            beside = next((q for q in reversed(quantities) if q.figure and q.figure.stop <= hit.start), None)
            ends = {beside.stop, beside.figure.stop} if beside and beside.figure else ()
            if beside and any(end <= hit.start and gap.fullmatch(text, end, hit.start) for end in ends):
                yield Qualifier(aspect, hit.key, hit.start, hit.stop, beside)


def _turned(text: str, place: int, words: AmountWords) -> bool:
    return bool(words.negation_pattern.search(text[max(0, place - _CLAUSE) : place]))


def _clock(text: str, words: AmountWords) -> Iterator[Qualifier]:
    """Times between two hours in words, in hours from 0 to 12: «половина третьего» is 2 1/2."""
    for hit in words.clock_lexicon.find(text):
        said = text[hit.start : hit.stop].lower()
        hour = words.hours[max((word for word in words.hours if said.endswith(word)), key=len)]
        yield Qualifier("clock", str((hour + Fraction(hit.key)) % 12), hit.start, hit.stop)


_NOON = 12
_LATE = 6


def hour_of_day(value: Fraction, half: str) -> Fraction:
    """An hour from 0 to 24: seven in the evening is 19, twelve at night 0, two at night 2, ten at night 22."""
    if value > _NOON:
        return value
    hour = value % _NOON
    later = half in {"day", "evening"} and not (half == "day" and _LATE < hour < _NOON and hour >= 11)
    if half == "night":
        later = hour >= _LATE
    if half == "day" and value == _NOON:
        return value
    return hour + _NOON if later else hour
