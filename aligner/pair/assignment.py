"""The best one-to-one choice among candidate pairs, where staying alone is allowed."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from aligner.embed.encoder import Vectors
from aligner.pair.corridor import Indices


def assign(pairs: Indices, log_odds: NDArray[np.floating]) -> Indices:
    """The pairs to keep: together they have the largest sum of log-odds, and no text is in two of them.

    Pairs that are more probably wrong than right cannot be in that choice, so what is left falls into small groups
    that share no text; each is solved on its own, and no matrix of everything against everything is made.

    Args:
        pairs: (n_pairs, 2) source and target indices, each pair once.
        log_odds: (n_pairs,) that a pair is right.

    Returns:
        Positions in ``pairs``, ascending.
    """
    likely = np.flatnonzero(log_odds > 0)
    if not len(likely):
        return likely
    sources, rows = np.unique(pairs[likely, 0], return_inverse=True)
    targets, columns = np.unique(pairs[likely, 1], return_inverse=True)
    group = _groups(rows, columns + len(sources), len(sources) + len(targets))
    order = np.argsort(group[rows], kind="stable")
    starts = np.flatnonzero(np.diff(group[rows][order], prepend=-1))
    chosen = [
        members[_best(rows[members], columns[members], log_odds[likely[members]])]
        for members in np.split(order, starts[1:])
    ]
    kept: Indices = np.sort(likely[np.concatenate(chosen)])
    return kept


def _best(rows: Indices, columns: Indices, gains: Vectors) -> Indices:
    """Positions of the best one-to-one choice within one group; a gain of 0 stands for no pair."""
    if len(rows) == 1:
        return np.zeros(1, np.int64)
    left, row = np.unique(rows, return_inverse=True)
    right, column = np.unique(columns, return_inverse=True)
    table = np.zeros((len(left), len(right)))
    position = np.full(table.shape, -1, np.int64)
    table[row, column] = gains
    position[row, column] = np.arange(len(rows))
    if len(left) <= len(right):
        chosen = position[np.arange(len(left)), best_columns(-table)]
    else:
        chosen = position[best_columns(-table.T), np.arange(len(right))]
    best: Indices = chosen[chosen >= 0]
    return best


def _groups(left: Indices, right: Indices, n: int) -> Indices:
    """(n,): a number for each node, the same for nodes that chains of edges connect; edges join left and right."""
    parents = list(range(n))

    def root(node: int) -> int:
        while parents[node] != node:
            parents[node] = node = parents[parents[node]]
        return node

    for one, other in zip(left.tolist(), right.tolist(), strict=True):
        parents[root(one)] = root(other)
    return np.array([root(node) for node in range(n)], np.int64)


def best_columns(costs: NDArray[np.float64]) -> Indices:
    """(n_rows,): a column for each row, none twice, of the least total cost, where there are columns enough.

    Rows are brought in one after another, each along the cheapest path of exchanges (Jonker & Volgenant 1987).

    Args:
        costs: (n_rows, n_columns), with n_rows ≤ n_columns.
    """
    n_rows, n_columns = costs.shape
    row_prices, column_prices = np.zeros(n_rows), np.zeros(n_columns)
    row_of = np.full(n_columns, -1, np.int64)
    for new_row in range(n_rows):
        cheapest = np.full(n_columns, np.inf)
        before = np.full(n_columns, -1, np.int64)
        reached = np.zeros(n_columns, bool)
        row, column = new_row, -1
        while row >= 0:
            path = costs[row] - row_prices[row] - column_prices
            nearer = ~reached & (path < cheapest)
            cheapest[nearer], before[nearer] = path[nearer], column
            column = int(np.argmin(np.where(reached, np.inf, cheapest)))
            step = cheapest[column]
            row_prices[row_of[reached]] += step
            row_prices[new_row] += step
            column_prices[reached] -= step
            cheapest[~reached] -= step
            reached[column] = True
            row = int(row_of[column])
        while column >= 0:
            previous = int(before[column])
            row_of[column] = row_of[previous] if previous >= 0 else new_row
            column = previous
    column_of = np.empty(n_rows, np.int64)
    column_of[row_of[row_of >= 0]] = np.flatnonzero(row_of >= 0)
    return column_of
