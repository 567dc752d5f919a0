"""Which items of two lists say the same: the best one-to-one choice by cosine, words, names and figures.

What the path holds against each other has an advantage, which is small where the lists are known to be in another
order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from typing import NamedTuple

import numpy as np

from aligner.alignment import Bead
from aligner.document import Document
from aligner.pair.assignment import assign
from aligner.pair.block import Block
from aligner.pair.features import Bitexts
from aligner.pair.lines import Lists
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
"""Advantage of a pair that the path holds, in a list of few items that may be in order and in one that is known not to
be: it is in the alphabetical order of both languages, or much of it stands elsewhere already."""

FEW_ITEMS = 10
"""Items from which on a list in order needs a larger advantage: among ten times as many, one is ten times as likely to
resemble another by chance. Of 390 single words in order, 150 were drawn away without that, and none with it; in lists
in another order half of the items and more are found elsewhere with it."""

DISORDERED = 3
"""Items that stand elsewhere, or a quarter of them, from which a list is known to be in another order."""

SPREAD = 0.06
"""Difference in value that makes one pair e times as likely as another."""

ROWS_AT_ONCE = 64
"""Items that are held against all others at once: 10 MB a feature where there are most of them."""

Pair = tuple[int, int]


class Match(NamedTuple):
    """Two items that say the same, counted from the beginnings of their lists, and how sure that is."""

    source: int
    target: int
    probability: float


def values_of(bare: Bitexts, lists: Lists, documents: tuple[Document, Document]) -> Floats:
    """(n_source, n_target): how well each item of one list says what each of the other says."""
    here, there = (slice(items.start, items.stop) for items in (lists.source, lists.target))
    wanted = {
        "coverage": WORDS,
        "names_shared": KEYS,
        "figures_shared": KEYS,
        "figures_unshared": -KEYS,
    }
    values: Floats = (bare.source.runs(1, here) @ bare.target.runs(1, there).T).astype(np.float32)
    for top in range(0, len(values), ROWS_AT_ONCE):
        some = values[top : top + ROWS_AT_ONCE]
        block = Block.whole(bare, slice(here.start + top, here.start + top + len(some)), there)
        for name, feature in block.features(1, 1, wanted):
            some += np.float32(wanted[name]) * feature.reshape(some.shape)
    numbered = [
        np.array([document.segments[k].unnumbered != document.segments[k].comparable for k in items])
        for document, items in zip(documents, (lists.source, lists.target), strict=True)
    ]
    values[numbered[0][:, None] != numbered[1]] -= np.float32(ONE_NUMBERED)
    return values


def bind(
    values: Floats, lists: Lists, documents: tuple[Document, Document], stretch: Sequence[Bead], held: Collection[Pair]
) -> None:
    """Leave what the path has of items that it pairs outside the lists, and of those that say nothing in words: cells
    of a table hold many figures alike."""
    outside = [bead for bead in stretch if not bead.is_null and not is_within(bead, lists)]
    bound = [{k for bead in outside for k in bead.source}, {k for bead in outside for k in bead.target}]
    before = {pair: values[pair] for pair in held}
    for side, (document, items) in enumerate(zip(documents, (lists.source, lists.target), strict=True)):
        still = [k for k in items if k in bound[side] or not any(map(str.isalpha, document.segments[k].text))]
        values[(slice(None),) * side + ([k - items.start for k in still],)] = 0.0
    for pair, value in before.items():
        values[pair] = value


def is_within(bead: Bead, lists: Lists) -> bool:
    """Whether a bead holds items of two lists alone."""
    return all(i in lists.source for i in bead.source) and all(j in lists.target for j in bead.target)


def matches_of(values: Floats, held: Collection[Pair], *, is_alphabetical: bool) -> list[Match]:
    """The items that say the same, once more with less regard to order where that shows that there is none.

    Args:
        held: what the path holds against each other.
        is_alphabetical: both lists are in alphabetical order, so that one item out of order is enough.
    """
    pairs = _assigned(values, held, is_disordered=False)
    apart = len(pairs) - len(rising([(i, j, 1.0) for i, j in pairs]))
    is_disordered = apart > 0 if is_alphabetical else are_many(apart, len(pairs))
    if is_disordered:
        pairs = _assigned(values, held, is_disordered=True)
    least = 0.0 if is_disordered else LEAST_SURE
    likely = np.exp((values.astype(np.float64) - LEAST_VALUE) / SPREAD)
    shares = likely / np.sqrt((1 + likely.sum(axis=1, keepdims=True)) * (1 + likely.sum(axis=0, keepdims=True)))
    matches = [Match(i, j, float(shares[i, j])) for i, j in pairs]
    return [match for match in matches if match[:2] in held or match.probability >= least]


def _assigned(values: Floats, held: Collection[Pair], *, is_disordered: bool) -> list[Pair]:
    """The best one-to-one choice, where an item of a merged bead is not drawn away for a trifle."""
    order = DISORDER if is_disordered else ORDER + SPREAD * max(np.log(max(values.shape) / FEW_ITEMS), 0.0)
    gains = values - np.float32(LEAST_VALUE)
    paired = [np.isin(np.arange(n), [pair[side] for pair in held]) for side, n in enumerate(values.shape)]
    gains[~paired[0][:, None] & ~paired[1]] -= np.float32(0.0 if is_disordered else BOTH_ALONE)
    rows, columns = (Counter(pair[side] for pair in held) for side in (0, 1))
    gains[[i for i, times in rows.items() if times > 1]] -= order
    gains[:, [j for j, times in columns.items() if times > 1]] -= order
    for i, j in held:
        gains[i, j] += order * (1 + (rows[i] > 1) + (columns[j] > 1))
    cells = np.argwhere(gains > 0)
    chosen = cells[assign(cells, gains[cells[:, 0], cells[:, 1]])]
    return [(i, j) for i, j in chosen.tolist()]


def are_many(apart: int, n_pairs: int) -> bool:
    """Whether so many items elsewhere show that a list is in another order."""
    return apart >= DISORDERED or 4 * apart >= n_pairs


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
