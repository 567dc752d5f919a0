"""Anchors, and the chain through them.

Segments that are each other's nearest by a clear margin are anchors. A chain of anchors that rise on both sides, with a
price on jumps (as genome aligners chain their seeds, Li 2018), leaves gaps that are searched; a block missing from one
side is a gap like any other. A line that stands in a text twice is no anchor.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

import numpy as np

from aligner.pair.corridor import Indices
from aligner.pair.features import Bitexts
from aligner.pair.side import Floats

LEAST_MARGIN = 0.3
"""An anchor's similarity, above what its segments usually have, as a share of their distance."""

LEAST_GAP = 0.06
"""By how much an anchor's similarity exceeds that of either segment's next best: a heading repeated has none."""

LOOK_BACK = 400
"""Anchors before one that are weighed as the one right before it in the chain, beside the end of the heaviest chain."""

JUMP_PRICE = 0.08
"""Price of a jump off the diagonal, for each e-fold of its length."""

SUPPORT_ROWS, SUPPORT_DRIFT, SUPPORT = 24, 12, 2
"""An anchor of the chain is trusted if this many others stand within so many rows and so near its diagonal."""


@dataclass(frozen=True, slots=True)
class Anchors:
    """Pairs of segments sure to translate each other, by source index: (n,) each; ``weights`` in cosine units."""

    source: Indices
    target: Indices
    weights: Floats

    def __len__(self) -> int:
        """The number of pairs."""
        return len(self.source)

    def take(self, chosen: Indices) -> Anchors:
        """Some of them, in the order given."""
        return Anchors(self.source[chosen], self.target[chosen], self.weights[chosen])


def margins(bitexts: Bitexts, source: Indices, target: Indices) -> Floats:
    """(n,): how much more similar each pair of segments is than the two usually are to the other side."""
    cosines = np.einsum("ij,ij->i", bitexts.source.runs(1, source), bitexts.target.runs(1, target))
    usual = 1 - (bitexts.source_background.mean[0][source] + bitexts.target_background.mean[0][target]) / 2
    margin: Floats = 1 - (1 - cosines) / (usual + np.float32(1e-3))
    return margin


def find_anchors(bitexts: Bitexts) -> Anchors:
    """Mutual nearest neighbours that win by a clear margin on both sides."""
    partner = bitexts.source_nearest
    source = np.flatnonzero(bitexts.target_nearest[partner] == np.arange(len(partner)))
    target = partner[source]
    margin = margins(bitexts, source, target)
    gap = np.minimum(
        bitexts.source_best[source, 0] - bitexts.source_best[source, 1],
        bitexts.target_best[target, 0] - bitexts.target_best[target, 1],
    )
    sure = np.flatnonzero((margin >= LEAST_MARGIN) & (gap >= LEAST_GAP))
    return Anchors(source[sure], target[sure], (margin * gap)[sure].astype(np.float32))


def chain(anchors: Anchors) -> Indices:
    """Which anchors form the heaviest rising chain, in order."""
    n = len(anchors)
    best, back = np.zeros(n), np.full(n, -1, np.int64)
    rows, columns = anchors.source, anchors.target
    drift = columns - rows
    # Ends of chains that no other end beats by being both further left and heavier: by column, weights rising too.
    frontier: list[int] = []
    ends: list[int] = []
    for k, column in enumerate(columns.tolist()):
        best[k] = anchors.weights[k]
        near = np.arange(max(0, k - LOOK_BACK), k)
        place = bisect_left(frontier, column)
        if place:
            near = np.append(near, ends[place - 1])
        if len(near):
            before = best[near] - JUMP_PRICE * np.log1p(np.abs(drift[near] - drift[k])) * LEAST_GAP
            before[columns[near] >= column] = -1.0
            last = int(np.argmax(before))
            if before[last] > 0:
                best[k] += before[last]
                back[k] = near[last]
        if place == 0 or best[ends[place - 1]] < best[k]:
            beaten = place
            while beaten < len(ends) and best[ends[beaten]] <= best[k]:
                beaten += 1
            frontier[place:beaten], ends[place:beaten] = [column], [k]
    links = []
    at = int(np.argmax(best)) if n else -1
    while at >= 0:
        links.append(at)
        at = int(back[at])
    return np.array(links[::-1], np.int64)


def trusted(anchors: Anchors) -> Indices:
    """Anchors of a chain that others near them support: a lone one may be a coincidence."""
    kept = []
    drift = anchors.target - anchors.source
    for k in range(len(anchors)):
        row = anchors.source[k]
        low, high = np.searchsorted(anchors.source, [row - SUPPORT_ROWS, row + SUPPORT_ROWS])
        if (np.abs(drift[low:high] - drift[k]) <= SUPPORT_DRIFT).sum() > SUPPORT:
            kept.append(k)
    return np.array(kept, np.int64)
