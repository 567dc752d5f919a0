"""Quantities: the figures of a text with what each counts, and amounts that a single word says («полгода»)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache

from aligner.figures.figure import Figure, Form, Nature
from aligner.figures.measures import MEASURES, SIGN
from aligner.figures.reading import read_figures
from aligner.language.amounts import AmountWords
from aligner.language.registry import language_of

_REMEMBERED = 1 << 14
_GAP = re.compile(r"[-‐‑]|[\s\u00a0\u202f]*")
_HYPHENS = "-‐‑"
_LEAST_AFTER_HYPHEN = 3
"""Letters that a unit has after a hyphen: «19-м» is an ordinal."""
_PART_OF_ONE = re.compile(r"[¼½¾⅓⅔⅕⅛]")
_WORD_ON = re.compile(r"[-‐‑]?[\w%]*")
_LINK = re.compile(r"(?:de\s+|d['’]\s?|of\s+)", re.IGNORECASE)
_SIGN_BEFORE = re.compile(
    r"(?:(?P<dollar>(?:US\s?)?\$|USD)|(?P<euro>€|EUR)|(?P<sterling>£|GBP)|(?P<yen>¥))[\s\u00a0]?$"
)
_SIGN_REACH = 5
_RANGE = re.compile(
    r"[\s\u00a0\u202f]*(?:[-–—/,x×х]|до|на|и|или|à|aux?|et|ou|to|and|or)[\s\u00a0\u202f]*(?:de\s+)?", re.IGNORECASE
)
_MOST_OF_ONE_UNIT = 10
"""Figures in a row that may share the unit behind the last of them."""
_TOLERANCE = Fraction(8, 100)
"""Relative difference up to which two amounts are said to be the same: “quinze jours” are two weeks."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value with what it counts.

    ``values`` are the readings that the words themselves say, the likeliest first; ``measure`` is a name in
    ``MEASURES``, None where the word is not known; ``unit`` are the code points of the unit's word, ``start`` and
    ``stop`` those of the whole; ``broken`` says that a fraction is in words: «полтора часа», “demi-heure”.
    """

    values: tuple[Fraction, ...]
    measure: str | None
    start: int
    stop: int
    unit: tuple[int, int]
    broken: bool
    figure: Figure | None = None

    @property
    def dimension(self) -> str | None:
        """What can be converted into it; None where the measure is not known."""
        return MEASURES[self.measure].dimension if self.measure else None

    @property
    def sizes(self) -> tuple[Fraction, ...]:
        """The values in the base unit of the dimension."""
        size = MEASURES[self.measure].size if self.measure else Fraction(1)
        return tuple(value * size for value in self.values)

    def amounts_to(self, other: Quantity) -> bool:
        """Whether both are the same amount, be it in other units: 90 minutes are an hour and a half."""
        return self.dimension == other.dimension and any(
            abs(one - two) <= _TOLERANCE * max(abs(one), abs(two)) for one in self.sizes for two in other.sizes
        )


def bare_units(text: str, language: str) -> tuple[Quantity, ...]:
    """Units without a figure that mean one of them: «через час»."""
    words = language_of(language).amounts
    counted = {place for each in read_quantities(text, language) for place in range(each.start, each.stop)}
    return tuple(
        Quantity((Fraction(1),), hit.key, hit.start, hit.stop, (hit.start, hit.stop), broken=False)
        for hit in (words.bare_lexicon.find(text) if words else ())
        if hit.start not in counted
    )


@lru_cache(_REMEMBERED)
def read_quantities(text: str, language: str) -> tuple[Quantity, ...]:
    """The quantities of a text in order; parts of dates and figures of names are none.

    Args:
        language: primary subtag; of a language without words here, only signs and codes are known (%, €, km/h).
    """
    words = language_of(language).amounts
    broken = tuple(_in_one_word(text, words)) if words else ()
    found: list[Quantity] = list(broken)
    vague = {hit.start for hit in words.mark_lexicons["magnitude"].find(text)} if words else set()
    read = read_figures(text, language)
    said = {(each.start, each.stop) for each in read if each.form is not Form.HINT}
    figures = [
        each
        for each in read
        if each.nature is Nature.NUMBER
        and not (each.form is Form.HINT and (each.start, each.stop) in said)  # 6 to 9 between 5 and 10
        and not (each.in_date or each.label)
        and not (each.form is Form.HINT and (each.start in vague or _is_unit(text, each, words)))
    ]
    figures = _with_parts(text, figures)
    for k, figure in enumerate(figures):
        if any(each.start <= figure.start < each.stop for each in broken):
            continue
        unit = _unit(text, figure, words) or _unit_of_range(text, figures, k, words)
        if unit or figure.form is not Form.HINT:
            found.append(_quantity(text, figure, unit))
    return tuple(sorted(found, key=lambda quantity: quantity.start))


def _is_unit(text: str, figure: Figure, words: AmountWords | None) -> bool:
    """Whether a word that hints at a number is a unit itself: «неделя» is seven days, and is counted."""
    unit = words.unit_lexicon.at(text, figure.start) if words else None
    return bool(unit and unit.stop >= figure.stop)


def _with_parts(text: str, figures: Sequence[Figure]) -> list[Figure]:
    """The figures, “1 ½” as one."""
    joined: list[Figure] = []
    for figure in figures:
        whole = joined[-1] if joined else None
        if whole and _PART_OF_ONE.fullmatch(text, figure.start, figure.stop) and figure.start - whole.stop <= 1:
            joined[-1] = replace(whole, readings=(whole.value + figure.value,), stop=figure.stop)
        else:
            joined.append(figure)
    return joined


def _quantity(text: str, figure: Figure, unit: tuple[str, int, int] | None) -> Quantity:
    measure, start, stop = unit or (None, figure.stop, figure.stop)
    in_digits = any(map(str.isnumeric, text[figure.start : figure.stop]))
    broken = figure.value.denominator > 1 and not in_digits
    values = figure.readings if in_digits else figure.readings[:1]
    return Quantity(values, measure, min(figure.start, start), max(figure.stop, stop), (start, stop), broken, figure)


def _unit(text: str, figure: Figure, words: AmountWords | None) -> tuple[str, int, int] | None:
    """The measure that stands after a figure, in the same word, or as a sign before it; and where."""
    written = text[figure.start : figure.stop]
    inside = _inside(text, figure, words) if words else None
    if inside:
        return inside
    place = _skip(_GAP, text, figure.stop)
    sign = SIGN.match(text, place)
    if sign:
        return str(sign.lastgroup), *sign.span()
    before = _SIGN_BEFORE.search(text[max(0, figure.start - _SIGN_REACH) : figure.start])
    if before:
        return str(before.lastgroup), figure.start - len(before.group()), figure.start
    if not words or (place == figure.stop and not written[-1].isdigit()):
        return None
    place = _skip(_LINK, text, place)
    unit = words.unit_lexicon.at(text, place)
    if unit and text[figure.stop] in _HYPHENS and unit.stop - unit.start < _LEAST_AFTER_HYPHEN:
        return None
    if unit is None and figure.form is not Form.HINT:
        beyond = _skip(words.between_pattern, text, place)
        unit = words.unit_lexicon.at(text, beyond) if beyond > place else None
    return (unit.key, unit.start, unit.stop) if unit else None


def _inside(text: str, figure: Figure, words: AmountWords) -> tuple[str, int, int] | None:
    """The unit in a figure's own word, or the first of «2 м 5 см» and “une heure et demie”, which tells the value."""
    compound = _compound(text, figure, words) if words.compounds else None
    written = text[figure.start : figure.stop]
    is_whole_in_words = figure.value.denominator == 1 and not written[0].isdigit()  # “six cents”
    if compound or " " not in written or is_whole_in_words:
        return compound
    hit = next(iter(words.unit_lexicon.find(written)), None)
    return (hit.key, figure.start + hit.start, figure.start + hit.stop) if hit else None


def _compound(text: str, figure: Figure, words: AmountWords) -> tuple[str, int, int] | None:
    """The unit in the word that a figure begins: «48-часовой», «двухнедельный»."""
    stop = _skip(_WORD_ON, text, figure.stop)
    for place in range(figure.stop if figure.form is not Form.HINT else figure.start + 1, stop):
        unit = words.compound_lexicon.at(text, place)
        if unit and unit.stop >= stop:
            return unit.key, unit.start, unit.stop
    return None


def _unit_of_range(
    text: str, figures: Sequence[Figure], k: int, words: AmountWords | None
) -> tuple[str, int, int] | None:
    """«от 5 до 10 лет», “5, 6 et 7 jours”: the unit stands after the last figure."""
    last = min(len(figures), k + _MOST_OF_ONE_UNIT)
    while k + 1 < last and _RANGE.fullmatch(text, figures[k].stop, figures[k + 1].start):
        k += 1
        unit = _unit(text, figures[k], words)
        if unit:
            return unit
    return None


def _in_one_word(text: str, words: AmountWords) -> Iterator[Quantity]:
    for hit in words.broken_lexicon.find(text):
        measure, fraction = hit.key
        span = hit.start, hit.stop
        yield Quantity((Fraction(fraction),), measure, *span, span, broken=True)


def _skip(pattern: re.Pattern[str], text: str, place: int) -> int:
    match = pattern.match(text, place)
    return match.end() if match else place
