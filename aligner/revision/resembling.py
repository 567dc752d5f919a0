"""Resembling: segments of two versions that share words or meaning, paired where no text is the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aligner.document import Document, Kind
from aligner.embed.encoder import EncodedText
from aligner.revision.order import Gap, rising
from aligner.revision.wording import Wording

Floats = NDArray[np.float32]

MOST_SEGMENTS = 3
"""Segments of one side that one of the other side may have been parted into."""

LEAST_ALIKE = 0.42
"""Resemblance from which one segment is a later version of another: two sentences of one text have less, one with half
of its words changed has more."""

MERGE_PRICE = 0.1
"""For each segment beyond a pair of one with one."""

HEADING_BONUS = 0.15
"""Two headings opposite each other are more likely one that was renamed."""

ANCHOR = 0.6
"""Resemblance of mutual nearest neighbours from which a large gap is parted at them."""

MUCH_ALIKE, LEAD = 0.72, 0.15
"""Resemblance from which a segment is the same elsewhere, and by how much it exceeds that of every other."""

MOST_CELLS = 40_000
"""Pairs of a gap that are weighed one by one (200 × 200 segments, half a second) …"""

MOST_COMPARED = 4_000_000
"""… and of a gap that is looked through for anchors (2,000 × 2,000 segments, 16 MB)."""


@dataclass(frozen=True, slots=True)
class Resemblance:
    """What the segments of two versions are compared by.

    ``vectors`` (MOST_SEGMENTS, n, dim) of runs; ``weights`` of words, the rarer the more; ``headings`` (n,) bool.
    """

    wordings: tuple[tuple[Wording, ...], tuple[Wording, ...]]
    vectors: tuple[Floats, Floats]
    weights: dict[str, float]
    headings: tuple[NDArray[np.bool_], NDArray[np.bool_]]

    def of(self, rows: Sequence[int], columns: Sequence[int], n: int = 1, m: int = 1) -> Floats:
        """(n_rows, n_columns) in [0, 1]: of the runs of ``n`` and ``m`` segments that begin there.

        The mean of the cosine and of the share of words in common, by their weights (Dice).
        """
        cosines = self.vectors[0][n - 1, rows] @ self.vectors[1][m - 1, columns].T
        mean: Floats = (np.clip(cosines, 0, 1) + self._in_common(rows, columns, n, m)) / np.float32(2)
        return mean

    def _in_common(self, rows: Sequence[int], columns: Sequence[int], n: int, m: int) -> Floats:
        runs = self._runs(0, rows, n), self._runs(1, columns, m)
        index = {word: k for k, word in enumerate(sorted({word for side in runs for run in side for word in run}))}
        weights = np.array([self.weights[word] for word in index], np.float32)
        held = []
        for side in runs:
            matrix = np.zeros((len(side), len(index)), np.float32)
            for k, run in enumerate(side):
                matrix[k, [index[word] for word in run]] = 1
            held.append(matrix)
        totals = held[0] @ weights, held[1] @ weights
        shared = (held[0] * weights) @ held[1].T
        both = np.maximum(totals[0][:, None] + totals[1][None, :], np.float32(1e-6))
        common: Floats = np.asarray(2 * shared / both, np.float32)
        return common

    def _runs(self, side: int, places: Sequence[int], n: int) -> list[set[str]]:
        wordings = self.wordings[side]
        return [{key for wording in wordings[k : k + n] for key in wording.keys} for k in places]

    def much_alike(self, rows: Sequence[int], columns: Sequence[int]) -> list[tuple[int, int]]:
        """Pairs that are each other's nearest by far, whatever their order."""
        table = self.of(rows, columns)
        pairs = []
        for i, j in enumerate(table.argmax(axis=1)):
            others = np.concatenate([np.delete(table[i], j), np.delete(table[:, j], i)])
            if table[i, j] >= MUCH_ALIKE and (len(others) == 0 or table[i, j] >= others.max() + LEAD):
                pairs.append((rows[i], columns[int(j)]))
        return pairs


def read_resemblance(
    wordings: tuple[tuple[Wording, ...], tuple[Wording, ...]],
    documents: tuple[Document, Document],
    encoded: tuple[EncodedText, EncodedText],
) -> Resemblance:
    """What two versions are compared by."""
    held = Counter(word for side in wordings for wording in side for word in set(wording.keys))
    n_segments = len(wordings[0]) + len(wordings[1])
    weights = {word: float(np.log1p(n_segments / n)) for word, n in held.items()}
    headings = [np.array([segment.kind is Kind.HEADING for segment in side.segments], bool) for side in documents]
    vectors = encoded[0].spans(MOST_SEGMENTS), encoded[1].spans(MOST_SEGMENTS)
    return Resemblance(wordings, vectors, weights, (headings[0], headings[1]))


Pairs = list[tuple[tuple[int, ...], tuple[int, ...]]]


def best_pairs(resemblance: Resemblance, gap: Gap) -> tuple[Pairs, bool]:
    """The pairs of a gap in order, and whether it was small enough to be compared whole."""
    top, bottom, left, right = gap
    if top == bottom or left == right:
        return [], True
    n_pairs = (bottom - top) * (right - left)
    if n_pairs <= MOST_CELLS:
        return _path(resemblance, gap), True
    if n_pairs > MOST_COMPARED:
        return [], False
    pairs: Pairs = []
    was_compared = True
    anchors = _anchors(resemblance, gap)
    for a, b in zip([(top - 1, left - 1), *anchors], [*anchors, (bottom, right)], strict=True):
        inner = a[0] + 1, b[0], a[1] + 1, b[1]
        if (inner[1] - inner[0]) * (inner[3] - inner[2]) > MOST_CELLS:
            was_compared = False
        elif inner[0] < inner[1] and inner[2] < inner[3]:
            pairs += _path(resemblance, inner)
        if b != (bottom, right):
            pairs.append(((b[0],), (b[1],)))
    return pairs, was_compared


def _anchors(resemblance: Resemblance, gap: Gap) -> list[tuple[int, int]]:
    top, bottom, left, right = gap
    table = resemblance.of(range(top, bottom), range(left, right))
    nearest, back = table.argmax(axis=1), table.argmax(axis=0)
    sure = [(top + i, left + int(j)) for i, j in enumerate(nearest) if back[j] == i and table[i, j] >= ANCHOR]
    return rising(sure)


def _path(resemblance: Resemblance, gap: Gap) -> Pairs:
    """The pairs, one with up to three, whose resemblance exceeds ``LEAST_ALIKE`` by most in all."""
    top, bottom, left, right = gap
    n_rows, n_columns = bottom - top, right - left
    types = [(1, 1), *((1, m) for m in range(2, MOST_SEGMENTS + 1)), *((n, 1) for n in range(2, MOST_SEGMENTS + 1))]
    gains = {}
    for n, m in types:
        if n > n_rows or m > n_columns:
            continue
        rows, columns = range(top, bottom - n + 1), range(left, right - m + 1)
        table = resemblance.of(rows, columns, n, m)
        if (n, m) == (1, 1):
            both = resemblance.headings[0][top:bottom, None] & resemblance.headings[1][None, left:right]
            table += np.float32(HEADING_BONUS) * both
        gains[n, m] = ((table - LEAST_ALIKE - MERGE_PRICE * (n + m - 2)) * (n + m) / 2).tolist()
    best = [[0.0] * (n_columns + 1) for _ in range(n_rows + 1)]
    step: list[list[tuple[int, int]]] = [[(0, 1)] * (n_columns + 1) for _ in range(n_rows + 1)]
    for i in range(n_rows + 1):
        for j in range(n_columns + 1):
            if i and (j == 0 or best[i - 1][j] >= best[i][j - 1]):
                best[i][j], step[i][j] = best[i - 1][j], (1, 0)
            elif j:
                best[i][j] = best[i][j - 1]
            for (n, m), table in gains.items():
                if n <= i and m <= j and (whole := best[i - n][j - m] + table[i - n][j - m]) > best[i][j]:
                    best[i][j], step[i][j] = whole, (n, m)
    pairs: Pairs = []
    i, j = n_rows, n_columns
    while i or j:
        n, m = step[i][j]
        if n and m:
            pairs.append((tuple(range(top + i - n, top + i)), tuple(range(left + j - m, left + j))))
        i, j = i - n, j - m
    return pairs[::-1]
