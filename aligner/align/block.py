"""Match features of all beads that begin in one rectangle of the lattice, computed together."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from functools import reduce

import numpy as np
from numpy.typing import NDArray

from aligner.align.features import MATCH_FEATURES, TYPICAL_LENGTH, Bitexts
from aligner.align.keys import Keys, SharedKeys
from aligner.align.side import ENDING_MARKS, Floats, Side
from aligner.align.words import Words, coverages

LENGTH_PRIOR = 10.0
"""Characters added to both sides of a length ratio: short segments say little by their length."""

LOW_MARGIN = 0.3
"""Above this a margin says "translation" and no more; below it every step counts."""

DISTANCE_FLOOR = 1e-3
"""Added to the usual distance of two spans: texts that repeat one line have none, and a margin needs one."""

TYPICAL_MASS = 5.0
"""Words' worth of mass against which what is left uncovered is measured."""

SHARE_PRIOR = 0.3
"""Words half covered that are added to every share, so that a segment of one word does not decide by itself."""


MOST_SENTENCES_APART = 3
"""Two sides this many sentences apart are no likelier to be one bead when they are further apart."""


class Block:
    """The beads that begin with a source segment of ``rows`` and a target segment of ``columns``.

    Similarities and coverages are computed once, on a rectangle large enough for the parts of every bead.
    """

    def __init__(self, bitexts: Bitexts, rows: slice, columns: slice) -> None:
        """Cut the rectangle to the segments that there are; nothing is computed yet."""
        self.bitexts = bitexts
        self.rows = slice(rows.start, min(rows.stop, len(bitexts.source)))
        self.columns = slice(columns.start, min(columns.stop, len(bitexts.target)))
        self._similarities: dict[tuple[int, int], Floats] = {}
        self._coverages: tuple[Floats, Floats] | None = None
        self._shared_keys: dict[str, SharedKeys] = {}

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns that hold a segment."""
        return self.rows.stop - self.rows.start, self.columns.stop - self.columns.start

    def features(self, n: int, m: int, wanted: Container[str] = MATCH_FEATURES) -> Iterator[tuple[str, Floats]]:
        """Each wanted general feature of the n–m beads as (name, (rows, columns) float32)."""
        cosines = self._similarity(n, m)[: self.shape[0], : self.shape[1]]
        groups = (self._likeness(n, m, cosines), self._gains(n, m, cosines), self._marks(n, m), self._structure(n, m))
        for group in (*groups, self._coverage(n, m), self._keys(n, m)):
            for name, values in group:
                if name in wanted:
                    yield name, values

    def _similarity(self, n: int, m: int) -> Floats:
        """Cosines of source runs of ``n`` and target runs of ``m``, one row and column beyond the rectangle."""
        if (n, m) not in self._similarities:
            source = self.bitexts.source.vectors[n - 1, self.rows.start : self.rows.stop + 1]
            target = self.bitexts.target.vectors[m - 1, self.columns.start : self.columns.stop + 1]
            cosines = np.zeros((self.shape[0] + 1, self.shape[1] + 1), np.float32)
            cosines[: len(source), : len(target)] = source @ target.T
            self._similarities[n, m] = cosines
        return self._similarities[n, m]

    def _lengths(self, n: int, m: int) -> tuple[Floats, Floats]:
        """Characters of the runs, the source's scaled to the target's: (rows, 1) and (columns,)."""
        source = self.bitexts.source.span_lengths(n, self.rows) * self.bitexts.length_ratio
        target = self.bitexts.target.span_lengths(m, self.columns)
        return source.astype(np.float32)[:, None], target.astype(np.float32)

    def _weight(self, n: int, m: int) -> Floats:
        source, target = self._lengths(n, m)
        weight: Floats = np.sqrt((source + target) / np.float32(2 * TYPICAL_LENGTH))
        return weight

    def _likeness(self, n: int, m: int, cosines: Floats) -> Iterator[tuple[str, Floats]]:
        source_usual = self.bitexts.source_background.mean[n - 1, self.rows]
        target_usual = self.bitexts.target_background.mean[m - 1, self.columns]
        margin: Floats = 1 - (1 - cosines) * 2 / ((1 - source_usual)[:, None] + (1 - target_usual) + DISTANCE_FLOOR)
        weight = self._weight(n, m)
        yield "margin", margin
        yield "margin_by_length", margin * weight
        yield "margin_low", np.minimum(margin, LOW_MARGIN)
        source_top = self.bitexts.source_background.top[n - 1, self.rows]
        target_top = self.bitexts.target_background.top[m - 1, self.columns]
        yield "neighbour_margin", 2 * cosines - source_top[:, None] - target_top
        yield "length", weight
        source, target = self._lengths(n, m)
        ratio = np.log(source + LENGTH_PRIOR) - np.log(target + LENGTH_PRIOR)
        yield "length_ratio", np.abs(ratio)
        yield "length_ratio_squared", ratio * ratio * weight

    def _gains(self, n: int, m: int, cosines: Floats) -> Iterator[tuple[str, Floats]]:
        """Similarity of the bead less that of the bead without its first or its last segment, on either side."""
        if n + m == 2:
            return
        height, width = self.shape
        parts = []
        if n > 1:
            shorter = self._similarity(n - 1, m)
            parts += [shorter[:height, :width], shorter[1 : height + 1, :width]]
        if m > 1:
            shorter = self._similarity(n, m - 1)
            parts += [shorter[:height, :width], shorter[:height, 1 : width + 1]]
        yield "merge_gain_least", cosines - reduce(np.maximum, parts)
        yield "merge_gain_mean", cosines - reduce(np.add, parts) / np.float32(len(parts))

    def _marks(self, n: int, m: int) -> Iterator[tuple[str, Floats]]:
        """How the beads' sides end and open: with a question, in a quotation, with a figure."""
        left = _run_marks(self.bitexts.source, n, self.rows)
        right = _run_marks(self.bitexts.target, m, self.columns)
        same = left @ right.T
        yield "same_marks", same
        yield "other_marks", left.sum(axis=1)[:, None] + right.sum(axis=1) - 2 * same

    def _structure(self, n: int, m: int) -> Iterator[tuple[str, Floats]]:
        source, target = self.bitexts.source, self.bitexts.target
        crossed = _crossed(source.paragraphs, n, self.rows), _crossed(target.paragraphs, m, self.columns)
        yield "paragraphs_crossed", crossed[0][:, None] + crossed[1]
        starts = _starts(source.paragraphs, self.rows), _starts(target.paragraphs, self.columns)
        yield "paragraph_starts_differ", np.abs(starts[0][:, None] - starts[1])
        kinds_differ = source.kinds[self.rows][:, None] != target.kinds[self.columns]
        yield "kinds_differ", kinds_differ.astype(np.float32)
        left, right = source.elisions[self.rows][:, None], target.elisions[self.columns]
        both = left & right if n == m == 1 else np.zeros(self.shape, bool)
        yield "elisions_match", both.astype(np.float32)
        yield "elisions_differ", ((left | right) & ~both).astype(np.float32)
        sentences = source.span_sentences(n, self.rows)[:, None], target.span_sentences(m, self.columns)
        differ = np.abs(sentences[0] - sentences[1])
        yield "sentences_differ", np.minimum(differ, MOST_SENTENCES_APART).astype(np.float32)

    def _coverage(self, n: int, m: int) -> Iterator[tuple[str, Floats]]:
        """How much of each side's words the other side holds, and of the worst covered segment's."""
        ours, theirs = self.bitexts.source_words, self.bitexts.target_words
        source, target = self._covered(ours, theirs)
        height, width = self.shape
        left = [source[m - 1, a : a + height, :width] for a in range(n)]
        right = [target[n - 1, b : b + width, :height].T for b in range(m)]
        left_totals = [_window(ours.totals, self.rows.start + a, height)[:, None] for a in range(n)]
        right_totals = [_window(theirs.totals, self.columns.start + b, width) for b in range(m)]
        left_mass, right_mass, left_total, right_total = (
            _sum(parts) for parts in (left, right, left_totals, right_totals)
        )
        left_share, right_share = _share(left_mass, left_total), _share(right_mass, right_total)
        both: Floats = ((left_share + right_share) / 2).astype(np.float32, copy=False)
        yield "coverage", both
        yield "coverage_by_length", both * self._weight(n, m)
        yield "coverage_least", np.minimum(left_share, right_share)
        if n + m > 2:
            members = [*zip(left, left_totals, strict=True), *zip(right, right_totals, strict=True)]
            yield "coverage_weakest", reduce(np.minimum, (_share(mass, total) for mass, total in members))
        uncovered = (left_total + right_total - left_mass - right_mass).clip(0)
        yield "uncovered", np.sqrt(uncovered / np.float32(TYPICAL_MASS)).astype(np.float32, copy=False)

    def _keys(self, n: int, m: int) -> Iterator[tuple[str, Floats]]:
        """Figures and names that stand on both sides, and those that stand on one."""
        height, width = self.shape
        for name, keys in (("figures", self.bitexts.figures), ("names", self.bitexts.names)):
            shared = self._shared(name, keys).of(n, m)
            left = _sum([_window(keys.source_totals, self.rows.start + a, height) for a in range(n)])
            right = _sum([_window(keys.target_totals, self.columns.start + b, width) for b in range(m)])
            yield f"{name}_shared", np.sqrt(shared)
            yield f"{name}_unshared", np.sqrt((left[:, None] + right - 2 * shared).clip(0))

    def _shared(self, name: str, keys: Keys) -> SharedKeys:
        if name not in self._shared_keys:
            self._shared_keys[name] = keys.within(self.rows, self.columns, self.bitexts.max_span)
        return self._shared_keys[name]

    def _covered(self, ours: Words, theirs: Words) -> tuple[Floats, Floats]:
        """Coverage of the block's segments and of those its runs reach beyond it, both ways."""
        if self._coverages is None:
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


def _sum(parts: Sequence[Floats]) -> Floats:
    return reduce(np.add, parts)


def _share(mass: Floats, total: Floats) -> Floats:
    share: Floats = (mass + np.float32(SHARE_PRIOR)) / (total + np.float32(2 * SHARE_PRIOR))
    return share


def _window(values: Floats, start: int, size: int) -> Floats:
    """``values[start : start + size]``, with zeros beyond the end."""
    window: Floats = np.zeros(size, np.float32)
    chunk = values[start : start + size]
    window[: len(chunk)] = chunk
    return window


def _run_marks(side: Side, n: int, chosen: slice) -> Floats:
    """(n_chosen, n_marks): how the last segment of each run ends and how its first one opens."""
    last = np.minimum(np.arange(chosen.start, chosen.stop) + n - 1, len(side) - 1)
    marks: Floats = np.concatenate([side.marks[last, :ENDING_MARKS], side.marks[chosen, ENDING_MARKS:]], axis=1)
    return marks


def _crossed(paragraphs: NDArray[np.int64], n: int, chosen: slice) -> Floats:
    """(n_chosen,) paragraph breaks inside each run of ``n``; two are as bad as many."""
    last = np.minimum(np.arange(chosen.start, chosen.stop) + n - 1, len(paragraphs) - 1)
    breaks: Floats = (paragraphs[last] - paragraphs[chosen]).clip(0, 2).astype(np.float32)
    return breaks


def _starts(paragraphs: NDArray[np.int64], chosen: slice) -> Floats:
    """(n_chosen,) 1 where a paragraph begins; all zero where the text has no paragraphs."""
    here = paragraphs[chosen]
    if len(here) == 0 or paragraphs[0] == paragraphs[-1]:
        return np.zeros(len(here), np.float32)
    before = paragraphs[chosen.start - 1] if chosen.start else here[0] - 1
    starts: Floats = (np.diff(here, prepend=before) != 0).astype(np.float32)
    return starts
