"""Contrasts: what two texts say differently of the same figure, or with the words that stand for a figure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from aligner.figures.clock_contrasts import HALF_DAY, clock, halves_of_day
from aligner.figures.compare import differences
from aligner.figures.figure import Form
from aligner.figures.measures import MEASURES, are_kindred, same_measure
from aligner.figures.qualifiers import Qualifier, read_qualifiers
from aligner.figures.quantities import Quantity, bare_units, read_quantities
from aligner.figures.reading import read_figures
from aligner.figures.told import Contrast, Told, contrast, equal, whole


def contrasts(source: str, target: str, languages: tuple[str, str]) -> tuple[Contrast, ...]:
    """Where the amounts of two texts differ though their figures are equal, in the order of the source."""
    read = read_figures(source, languages[0]), read_figures(target, languages[1])
    apart = {id(figure) for each in differences(*read) for figure in (each.source, each.target) if figure}
    one, other = (
        Told(
            text,
            tuple(figure for figure in figures if id(figure) not in apart),
            tuple(each for each in read_quantities(text, language) if id(each.figure) not in apart),
            bare_units(text, language),
            tuple(
                each
                for each in read_qualifiers(text, language)
                if not (each.quantity and id(each.quantity.figure) in apart)
            ),
        )
        for text, language, figures in zip((source, target), languages, read, strict=True)
    )
    seen = [each for compare in COMPARISONS for each in compare(one, other)]
    return tuple(sorted(set(seen), key=lambda each: (each.source or (len(source), 0), each.target or (0, 0))))


def _units(one: Told, other: Told) -> Iterator[Contrast]:
    """Equal figures that count different things."""
    ours = [each for each in one.quantities if each.figure and not each.broken]
    theirs = [each for each in other.quantities if each.figure and not each.broken]
    while ours:
        first = ours[0]
        here = [each for each in ours if equal(first, each)]
        there = [each for each in theirs if equal(first, each)]
        ours = [each for each in ours if each not in here]
        left, right = _without_answered(here, there)
        known_left, known_right = ([each for each in side if each.measure] for side in (left, right))
        unsure = len(left) - len(known_left) != len(right) - len(known_right)
        if len(known_left) != len(known_right):
            known_left, known_right = _each_once(known_left), _each_once(known_right)
        for mine, its in zip(known_left, known_right, strict=False) if len(known_left) == len(known_right) else ():
            if not mine.amounts_to(its) and (
                not (unsure or _is_article(mine, its)) or are_kindred(str(mine.measure), str(its.measure))
            ):
                yield contrast("unit", mine.unit, its.unit, whole(mine), whole(its))


def _each_once(quantities: Sequence[Quantity]) -> list[Quantity]:
    return list({each.measure: each for each in reversed(quantities)}.values())[::-1]


def _is_article(*quantities: Quantity) -> bool:
    """Whether one of them may be an article, or “first”: their nouns need not be each other."""
    return any(each.figure and each.figure.form is Form.HINT and each.values == (Fraction(1),) for each in quantities)


def _without_answered(here: Sequence[Quantity], there: Sequence[Quantity]) -> tuple[list[Quantity], list[Quantity]]:
    left, right = [], list(there)
    for each in here:
        answer = next((o for o in right if each.measure and o.measure and same_measure(each.measure, o.measure)), None)
        if answer:
            right.remove(answer)
        else:
            left.append(each)
    return left, right


def _broken_amounts(one: Told, other: Told) -> Iterator[Contrast]:
    """«полтора часа» opposite “une heure”: fractions in words, whose unit the other text counts otherwise."""
    ours, theirs = ([each for each in (*told.quantities, *told.bare) if each.measure] for told in (one, other))
    left = [each for each in ours if not any(each.amounts_to(its) or _are_one_time(each, its) for its in theirs)]
    right = [each for each in theirs if not any(each.amounts_to(its) or _are_one_time(each, its) for its in ours)]
    for dimension in dict.fromkeys(each.dimension for each in left):
        mine = [each for each in left if each.dimension == dimension]
        its = [each for each in right if each.dimension == dimension]
        if len(mine) == len(its) == 1 and (mine[0].broken or its[0].broken):
            yield contrast("fraction", whole(mine[0]), whole(its[0]))


def _are_one_time(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities are one time of day: «без двадцати семь», “18 h 40”."""
    figures = one.figure, other.figure
    if not (figures[0] and figures[1] and figures[0].equals(figures[1])):
        return False
    return any(max(each.readings) - min(each.readings) == HALF_DAY for each in figures if each)


def _parts(one: Told, other: Told) -> Iterator[Contrast]:
    """Halves, thirds, quarters."""
    return _of_values("fraction", one, other, lambda value: {value, 100 * value, Fraction(round(100 * value))})


def _multiples(one: Told, other: Told) -> Iterator[Contrast]:
    """Twice, three times as much."""
    return _of_values("multiple", one, other, lambda value: {value, 1 / value, 100 * (value - 1), 100 * value})


def _multiples_as_parts(one: Told, other: Told) -> Iterator[Contrast]:
    """Four times less here, by half there."""
    for told, its, swapped in ((one, other, False), (other, one, True)):
        multiples = _unanswered("multiple", told, its, lambda value: {value, 1 / value, 100 * (value - 1), 100 / value})
        parts = _unanswered("fraction", its, told, lambda value: {value, 1 / value})
        inverse = {str(1 / Fraction(each.value)) for each in its.of("fraction")}
        if len(multiples) == len(parts) == 1 and not its.of("multiple") and multiples[0].value not in inverse:
            spans = (multiples[0].start, multiples[0].stop), (parts[0].start, parts[0].stop)
            yield contrast("multiple", *(reversed(spans) if swapped else spans))


def _magnitudes(one: Told, other: Told) -> Iterator[Contrast]:
    """Tens, hundreds, thousands without a figure."""
    return _of_values("magnitude", one, other, lambda value: {value})


def _of_values(aspect: str, one: Told, other: Told, answers: Callable[[Fraction], set[Fraction]]) -> Iterator[Contrast]:
    left, right = _unanswered(aspect, one, other, answers), _unanswered(aspect, other, one, answers)
    if len(left) == len(right):
        for mine, its in zip(left, right, strict=True):
            yield contrast(aspect, (mine.start, mine.stop), (its.start, its.stop))


def _unanswered(aspect: str, one: Told, other: Told, answers: Callable[[Fraction], set[Fraction]]) -> list[Qualifier]:
    """Words of one text that neither the same word nor a figure of the other text answers."""
    opposite = {each.value for each in other.of(aspect)}
    figures = {value for figure in other.figures for value in figure.readings}
    clock = [(each.start, each.stop) for each in one.of("clock")]
    counted = [(each.start, each.stop) for each in one.quantities if each.broken]
    meant = [(each.start, each.stop) for each in one.figures if each.form > Form.HINT]
    return [
        each
        for each in one.of(aspect)
        if each.value not in opposite
        and answers(Fraction(each.value)).isdisjoint(figures)
        and not any(start <= each.start < stop for start, stop in (*clock, *counted, *meant))
    ]


def _periods(one: Told, other: Told) -> Iterator[Contrast]:
    """By the month here, by the year there."""
    left, right = _other_periods(one, other), _other_periods(other, one)
    if len({each.value for each in left}) == len({each.value for each in right}) == 1:
        yield contrast("period", (left[0].start, left[0].stop), (right[0].start, right[0].stop))


def _other_periods(one: Told, other: Told) -> list[Qualifier]:
    opposite = {each.value for each in other.of("period")}
    return [
        each
        for each in one.of("period")
        if each.value not in opposite and not any(_lasts(its, each.value) for its in other.quantities)
    ]


def _lasts(quantity: Quantity, period: str) -> bool:
    unit = MEASURES["month" if period == "quarter" else period]
    once = Quantity((Fraction(3 if period == "quarter" else 1),), period, 0, 0, (0, 0), broken=False)
    return quantity.dimension == unit.dimension and period != "quarter" and quantity.amounts_to(once)


def _eras(one: Told, other: Told) -> Iterator[Contrast]:
    """Before and after the beginning of our era."""
    left, right = ([each for each in told.of("era") if each.value == "BC"] for told in (one, other))
    if bool(left) != bool(right):
        its_own = (left or right)[0]
        opposite = next(iter((other if left else one).of("era")), None)
        spans = (its_own.start, its_own.stop), (opposite.start, opposite.stop) if opposite else None
        yield contrast("era", *(spans if left else reversed(spans)))


def _bounds(one: Told, other: Told) -> Iterator[Contrast]:
    """At least here, at most there."""
    for mine in one.of("bound"):
        beside = [its for its in other.of("bound") if _of_one_figure(mine, its)]
        if beside and all(its.value != mine.value for its in beside):
            its = beside[0]
            if all(again.value == mine.value for again in one.of("bound") if _of_one_figure(again, its)):
                yield contrast("bound", (mine.start, mine.stop), (its.start, its.stop))


def _of_one_figure(one: Qualifier, other: Qualifier) -> bool:
    return bool(one.quantity and other.quantity and equal(one.quantity, other.quantity))


def _signs(one: Told, other: Told) -> Iterator[Contrast]:
    """Ten degrees below zero here, ten above there."""
    for told, its, swapped in ((one, other, False), (other, one, True)):
        for mine in told.of("sign"):
            if its.of("sign") or its.of("negative") or not mine.quantity:
                continue
            opposite = [each for each in its.quantities if equal(each, mine.quantity)]
            again = [each for each in told.quantities if equal(each, mine.quantity)]
            if len(opposite) == len(again) == 1:
                spans = (min(mine.start, mine.quantity.start), max(mine.stop, mine.quantity.stop)), whole(opposite[0])
                yield contrast("sign", *(reversed(spans) if swapped else spans))


COMPARISONS: tuple[Callable[[Told, Told], Iterator[Contrast]], ...] = (
    _units,
    _broken_amounts,
    _parts,
    _multiples,
    _multiples_as_parts,
    _magnitudes,
    _periods,
    _eras,
    halves_of_day,
    clock,
    _bounds,
    _signs,
)
