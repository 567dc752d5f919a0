"""Lists whose items stand in another order: where what items say gains enough over text order, they are paired by it.

The path keeps order, and a list of countries in the alphabetical order of either language has none in common. So the
items of two lists that the path holds against each other are assigned one to one: by cosine, words, names and figures,
with an advantage for what the path holds. The heaviest rising chain of them stays a path; the others stand elsewhere.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

import numpy as np

from aligner.alignment import Bead
from aligner.document import Document
from aligner.pair.chain import find_anchors
from aligner.pair.features import Bitexts
from aligner.pair.keys import find_figures
from aligner.pair.lines import Lists, facing_lists, sorted_alike
from aligner.pair.matching import (
    DISORDER,
    DISORDERED,
    Match,
    Pair,
    bind,
    is_within,
    matches_of,
    rising,
    values_of,
)

KEPT = 1.5
"""Weight of a pair that the path has, against 1 of a new one, where both cannot stay in order."""

UNKNOWN = 0.5
"""Confidence that an item is alone which the path had in a pair."""


LONG_LIST, LONGEST_LIST = 400, 2_000
"""Items of a list from which on its surest pairs have to show that it is in another order before every item is held
against every other; and those from which on that takes too long."""


Moved = tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class TooLong:
    """A list too long for its items to be held against each other, although they are in another order: the segments of
    both sides, and two that surely say the same."""

    source: range
    target: range
    example: Pair


@dataclass(frozen=True, slots=True)
class Reordered:
    """A path again, where an item that stands elsewhere is a null bead on either side and a pair in ``moved``.

    ``compared`` are the lists of which every item was held against every other, ``too_long`` those in another order
    that were left as they are.
    """

    beads: tuple[Bead, ...]
    moved: Moved = ()
    compared: tuple[Lists, ...] = ()
    too_long: tuple[TooLong, ...] = ()


def reordered(documents: tuple[Document, Document], bitexts: Bitexts, beads: Sequence[Bead]) -> Reordered:
    """The beads with the lists in another order re-paired, and the items of them that stand elsewhere.

    Args:
        beads: a path, in text order.
    """
    opposite = {i: bead.target for bead in beads for i in bead.source}
    sure = cache(lambda: _sure_pairs(bitexts))
    bare = cache(lambda: _without_numbers(documents, bitexts))
    too_long: list[TooLong] = []
    compared: list[Lists] = []
    path: list[Bead] = []
    moved: list[tuple[tuple[int, ...], tuple[int, ...]]] = []
    done = 0
    for lists in facing_lists(documents, beads):
        if lists.first_bead < done:
            continue
        held = _held(lists, opposite)
        n_items = max(len(lists.source), len(lists.target))
        example = _astray(sure(), lists, held) if n_items > LONG_LIST else None
        if example and n_items > LONGEST_LIST:
            too_long.append(TooLong(lists.source, lists.target, example))
            continue
        if not example and (n_items > LONG_LIST or not _may_be_reordered(bitexts, lists, held)):
            continue
        compared.append(lists)
        stretch = beads[lists.first_bead : lists.last_bead + 1]
        matches = _matches(bare(), lists, documents, stretch, held)
        if held.issuperset((match.source, match.target) for match in matches):
            continue
        in_order, apart = _in_order(stretch, [_pair(match, lists, bitexts) for match in matches], lists)
        path += [*beads[done : lists.first_bead], *_as_path(stretch, in_order, apart)]
        moved += [(pair.source, pair.target) for pair in apart]
        done = lists.last_bead + 1
    return Reordered((*path, *beads[done:]), tuple(moved), tuple(compared), tuple(too_long))


def _without_numbers(documents: tuple[Document, Document], bitexts: Bitexts) -> Bitexts:
    """The same but for the numbers of items, which are no part of what they say."""
    left, right = ([segment.unnumbered for segment in document.segments] for document in documents)
    return replace(bitexts, figures=find_figures(left, right))


def _matches(
    bare: Bitexts,
    lists: Lists,
    documents: tuple[Document, Document],
    stretch: Sequence[Bead],
    held: Collection[Pair],
) -> list[Match]:
    """The items of two lists that say the same."""
    values = values_of(bare, lists, documents)
    bind(values, lists, documents, stretch, held)
    alphabetical = sorted_alike(lists, documents)
    if alphabetical:
        inside = [np.isin(np.arange(n), run) for n, run in zip(values.shape, alphabetical, strict=True)]
        values[inside[0][:, None] != inside[1]] = 0.0  # a heading is no item
    return matches_of(values, held, is_alphabetical=bool(alphabetical))


def _held(lists: Lists, opposite: dict[int, tuple[int, ...]]) -> set[Pair]:
    """The items that the path holds against each other, counted from the beginnings of the lists."""
    top, left = lists.source.start, lists.target.start
    return {(i - top, j - left) for i in lists.source for j in opposite.get(i, ()) if j in lists.target}


def _may_be_reordered(bitexts: Bitexts, lists: Lists, held: Collection[Pair]) -> bool:
    """Whether two items are each other's nearest, although the path does not hold them against each other."""
    here, there = (slice(items.start, items.stop) for items in (lists.source, lists.target))
    cosines = bitexts.source.runs(1, here) @ bitexts.target.runs(1, there).T
    for pair in held:
        cosines[pair] += DISORDER
    nearest = cosines.argmax(axis=1)
    mutual = np.flatnonzero(cosines.argmax(axis=0)[nearest] == np.arange(len(nearest)))
    return any((i, int(nearest[i])) not in held for i in mutual.tolist())


def _sure_pairs(bitexts: Bitexts) -> list[Pair]:
    """The segments that anchor the search."""
    anchors = find_anchors(bitexts)
    return list(zip(anchors.source.tolist(), anchors.target.tolist(), strict=True))


def _astray(sure: Collection[Pair], lists: Lists, held: Collection[Pair]) -> Pair | None:
    """Two items that are sure to say the same and that the path does not hold against each other, where a quarter of a
    long list's surest pairs are like that; None where they are fewer."""
    top, left = lists.source.start, lists.target.start
    inside = [(i - top, j - left) for i, j in sure if i in lists.source and j in lists.target]
    astray = [pair for pair in inside if pair not in held]
    if 4 * len(astray) < max(len(inside), 4 * DISORDERED):
        return None
    return astray[0][0] + top, astray[0][1] + left


def _pair(match: Match, lists: Lists, bitexts: Bitexts) -> Bead:
    i, j = match.source + lists.source.start, match.target + lists.target.start
    cosine = float(bitexts.source.runs(1, slice(i, i + 1))[0] @ bitexts.target.runs(1, slice(j, j + 1))[0])
    return Bead((i,), (j,), match.probability, float(np.clip(cosine, -1.0, 1.0)))


def _in_order(stretch: Sequence[Bead], anew: Sequence[Bead], lists: Lists) -> tuple[list[Bead], list[Bead]]:
    """The pairs of a stretch that stay in text order, and those that stand elsewhere.

    Args:
        stretch: beads of the path; those that no match contradicts, or that reach beyond the lists, stay.
        anew: the pairs of items that say the same.
    """
    partners = {pair.source[0]: pair.target[0] for pair in anew}, {pair.target[0]: pair.source[0] for pair in anew}
    kept = [bead for bead in stretch if not bead.is_null and _stays(bead, partners, lists)]
    taken = {i for bead in kept for i in bead.source}, {j for bead in kept for j in bead.target}
    new = [pair for pair in anew if pair.source[0] not in taken[0] and pair.target[0] not in taken[1]]
    pairs = sorted([*kept, *new], key=lambda pair: pair.source)
    held = set(map(id, kept))
    chain = rising([(pair.source[0], pair.target[0], KEPT if id(pair) in held else 1.0) for pair in pairs])
    elsewhere = set(range(len(pairs))).difference(chain)
    return [pairs[k] for k in chain], [pairs[k] for k in sorted(elsewhere)]


def _stays(bead: Bead, partners: tuple[dict[int, int], dict[int, int]], lists: Lists) -> bool:
    if not is_within(bead, lists):
        return True
    return all(partners[0].get(i, bead.target[0]) in bead.target for i in bead.source) and all(
        partners[1].get(j, bead.source[0]) in bead.source for j in bead.target
    )


def _as_path(stretch: Sequence[Bead], in_order: Sequence[Bead], apart: Sequence[Bead]) -> Iterator[Bead]:
    """The path through a stretch: pairs in order, and before each the segments alone there, the source's first."""
    alone: tuple[dict[int, float], dict[int, float]] = ({}, {})
    for bead in stretch:
        for side, indices in zip(alone, (bead.source, bead.target), strict=True):
            side.update(dict.fromkeys(indices, bead.confidence if bead.is_null else UNKNOWN))
    for pair in apart:
        alone[0].update(dict.fromkeys(pair.source, pair.confidence))
        alone[1].update(dict.fromkeys(pair.target, pair.confidence))
    for pair in in_order:
        for side, indices in zip(alone, (pair.source, pair.target), strict=True):
            for k in indices:
                del side[k]
    left, right = (sorted(side, reverse=True) for side in alone)
    for pair in in_order:
        while left and left[-1] < pair.source[0]:
            yield Bead((i := left.pop(),), (), alone[0][i])
        while right and right[-1] < pair.target[0]:
            yield Bead((), (j := right.pop(),), alone[1][j])
        yield pair
    yield from (Bead((i,), (), alone[0][i]) for i in reversed(left))
    yield from (Bead((), (j,), alone[1][j]) for j in reversed(right))
