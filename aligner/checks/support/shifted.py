"""Shifted rows: stretches where every text stands opposite the translation of a text before or after it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from aligner.embed.encoder import Vectors

REACH = 3
"""Rows by which a stretch may be shifted, either way."""

TURN = 0.25
"""Cosine that a stretch must gain at either end: two translations have about .4 more than two unrelated texts."""

LEAST_ROWS = 3
"""Texts whose translations stand opposite others, all by the same number of rows: two lines are swapped by a person."""

LEAST_GAIN = 0.15
"""Cosine that the rows of a stretch gain: all of them in the mean, and the first and the last."""

BEYOND = -0.05
"""Cosine that a row gains whose translation would stand before the first row or after the last."""

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Shifted:
    """Rows ``start`` … ``stop`` − 1, all of them wrong: the translation of a text stands ``by`` rows on, or back."""

    start: int
    stop: int
    by: int
    gain: float


def shifted(source: Vectors, target: Vectors, looked_at: Sequence[bool]) -> Iterator[Shifted]:
    """The shifted stretches among rows, in order.

    Args:
        source: (n_rows, dim), unit rows.
        target: the same; rows farther than ``REACH`` from one that is looked at are not read.
        looked_at: whether a row may belong to a stretch: where the two texts are alike it does not.
    """
    rows = [k for k, wanted in enumerate(looked_at) if wanted]
    for _, numbered in groupby(enumerate(rows), lambda each: each[1] - each[0]):
        run = [k for _, k in numbered]
        if len(run) >= LEAST_ROWS:
            yield from _stretches(run, _gains(source, target, run))


def _gains(source: Vectors, target: Vectors, run: Sequence[int]) -> Floats:
    """(n, 2 · REACH + 1): what each row of a run gains in cosine if its translation stood so many rows on."""
    rows = np.array(run)
    here = np.einsum("ij,ij->i", source[rows], target[rows])
    gains = np.full((len(run), 2 * REACH + 1), BEYOND)
    for by in range(-REACH, REACH + 1):
        inside = (rows + by >= 0) & (rows + by < len(target))
        there = np.einsum("ij,ij->i", source[rows[inside]], target[rows[inside] + by])
        gains[inside, by + REACH] = there - here[inside]
    return gains


def _stretches(run: Sequence[int], gains: Floats) -> Iterator[Shifted]:
    for by, numbered in groupby(enumerate(_path(gains)), lambda each: each[1]):
        places = [k for k, _ in numbered]
        while places and gains[places[0], by + REACH] < LEAST_GAIN:
            del places[0]
        while places and gains[places[-1], by + REACH] < LEAST_GAIN:
            del places[-1]
        if by == 0 or len(places) < LEAST_ROWS:
            continue
        gain = float(gains[places, by + REACH].mean())
        if gain >= LEAST_GAIN:
            first, last = run[places[0]], run[places[-1]]
            # Both the texts that stand wrongly and the rows where their translations do.
            start, stop = max(run[0], min(first, first + by)), min(run[-1], max(last, last + by)) + 1
            yield Shifted(start, stop, by, gain)


def _path(gains: Floats) -> list[int]:
    """By how many rows each row is shifted: the path of most gain, where every turn costs (Viterbi 1967)."""
    n, n_states = gains.shape
    turns = TURN * (1 - np.eye(n_states))
    total = gains[0] - turns[REACH]
    came_from = np.zeros((n, n_states), np.int64)
    for k in range(1, n):
        reached = total[:, None] - turns
        came_from[k] = reached.argmax(axis=0)
        total = reached.max(axis=0) + gains[k]
    state = int((total - turns[:, REACH]).argmax())
    path = [state - REACH]
    for k in range(n - 1, 0, -1):
        state = int(came_from[k, state])
        path.append(state - REACH)
    return path[::-1]
