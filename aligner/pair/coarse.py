"""From coarse to fine: where the path leads through a stretch too large to compare segment by segment.

Both sides are cut into units of equal length, whatever their segments are, and the lattice is walked over units:
windows of text that resemble each other match, others are left alone. Nodes that a path may lead through open the next,
finer lattice. A line that comes again and again is told apart by its window, and a window by what the whole path
explains. After Vecalign (Thompson & Koehn 2019), which averages vectors too but follows one path, where this follows
every likely one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aligner.pair.corridor import Corridor, Rectangle, connected, whole_lattice
from aligner.pair.lattice import IMPOSSIBLE, BeadScores, Path, best_path, walk
from aligner.pair.side import Floats

Positions = NDArray[np.float64]

FINEST_SEGMENTS = 6.0
"""Usual segments of a unit where the search ends and the scorer takes over."""

FINER = 4
"""Units of the next lattice that make one of this."""

MOST_NODES = 100_000
"""Nodes of the coarsest lattice."""

TYPES = ((1, 1), (1, 2), (2, 1))
"""Units that match: those of equal length, and half of it where one side's translation is wordier."""

SCALE, UNRELATED = 20.0, 0.3
"""Nats for a cosine of centred windows, above the one from which matching is better than leaving alone."""

UNEVEN = 1.0
"""Nats against a match of one unit and two."""

OPEN_GAP = 8.0
"""Nats against a gap: among many windows some resemble each other by chance."""

SAME = 0.01
"""Share of every window that is taken to be the same everywhere: windows of a line repeated throughout match."""

UNLIKELY = -20.0
"""Log-probability below which no path through a node is followed."""

MOST_FOLLOWED, FOLLOWED_A_UNIT = 60_000, 16
"""Nodes of a lattice that are followed into the finer one, and for each of its units."""

DOUBTFUL = -8.0
"""Log-probability of the nodes left out for their number from which the search is not to be trusted."""

FEW_SEGMENTS = 200
"""Segments of a side from which their mean is what is usual in it."""

CHUNK = 4096
"""Segments whose vectors are summed at once."""


Pair = tuple[NDArray[np.floating], NDArray[np.floating]]


@dataclass(frozen=True, slots=True)
class Coarse:
    """Where a likely path leads: ``corridor`` between segments, and ``alone``, the rectangles that it goes around.

    In a rectangle of ``alone`` no window of the source resembles one of the target as a path would have it: what single
    segments in it have to do with each other is not known. ``sure`` is False where too many paths are as likely for all
    of them to be followed.
    """

    corridor: Corridor
    alone: tuple[Rectangle, ...]
    sure: bool


def coarse_search(vectors: Pair, lengths: tuple[Positions, Positions]) -> Coarse:
    """The nodes between two sides' segments that a likely path may lead through.

    Args:
        vectors: of the source and of the target, (n_segments, dim) unit rows.
        lengths: (n_segments,) each, above 0 and in one unit, such as characters of the target.
    """
    ends = [np.concatenate([[0.0], np.cumsum(side)]) for side in lengths]
    finest = FINEST_SEGMENTS * sum(side[-1] for side in ends) / sum(map(len, lengths))
    level = 0
    while np.prod([_units(side, finest * FINER**level) for side in ends]) > MOST_NODES:
        level += 1
    counts = [_units(side, finest * FINER**level) for side in ends]
    corridor, sure = whole_lattice(counts[0], counts[1]), True
    while True:
        windows = _windows(vectors, ends, counts)
        scores = _score(windows[0], windows[1], corridor)
        walked = walk(scores)
        least = _least_likely(walked.passing, MOST_FOLLOWED + sum(counts) * FOLLOWED_A_UNIT)
        corridor, sure = walked.corridor_above(least), sure and least <= DOUBTFUL
        if level == 0:
            break
        level -= 1
        finer = [np.arange(FINER * count + 1) / FINER for count in counts]
        corridor, counts = refined(corridor, finer[0], finer[1]), [FINER * count for count in counts]
    places = [side * (count / side[-1]) for side, count in zip(ends, counts, strict=True)]
    alone = left_alone(best_path(scores))
    for rectangle in alone:
        corridor = _around(rectangle, corridor)
    return Coarse(refined(corridor, *places), tuple(_between(rectangle, places) for rectangle in alone), sure)


def _least_likely(passing: NDArray[np.float64], most: int) -> float:
    """The log-probability of nodes that are followed: ``UNLIKELY``, or that of so many nodes."""
    if (passing > UNLIKELY).sum() <= most:
        return UNLIKELY
    return float(np.partition(passing, -most)[-most])


def left_alone(path: Path) -> list[Rectangle]:
    """Source nulls with the target nulls right after them."""
    rectangles: list[Rectangle] = []
    top = bottom = 0
    for a, b, c, d in path:
        if c == d:
            top, bottom = (top if bottom == a else a), b
        elif a == b == bottom > top:
            if rectangles and rectangles[-1][:2] == (top, bottom):
                rectangles[-1] = (top, bottom, rectangles[-1][2], d)
            else:
                rectangles.append((top, bottom, c, d))
        else:
            top = bottom = b
    return rectangles


def _around(rectangle: Rectangle, corridor: Corridor) -> Corridor:
    """The corridor without the paths through a rectangle: what is left goes down its left edge and along its bottom."""
    _, bottom, left, _ = rectangle
    highs = corridor.highs.copy()
    highs[:bottom] = np.minimum(highs[:bottom], left + 1)
    return connected(corridor.lows, highs)


def _between(rectangle: Rectangle, places: Sequence[Positions]) -> Rectangle:
    """The segments that lie in a rectangle of units, be it in part."""
    top, bottom, left, right = rectangle
    rows = np.searchsorted(places[0], top, side="right") - 1, np.searchsorted(places[0], bottom)
    columns = np.searchsorted(places[1], left, side="right") - 1, np.searchsorted(places[1], right)
    return int(rows[0]), int(rows[1]), int(columns[0]), int(columns[1])


def _units(ends: Positions, length: float) -> int:
    """How many units of about a length a side is cut into."""
    return max(int(np.ceil(ends[-1] / length)), 1)


def refined(corridor: Corridor, rows: Positions, columns: Positions) -> Corridor:
    """The corridor between finer places that covers every node of a coarse one.

    Args:
        rows: (n_source + 1,) rising, from 0 to the corridor's last row: where each finer row stands among its rows;
            ``columns`` likewise.
    """
    rows = rows.clip(0, corridor.n_source)
    above, below = np.floor(rows).astype(np.int64), np.ceil(rows).astype(np.int64)
    lows = np.searchsorted(columns, corridor.lows[above] - 0.5, side="left")
    highs = np.searchsorted(columns, corridor.highs[below] + 0.5, side="right") - 1
    lows[0], highs[-1] = 0, len(columns) - 1
    return connected(lows, highs)


@dataclass(frozen=True, slots=True)
class _Windows:
    """One side's text up to every half unit: ``sums`` (2 n_units + 1, dim) float64, centred vectors times lengths."""

    sums: Positions
    ends: Positions

    def __len__(self) -> int:
        return (len(self.sums) - 1) // 2

    def of_runs(self, n: int) -> Floats:
        """(n_units, dim + 1): the windows of ``n`` units and half a unit on either side, as unit rows."""
        firsts = np.arange(len(self))
        starts, stops = (2 * firsts - 1).clip(0), (2 * (firsts + n) + 1).clip(None, 2 * len(self))
        windows = (self.sums[stops] - self.sums[starts]) / (self.ends[stops] - self.ends[starts])[:, None]
        windows = np.concatenate([windows, np.full((len(self), 1), SAME)], axis=1)
        rows: Floats = (windows / np.linalg.norm(windows, axis=1, keepdims=True)).astype(np.float32)
        return rows


def _windows(vectors: Pair, ends: Sequence[Positions], counts: Sequence[int]) -> tuple[_Windows, _Windows]:
    """Both sides cut into so many units each."""
    places = [np.linspace(0, side[-1], 2 * count + 1) for side, count in zip(ends, counts, strict=True)]
    source, target = (_sums_up_to(*side) for side in zip(vectors, ends, places, strict=True))
    usual = [sums[-1] / along[-1] for sums, along in zip((source, target), places, strict=True)]
    both = (source[-1] + target[-1]) / (ends[0][-1] + ends[1][-1])
    # A short side says little about what is usual in it: it is drawn to what is usual in the two together.
    shares = [min(len(side) / FEW_SEGMENTS, 1.0) for side in vectors]
    centred = (
        sums - along[:, None] * (share * own + (1 - share) * both)
        for sums, along, own, share in zip((source, target), places, usual, shares, strict=True)
    )
    return _Windows(next(centred), places[0]), _Windows(next(centred), places[1])


def _sums_up_to(vectors: NDArray[np.floating], ends: Positions, places: Positions) -> Positions:
    """(n_places, dim): the integral of the vectors over the text up to each place, places rising."""
    sums = np.zeros((len(places), vectors.shape[1]))
    so_far = np.zeros((1, vectors.shape[1]))
    holding = np.searchsorted(ends, places, side="right") - 1
    for start in range(0, len(vectors), CHUNK):
        chunk = vectors[start : start + CHUNK].astype(np.float64)
        lengths = np.diff(ends[start : start + len(chunk) + 1])[:, None]
        running = np.cumsum(np.concatenate([so_far, chunk * lengths]), axis=0)
        first, last = np.searchsorted(holding, [start, start + len(chunk)])
        within = holding[first:last] - start
        sums[first:last] = running[within] + (places[first:last] - ends[start + within])[:, None] * chunk[within]
        so_far = running[-1:]
    sums[holding >= len(vectors)] = so_far
    return sums


def _score(source: _Windows, target: _Windows, corridor: Corridor) -> BeadScores:
    """Log-potentials of matching windows in a corridor of units."""
    runs = [{n: side.of_runs(n) for n in (1, 2)} for side in (source, target)]
    match = np.full((len(TYPES), corridor.n_nodes), IMPOSSIBLE, np.float32)
    for rows, columns in corridor.tiles():
        lows, highs = corridor.lows[rows], np.minimum(corridor.highs[rows] + 1, columns.stop)
        for t, (n, m) in enumerate(TYPES):
            cosines = runs[0][n][rows] @ runs[1][m][columns].T
            scored = SCALE * (cosines - np.float32(UNRELATED)) * (n + m) / 2 - UNEVEN * (n != m)
            for row, (low, high) in enumerate(zip(lows.tolist(), highs.tolist(), strict=True)):
                first = int(corridor.offsets[rows.start + row])
                match[t, first : first + high - low] = scored[row, low - columns.start : high - columns.start]
    return BeadScores(corridor, TYPES, match, np.zeros(corridor.n_source), np.zeros(corridor.n_target), -OPEN_GAP, 0.0)
