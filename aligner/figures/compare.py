"""Comparing: the figures of one text that another does not have, and which of them stand for each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from aligner.figures.figure import Figure, Form, Nature

MOST_COMPARED = 64
"""Figures of one side, in one pair, that are compared each with each; longer rows of them are told apart by value."""

_FAR_FROM_ALIKE = 3
"""Cost from which two figures are taken for each other only where both sides have no other left."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure of the source and the other one that the target has in its place; one of the two may be missing."""

    source: Figure | None
    target: Figure | None


@dataclass(slots=True)
class _Left:
    """What no figure of the other side has answered yet, and the pairs that were found."""

    source: list[Figure]
    target: list[Figure]
    matched: list[tuple[Figure, Figure]] = field(default_factory=list)

    def match(self, one: Figure, other: Figure) -> None:
        self.source.remove(one)
        self.target.remove(other)
        self.matched.append((one, other))

    def before(self, figure: Figure, side: int) -> frozenset[int]:
        """Which of the matched pairs stand before a figure of one side: its place among them."""
        return frozenset(k for k, pair in enumerate(self.matched) if pair[side].start < figure.start)


def differences(source: Sequence[Figure], target: Sequence[Figure]) -> tuple[Difference, ...]:
    """How the figures of two sides differ, in the order of the source, then what the target alone has.

    A figure said twice on one side and once on the other does not differ; nor do words that only hint at a number.
    Words for very small numbers are compared only with a figure in the same place.
    """
    if max(len(source), len(target)) > MOST_COMPARED:
        return _by_value(source, target)
    left = _Left(list(source), list(target))
    mistaken = list(_of_one_label(left))
    for least in (Form.DIGITS, Form.WORD):
        _match_equal(left, least)
    _match_across(left)
    _match_hinted(left)
    mistaken += _in_one_place(left, Form.WORD)
    _match_equal(left, Form.HINT)
    mistaken += _in_one_place(left, Form.TINY)
    alone = [Difference(one, None) for one in left.source if _is_missed(one, source, target)]
    alone += [Difference(None, other) for other in left.target if _is_missed(other, target, source)]
    return tuple(sorted((*mistaken, *alone), key=_order))


def _by_value(source: Sequence[Figure], target: Sequence[Figure]) -> tuple[Difference, ...]:
    """The differences of long rows: what is on the other side too, in whatever place, does not differ."""
    values = [{value for figure in side for value in (*figure.readings, *figure.lasting)} for side in (source, target)]
    left = [
        [
            figure
            for figure in side
            if figure.form > Form.TINY and others.isdisjoint((*figure.readings, *figure.lasting))
        ]
        for side, others in ((source, values[1]), (target, values[0]))
    ]
    if max(map(len, left)) <= MOST_COMPARED:
        return differences(*left)
    return (*(Difference(one, None) for one in left[0]), *(Difference(None, other) for other in left[1]))


def _of_one_label(left: _Left) -> Iterator[Difference]:
    """“COVID-18” for “COVID-19”: names of the same letters, whose figures differ."""
    for label in dict.fromkeys(figure.label for figure in left.source if figure.label):
        ones = [figure for figure in left.source if figure.label == label]
        others = [figure for figure in left.target if figure.label == label]
        for one in list(ones):
            equal = next((other for other in others if one.equals(other)), None)
            if equal:
                ones.remove(one)
                others.remove(equal)
                left.match(one, equal)
        for one, other in zip(ones, others, strict=False):
            left.match(one, other)
            left.matched.pop()
            yield Difference(one, other)


def _match_equal(left: _Left, least: Form) -> None:
    for one in [figure for figure in left.source if figure.form >= least]:
        answers = [o for o in left.target if o.form >= least and o.nature is one.nature and one.equals(o)]
        if answers:
            left.match(one, min(answers, key=partial(_far, left, one)))


def _far(left: _Left, one: Figure, other: Figure) -> tuple[bool, bool, int]:
    """How far apart two equal figures are: of several, the nearest in order is the answer."""
    ranks = left.source.index(one) - left.target.index(other)
    return one.in_date != other.in_date, one.label != other.label, abs(ranks)


def _match_across(left: _Left) -> None:
    """Months that stand as numbers on the other side: «12.2025» is “décembre 2025”."""
    for one in list(left.source):
        other = next((o for o in left.target if o.nature is not one.nature and one.equals(o)), None)
        if other and max(one.form, other.form) is Form.DIGITS:
            left.match(one, other)


def _match_hinted(left: _Left) -> None:
    """Figures that words of the other side hint at, where the other side too has one more of that sort."""
    hinted = [
        [(figure, hint) for figure in own if figure.form > Form.TINY for hint in _hints_of(figure, others)][:1]
        for own, others in ((left.source, left.target), (left.target, left.source))
    ]
    if all(hinted):
        (one, other), (other_two, one_two) = hinted[0][0], hinted[1][0]
        left.match(one, other)
        left.match(one_two, other_two)


def _hints_of(figure: Figure, others: Sequence[Figure]) -> list[Figure]:
    return [other for other in others if other.form <= Form.TINY and figure.equals(other)]


def _in_one_place(left: _Left, least: Form) -> Iterator[Difference]:
    """Figures that differ where one is expected to be the other, the most alike first."""
    while True:
        ones = [figure for figure in left.source if figure.form >= least]
        others = [figure for figure in left.target if figure.form >= least]
        both = [(one, other) for one in ones for other in others if one.nature is other.nature]
        both = [pair for pair in both if max(pair[0].form, pair[1].form) > Form.TINY and not pair[0].equals(pair[1])]
        if not both:
            return
        one, other = min(both, key=lambda pair: (_unlike(left, *pair), pair[0].start, pair[1].start))
        cost = _unlike(left, one, other)
        if cost >= _FAR_FROM_ALIKE and (len(ones) > 1 or len(others) > 1):
            return
        if least is Form.TINY and left.before(one, 0) != left.before(other, 1):
            return
        left.source.remove(one)
        left.target.remove(other)
        yield Difference(one, other)


def _unlike(left: _Left, one: Figure, other: Figure) -> int:
    """How little speaks for two figures being each other."""
    in_place = left.before(one, 0) == left.before(other, 1)
    as_long = len(str(int(one.value))) == len(str(int(other.value)))
    return 2 * (one.in_date != other.in_date) + (not in_place) + (not as_long) + (one.form != other.form)


def _is_missed(figure: Figure, own: Sequence[Figure], others: Sequence[Figure]) -> bool:
    if figure.form <= Form.TINY:
        return False
    repeated = sum(figure.equals(other) for other in own) > 1
    return not (repeated and any(figure.equals(other) for other in others))


def _order(difference: Difference) -> tuple[bool, int]:
    one, other = difference.source, difference.target
    return (False, one.start) if one else (True, other.start if other else 0)


def is_calendar(figure: Figure) -> bool:
    """Whether a figure is part of a date: a day, a month, a year, a day of the week."""
    return figure.in_date or figure.nature in {Nature.MONTH, Nature.WEEKDAY}
