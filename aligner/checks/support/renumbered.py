"""Renumbered lists: from one item on every number is shifted, which is one note and not an error an item."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from aligner.checks.support.bitext import Pair
from aligner.figures.marks import ListMarker, list_marker

_FAR = 30
"""Pairs after which two items are hardly of one list."""


@dataclass(frozen=True, slots=True)
class Shift:
    """Items of one list whose numbers differ by the same: the pairs in order, and the markers of the first of them."""

    pairs: tuple[Pair, ...]
    source: ListMarker
    target: ListMarker

    @property
    def message(self) -> str:
        """One sentence for all of them."""
        one, other = (".".join(map(str, marker.numbers)) for marker in (self.source, self.target))
        if len(self.pairs) == 1:
            return f"the list is numbered otherwise here: item {one} is {other} in the translation"
        return (
            f"the list is numbered otherwise from here on: item {one} is {other} in the translation, and so for "
            f"{len(self.pairs)} items"
        )


@dataclass(frozen=True, slots=True)
class _Item:
    place: int
    pair: Pair
    source: ListMarker
    target: ListMarker

    @property
    def shift(self) -> tuple[int, ...]:
        """By how much each part of the number differs; empty where the two have unlike numbers of parts."""
        if len(self.source.numbers) != len(self.target.numbers):
            return ()
        return tuple(b - a for a, b in zip(self.source.numbers, self.target.numbers, strict=True))

    def is_next_of(self, other: _Item) -> bool:
        """Whether both sides count on from another item, by one or over items that stand between them."""
        most = self.place - other.place + len(other.pair.source.segments) + len(other.pair.target.segments) - 2
        return all(
            later.numbers[:-1] == earlier.numbers[:-1] and 0 < later.numbers[-1] - earlier.numbers[-1] <= most
            for later, earlier in ((self.source, other.source), (self.target, other.target))
        )


def shifts(pairs: Sequence[Pair], moved: Sequence[Pair] = ()) -> tuple[Shift, ...]:
    """The runs of items whose numbers are shifted; a number that is out of step on one side alone is none.

    Args:
        pairs: in text order.
        moved: items that stand elsewhere: where a list has one, a number of it that differs is no slip.
    """
    places = sorted(pair.bead for pair in moved if list_marker(pair.source.text) and list_marker(pair.target.text))
    items = [
        _Item(place, pair, source, target)
        for place, pair in enumerate(pairs)
        if not pair.is_null and (source := list_marker(pair.source.text)) and (target := list_marker(pair.target.text))
    ]
    runs: list[list[_Item]] = []
    for before, item in zip([None, *items], items, strict=False):
        if not any(item.shift):
            continue
        follows = before is not None and item.place - before.place <= _FAR and item.is_next_of(before)
        if runs and runs[-1][-1] is before and before is not None and item.shift == before.shift:
            runs[-1].append(item)
        elif follows or _is_followed(item, items) or _is_near(item.pair.bead, places):
            runs.append([item])
    return tuple(Shift(tuple(item.pair for item in run), run[0].source, run[0].target) for run in runs)


def _is_near(bead: int, places: Sequence[int]) -> bool:
    k = bisect_left(places, bead - _FAR)
    return k < len(places) and places[k] <= bead + _FAR


def _is_followed(item: _Item, items: Sequence[_Item]) -> bool:
    later = next((other for other in items if other.place > item.place), None)
    return (
        later is not None and later.place - item.place <= _FAR and later.shift == item.shift and later.is_next_of(item)
    )
