"""The semi-Markov lattice: best path, and the posterior probability of every bead, inside a corridor.

A path alternates match beads with gaps. Inside a gap the source nulls come before the target nulls, so that every set
of beads is exactly one path, and opening a gap is scored apart from going on with one (affine gaps, Gotoh 1982).
Sarawagi & Cohen (2004), Semi-Markov conditional random fields; forward–backward in log space, row by row.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from aligner.align.corridor import Corridor, Indices, connected

Scores = NDArray[np.float32]
Logs = NDArray[np.float64]

IMPOSSIBLE = -1e30
"""Log-potential of what cannot be: finite, so that differences of two impossible things are no NaN."""

NEGLIGIBLE = -30.0
"""Log-probability below which no path through a node is looked at: 1e-13, a billionth of what is shown."""

HOPELESS = 2 * NEGLIGIBLE
"""The same for a reading under other prices of a gap: a stretch of ten gaps may change by thirty nats between them."""


@dataclass(frozen=True, slots=True)
class BeadScores:
    """Log-potentials of every bead in a corridor.

    ``types`` are (n, m) pairs; ``match`` is (n_types, corridor.n_nodes) float32, a bead's score at its *first* node;
    ``source_null`` (n_source,) and ``target_null`` (n_target,) score each segment as left alone; ``open_gap`` is added
    where a run of nulls begins, ``cross_gap`` where it goes over from source nulls to target nulls.
    """

    corridor: Corridor
    types: tuple[tuple[int, int], ...]
    match: Scores
    source_null: Logs
    target_null: Logs
    open_gap: float
    cross_gap: float


@dataclass(frozen=True, slots=True)
class Posteriors:
    """Probability of every bead: ``match`` as in ``BeadScores``, nulls by segment; and the log-partition."""

    match: Scores
    source_null: Logs
    target_null: Logs
    opened_gaps: float
    crossed_gaps: float
    log_partition: float


@dataclass(frozen=True, slots=True)
class Walk:
    """What forward–backward leaves at every node: ``passing`` (n_nodes,) is the log-probability of coming through."""

    scores: BeadScores
    before: _Rows
    before_all: Logs
    after: _Rows
    passing: Logs

    @property
    def log_partition(self) -> float:
        """Log of the sum over all paths."""
        return float(self.before_all[-1])

    def narrowed(self) -> BeadScores:
        """The same scores in the part of the corridor that is not hopeless."""
        corridor = self.scores.corridor
        rows, columns = corridor.places(np.flatnonzero(self.passing > HOPELESS))
        lows = np.full(corridor.n_source + 1, corridor.n_target, np.int64)
        highs = np.zeros(corridor.n_source + 1, np.int64)
        np.minimum.at(lows, rows, columns)
        np.maximum.at(highs, rows, columns)
        return within(self.scores, connected(lows, highs))


@dataclass(frozen=True, slots=True)
class _Rows:
    """One value a node and state; rows of a corridor laid end to end."""

    match: Logs
    source_gap: Logs
    target_gap: Logs

    def all(self, plus: np.ufunc) -> Logs:
        """The three states summed (or maximised) at every node."""
        total: Logs = plus(plus(self.match, self.source_gap), self.target_gap)
        return total


def _accumulate(values: Logs, steps: Logs, plus: np.ufunc) -> Logs:
    """r[0] = values[0]; r[j] = plus(values[j], r[j-1] + steps[j-1]), in one vectorised pass."""
    drift = np.concatenate([[0.0], np.cumsum(steps)])
    running: Logs = plus.accumulate(values - drift) + drift
    return running


def _reduce(stack: Logs, plus: np.ufunc) -> Logs:
    """Log-sum-exp or maximum over the first axis."""
    top: Logs = stack.max(axis=0)
    if plus is np.maximum:
        return top
    total = np.exp(stack - top).sum(axis=0)
    summed: Logs = top + np.log(total)
    return summed


def _shifted(row: Logs, low: int, to_low: int, to_width: int) -> Logs:
    """A row that begins at target position ``low``, as seen from a row that begins at ``to_low``."""
    seen = np.full(to_width, IMPOSSIBLE)
    start, stop = max(low, to_low), min(low + len(row), to_low + to_width)
    if start < stop:
        seen[start - to_low : stop - to_low] = row[start - low : stop - low]
    return seen


def _forward(scores: BeadScores, plus: np.ufunc) -> _Rows:
    corridor, types = scores.corridor, scores.types
    lows, widths, offsets = corridor.lows, corridor.widths, corridor.offsets
    n_source = corridor.n_source
    match, source_gap, target_gap = (np.full(corridor.n_nodes, IMPOSSIBLE) for _ in range(3))
    deepest = max(n for n, _ in types)
    arriving = [np.full((len(types), int(widths[i])), IMPOSSIBLE) for i in range(min(deepest, n_source) + 1)]
    arriving[0][0, 0] = 0.0  # the empty path counts as a match that has just ended
    for i in range(n_source + 1):
        here = slice(int(offsets[i]), int(offsets[i + 1]))
        low, width = int(lows[i]), int(widths[i])
        row_match = _reduce(arriving.pop(0), plus)
        if i > 0:
            above = slice(int(offsets[i - 1]), int(offsets[i]))
            entering = plus(match[above] + scores.open_gap, source_gap[above]) + scores.source_null[i - 1]
            row_source = _shifted(entering, int(lows[i - 1]), low, width)
        else:
            row_source = np.full(width, IMPOSSIBLE)
        steps = scores.target_null[low : low + width - 1]
        row_target = np.full(width, IMPOSSIBLE)
        if width > 1:
            entering = plus(row_match[:-1] + scores.open_gap, row_source[:-1] + scores.cross_gap) + steps
            row_target[1:] = _accumulate(entering, steps[1:], plus)
        match[here], source_gap[here], target_gap[here] = row_match, row_source, row_target
        row_all = plus(plus(row_match, row_source), row_target)
        if i + deepest <= n_source and i > 0:
            arriving.append(np.full((len(types), int(widths[i + deepest])), IMPOSSIBLE))
        departing = row_all + scores.match[:, here]
        for t, (n, m) in enumerate(types):
            if i + n > n_source:
                continue
            to_low, to_width = int(lows[i + n]), int(widths[i + n])
            start, stop = max(low + m, to_low), min(low + m + width, to_low + to_width)
            if start < stop:
                arriving[n - 1][t, start - to_low : stop - to_low] = departing[t, start - low - m : stop - low - m]
    return _Rows(match, source_gap, target_gap)


def _backward(scores: BeadScores) -> _Rows:
    """Value of going on from each node after each state."""
    corridor, types = scores.corridor, scores.types
    lows, widths, offsets = corridor.lows, corridor.widths, corridor.offsets
    n_source = corridor.n_source
    match, source_gap, target_gap = (np.full(corridor.n_nodes, IMPOSSIBLE) for _ in range(3))
    for i in range(n_source, -1, -1):
        here = slice(int(offsets[i]), int(offsets[i + 1]))
        low, width = int(lows[i]), int(widths[i])
        leaving = np.full((len(types), width), IMPOSSIBLE)
        for t, (n, m) in enumerate(types):
            if i + n > n_source:
                continue
            to_low, to_width = int(lows[i + n]), int(widths[i + n])
            start, stop = max(low + m, to_low), min(low + m + width, to_low + to_width)
            if start < stop:
                there = int(offsets[i + n]) - to_low
                leaving[t, start - low - m : stop - low - m] = match[there + start : there + stop]
        leaving += scores.match[:, here]
        row_starting = _reduce(leaving, np.logaddexp)
        if i == n_source:
            row_starting[-1] = 0.0  # the last node: nothing remains to be done
        row_down = np.full(width, IMPOSSIBLE)
        if i < n_source:
            below = slice(int(offsets[i + 1]), int(offsets[i + 2]))
            row_down = _shifted(source_gap[below], int(lows[i + 1]), low, width) + scores.source_null[i]
        steps = scores.target_null[low : low + width - 1]
        row_target = _accumulate(row_starting[::-1], steps[::-1], np.logaddexp)[::-1]
        row_right = np.concatenate([steps + row_target[1:], [IMPOSSIBLE]])
        source_gap[here] = np.logaddexp(np.logaddexp(row_starting, row_down), row_right + scores.cross_gap)
        match[here] = np.logaddexp(np.logaddexp(row_starting, row_down + scores.open_gap), row_right + scores.open_gap)
        target_gap[here] = row_target
    return _Rows(match, source_gap, target_gap)


def walk(scores: BeadScores) -> Walk:
    """Forward–backward over the corridor."""
    before, after = _forward(scores, np.logaddexp), _backward(scores)
    before_all = before.all(np.logaddexp)
    passing = np.maximum(before.match + after.match, before.source_gap + after.source_gap)
    passing = np.maximum(passing, before.target_gap + after.target_gap) - before_all[-1]
    return Walk(scores, before, before_all, after, passing)


def posteriors(scores: BeadScores) -> Posteriors:
    """Probability of every bead under the scorer, by forward–backward over the corridor."""
    return posteriors_of(walk(scores))


def posteriors_of(walked: Walk) -> Posteriors:
    """Probability of every bead.

    Returns:
        Over all beads and nulls that cover one segment the probabilities sum to 1.
    """
    scores, before, before_all, after = walked.scores, walked.before, walked.before_all, walked.after
    log_partition = walked.log_partition
    corridor, types = scores.corridor, scores.types
    nodes = np.flatnonzero(walked.passing > NEGLIGIBLE)
    rows, columns = corridor.places(nodes)
    match = np.zeros_like(scores.match)
    for t, (n, m) in enumerate(types):
        start, there = _reached(corridor, rows, columns, n, m)
        here = nodes[start]
        match[t, here] = np.exp(before_all[here] + scores.match[t, here] + after.match[there] - log_partition)

    start, there = _reached(corridor, rows, columns, 1, 0)
    here, alone = nodes[start], rows[start]
    going = after.source_gap[there] + scores.source_null[alone] - log_partition
    source_opening = np.exp(before.match[here] + scores.open_gap + going)
    staying = np.exp(before.source_gap[here] + going)
    source_null = np.bincount(alone, source_opening + staying, corridor.n_source).astype(np.float64)

    start, there = _reached(corridor, rows, columns, 0, 1)
    here, alone = nodes[start], columns[start]
    going = after.target_gap[there] + scores.target_null[alone] - log_partition
    target_opening = np.exp(before.match[here] + scores.open_gap + going)
    crossing = np.exp(before.source_gap[here] + scores.cross_gap + going)
    staying = np.exp(before.target_gap[here] + going)
    target_null = np.bincount(alone, target_opening + crossing + staying, corridor.n_target).astype(np.float64)
    opened = float(source_opening.sum() + target_opening.sum())
    return Posteriors(match, source_null, target_null, opened, float(crossing.sum()), log_partition)


def within(scores: BeadScores, corridor: Corridor) -> BeadScores:
    """The scores of the beads that begin in a corridor inside the one that they were made for."""
    shift = scores.corridor.offsets[:-1] - scores.corridor.lows + corridor.lows - corridor.offsets[:-1]
    nodes = np.arange(corridor.n_nodes) + np.repeat(shift, corridor.widths)
    return replace(scores, corridor=corridor, match=scores.match[:, nodes])


def _reached(corridor: Corridor, rows: Indices, columns: Indices, n: int, m: int) -> tuple[Indices, Indices]:
    """Which of the nodes (row, column) have a node ``n`` rows and ``m`` columns on in the corridor, and its place."""
    start = np.flatnonzero(rows + n <= corridor.n_source)
    to_row, to_column = rows[start] + n, columns[start] + m
    inside = (corridor.lows[to_row] <= to_column) & (to_column <= corridor.highs[to_row])
    start, to_row, to_column = start[inside], to_row[inside], to_column[inside]
    return start, corridor.offsets[to_row] + to_column - corridor.lows[to_row]


Path = list[tuple[int, int, int, int]]
"""Beads in text order as (source start, source stop, target start, target stop), half-open; nulls one segment each."""


def best_path(scores: BeadScores) -> Path:
    """The path with the highest score (Viterbi)."""
    corridor, types = scores.corridor, scores.types
    lows, widths, offsets = corridor.lows, corridor.widths, corridor.offsets
    best = _forward(scores, np.maximum)
    best_all = best.all(np.maximum)

    def at(row: Logs, i: int, j: int) -> float:
        column = j - int(lows[i])
        return float(row[int(offsets[i]) + column]) if 0 <= column < widths[i] else IMPOSSIBLE

    path: Path = []
    i, j = corridor.n_source, corridor.n_target
    state = int(np.argmax([at(best.match, i, j), at(best.source_gap, i, j), at(best.target_gap, i, j)]))
    while i or j:
        if state == 0:
            arrivals = [
                at(best_all, i - n, j - m) + float(scores.match[t, int(offsets[i - n]) + j - m - int(lows[i - n])])
                if i >= n and j >= m and 0 <= j - m - int(lows[i - n]) < widths[i - n]
                else IMPOSSIBLE
                for t, (n, m) in enumerate(types)
            ]
            n, m = types[int(np.argmax(arrivals))]
            path.append((i - n, i, j - m, j))
            i, j = i - n, j - m
            state = int(np.argmax([at(best.match, i, j), at(best.source_gap, i, j), at(best.target_gap, i, j)]))
        elif state == 1:
            path.append((i - 1, i, j, j))
            i -= 1
            state = int(np.argmax([at(best.match, i, j) + scores.open_gap, at(best.source_gap, i, j)]))
        else:
            path.append((i, i, j - 1, j))
            j -= 1
            state = int(
                np.argmax(
                    [
                        at(best.match, i, j) + scores.open_gap,
                        at(best.source_gap, i, j) + scores.cross_gap,
                        at(best.target_gap, i, j),
                    ]
                )
            )
    return path[::-1]


def flat_index(corridor: Corridor, i: int, j: int) -> int:
    """Where node (i, j) stands among the corridor's nodes.

    Raises:
        IndexError: if the corridor does not hold the node.
    """
    column = j - int(corridor.lows[i])
    if not 0 <= column < int(corridor.widths[i]):
        raise IndexError(f"node ({i}, {j}) is outside the corridor")
    return int(corridor.offsets[i]) + column


__all__ = ["IMPOSSIBLE", "BeadScores", "Indices", "Path", "Posteriors", "best_path", "flat_index", "posteriors"]
