"""Where the path is looked for: around the chain of anchors, in the gaps between them, and coarsely in large ones.

Every gap is filled whole as long as that takes memory in proportion to the texts. In a larger one the lattice of
windows says where a path may lead, and what that leaves unknown is told.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from aligner.pair.chain import Anchors, chain, find_anchors, trusted
from aligner.pair.coarse import coarse_search
from aligner.pair.corridor import Corridor, Rectangle, connected, whole_lattice
from aligner.pair.features import Bitexts

EXACT_NODES = 20_000
"""A lattice of this many nodes (140 × 140 segments) is searched whole: nothing is gained by looking for anchors."""

PADDING = 8
"""Nodes around an anchor that stay open: merges, and a null or two beside it. Where that is too narrow the certificate
widens it."""

LIKELY_PADDING = 3
"""Nodes around those that a coarse search found likely: they are whole windows already."""

LARGEST_GAP = 250_000
"""Nodes of the largest gap that is filled whole whatever stands in it (500 × 500 segments, 45 MB)."""

SMALL_GAP = 10_000
"""Nodes of a gap that counts for nothing beside what stands open around anchors anyway."""

MOST_NODES, NODES_A_SEGMENT = 1_200_000, 40
"""Nodes that may be opened beyond small gaps and likely paths: in any text, and for each of its segments."""


@dataclass(frozen=True, slots=True)
class Search:
    """Where the path is looked for, and what stands beside it.

    ``off`` are the anchors off the main order; ``unsearched`` the rectangles that the corridor leaves out although
    nobody knows what their segments have to do with each other: what the path makes of them is a guess.
    """

    corridor: Corridor
    off: Anchors
    unsearched: tuple[Rectangle, ...] = ()


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
    corridor, unsearched = corridor_around(chained.take(trusted(chained)), bitexts)
    return Search(corridor, anchors.take(off), unsearched)


def most_nodes(n_source: int, n_target: int) -> int:
    """Nodes that may be opened beyond small gaps and likely paths."""
    return max(MOST_NODES, NODES_A_SEGMENT * (n_source + n_target))


def corridor_around(anchors: Anchors, bitexts: Bitexts) -> tuple[Corridor, tuple[Rectangle, ...]]:
    """``PADDING`` nodes around each anchor and the gaps between anchors, whole or where a likely path leads.

    Returns:
        The corridor, and the rectangles that are too large for all their nodes to be opened and that no path is known
        through.
    """
    n_source, n_target = len(bitexts.source), len(bitexts.target)
    rows = [-1, *anchors.source.tolist(), n_source]
    columns = [-1, *anchors.target.tolist(), n_target]
    gaps = [
        (top + 1, bottom, left + 1, right)
        for (top, bottom), (left, right) in zip(pairwise(rows), pairwise(columns), strict=True)
    ]
    opened = _Opened(n_source, n_target)
    large = opened.smallest(gaps, LARGEST_GAP)
    alone = []
    for gap in large:
        top, bottom, left, right = gap
        opened.open((top, top, left, left))
        opened.open((bottom, bottom, right, right))
        likely = coarse_search(
            (bitexts.source.vectors[0, top:bottom], bitexts.target.vectors[0, left:right]),
            (bitexts.source.lengths[top:bottom] * bitexts.length_ratio, bitexts.target.lengths[left:right]),
        )
        opened.open_corridor(likely.corridor, top, left)
        if likely.sure:
            alone += [(a + top, b + top, c + left, d + left) for a, b, c, d in likely.alone]
        else:
            alone.append(gap)
    unsearched = opened.smallest(alone, opened.left)
    return opened.corridor(), tuple(sorted(unsearched))


class _Opened:
    """The nodes opened so far: an interval of each row, and how many more may be opened (``left``)."""

    def __init__(self, n_source: int, n_target: int) -> None:
        self.n_target = n_target
        self.lows = np.full(n_source + 1, n_target, np.int64)
        self.highs = np.zeros(n_source + 1, np.int64)
        self.left = most_nodes(n_source, n_target)

    def open(self, rectangle: Rectangle) -> None:
        """Every node of a rectangle, and ``PADDING`` nodes around it."""
        top, bottom, left, right = rectangle
        rows = slice(max(top - PADDING, 0), bottom + PADDING + 1)
        self.lows[rows] = np.minimum(self.lows[rows], left - PADDING)
        self.highs[rows] = np.maximum(self.highs[rows], right + PADDING)

    def open_corridor(self, corridor: Corridor, top: int, left: int) -> None:
        """The nodes of a corridor between segments from ``top`` and ``left`` on, and ``LIKELY_PADDING`` around them."""
        padded = corridor.padded(LIKELY_PADDING)
        rows = slice(top, top + len(padded.lows))
        self.lows[rows] = np.minimum(self.lows[rows], padded.lows + left)
        self.highs[rows] = np.maximum(self.highs[rows], padded.highs + left)

    def smallest(self, rectangles: list[Rectangle], largest: int) -> list[Rectangle]:
        """Open the smallest rectangles whole, up to ``largest`` nodes each; returns those that stay closed."""
        closed = []
        for rectangle in sorted(rectangles, key=_n_nodes):
            nodes = _n_nodes(rectangle)
            if nodes > SMALL_GAP and nodes > min(largest, self.left):
                closed.append(rectangle)
                continue
            self.open(rectangle)
            self.left -= nodes if nodes > SMALL_GAP else 0
        return closed

    def corridor(self) -> Corridor:
        """All that is open, and what it takes for rows to hang together."""
        lows, highs = self.lows.clip(0, self.n_target), self.highs.clip(0, self.n_target)
        lows[0], highs[-1] = 0, self.n_target
        return connected(lows, highs)


def _n_nodes(rectangle: Rectangle) -> int:
    top, bottom, left, right = rectangle
    return (bottom - top + 1) * (right - left + 1)
