"""Which rows an operation bears on: those it touched, those around them, and those that speak of them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import chain

from aligner.review.lookup import pieces_of, texts_of
from aligner.review.operation import Swap
from aligner.review.row import Row
from aligner.review.sheet import Sheet

AROUND = 8
"""Rows on either side of those looked at: what is usual in a text is measured on them."""

LONGEST_RUN = 60
"""Rows of a passage without counterpart that are looked at together with its end."""

MOST_ALIKE = 20
"""Rows elsewhere with the same text as one that was touched: the first so many."""


@dataclass(frozen=True, slots=True)
class Window:
    """Places of rows: ``touched`` by an operation; ``spoken``, whose flags speak of words of these; ``near`` them,
    whose flags may hang on theirs; ``alike``, which have a text that a touched one has or had; ``seen``, all that is
    looked at, in order.
    """

    touched: tuple[int, ...]
    spoken: frozenset[int]
    near: frozenset[int]
    alike: frozenset[int]
    seen: tuple[int, ...]


def window(sheet: Sheet, swaps: Sequence[Swap]) -> Window:
    """What is to be looked at after swaps that the sheet shows already."""
    rows, lookup = sheet.rows, sheet.lookup
    changed = [row for swap in swaps for row in (*swap.before, *swap.after)]
    touched = {sheet.index(row.id) for swap in swaps for row in swap.after if sheet.has(row.id)}
    at = touched or {min(swap.index, len(rows) - 1) for swap in swaps if rows}
    speakers = lookup.speaking(key for row in changed for key in pieces_of(row))
    spoken = {sheet.index(id_) for id_ in speakers} - touched
    near = set(chain.from_iterable(range(index - 1, index + 2) for index in at)) | spoken
    near = {index for index in near if 0 <= index < len(rows)}
    near |= set(chain.from_iterable([_run(rows, index) for index in near]))
    alike = {sheet.index(id_) for id_ in lookup.having(key for row in changed for key in texts_of(row))} - touched
    alike = set(sorted(alike)[:MOST_ALIKE])
    seen = {k for index in near for k in range(index - AROUND, index + AROUND + 1) if 0 <= k < len(rows)}
    seen |= _partners(sheet, seen) | alike
    return Window(tuple(sorted(touched)), frozenset(spoken), frozenset(near), frozenset(alike), tuple(sorted(seen)))


def _run(rows: Sequence[Row], index: int) -> range:
    """The rows around one that stand alone without a pair between them, and itself."""
    if not rows[index].is_null:
        return range(index, index + 1)
    start = stop = index
    while start > 0 and rows[start - 1].is_null and index - start < LONGEST_RUN:
        start -= 1
    while stop + 1 < len(rows) and rows[stop + 1].is_null and stop - index < LONGEST_RUN:
        stop += 1
    return range(start, stop + 1)


def _partners(sheet: Sheet, seen: Collection[int]) -> set[int]:
    """The rows where passages that begin in those seen, or end there, have their other half."""
    lookup = sheet.lookup
    here = [sheet.rows[index] for index in seen]
    speakers = [sheet.row(id_) for id_ in lookup.speaking(key for row in here for key in pieces_of(row))]
    wanted = {
        (side, place)
        for row in (*here, *speakers)
        for passage in row.moved
        for side in (0, 1)
        for place in passage.sides[side]
    }
    return {sheet.index(lookup.holder[key]) for key in wanted if key in lookup.holder}
