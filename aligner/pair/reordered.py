"""Lists whose items stand in another order: where what items say gains enough over text order, they are paired by it.

The path keeps order, and a list of countries in the alphabetical order of either language has none in common. So the
items of two lists that the path holds against each other are assigned one to one: by cosine, words, names and figures,
with an advantage for what the path holds. The heaviest rising chain of them stays a path; the others stand elsewhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from aligner.alignment import Bead
from aligner.document import Document
from aligner.pair.assignment import assign
from aligner.pair.block import Block
from aligner.pair.features import Bitexts
from aligner.pair.keys import find_figures
from aligner.pair.lines import Lists, facing_lists, sorted_alike
from aligner.pair.side import Floats

WORDS, KEYS = 0.5, 0.1
"""What words with a counterpart (share of their mass) and a common name or figure are worth beside a cosine."""

ONE_NUMBERED = 0.2
"""What it costs that one is a numbered item and the other none."""

LEAST_VALUE = 0.4
"""Value that a pair has to have: of 194 items of short lists 95 in a hundred have more with their translation, and of
pairs at random one in five."""

BOTH_ALONE = 0.1
"""What two items have to say in common beyond that, where the path holds neither against any and the list may be in
order."""

LEAST_SURE = 0.25
"""Probability of a pair that the path does not hold, at least, likewise."""

ORDER, DISORDER = 0.12, 0.04
"""Advantage of a pair that the path holds, in a list that may be in order and in one that is known not to be: it is in
the alphabetical order of both languages, or much of it stands elsewhere already."""

DISORDERED = 3
"""Items that stand elsewhere, or a quarter of them, from which a list is known to be in another order."""

KEPT = 1.5
"""Weight of a pair that the path has, against 1 of a new one, where both cannot stay in order."""

UNKNOWN = 0.5
"""Confidence that an item is alone which the path had in a pair."""

SPREAD = 0.06
"""Difference in value that makes one pair e times as likely as another."""

Moved = tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]
Pair = tuple[int, int]


class _Match(NamedTuple):
    """Two items that say the same, counted from the beginnings of their lists, and how sure that is."""

    source: int
    target: int
    probability: float


def reordered(
    documents: tuple[Document, Document], bitexts: Bitexts, beads: Sequence[Bead]
) -> tuple[tuple[Bead, ...], Moved]:
    """The beads with the lists in another order re-paired, and the items of them that stand elsewhere.

    Args:
        beads: a path, in text order.

    Returns:
        A path again: an item that stands elsewhere is a null bead on either side, and a pair in ``Moved``.
    """
    opposite = {i: bead.target for bead in beads for i in bead.source}
    bare = None
    path: list[Bead] = []
    moved: list[tuple[tuple[int, ...], tuple[int, ...]]] = []
    done = 0
    for lists in facing_lists(documents, beads):
        held = _held(lists, opposite)
        stretch = range(lists.first_bead, lists.last_bead + 1)
        if stretch.start < done or not _may_be_reordered(bitexts, lists, held):
            continue
        if bare is None:  # the number of an item is no part of what it says
            left, right = ([segment.unnumbered for segment in document.segments] for document in documents)
            bare = replace(bitexts, figures=find_figures(left, right))
        values = _values(bare, lists, documents)
        _bind(values, lists, documents, beads[stretch.start : stretch.stop], held)
        alphabetical = sorted_alike(lists, documents)
        if alphabetical:
            inside = [np.isin(np.arange(n), run) for n, run in zip(values.shape, alphabetical, strict=True)]
            values[inside[0][:, None] != inside[1]] = 0.0  # a heading is no item
        matches = _matches(values, held, DISORDER if alphabetical else ORDER)
        if held.issuperset((match.source, match.target) for match in matches):
            continue
        anew = [_pair(match, lists, bitexts) for match in matches]
        in_order, apart = _in_order(beads[stretch.start : stretch.stop], anew, lists)
        path += [*beads[done : stretch.start], *_as_path(beads[stretch.start : stretch.stop], in_order, apart)]
        moved += [(pair.source, pair.target) for pair in apart]
        done = stretch.stop
    return (*path, *beads[done:]), tuple(moved)


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


def _values(bare: Bitexts, lists: Lists, documents: tuple[Document, Document]) -> Floats:
    """(n_source, n_target): how well each item of one list says what each of the other says."""
    here, there = (slice(items.start, items.stop) for items in (lists.source, lists.target))
    block = Block.whole(bare, here, there)
    wanted = {
        "coverage": WORDS,
        "names_shared": KEYS,
        "figures_shared": KEYS,
        "figures_unshared": -KEYS,
    }
    values: Floats = (bare.source.runs(1, here) @ bare.target.runs(1, there).T).astype(np.float32)
    for name, feature in block.features(1, 1, wanted):
        values += np.float32(wanted[name]) * feature.reshape(values.shape)
    numbered = [
        np.array([document.segments[k].unnumbered != document.segments[k].comparable for k in items])
        for document, items in zip(documents, (lists.source, lists.target), strict=True)
    ]
    values[numbered[0][:, None] != numbered[1]] -= np.float32(ONE_NUMBERED)
    return values


def _bind(
    values: Floats, lists: Lists, documents: tuple[Document, Document], stretch: Sequence[Bead], held: Collection[Pair]
) -> None:
    """Leave what the path has of items that it pairs outside the lists, and of those that say nothing in words: cells
    of a table hold many figures alike."""
    outside = [bead for bead in stretch if not bead.is_null and not _is_within(bead, lists)]
    bound = [{k for bead in outside for k in bead.source}, {k for bead in outside for k in bead.target}]
    before = {pair: values[pair] for pair in held}
    for side, (document, items) in enumerate(zip(documents, (lists.source, lists.target), strict=True)):
        still = [k for k in items if k in bound[side] or not any(map(str.isalpha, document.segments[k].text))]
        values[(slice(None),) * side + ([k - items.start for k in still],)] = 0.0
    for pair, value in before.items():
        values[pair] = value


def _is_within(bead: Bead, lists: Lists) -> bool:
    return set(bead.source) <= set(lists.source) and set(bead.target) <= set(lists.target)


def _matches(values: Floats, held: Collection[Pair], order: float) -> list[_Match]:
    """The items that say the same, once more with less regard to order where that shows that there is none."""
    pairs = _assigned(values, held, order)
    apart = len(pairs) - len(rising([(i, j, 1.0) for i, j in pairs]))
    if apart >= DISORDERED or 4 * apart >= len(pairs):
        order = DISORDER
        pairs = _assigned(values, held, order)
    least = 0.0 if order == DISORDER else LEAST_SURE
    likely = np.exp((values.astype(np.float64) - LEAST_VALUE) / SPREAD)
    shares = likely / np.sqrt((1 + likely.sum(axis=1, keepdims=True)) * (1 + likely.sum(axis=0, keepdims=True)))
    matches = [_Match(i, j, float(shares[i, j])) for i, j in pairs]
    return [match for match in matches if match[:2] in held or match.probability >= least]


def _assigned(values: Floats, held: Collection[Pair], order: float) -> list[Pair]:
    """The best one-to-one choice, where an item of a merged bead is not drawn away for a trifle."""
    gains = values - np.float32(LEAST_VALUE)
    paired = [np.isin(np.arange(n), [pair[side] for pair in held]) for side, n in enumerate(values.shape)]
    gains[~paired[0][:, None] & ~paired[1]] -= np.float32(BOTH_ALONE if order == ORDER else 0.0)
    rows, columns = (Counter(pair[side] for pair in held) for side in (0, 1))
    gains[[i for i, times in rows.items() if times > 1]] -= order
    gains[:, [j for j, times in columns.items() if times > 1]] -= order
    for i, j in held:
        gains[i, j] += order * (1 + (rows[i] > 1) + (columns[j] > 1))
    cells = np.argwhere(gains > 0)
    chosen = cells[assign(cells, gains[cells[:, 0], cells[:, 1]])]
    return [(i, j) for i, j in chosen.tolist()]


def rising(elements: Sequence[tuple[int, int, float]]) -> list[int]:
    """Which elements (source, target, weight), in the order of their sources, are the heaviest chain that rises on
    both sides."""
    if not elements:
        return []
    targets = np.array([target for _, target, _ in elements])
    best = np.array([weight for *_, weight in elements], float)
    before = np.full(len(elements), -1)
    for k in range(1, len(elements)):
        lower = np.flatnonzero(targets[:k] < targets[k])
        if len(lower):
            before[k] = lower[best[lower].argmax()]
            best[k] += best[before[k]]
    chain, at = [], int(best.argmax())
    while at >= 0:
        chain.append(at)
        at = int(before[at])
    return chain[::-1]


def _pair(match: _Match, lists: Lists, bitexts: Bitexts) -> Bead:
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
    chain = rising([(pair.source[0], pair.target[0], KEPT if pair in kept else 1.0) for pair in pairs])
    return [pairs[k] for k in chain], [pair for k, pair in enumerate(pairs) if k not in set(chain)]


def _stays(bead: Bead, partners: tuple[dict[int, int], dict[int, int]], lists: Lists) -> bool:
    if not _is_within(bead, lists):
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
