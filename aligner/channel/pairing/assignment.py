"""The best one-to-one choice among candidate pairs, where staying alone is allowed."""

from __future__ import annotations

import numpy as np
from scipy import sparse
from scipy.optimize import linear_sum_assignment
from scipy.sparse.csgraph import connected_components

from aligner.channel.pairing.candidates import Indices
from aligner.embed.encoder import Vectors


def assign(pairs: Indices, log_odds: Vectors) -> Indices:
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
    n, m = len(sources), len(targets)
    graph = sparse.coo_array((np.ones(len(likely), np.int8), (rows, columns + n)), shape=(n + m, n + m))
    _, group = connected_components(graph, directed=False)
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
    found = position[linear_sum_assignment(table, maximize=True)]
    best: Indices = found[found >= 0]
    return best
