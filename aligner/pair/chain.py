"""Anchors, the chain through them, and the corridor around the chain: how long texts are searched.

Segments that are each other's nearest by a clear margin are anchors. A chain of anchors that rise on both sides, with a
price on jumps (as genome aligners chain their seeds, Li 2018), leaves gaps that the lattice fills; a block missing
from one side is a gap like any other. Anchors that hang together off the chain are moved passages.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from aligner.pair.corridor import Corridor, Indices, connected, whole_lattice
from aligner.pair.features import Bitexts
from aligner.pair.side import Floats

EXACT_NODES = 1_200_000
"""A lattice of this many nodes (1,100 × 1,100 segments, 220 MB) is searched whole."""

LEAST_MARGIN = 0.3
"""An anchor's similarity, above what its segments usually have, as a share of their distance."""

LEAST_GAP = 0.06
"""By how much an anchor's similarity exceeds that of either segment's next best: a heading repeated has none."""

LOOK_BACK = 400
"""Anchors before one that may come right before it in the chain."""

JUMP_PRICE = 0.08
"""Price of a jump off the diagonal, for each e-fold of its length."""

SUPPORT_ROWS, SUPPORT_DRIFT, SUPPORT = 24, 12, 2
"""An anchor of the chain is trusted if this many others stand within so many rows and so near its diagonal."""

PADDING = 10
"""Nodes around an anchor that stay open: merges, and a null or two beside it."""

LARGEST_GAP = 4_000_000
"""Nodes of the largest gap that is filled whole; a larger one is not searched."""

MOVED_STEP, MOVED_ANCHORS = 3, 2
"""A moved passage: anchors off the chain, at most so many segments apart on either side, at least so many."""


@dataclass(frozen=True, slots=True)
class Anchors:
    """Pairs of segments sure to translate each other, by source index: (n,) each; ``weights`` in cosine units."""

    source: Indices
    target: Indices
    weights: Floats

    def __len__(self) -> int:
        """Pairs."""
        return len(self.source)

    def take(self, chosen: Indices) -> Anchors:
        """Some of them, in the order given."""
        return Anchors(self.source[chosen], self.target[chosen], self.weights[chosen])


def margins(bitexts: Bitexts, source: Indices, target: Indices) -> Floats:
    """(n,): how much more similar each pair of segments is than the two usually are to the other side."""
    cosines = np.einsum("ij,ij->i", bitexts.source.vectors[0, source], bitexts.target.vectors[0, target])
    usual = 1 - (bitexts.source_background.mean[0][source] + bitexts.target_background.mean[0][target]) / 2
    found: Floats = 1 - (1 - cosines) / (usual + np.float32(1e-3))
    return found


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
    for k in range(n):
        best[k] = anchors.weights[k]
        start = max(0, k - LOOK_BACK)
        before = best[start:k] - JUMP_PRICE * np.log1p(np.abs(drift[start:k] - drift[k])) * LEAST_GAP
        before[columns[start:k] >= columns[k]] = -1.0
        if len(before):
            last = int(np.argmax(before))
            if before[last] > 0:
                best[k] += before[last]
                back[k] = start + last
    found = []
    at = int(np.argmax(best)) if n else -1
    while at >= 0:
        found.append(at)
        at = int(back[at])
    return np.array(found[::-1], np.int64)


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


@dataclass(frozen=True, slots=True)
class Search:
    """Where the path is looked for, and what stands beside it.

    ``off`` are the anchors off the main order; ``unsearched`` the stretches (source start, stop, target start, stop)
    between anchors that are too large to fill: what the path makes of them is a guess.
    """

    corridor: Corridor
    off: Anchors
    unsearched: tuple[tuple[int, int, int, int], ...] = ()


def corridor_around(
    anchors: Anchors, n_source: int, n_target: int
) -> tuple[Corridor, tuple[tuple[int, int, int, int], ...]]:
    """Every gap between anchors whole, and ``PADDING`` nodes around each anchor; and the gaps too large for that."""
    unsearched = []
    lows = np.full(n_source + 1, n_target, np.int64)
    highs = np.zeros(n_source + 1, np.int64)
    rows = np.concatenate([[-1], anchors.source, [n_source]])
    columns = np.concatenate([[-1], anchors.target, [n_target]])
    for (top, bottom), (left, right) in zip(pairwise(rows), pairwise(columns), strict=True):
        start, stop = max(int(top) + 1 - PADDING, 0), min(int(bottom) + PADDING, n_source) + 1
        low, high = int(left) + 1 - PADDING, int(right) + PADDING
        if (stop - start) * (high - low) <= LARGEST_GAP:
            lows[start:stop] = np.minimum(lows[start:stop], low)
            highs[start:stop] = np.maximum(highs[start:stop], high)
        else:
            # Down the left edge, then along the bottom: source nulls before target nulls.
            lows[start:stop] = np.minimum(lows[start:stop], low)
            highs[start:stop] = np.maximum(highs[start:stop], int(left) + 1 + PADDING)
            last = max(int(bottom) - PADDING, start)
            highs[last:stop] = np.maximum(highs[last:stop], high)
            unsearched.append((int(top) + 1, int(bottom), int(left) + 1, int(right)))
    lows, highs = lows.clip(0, n_target), highs.clip(0, n_target)
    lows[0], highs[-1] = 0, n_target
    return connected(lows, highs), tuple(unsearched)


def search_space(bitexts: Bitexts, exact_nodes: int | None = None) -> Search:
    """Where to look for the path.

    Args:
        exact_nodes: lattices of up to this many nodes are searched whole; ``EXACT_NODES`` when None.
    """
    n_source, n_target = len(bitexts.source), len(bitexts.target)
    anchors = find_anchors(bitexts)
    main = chain(anchors)
    off = np.setdiff1d(np.arange(len(anchors)), main)
    if (n_source + 1) * (n_target + 1) <= (EXACT_NODES if exact_nodes is None else exact_nodes):
        return Search(whole_lattice(n_source, n_target), anchors.take(off))
    chained = anchors.take(main)
    corridor, unsearched = corridor_around(chained.take(trusted(chained)), n_source, n_target)
    return Search(corridor, anchors.take(off), unsearched)


def moved_passages(
    bitexts: Bitexts, off: Anchors, source_nulls: set[int], target_nulls: set[int]
) -> tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]:
    """Runs of anchors off the main order whose segments the path left alone: passages that stand elsewhere.

    Returns:
        (source indices, target indices) of each, both consecutive runs.
    """
    runs: list[list[tuple[int, int]]] = []
    for i, j in zip(off.source.tolist(), off.target.tolist(), strict=True):
        if i not in source_nulls or j not in target_nulls:
            continue
        if runs and 0 < i - runs[-1][-1][0] <= MOVED_STEP and 0 < j - runs[-1][-1][1] <= MOVED_STEP:
            runs[-1].append((i, j))
        else:
            runs.append([(i, j)])

    def alike(i: int, j: int) -> bool:
        if i not in source_nulls or j not in target_nulls:
            return False
        return bool(margins(bitexts, np.array([i]), np.array([j]))[0] >= LEAST_MARGIN)

    found = []
    for run in runs:
        if len(run) < MOVED_ANCHORS:
            continue
        (top, left), (bottom, right) = run[0], run[-1]
        while alike(top - 1, left - 1):
            top, left = top - 1, left - 1
        while alike(bottom + 1, right + 1):
            bottom, right = bottom + 1, right + 1
        rows, columns = range(top, bottom + 1), range(left, right + 1)
        if source_nulls.issuperset(rows) and target_nulls.issuperset(columns):
            found.append((tuple(rows), tuple(columns)))
    return tuple(found)
