"""The semi-Markov lattice: best path, and the posterior probability of every bead, inside a corridor.

A path alternates match beads with gaps. Inside a gap the source nulls come before the target nulls, so that every set
of beads is exactly one path, and opening a gap is scored apart from going on with one (affine gaps, Gotoh 1982).
Sarawagi & Cohen (2004), Semi-Markov conditional random fields; forward–backward in log space, row by row.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from aligner.pair.corridor import Corridor, Indices, connected
from aligner.pair.moves import moves_of

Scores = NDArray[np.float32]
Logs = NDArray[np.float64]

IMPOSSIBLE = -1e30
"""Log-potential of what cannot be: finite, so that differences of two impossible things are no NaN."""

ROWS_AT_ONCE = 64
"""Rows whose moves are looked up together: 0.4 MB where a row has 42 nodes."""

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
        return within(self.scores, self.corridor_above(HOPELESS))

    def corridor_above(self, least: float) -> Corridor:
        """The part of the corridor that holds every node whose log-probability is above ``least``."""
        corridor = self.scores.corridor
        rows, columns = corridor.places(np.flatnonzero(self.passing > least))
        lows = np.full(corridor.n_source + 1, corridor.n_target, np.int64)
        highs = np.zeros(corridor.n_source + 1, np.int64)
        np.minimum.at(lows, rows, columns)
        np.maximum.at(highs, rows, columns)
        return connected(lows, highs)


@dataclass(frozen=True, slots=True)
class _Rows:
    """One value a node and state; rows of a corridor laid end to end."""

    match: Logs
    source_gap: Logs
    target_gap: Logs


def _reduce(stack: Logs, plus: np.ufunc) -> Logs:
    """Log-sum-exp or maximum over the first axis."""
    top: Logs = stack.max(axis=0)
    if plus is np.maximum:
        return top
    total = np.exp(stack - top).sum(axis=0)
    summed: Logs = top + np.log(total)
    return summed


def _forward(scores: BeadScores, plus: np.ufunc) -> tuple[_Rows, Logs]:
    """Log-sum (or maximum) over all paths to each node: by the state in which they reach it, and in any state."""
    corridor = scores.corridor
    n_nodes, kinds = corridor.n_nodes, len(scores.types)
    origins = moves_of(corridor, [(-n, -m) for n, m in (*scores.types, (1, 0))])
    match, source_gap, target_gap, every = (np.full(n_nodes + 1, IMPOSSIBLE) for _ in range(4))
    beads, kind = scores.match.ravel(), n_nodes * np.arange(kinds)[:, None]
    drift = np.concatenate([[0.0], np.cumsum(scores.target_null)])
    offsets, lows = corridor.offsets.tolist(), corridor.lows.tolist()
    for i in range(corridor.n_source + 1):
        if i % ROWS_AT_ONCE == 0:
            nodes = origins.from_rows(corridor, i, min(i + ROWS_AT_ONCE, len(lows)))
            scored = beads.take(nodes[:-1] + kind, mode="clip")
            first = offsets[i]
        here = slice(offsets[i], offsets[i + 1])
        row = slice(here.start - first, here.stop - first)
        low, width = lows[i], here.stop - here.start
        arriving = every.take(nodes[:-1, row])
        arriving += scored[:, row]
        row_match = _reduce(arriving, plus)
        if i > 0:
            above = nodes[-1, row]
            row_source = plus(match[above] + scores.open_gap, source_gap[above]) + scores.source_null[i - 1]
        else:
            row_match[0] = 0.0  # the empty path counts as a match that has just ended
            row_source = np.full(width, IMPOSSIBLE)
        row_all = plus(row_match, row_source)
        if width > 1:
            entering = plus(row_match[:-1] + scores.open_gap, row_source[:-1] + scores.cross_gap)
            passed = drift[low : low + width]
            row_target = plus.accumulate(entering - passed[:-1]) + passed[1:]
            row_all[1:] = plus(row_all[1:], row_target)
            target_gap[here.start + 1 : here.stop] = row_target
        match[here], source_gap[here], every[here] = row_match, row_source, row_all
    return _Rows(match[:-1], source_gap[:-1], target_gap[:-1]), every[:-1]


def _backward(scores: BeadScores) -> _Rows:
    """Log-sum over all paths from each node to the end: by the state in which they set out."""
    corridor = scores.corridor
    ends = moves_of(corridor, (*scores.types, (1, 0)))
    match, source_gap, target_gap = (np.full(corridor.n_nodes + 1, IMPOSSIBLE) for _ in range(3))
    drift = np.concatenate([[0.0], np.cumsum(scores.target_null)])
    offsets, lows = corridor.offsets.tolist(), corridor.lows.tolist()
    last = corridor.n_source
    for i in range(last, -1, -1):
        if (last - i) % ROWS_AT_ONCE == 0:
            top = max(i + 1 - ROWS_AT_ONCE, 0)
            nodes = ends.from_rows(corridor, top, i + 1)
            first = offsets[top]
        here = slice(offsets[i], offsets[i + 1])
        row = slice(here.start - first, here.stop - first)
        low, width = lows[i], here.stop - here.start
        leaving = match.take(nodes[:-1, row])
        leaving += scores.match[:, here]
        starting = _reduce(leaving, np.logaddexp)
        if i == last:
            starting[-1] = 0.0  # the last node: nothing remains to be done
            down = np.full(width, IMPOSSIBLE)
        else:
            down = source_gap[nodes[-1, row]] + scores.source_null[i]
        after_source = np.logaddexp(starting, down)
        after_match = np.logaddexp(starting, down + scores.open_gap)
        row_target = starting
        if width > 1:
            passed = drift[low : low + width]
            row_target = np.logaddexp.accumulate((starting + passed)[::-1])[::-1] - passed
            right = row_target[1:] + scores.target_null[low : low + width - 1]
            after_source[:-1] = np.logaddexp(after_source[:-1], right + scores.cross_gap)
            after_match[:-1] = np.logaddexp(after_match[:-1], right + scores.open_gap)
        match[here], source_gap[here], target_gap[here] = after_match, after_source, row_target
    return _Rows(match[:-1], source_gap[:-1], target_gap[:-1])


def walk(scores: BeadScores) -> Walk:
    """Run forward–backward over the corridor."""
    before, before_all = _forward(scores, np.logaddexp)
    after = _backward(scores)
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
    lows, widths, offsets = (values.tolist() for values in (corridor.lows, corridor.widths, corridor.offsets))
    best, best_all = _forward(scores, np.maximum)
    origins = moves_of(corridor, [(-n, -m) for n, m in types])
    beads, kind = scores.match.ravel(), corridor.n_nodes * np.arange(len(types))
    arrived = np.append(best_all, IMPOSSIBLE)

    def at(row: Logs, i: int, j: int) -> float:
        column = j - lows[i]
        return float(row[offsets[i] + column]) if 0 <= column < widths[i] else IMPOSSIBLE

    path: Path = []
    i, j = corridor.n_source, corridor.n_target
    state = int(np.argmax([at(best.match, i, j), at(best.source_gap, i, j), at(best.target_gap, i, j)]))
    while i or j:
        if state == 0:
            nodes = origins.from_node(i, j - lows[i])
            arrivals = arrived[nodes] + beads.take(nodes + kind, mode="clip")
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
