"""What a bead looks like to the scorer: named features, computed for whole blocks of the lattice at once.

Nothing here knows a language: similarity is measured against each side's usual similarity to the other, so that the
same weights serve other encoders and other pairs.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aligner.align.side import Background, Floats, Side, background, nearest
from aligner.align.words import Words, coverages

TYPICAL_LENGTH = 60.0
"""Characters against which lengths are measured, so that weights of length features are near 1."""

LENGTH_PRIOR = 10.0
"""Characters added to both sides of a length ratio: short segments say little by their length."""

LOW_MARGIN = 0.3
"""Above this a margin says "translation" and no more; below it every step counts."""

SHARE_PRIOR = 0.3
"""Words half covered that are added to every share, so that a segment of one word does not decide by itself."""

GENERAL_FEATURES = (
    "margin",
    "margin_by_length",
    "margin_low",
    "neighbour_margin",
    "length",
    "length_ratio",
    "length_ratio_squared",
    "merge_gain_least",
    "merge_gain_mean",
    "same_marks",
    "other_marks",
    "paragraphs_crossed",
    "paragraph_starts_differ",
    "kinds_differ",
    "elisions_match",
    "elisions_differ",
    "coverage",
    "coverage_by_length",
    "coverage_least",
    "coverage_weakest",
    "uncovered",
)
_TYPES = ("is_1_1", "is_1_2", "is_2_2", "is_1_3", "merges", "merges_both")
MATCH_FEATURES = GENERAL_FEATURES + _TYPES
NULL_FEATURES = ("null", "null_by_length", "null_by_best_margin", "null_by_margin_gap", "null_elision", "null_short")
GAP_FEATURES = ("open_gap", "cross_gap")


def bead_types(max_bead: int) -> tuple[tuple[int, int], ...]:
    """The (n, m) that are searched: up to ``max_bead`` segments on a side, and no more than both sides can bear.

    Beads with several segments on both sides are rare (2 % of hand-aligned novels) and are kept to six in all.
    """
    sizes = range(1, max_bead + 1)
    return tuple((n, m) for n in sizes for m in sizes if min(n, m) == 1 or n + m <= 6)


@dataclass(frozen=True, slots=True)
class Bitexts:
    """Two sides and what each looks like to the other: all that features are made of."""

    source: Side
    target: Side
    source_background: Background
    target_background: Background
    source_best: Floats
    target_best: Floats
    length_ratio: float
    source_words: Words | None = None
    target_words: Words | None = None

    @property
    def max_span(self) -> int:
        """The longest run of segments that both sides have vectors for."""
        return min(len(self.source.vectors), len(self.target.vectors))


def compare(
    source: Side, target: Side, source_words: Words | None = None, target_words: Words | None = None
) -> Bitexts:
    """Everything about two sides that does not depend on a bead."""
    _, source_best = nearest(source, target, 2)
    _, target_best = nearest(target, source, 2)
    return Bitexts(
        source,
        target,
        background(source, target),
        background(target, source),
        source_best,
        target_best,
        float(target.lengths.sum() / source.lengths.sum()),
        source_words,
        target_words,
    )


def null_features(side: Side, usual: Background, best: Floats) -> Floats:
    """(n, len(NULL_FEATURES)) float32: each segment as one without counterpart."""
    weights = np.sqrt(side.lengths / TYPICAL_LENGTH)
    margin = 1 - (1 - best) / (1 - usual.mean[0])[:, None]
    gap = margin[:, 0] - margin[:, -1]
    columns = [
        np.ones(len(side)),
        weights,
        margin[:, 0],
        gap,
        side.elisions,
        side.lengths < TYPICAL_LENGTH / 2,
    ]
    return np.stack(columns, axis=1).astype(np.float32)


class Block:
    """Match features of the beads that begin in one rectangle of the lattice.

    Rows are source segments ``rows.start … rows.stop - 1``, columns target segments; similarities of each pair of span
    lengths are computed once, on a rectangle large enough for the sub-beads of every bead.
    """

    def __init__(self, bitexts: Bitexts, rows: slice, columns: slice) -> None:
        self.bitexts = bitexts
        self.rows = slice(rows.start, min(rows.stop, len(bitexts.source)))
        self.columns = slice(columns.start, min(columns.stop, len(bitexts.target)))
        self._coverages: tuple[Floats, Floats] | None = None
        self._similarities: dict[tuple[int, int], Floats] = {}

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns that hold a segment."""
        return self.rows.stop - self.rows.start, self.columns.stop - self.columns.start

    def similarity(self, n: int, m: int) -> Floats:
        """Cosines of source runs of ``n`` and target runs of ``m``, one row and column beyond the rectangle."""
        if (n, m) not in self._similarities:
            source = self.bitexts.source.vectors[n - 1, self.rows.start : self.rows.stop + 1]
            target = self.bitexts.target.vectors[m - 1, self.columns.start : self.columns.stop + 1]
            cosines = np.zeros((self.shape[0] + 1, self.shape[1] + 1), np.float32)
            cosines[: len(source), : len(target)] = source @ target.T
            self._similarities[n, m] = cosines
        return self._similarities[n, m]

    def features(self, n: int, m: int, wanted: Container[str] = MATCH_FEATURES) -> Iterator[tuple[str, Floats]]:
        """Each wanted general feature of the n–m beads as (name, (rows, columns) float32)."""
        for name, values in self._all(n, m):
            if name in wanted:
                yield name, values

    def _all(self, n: int, m: int) -> Iterator[tuple[str, Floats]]:
        bitexts, rows, columns = self.bitexts, self.rows, self.columns
        source, target = bitexts.source, bitexts.target
        height, width = self.shape
        cosines = self.similarity(n, m)[:height, :width]
        source_usual = bitexts.source_background.mean[n - 1, rows]
        target_usual = bitexts.target_background.mean[m - 1, columns]
        margin = 1 - (1 - cosines) * 2 / ((1 - source_usual)[:, None] + (1 - target_usual))
        source_lengths = (source.span_lengths(n)[rows] * bitexts.length_ratio).astype(np.float32)[:, None]
        target_lengths = target.span_lengths(m)[columns].astype(np.float32)
        weight = np.sqrt((source_lengths + target_lengths) / (2 * TYPICAL_LENGTH))
        ratio = np.log((source_lengths + LENGTH_PRIOR) / (target_lengths + LENGTH_PRIOR))
        yield "margin", margin
        yield "margin_by_length", margin * weight
        yield "margin_low", np.minimum(margin, LOW_MARGIN)
        source_top = bitexts.source_background.top[n - 1, rows]
        target_top = bitexts.target_background.top[m - 1, columns]
        yield "neighbour_margin", 2 * cosines - source_top[:, None] - target_top
        yield "length", weight
        yield "length_ratio", np.abs(ratio)
        yield "length_ratio_squared", ratio * ratio * weight
        if n + m > 2:
            gains = [cosines - part for part in self._parts(n, m)]
            yield "merge_gain_least", np.minimum.reduce(gains)
            yield "merge_gain_mean", sum(gains[1:], gains[0]) / len(gains)
        yield from self._marks(n, m)
        yield from self._structure(n, m)
        if bitexts.source_words is not None and bitexts.target_words is not None:
            yield from self._coverage(n, m, weight)

    def _coverage(self, n: int, m: int, weight: Floats) -> Iterator[tuple[str, Floats]]:
        source, target = self._covered()
        height, width = self.shape
        ours, theirs = self.bitexts.source_words, self.bitexts.target_words
        assert ours is not None and theirs is not None
        row_total = np.zeros(height + n, np.float32)
        chunk = ours.totals[self.rows.start : self.rows.stop + n - 1]
        row_total[: len(chunk)] = chunk
        column_total = np.zeros(width + m, np.float32)
        chunk = theirs.totals[self.columns.start : self.columns.stop + m - 1]
        column_total[: len(chunk)] = chunk
        left = [source[m - 1, a : a + height, :width] for a in range(n)]
        right = [target[n - 1, b : b + width, :height].T for b in range(m)]
        left_total = [row_total[a : a + height, None] for a in range(n)]
        right_total = [column_total[None, b : b + width] for b in range(m)]
        ls, rs, lt, rt = sum(left), sum(right), sum(left_total), sum(right_total)
        source_share = (ls + SHARE_PRIOR) / (lt + 2 * SHARE_PRIOR)
        target_share = (rs + SHARE_PRIOR) / (rt + 2 * SHARE_PRIOR)
        both = (source_share + target_share) / 2
        yield "coverage", both
        yield "coverage_by_length", both * weight
        yield "coverage_least", np.minimum(source_share, target_share)
        weakest = np.minimum.reduce([
            (part + SHARE_PRIOR) / (total + 2 * SHARE_PRIOR) for part, total in zip(left + right, left_total + right_total, strict=True)
        ])
        if n + m > 2:
            yield "coverage_weakest", weakest
        yield "uncovered", np.sqrt((lt + rt - ls - rs).clip(0) / 5)

    def _covered(self) -> tuple[Floats, Floats]:
        """Coverage of the block's segments and of those its spans reach beyond it, both ways."""
        if self._coverages is None:
            ours, theirs = self.bitexts.source_words, self.bitexts.target_words
            assert ours is not None and theirs is not None
            k = self.bitexts.max_span
            rows = slice(self.rows.start, min(self.rows.stop + k - 1, len(self.bitexts.source)))
            columns = slice(self.columns.start, min(self.columns.stop + k - 1, len(self.bitexts.target)))
            height, width = self.shape
            found = coverages(ours, theirs, rows, columns, k)
            source = np.zeros((k, height + k, width), np.float32)
            source[:, : rows.stop - rows.start] = found[0][:, :, :width]
            target = np.zeros((k, width + k, height), np.float32)
            target[:, : columns.stop - columns.start] = found[1][:, :, :height]
            self._coverages = source, target
        return self._coverages

    def _parts(self, n: int, m: int) -> Iterator[Floats]:
        """Similarity of the bead without its first or its last segment, on either side where that leaves one."""
        height, width = self.shape
        if n > 1:
            yield self.similarity(n - 1, m)[:height, :width]
            yield self.similarity(n - 1, m)[1 : height + 1, :width]
        if m > 1:
            yield self.similarity(n, m - 1)[:height, :width]
            yield self.similarity(n, m - 1)[:height, 1 : width + 1]

    def _marks(self, n: int, m: int) -> Iterator[tuple[str, Floats]]:
        source, target = self.bitexts.source.marks, self.bitexts.target.marks
        last_source = np.minimum(np.arange(self.rows.start, self.rows.stop) + n - 1, len(source) - 1)
        last_target = np.minimum(np.arange(self.columns.start, self.columns.stop) + m - 1, len(target) - 1)
        ends = 6  # the first six columns of marks are endings
        left = np.concatenate([source[last_source, :ends], source[self.rows, ends:]], axis=1)
        right = np.concatenate([target[last_target, :ends], target[self.columns, ends:]], axis=1)
        same = left @ right.T
        yield "same_marks", same
        yield "other_marks", left.sum(axis=1)[:, None] + right.sum(axis=1) - 2 * same

    def _structure(self, n: int, m: int) -> Iterator[tuple[str, Floats]]:
        source, target = self.bitexts.source, self.bitexts.target
        crossed = [
            _crossed(side.paragraphs, span)[chosen]
            for side, span, chosen in ((source, n, self.rows), (target, m, self.columns))
        ]
        yield "paragraphs_crossed", crossed[0][:, None] + crossed[1]
        starts = [_starts(side.paragraphs)[chosen] for side, chosen in ((source, self.rows), (target, self.columns))]
        yield "paragraph_starts_differ", np.abs(starts[0][:, None] - starts[1])
        differ = source.kinds[self.rows][:, None] != target.kinds[self.columns]
        yield "kinds_differ", differ.astype(np.float32)
        elided = source.elisions[self.rows][:, None], target.elisions[self.columns]
        both = elided[0] & elided[1] if n == m == 1 else np.zeros(self.shape, bool)
        yield "elisions_match", both.astype(np.float32)
        yield "elisions_differ", ((elided[0] | elided[1]) & ~both).astype(np.float32)


def _crossed(paragraphs: NDArray[np.int64], n: int) -> Floats:
    last = np.minimum(np.arange(len(paragraphs)) + n - 1, len(paragraphs) - 1)
    return (paragraphs[last] - paragraphs).clip(0, 2).astype(np.float32)


def _starts(paragraphs: NDArray[np.int64]) -> Floats:
    """1 where a paragraph begins; all zero where the text has no paragraphs."""
    if len(paragraphs) == 0 or paragraphs[0] == paragraphs[-1]:
        return np.zeros(len(paragraphs), np.float32)
    before = np.concatenate([[paragraphs[0] - 1], paragraphs[:-1]])
    return (paragraphs != before).astype(np.float32)


def type_features(n: int, m: int) -> dict[str, float]:
    """What an n–m bead is, whatever it holds; the same for n–m and m–n."""
    low, high = min(n, m), max(n, m)
    return {
        "is_1_1": float(high == 1),
        "is_1_2": float(low == 1 and high == 2),
        "is_2_2": float(low == 2 and high == 2),
        "is_1_3": float(low == 1 and high == 3),
        "merges": float(n + m - 2),
        "merges_both": float(low > 1),
    }
