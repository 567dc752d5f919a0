"""What the bead features know of one side of a bitext, computed once, before any bead is looked at."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from aligner.document import Document, Kind
from aligner.embed.encoder import Run, Vectors
from aligner.pair.verse import read_lines
from aligner.segment import count_sentences
from aligner.threads import in_parallel

Floats = NDArray[np.float32]

BACKGROUND_SEGMENTS = 1000
"""Segments of the other side, evenly spaced, that a span's usual similarity is measured against."""

MARGIN_NEIGHBOURS = 4
"""Artetxe & Schwenk (2019) average over k = 4 neighbours."""

ROW_BLOCK = 1024
"""Rows of a similarity matrix held at once while the usual similarity is measured."""

LONG_TEXT = 8_000
"""Segments from which a side's vectors are kept in half precision: 49 kB a segment less for runs of up to six in 512
dimensions, and cosines that differ by .0005 at most."""

NEIGHBOUR_ROWS = 256
"""The same while neighbours are searched: 20 MB a thread where the other side has 20,000 segments."""

_ENDINGS = (
    re.compile(r"[?？؟]\W*$"),
    re.compile(r"[!！]\W*$"),
    re.compile(r"(?:…|\.\.\.)\W*$"),
    re.compile(r":\W*$"),
    re.compile(r"[;；]\W*$"),
    re.compile(r"[.。]\W*$"),
)
_OPENINGS = (
    re.compile(r"^\W*[—–-]\s"),
    re.compile(r"^\W*[«“„\"‘]"),
    re.compile(r"^\W*\d"),
    re.compile(r"^[^\w\s]*[•●▪◦*]"),
)
_ELISION = re.compile(r"^\W*(?:\.\.\.|…)\W*$")


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a bitext, ready for features.

    ``vectors`` (max_span, n, dim), half as precise where the text is long; ``lengths`` (n,) characters; ``endings``
    and ``openings`` (n,) int8, how a segment ends and opens, 0 for no way in particular; ``paragraphs`` (n,);
    ``kinds`` (n,) small integers; ``elisions`` (n,) bool; ``sentences`` (n,) how many
    a segment holds, a line of verse those that end in it; ``ties`` (2, max_span, n), the cosine of each run's first
    segment and of its last to the rest of the run, 0 for runs of one.
    """

    vectors: NDArray[np.floating]
    lengths: NDArray[np.float64]
    endings: NDArray[np.int8]
    openings: NDArray[np.int8]
    paragraphs: NDArray[np.int64]
    kinds: NDArray[np.int64]
    elisions: NDArray[np.bool_]
    sentences: NDArray[np.float64]
    ties: Floats

    def __len__(self) -> int:
        """Segments."""
        return len(self.lengths)

    def runs(self, n_segments: int, chosen: slice | NDArray[np.int64]) -> Floats:
        """(n_chosen, dim): the vectors of the runs of so many segments that begin with the chosen ones."""
        rows: Floats = self.vectors[n_segments - 1, chosen].astype(np.float32, copy=False)
        return rows

    def with_runs(self, runs: Sequence[Run], read: Vectors) -> Side:
        """The same side where some runs of several segments have the vectors (n_runs, dim) given."""
        vectors, ties = self.vectors.copy(), self.ties.copy()
        max_span, n = vectors.shape[:2]
        for (start, stop), vector in zip(runs, read, strict=True):
            size = stop - start
            vectors[size - 1, start] = vector
            if size < max_span and start > 0:
                ties[0, size, start - 1] = vectors[0, start - 1] @ vector
            if size < max_span and stop < n:
                ties[1, size, start] = vectors[0, stop] @ vector
        return replace(self, vectors=vectors, ties=ties)


def describe(document: Document, vectors: Vectors) -> Side:
    """What features need of a document and the vectors of its spans."""
    texts = [segment.comparable for segment in document.segments]
    kinds = list(Kind)
    paragraphs, kinds_in_text, running_on = read_lines(document)
    sentences = np.array([count_sentences(text, document.language) for text in texts], float)
    return Side(
        vectors.astype(np.float16) if len(texts) > LONG_TEXT else vectors,
        np.array([len(text) + 1 for text in texts], float),
        _ways([text[-8:] for text in texts], _ENDINGS),
        _ways([text[:8] for text in texts], _OPENINGS),
        paragraphs,
        np.array([kinds.index(kind) for kind in kinds_in_text], np.int64),
        np.array([bool(_ELISION.match(text)) for text in texts], bool),
        sentences - running_on,
        _ties(vectors),
    )


def _ties(vectors: Vectors) -> Floats:
    max_span, n = vectors.shape[:2]
    ties = np.zeros((2, max_span, n), np.float32)
    for k in range(1, min(max_span, n)):
        ties[0, k, : n - k] = np.einsum("ij,ij->i", vectors[0, : n - k], vectors[k - 1, 1 : n - k + 1])
        ties[1, k, : n - k] = np.einsum("ij,ij->i", vectors[0, k:], vectors[k - 1, : n - k])
    return ties


def _ways(texts: Sequence[str], patterns: Sequence[re.Pattern[str]]) -> NDArray[np.int8]:
    """(n,): which pattern each text holds first, counted from 1; 0 where it holds none."""
    ways_of_each = ((k for k, pattern in enumerate(patterns, 1) if pattern.search(text)) for text in texts)
    return np.array([next(ways, 0) for ways in ways_of_each], np.int8)


@dataclass(frozen=True, slots=True)
class Background:
    """How similar each span of one side is to the other side as a whole.

    ``mean`` and ``top`` are (max_span, n): the mean over evenly spaced segments of the other side, and over the
    ``MARGIN_NEIGHBOURS`` nearest among them.
    """

    mean: Floats
    top: Floats


def background(side: Side, other: Side, threads: int = 1) -> Background:
    """Usual similarity of every span to the other side's segments."""
    chosen = np.unique(np.linspace(0, len(other) - 1, min(len(other), BACKGROUND_SEGMENTS)).astype(int))
    landmarks = np.ascontiguousarray(other.runs(1, chosen).T)
    n_spans, n = side.vectors.shape[:2]
    mean, top = np.zeros((n_spans, n), np.float32), np.zeros((n_spans, n), np.float32)
    neighbours = min(MARGIN_NEIGHBOURS, len(chosen))

    def measure(work: tuple[int, slice]) -> None:
        k, rows = work
        similarity = side.runs(k + 1, rows) @ landmarks
        mean[k, rows] = similarity.mean(axis=1)
        similarity.partition(len(chosen) - neighbours, axis=1)
        top[k, rows] = similarity[:, -neighbours:].mean(axis=1)

    blocks = [slice(start, start + ROW_BLOCK) for start in range(0, n, ROW_BLOCK)]
    in_parallel(measure, [(k, rows) for k in range(n_spans) for rows in blocks], threads)
    return Background(mean, top)


@dataclass(frozen=True, slots=True)
class Nearest:
    """Each segment's most similar one on the other side, and how similar the best two are.

    ``source`` (n_source,) and ``target`` (n_target,) are indices; ``source_best`` (n_source, 2) and ``target_best``
    (n_target, 2) are cosines, the best first; the second is that of the first where the other side has one segment.
    """

    source: NDArray[np.int64]
    target: NDArray[np.int64]
    source_best: Floats
    target_best: Floats


def nearest(source: Side, target: Side, threads: int = 1) -> Nearest:
    """The nearest neighbours of all segments, both ways, exactly: one matrix product, a block of rows at a time.

    Of several that are as near, the first.
    """
    n, m = len(source), len(target)
    source_index = np.zeros(n, np.int64)
    source_best = np.full((n, 2), -1.0, np.float32)
    target_index = np.zeros(m, np.int64)
    target_best = np.full((m, 2), -1.0, np.float32)
    transposed = np.ascontiguousarray(target.runs(1, slice(None)).T)
    merging = Lock()

    def search(block: slice) -> None:
        similarity = source.runs(1, block) @ transposed
        top = similarity.max(axis=0)
        # A column's best only rises: a block that stays below it holds no nearest row, a second nearest at most.
        rising = top >= target_best[:, 0]
        first, ranked = _best_two(np.ascontiguousarray(similarity[:, rising].T))
        source_index[block], source_best[block] = _best_two(similarity)
        first += block.start
        with merging:
            np.maximum(target_best[:, 1], top, out=target_best[:, 1], where=~rising)
            so_far, index = target_best[rising], target_index[rising]
            nearer = (ranked[:, 0] > so_far[:, 0]) | ((ranked[:, 0] == so_far[:, 0]) & (first < index))
            target_index[rising] = np.where(nearer, first, index)
            target_best[rising] = np.sort(np.concatenate([so_far, ranked], axis=1), axis=1)[:, :1:-1]

    blocks = [slice(start, min(start + NEIGHBOUR_ROWS, n)) for start in range(0, n, NEIGHBOUR_ROWS)]
    in_parallel(search, blocks, threads)
    if m == 1:
        source_best[:, 1] = source_best[:, 0]
    if n == 1:
        target_best[:, 1] = target_best[:, 0]
    return Nearest(source_index, target_index, source_best, target_best)


def _best_two(values: Floats) -> tuple[NDArray[np.int64], Floats]:
    """(n,) where each row's largest value is, the first of several; (n, 2) its two largest. Spoils ``values``."""
    rows = np.arange(len(values))
    first = values.argmax(axis=1)
    largest = values[rows, first]
    values[rows, first] = -1.0
    return first, np.stack([largest, values.max(axis=1)], axis=1)
