"""Moves: which node of a corridor a step of so many rows and columns leads to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from aligner.pair.corridor import Corridor, Indices


@dataclass(frozen=True, slots=True)
class Moves:
    """Where moves of so many rows and columns, forward or back, lead to from each row of a corridor.

    What a row leads to is an unbroken run of nodes: from ``starts`` (n_moves, n_rows) on, the node that the row's first
    node leads to, which exists from the row's node ``firsts`` to the one before ``stops``.
    """

    starts: Indices
    firsts: Indices
    stops: Indices
    none: int

    def from_rows(self, corridor: Corridor, start: int, stop: int) -> Indices:
        """(n_moves, n_nodes): the node that each node of the rows leads to; ``none`` for what lies outside."""
        widths = corridor.widths[start:stop]
        columns = np.arange(int(corridor.offsets[start]), int(corridor.offsets[stop]))
        columns -= np.repeat(corridor.offsets[start:stop], widths)
        of_rows = (
            np.repeat(values[:, start:stop], widths, axis=1) for values in (self.starts, self.firsts, self.stops)
        )
        return self._led_to(columns, *of_rows)

    def from_node(self, i: int, column: int) -> Indices:
        """(n_moves,): the nodes that the one so many columns after the first of row ``i`` leads to."""
        return self._led_to(column, self.starts[:, i], self.firsts[:, i], self.stops[:, i])

    def _led_to(self, columns: Indices | int, starts: Indices, firsts: Indices, stops: Indices) -> Indices:
        return np.where((columns >= firsts) & (columns < stops), starts + columns, self.none)


def moves_of(corridor: Corridor, steps: Sequence[tuple[int, int]]) -> Moves:
    """The moves of so many rows and columns each, from every row of a corridor."""
    rows = np.arange(len(corridor.lows))
    shape = len(steps), len(rows)
    starts, firsts, stops = (np.zeros(shape, np.int64) for _ in range(3))
    for k, (n, m) in enumerate(steps):
        to = rows + n
        there = (to >= 0) & (to <= corridor.n_source)
        to = to.clip(0, corridor.n_source)
        first = corridor.lows + m
        starts[k] = corridor.offsets[to] + first - corridor.lows[to]
        firsts[k] = corridor.lows[to] - first
        stops[k] = np.where(there, corridor.highs[to] + 1 - first, 0)
    return Moves(starts, firsts, stops, corridor.n_nodes)
