"""Forward–backward over many small whole lattices in step, which is what training needs by the thousand.

The same model as ``lattice``: rows are walked once for all lattices together, so that numpy's cost per call is shared.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aligner.pair.lattice import IMPOSSIBLE, Logs, Scores

PADDING = -1e4
"""Log-potential of a null beyond a lattice's end: hopeless, yet small enough to be summed without losing digits."""


@dataclass(frozen=True, slots=True)
class BatchPosteriors:
    """Probabilities as in ``lattice.Posteriors``, with a leading axis for the lattice.

    ``match`` is (n_lattices, n_types, rows, columns) float32; gaps and ``log_partition`` are (n_lattices,).
    """

    match: Scores
    source_null: Logs
    target_null: Logs
    opened_gaps: Logs
    crossed_gaps: Logs
    log_partition: Logs


def _sum_types(stack: Logs) -> Logs:
    top: Logs = stack.max(axis=0)
    total: Logs = top + np.log(np.exp(stack - top).sum(axis=0))
    return total


def _accumulate(values: Logs, steps: Logs) -> Logs:
    """Row-wise r[0] = values[0]; r[j] = log(exp(values[j]) + exp(r[j-1] + steps[j-1]))."""
    drift = np.zeros_like(values)
    np.cumsum(steps, axis=1, out=drift[:, 1:])
    running: Logs = np.logaddexp.accumulate(values - drift, axis=1) + drift
    return running


def batch_posteriors(
    types: tuple[tuple[int, int], ...],
    match: Scores,
    source_null: Logs,
    target_null: Logs,
    gaps: tuple[float, float],
    sizes: NDArray[np.int64],
) -> BatchPosteriors:
    """Probability of every bead in each of several lattices.

    Args:
        match: (n_lattices, n_types, rows, columns) scores at a bead's first node.
        source_null: (n_lattices, rows − 1); entries beyond a lattice's size are ignored. ``target_null`` likewise.
        gaps: score of opening a gap, and of crossing from source to target nulls in it.
        sizes: (n_lattices, 2): source and target segments of each.
    """
    count, _, rows, columns = match.shape
    open_gap, cross_gap = gaps
    source_null = np.where(np.arange(rows - 1) < sizes[:, :1], source_null, PADDING)
    target_null = np.where(np.arange(columns - 1) < sizes[:, 1:], target_null, PADDING)
    before, before_all = _forward(types, match, (source_null, target_null), gaps)
    after = _backward(types, match, (source_null, target_null), gaps, sizes)
    log_partition = before_all[sizes[:, 0], np.arange(count), sizes[:, 1]]
    probability = np.zeros_like(match)
    started = before_all - log_partition[:, None]
    for t, (n, m) in enumerate(types):
        if n < rows and m < columns:
            logs = started[:-n, :, :-m] + after[0][n:, :, m:] + match[:, t, :-n, :-m].transpose(1, 0, 2)
            probability[:, t, :-n, :-m] = np.exp(logs).transpose(1, 0, 2)
    going = after[1][1:] + source_null.T[:, :, None] - log_partition[:, None]
    opening = np.exp(before[0][:-1] + open_gap + going)
    source = (opening + np.exp(before[1][:-1] + going)).sum(axis=2).T
    going = after[2][:, :, 1:] + target_null - log_partition[:, None]
    opening_target = np.exp(before[0][:, :, :-1] + open_gap + going)
    crossing = np.exp(before[1][:, :, :-1] + cross_gap + going)
    target = (opening_target + crossing + np.exp(before[2][:, :, :-1] + going)).sum(axis=0)
    return BatchPosteriors(
        probability,
        source,
        target,
        opening.sum(axis=(0, 2)) + opening_target.sum(axis=(0, 2)),
        crossing.sum(axis=(0, 2)),
        log_partition,
    )


def _forward(
    types: tuple[tuple[int, int], ...], match: Scores, nulls: tuple[Logs, Logs], gaps: tuple[float, float]
) -> tuple[list[Logs], Logs]:
    """Value of every way to each node, by the state it ends in (match, source null, target null), and of all."""
    count, _, rows, columns = match.shape
    (source_null, target_null), (open_gap, cross_gap) = nulls, gaps
    shape = (rows, count, columns)
    before = [np.full(shape, IMPOSSIBLE) for _ in range(3)]
    before_all = np.full(shape, IMPOSSIBLE)
    for i in range(rows):
        arriving = np.full((len(types), count, columns), IMPOSSIBLE)
        for t, (n, m) in enumerate(types):
            if i >= n and columns > m:
                arriving[t, :, m:] = before_all[i - n][:, :-m] + match[:, t, i - n, :-m]
        in_match, in_source, in_target = (state[i] for state in before)
        in_match[:] = _sum_types(arriving)
        if i == 0:
            in_match[:, 0] = 0.0
        else:
            above = np.logaddexp(before[0][i - 1] + open_gap, before[1][i - 1])
            in_source[:] = above + source_null[:, i - 1, None]
        if columns > 1:
            entering = np.logaddexp(in_match[:, :-1] + open_gap, in_source[:, :-1] + cross_gap) + target_null
            in_target[:, 1:] = _accumulate(entering, target_null[:, 1:])
        before_all[i] = np.logaddexp(np.logaddexp(in_match, in_source), in_target)
    return before, before_all


def _backward(
    types: tuple[tuple[int, int], ...],
    match: Scores,
    nulls: tuple[Logs, Logs],
    gaps: tuple[float, float],
    sizes: NDArray[np.int64],
) -> list[Logs]:
    """Value of every way from each node to its lattice's end, by the state the node was entered in."""
    count, _, rows, columns = match.shape
    (source_null, target_null), (open_gap, cross_gap) = nulls, gaps
    after = [np.full((rows, count, columns), IMPOSSIBLE) for _ in range(3)]
    for i in range(rows - 1, -1, -1):
        leaving = np.full((len(types), count, columns), IMPOSSIBLE)
        for t, (n, m) in enumerate(types):
            if i + n < rows and columns > m:
                leaving[t, :, :-m] = after[0][i + n][:, m:] + match[:, t, i, :-m]
        starting = _sum_types(leaving)
        ends = np.flatnonzero(sizes[:, 0] == i)
        starting[ends, sizes[ends, 1]] = 0.0
        down = np.full((count, columns), IMPOSSIBLE)
        if i + 1 < rows:
            down = after[1][i + 1] + source_null[:, i, None]
        from_match, from_source, from_target = (state[i] for state in after)
        from_target[:] = _accumulate(starting[:, ::-1], target_null[:, ::-1])[:, ::-1]
        right = np.full((count, columns), IMPOSSIBLE)
        right[:, :-1] = target_null + from_target[:, 1:]
        from_source[:] = np.logaddexp(np.logaddexp(starting, down), right + cross_gap)
        from_match[:] = np.logaddexp(np.logaddexp(starting, down + open_gap), right + open_gap)
    return after
