"""The part of the lattice that is searched: for every source position, an interval of target positions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Indices = NDArray[np.int64]

Tile = tuple[slice, slice]
"""Rows and columns of a rectangle."""

Rectangle = tuple[int, int, int, int]
"""Segments as (source start, stop, target start, stop), half-open."""

LEAST_ROWS, MOST_ROWS, MOST_CELLS = 64, 128, 4096
"""Rows of a tile of the corridor, and its cells where it need not have more for its rows."""

BLOCK_CELLS = 32_768
"""Cells that are looked at together: 128 kB a feature."""


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
        """The number of source segments."""
        return len(self.lows) - 1

    @property
    def n_target(self) -> int:
        """The number of target segments."""
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
        """The number of nodes in all rows."""
        return int(self.widths.sum())

    def places(self, nodes: Indices) -> tuple[Indices, Indices]:
        """Rows and columns of nodes, which are numbered as the rows are laid end to end."""
        rows = np.searchsorted(self.offsets, nodes, side="right") - 1
        return rows, nodes - self.offsets[rows] + self.lows[rows]

    def holds(self, rows: Indices, columns: Indices) -> NDArray[np.bool_]:
        """Whether the nodes (row, column) of the lattice are in the corridor."""
        inside: NDArray[np.bool_] = (self.lows[rows] <= columns) & (columns <= self.highs[rows])
        return inside

    def padded(self, by: int) -> Corridor:
        """The corridor with so many more nodes around each of its own."""
        lows = np.concatenate([np.full(by, self.lows[0]), self.lows])[: len(self.lows)] - by
        highs = np.concatenate([self.highs, np.full(by, self.highs[-1])])[-len(self.highs) :] + by
        return Corridor(lows.clip(0, self.n_target), highs.clip(0, self.n_target))

    def tiles(self) -> Iterator[Tile]:
        """Rectangles of rows and columns that hold every node a bead can begin at, and few others."""
        start = 0
        while start < self.n_source and self.lows[start] < self.n_target:
            stop = start + 1
            nodes = int(self.widths[start])
            while stop < self.n_source and stop - start < MOST_ROWS:
                nodes += int(self.widths[stop])
                cells = (stop + 1 - start) * int(self.highs[stop] - self.lows[start] + 1)
                if cells > 2 * nodes or (cells > MOST_CELLS and stop - start >= LEAST_ROWS):
                    break
                stop += 1
            yield slice(start, stop), slice(int(self.lows[start]), min(int(self.highs[stop - 1]) + 1, self.n_target))
            start = stop

    def blocks(self) -> Iterator[list[Tile]]:
        """Tiles one after the other that are about as large, so many that what a call costs is shared."""
        group: list[Tile] = []
        cells = tallest = widest = 0
        for tile in self.tiles():
            height, width = (side.stop - side.start for side in tile)
            cells, tallest, widest = cells + height * width, max(tallest, height), max(widest, width)
            if group and (cells > BLOCK_CELLS or (len(group) + 1) * tallest * widest > 2 * cells):
                yield group
                group, cells, tallest, widest = [], height * width, height, width
            group.append(tile)
        if group:
            yield group


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
    """The corridor that holds every node: the search in it is exact."""
    return Corridor(np.zeros(n_source + 1, np.int64), np.full(n_source + 1, n_target, np.int64))


def flat_index(corridor: Corridor, i: int, j: int) -> int:
    """Where node (i, j) stands among the corridor's nodes.

    Raises:
        IndexError: if the corridor does not hold the node.
    """
    column = j - int(corridor.lows[i])
    if not 0 <= column < int(corridor.widths[i]):
        raise IndexError(f"node ({i}, {j}) is outside the corridor")
    return int(corridor.offsets[i]) + column
