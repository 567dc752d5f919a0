"""Passages that stand elsewhere: anchors off the main order that hang together, left alone by the path."""

from __future__ import annotations

import numpy as np

from aligner.pair.chain import LEAST_MARGIN, Anchors, margins
from aligner.pair.features import Bitexts

MOVED_STEP, MOVED_ANCHORS = 3, 2
"""A moved passage: anchors off the chain, at most so many segments apart on either side, at least so many."""


def moved_passages(
    bitexts: Bitexts, off: Anchors, source_nulls: set[int], target_nulls: set[int]
) -> tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]:
    """Runs of anchors off the main order whose segments the path left alone: passages that stand elsewhere.

    Returns:
        (source indices, target indices) of each, both consecutive runs.
    """
    runs: list[list[tuple[int, int]]] = []
    for i, j in zip(off.source.tolist(), off.target.tolist(), strict=True):
        if i not in source_nulls or j not in target_nulls:
            continue
        if runs and 0 < i - runs[-1][-1][0] <= MOVED_STEP and 0 < j - runs[-1][-1][1] <= MOVED_STEP:
            runs[-1].append((i, j))
        else:
            runs.append([(i, j)])

    def alike(i: int, j: int) -> bool:
        if i not in source_nulls or j not in target_nulls:
            return False
        return bool(margins(bitexts, np.array([i]), np.array([j]))[0] >= LEAST_MARGIN)

    passages: list[tuple[tuple[int, ...], tuple[int, ...]]] = []
    told: set[tuple[int, int]] = set()
    for run in runs:
        if len(run) < MOVED_ANCHORS or run[0] in told:
            continue
        (top, left), (bottom, right) = run[0], run[-1]
        while alike(top - 1, left - 1):
            top, left = top - 1, left - 1
        while alike(bottom + 1, right + 1):
            bottom, right = bottom + 1, right + 1
        rows, columns = range(top, bottom + 1), range(left, right + 1)
        if source_nulls.issuperset(rows) and target_nulls.issuperset(columns):
            passages.append((tuple(rows), tuple(columns)))
            told.update(zip(rows, columns, strict=False))
    return tuple(passages)
