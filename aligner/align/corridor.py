"""The part of the lattice that is searched: for every source position, an interval of target positions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Indices = NDArray[np.int64]


@dataclass(frozen=True)
class Corridor:
    """Nodes (i, j) with ``lows[i] <= j <= highs[i]``: i source and j target segments consumed.

    ``lows`` and ``highs`` are (n_source + 1,) int64, neither ever decreasing, from node (0, 0) to
    (n_source, n_target), each row overlapping the one before: so at least one path leads through.
    """

    lows: Indices
    highs: Indices

    @property
    def n_source(self) -> int:
        """Source segments."""
        return len(self.lows) - 1

    @property
    def n_target(self) -> int:
        """Target segments."""
        return int(self.highs[-1])

    @cached_property
    def widths(self) -> Indices:
        """(n_source + 1,) int64: nodes in each row."""
        return self.highs - self.lows + 1

    @cached_property
    def offsets(self) -> Indices:
        """(n_source + 2,) int64: where each row begins when the rows are laid end to end."""
        return np.concatenate([[0], np.cumsum(self.widths)])

    @property
    def n_nodes(self) -> int:
        """Nodes in all rows."""
        return int(self.widths.sum())

    def places(self, nodes: Indices) -> tuple[Indices, Indices]:
        """Rows and columns of nodes, which are numbered as the rows are laid end to end."""
        rows = np.searchsorted(self.offsets, nodes, side="right") - 1
        return rows, nodes - self.offsets[rows] + self.lows[rows]

    def blocks(self, most_rows: int = 128) -> Iterator[tuple[int, int]]:
        """Runs of rows (start, stop) whose bounding rectangle is not much larger than their nodes."""
        start = 0
        n_rows = len(self.lows)
        while start < n_rows:
            stop = start + 1
            nodes = int(self.widths[start])
            while stop < n_rows and stop - start < most_rows:
                nodes += int(self.widths[stop])
                rectangle = (stop + 1 - start) * int(self.highs[stop] - self.lows[start] + 1)
                if rectangle > 2 * nodes + 4096:
                    break
                stop += 1
            yield start, stop
            start = stop


def connected(lows: Indices, highs: Indices) -> Corridor:
    """The smallest corridor that holds an interval of each row; rows without one have a low above their high.

    Args:
        lows: (n_source + 1,) with node (0, 0); highs likewise, with node (n_source, n_target).
    """
    lows = np.minimum.accumulate(lows[::-1])[::-1]
    highs = np.maximum.accumulate(highs)
    lows[1:] = np.minimum(lows[1:], highs[:-1])
    return Corridor(lows, highs)


def whole_lattice(n_source: int, n_target: int) -> Corridor:
    """Every node: the search is exact."""
    return Corridor(np.zeros(n_source + 1, np.int64), np.full(n_source + 1, n_target, np.int64))
