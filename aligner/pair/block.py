"""Match features of the beads that begin at many nodes of the lattice, computed together.

What is a product of two sides (cosines, coverages, keys in common) is computed for the rectangles that the nodes lie
in; everything else for the nodes alone.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from functools import reduce

import numpy as np

from aligner.pair.corridor import Indices, Tile
from aligner.pair.features import MATCH_FEATURES, TYPICAL_LENGTH, Bitexts
from aligner.pair.keys import Keys, SharedKeys
from aligner.pair.runs import Counts, lay_out
from aligner.pair.side import Floats
from aligner.pair.words import coverages

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

LEAST_SPREAD = 0.05
"""Square of the sine of two vectors, at least, where what one says beyond the other is measured: copies say nothing."""

MOST_SENTENCES_APART = 3
"""Two sides this many sentences apart are no likelier to be one bead when they are further apart."""


class Block:
    """The beads that begin at nodes (``rows``, ``columns``) in ``tiles``, which follow each other down the rows.

    A table has a cell for each node of each tile and for those that runs reach beyond it, all tiles padded to one
    size: so the same step in a table leads from any node to its neighbour.
    """

    def __init__(self, bitexts: Bitexts, tiles: Sequence[Tile], rows: Indices, columns: Indices) -> None:
        """Lay out both sides' runs for the nodes; no feature is computed yet.

        Args:
            tiles: no larger than the texts.
            rows: (n_nodes,), each in a tile; ``columns`` likewise.
        """
        self.bitexts, self.tiles = bitexts, tiles
        k = bitexts.max_span
        tops, lefts = (np.array([tile[side].start for tile in tiles], np.int64) for side in (0, 1))
        height, width = (max(tile[side].stop - tile[side].start for tile in tiles) + k - 1 for side in (0, 1))
        self._shape = len(tiles), height, width
        tile = np.searchsorted(tops, rows, side="right") - 1
        self._places = (tile * height + rows - tops[tile]) * width + columns - lefts[tile]
        words = bitexts.source_words.totals, bitexts.target_words.totals
        figures, names = bitexts.figures, bitexts.names
        left = Counts(words[0], figures.source_totals, names.source_totals)
        right = Counts(words[1], figures.target_totals, names.target_totals)
        self._source = lay_out(bitexts.source, bitexts.source_background, left, rows, k, bitexts.length_ratio)
        self._target = lay_out(bitexts.target, bitexts.target_background, right, columns, k)
        self._similarities: dict[tuple[int, int], Floats] = {}
        self._coverages: tuple[Floats, Floats] | None = None
        self._masses: dict[tuple[int, int, int], Floats] = {}
        self._shared_keys: dict[str, list[SharedKeys]] = {}

    @classmethod
    def whole(cls, bitexts: Bitexts, rows: slice, columns: slice) -> Block:
        """Every node of a rectangle, row by row."""
        height, width = rows.stop - rows.start, columns.stop - columns.start
        places = np.indices((height, width)).reshape(2, -1)
        return cls(bitexts, [(rows, columns)], places[0] + rows.start, places[1] + columns.start)

    def __len__(self) -> int:
        """The number of nodes."""
        return len(self._places)

    def features(self, n: int, m: int, wanted: Container[str] = MATCH_FEATURES) -> Iterator[tuple[str, Floats]]:
        """Each wanted general feature of the n–m beads as (name, (n_nodes,) float32)."""
        weight: Floats = np.sqrt(
            (self._source.lengths[n - 1] + self._target.lengths[m - 1]) / np.float32(2 * TYPICAL_LENGTH)
        )
        groups = (self._likeness(n, m, weight), self._marks(n, m), self._structure(n, m))
        for group in (*groups, self._coverage(n, m, weight), self._keys(n, m)):
            for name, values in group:
                if name in wanted:
                    yield name, values

    def _at(self, table: Floats, down: int = 0, across: int = 0) -> Floats:
        """(n_nodes,): a table's cells so many rows and columns after the nodes."""
        step = down * self._shape[2] + across
        # Every place exists; "wrap" is the mode that does not look twice.
        cells: Floats = table.ravel()[step:].take(self._places, mode="wrap")
        return cells

    def _similarity(self, n: int, m: int) -> Floats:
        """Table of the cosines of source runs of ``n`` and target runs of ``m``, as far as asked beyond the tiles."""
        if (n, m) not in self._similarities:
            table = np.zeros(self._shape, np.float32)
            reach = self.bitexts.max_span if min(n, m) == 1 else 1
            for cells, (rows, columns) in zip(table, self.tiles, strict=True):
                left = self.bitexts.source.runs(n, slice(rows.start, rows.stop + reach))[: len(cells)]
                right = self.bitexts.target.runs(m, slice(columns.start, columns.stop + reach))[: cells.shape[1]]
                np.matmul(left, right.T, out=cells[: len(left), : len(right)])
            self._similarities[n, m] = table
        return self._similarities[n, m]

    def _likeness(self, n: int, m: int, weight: Floats) -> Iterator[tuple[str, Floats]]:
        cosines = self._at(self._similarity(n, m))
        source, target = self._source, self._target
        distance = (1 - source.usual[n - 1]) + (1 - target.usual[m - 1]) + np.float32(DISTANCE_FLOOR)
        margin: Floats = 1 - (1 - cosines) * 2 / distance
        yield "margin", margin
        yield "margin_by_length", margin * weight
        yield "margin_low", np.minimum(margin, np.float32(LOW_MARGIN))
        yield "neighbour_margin", 2 * cosines - source.top[n - 1] - target.top[m - 1]
        yield "length", weight
        ratio = np.log(source.lengths[n - 1] + np.float32(LENGTH_PRIOR))
        ratio -= np.log(target.lengths[m - 1] + np.float32(LENGTH_PRIOR))
        yield "length_ratio", np.abs(ratio)
        yield "length_ratio_squared", ratio * ratio * weight
        yield from self._gains(n, m, cosines)

    def _gains(self, n: int, m: int, cosines: Floats) -> Iterator[tuple[str, Floats]]:
        """Similarity of the bead less that of the bead without its first or its last segment, on either side."""
        if n + m == 2:
            return
        parts = []
        if n > 1:
            shorter = self._similarity(n - 1, m)
            parts += [self._at(shorter), self._at(shorter, down=1)]
        if m > 1:
            shorter = self._similarity(n, m - 1)
            parts += [self._at(shorter), self._at(shorter, across=1)]
        yield "merge_gain_least", cosines - reduce(np.maximum, parts)
        yield "merge_gain_mean", cosines - reduce(np.add, parts) / np.float32(len(parts))
        yield "residual_likeness", reduce(np.minimum, self._residuals(n, m))

    def _residuals(self, n: int, m: int) -> Iterator[Floats]:
        """How like the other side each end of a run of several is, beyond what the rest of the run is: the partial
        correlation of the end and the other side, given the rest."""
        ties = self._source.ties, self._target.ties
        if n > 1:
            rest, end = self._similarity(n - 1, m), self._similarity(1, m)
            yield _partial(self._at(end), self._at(rest, down=1), ties[0][0, n - 1])
            yield _partial(self._at(end, down=n - 1), self._at(rest), ties[0][1, n - 1])
        if m > 1:
            rest, end = self._similarity(n, m - 1), self._similarity(n, 1)
            yield _partial(self._at(end), self._at(rest, across=1), ties[1][0, m - 1])
            yield _partial(self._at(end, across=m - 1), self._at(rest), ties[1][1, m - 1])

    def _marks(self, n: int, m: int) -> Iterator[tuple[str, Floats]]:
        """How the beads' sides end and open: with a question, in a quotation, with a figure."""
        source, target = self._source, self._target
        ending, opening = source.endings[n - 1], source.openings
        same = ((ending == target.endings[m - 1]) & (ending > 0)).astype(np.float32)
        same += (opening == target.openings) & (opening > 0)
        yield "same_marks", same
        yield "other_marks", source.marks[n - 1] + target.marks[m - 1] - 2 * same

    def _structure(self, n: int, m: int) -> Iterator[tuple[str, Floats]]:
        source, target = self._source, self._target
        yield "paragraphs_crossed", source.crossed[n - 1] + target.crossed[m - 1]
        yield "paragraph_starts_differ", np.abs(source.starts - target.starts)
        yield "kinds_differ", (source.kinds != target.kinds).astype(np.float32)
        left, right = source.elisions, target.elisions
        both = left & right if n == m == 1 else np.zeros(len(self), bool)
        yield "elisions_match", both.astype(np.float32)
        yield "elisions_differ", ((left | right) & ~both).astype(np.float32)
        differ = np.abs(source.sentences[n - 1] - target.sentences[m - 1])
        yield "sentences_differ", np.minimum(differ, np.float32(MOST_SENTENCES_APART))

    def _coverage(self, n: int, m: int, weight: Floats) -> Iterator[tuple[str, Floats]]:
        """How much of each side's words the other side holds, and of the worst covered segment's."""
        left = [self._mass(0, m, a) for a in range(n)]
        right = [self._mass(1, n, b) for b in range(m)]
        left_mass, right_mass = reduce(np.add, left), reduce(np.add, right)
        left_total, right_total = self._source.mass[n - 1], self._target.mass[m - 1]
        left_share, right_share = _share(left_mass, left_total), _share(right_mass, right_total)
        both: Floats = (left_share + right_share) / np.float32(2)
        yield "coverage", both
        yield "coverage_by_length", both * weight
        yield "coverage_least", np.minimum(left_share, right_share)
        if n + m > 2:
            members = (*zip(left, self._source.masses, strict=False), *zip(right, self._target.masses, strict=False))
            yield "coverage_weakest", reduce(np.minimum, (_share(mass, total) for mass, total in members))
        uncovered = (left_total + right_total - left_mass - right_mass).clip(0)
        yield "uncovered", np.sqrt(uncovered / np.float32(TYPICAL_MASS))

    def _keys(self, n: int, m: int) -> Iterator[tuple[str, Floats]]:
        """Figures and names that stand on both sides, and those that stand on one."""
        source, target = self._source, self._target
        for name, keys, left, right in (
            ("figures", self.bitexts.figures, source.figures, target.figures),
            ("names", self.bitexts.names, source.names, target.names),
        ):
            table = np.zeros(self._shape, np.float32)
            for cells, (rows, columns), held in zip(table, self.tiles, self._shared(name, keys), strict=True):
                cells[: rows.stop - rows.start, : columns.stop - columns.start] = held.of(n, m)
            shared = self._at(table)
            yield f"{name}_shared", np.sqrt(shared)
            yield f"{name}_unshared", np.sqrt((left[n - 1] + right[m - 1] - 2 * shared).clip(0))

    def _shared(self, name: str, keys: Keys) -> list[SharedKeys]:
        if name not in self._shared_keys:
            k = self.bitexts.max_span
            self._shared_keys[name] = [keys.within(rows, columns, k) for rows, columns in self.tiles]
        return self._shared_keys[name]

    def _mass(self, side: int, span: int, step: int) -> Floats:
        """(n_nodes,): mass of a side's segment ``step`` after the node's that a run of ``span`` on the other holds."""
        if (side, span, step) not in self._masses:
            down, across = (step, 0) if side == 0 else (0, step)
            self._masses[side, span, step] = self._at(self._covered()[side][span - 1], down, across)
        return self._masses[side, span, step]

    def _covered(self) -> tuple[Floats, Floats]:
        """By length of the other side's run: tables of the mass of rows' source segments, of columns' target ones."""
        if self._coverages is None:
            ours, theirs, k = self.bitexts.source_words, self.bitexts.target_words, self.bitexts.max_span
            source, target = np.zeros((k, *self._shape), np.float32), np.zeros((k, *self._shape), np.float32)
            for tile, (rows, columns) in enumerate(self.tiles):
                down = slice(rows.start, min(rows.stop + k - 1, len(self.bitexts.source)))
                across = slice(columns.start, min(columns.stop + k - 1, len(self.bitexts.target)))
                height, width = down.stop - down.start, across.stop - across.start
                by_source, by_target = coverages(ours, theirs, down, across, k)
                source[:, tile, :height, :width] = by_source
                target[:, tile, :height, :width] = by_target.transpose(0, 2, 1)
            self._coverages = source, target
        return self._coverages


def _partial(direct: Floats, rest: Floats, tie: Floats) -> Floats:
    """Partial correlation of two unit vectors given a third, from the cosines of all three."""
    spread = np.maximum(1 - rest * rest, np.float32(LEAST_SPREAD)) * np.maximum(1 - tie * tie, np.float32(LEAST_SPREAD))
    partial: Floats = (direct - rest * tie) / np.sqrt(spread)
    return partial


def _share(mass: Floats, total: Floats) -> Floats:
    share: Floats = (mass + np.float32(SHARE_PRIOR)) / (total + np.float32(2 * SHARE_PRIOR))
    return share
