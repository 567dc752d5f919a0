"""A corridor that is shown to be wide enough: it is widened until no probability comes near its border.

Where a path in the corridor runs along its border, a better one may lie beyond; where all that is likely stays well
inside, what lies beyond would have to be reached through nodes that are unlikely themselves. Bands of sequence
alignment are doubled for the same reason until the path keeps off their border (Ukkonen 1985).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aligner.pair.corridor import Corridor, Indices, Rectangle, connected
from aligner.pair.features import Bitexts
from aligner.pair.gaps import repriced
from aligner.pair.lattice import Walk, walk
from aligner.pair.scorer import Scorer

TRIFLE = 1e-4
"""Probability of coming through a node that does not matter."""

NEAR = 4
"""Nodes from a corridor's border that count as near it: a bead may lead so far."""

FIRST_STEP, STEPS = 16, 4
"""Nodes by which a corridor is widened first, and how many times as many each time after that."""


@dataclass(frozen=True, slots=True)
class Searched:
    """The last walk, under the text's own price of gaps, and the rectangles in which no border was wide enough."""

    walked: Walk
    unsearched: tuple[Rectangle, ...] = ()


def certified(
    scorer: Scorer,
    bitexts: Bitexts,
    corridor: Corridor,
    most_nodes: int,
    unsearched: tuple[Rectangle, ...] = (),
    max_bead: int | None = None,
    threads: int = 1,
) -> Searched:
    """Score a corridor, walk it, and widen it where what is likely comes near its border.

    Args:
        most_nodes: nodes by which the corridor may grow.
        unsearched: rectangles that the corridor leaves out on purpose.
    """
    scores = scorer.score(bitexts, corridor, max_bead, threads)
    most, step = corridor.n_nodes + most_nodes, FIRST_STEP
    while True:
        first = walk(scores)
        second = walk(repriced(first))
        rows, columns = (
            np.concatenate(sides) for sides in zip(*(_near_border(w, corridor) for w in (first, second)), strict=True)
        )
        known = _inside(unsearched, rows, columns)
        rows, columns = rows[~known], columns[~known]
        if len(rows) == 0:
            return Searched(second, unsearched)
        wider = widened(corridor, rows, columns, step)
        if wider.n_nodes > most:
            return Searched(second, (*unsearched, *_stretches(rows, columns, bitexts)))
        scores = scorer.score(bitexts, wider, max_bead, threads, known=scores)
        corridor, step = wider, STEPS * step


def _near_border(walked: Walk, corridor: Corridor) -> tuple[Indices, Indices]:
    """Nodes that are likely although one a few steps off on either side of them is not in the corridor."""
    rows, columns = walked.scores.corridor.places(np.flatnonzero(walked.passing > np.log(TRIFLE)))
    above, right = (rows - NEAR).clip(0), (columns + NEAR).clip(None, corridor.n_target)
    below, left = (rows + NEAR).clip(None, corridor.n_source), (columns - NEAR).clip(0)
    near = ~(corridor.holds(above, right) & corridor.holds(below, left))
    return rows[near], columns[near]


def widened(corridor: Corridor, rows: Indices, columns: Indices, step: int) -> Corridor:
    """The corridor with ``step`` more nodes on either side of those given."""
    lows, highs = corridor.lows.copy(), corridor.highs.copy()
    np.minimum.at(lows, (rows + step).clip(None, corridor.n_source), (columns - step).clip(0))
    np.maximum.at(highs, (rows - step).clip(0), (columns + step).clip(None, corridor.n_target))
    return connected(lows, highs)


def _inside(rectangles: tuple[Rectangle, ...], rows: Indices, columns: Indices) -> NDArray[np.bool_]:
    """Whether nodes lie in one of the rectangles or on its border."""
    inside = np.zeros(len(rows), bool)
    for top, bottom, left, right in rectangles:
        inside |= (top <= rows) & (rows <= bottom) & (left <= columns) & (columns <= right)
    return inside


def _stretches(rows: Indices, columns: Indices, bitexts: Bitexts) -> list[Rectangle]:
    """The nodes as rectangles, one for those that follow each other."""
    order = np.lexsort((columns, rows))
    rows, columns = rows[order], columns[order]
    breaks = np.flatnonzero(np.diff(rows) > FIRST_STEP) + 1
    parts = zip(np.split(rows, breaks), np.split(columns, breaks), strict=True)
    return [
        (
            int(down.min()),
            min(int(down.max()) + 1, len(bitexts.source)),
            int(across.min()),
            min(int(across.max()) + 1, len(bitexts.target)),
        )
        for down, across in parts
    ]
