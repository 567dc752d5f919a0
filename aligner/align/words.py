"""Word evidence: how much of each segment's words find a counterpart in a span of the other side.

An encoder's vectors of single words are a bilingual lexicon (design, "embed"). A word with digits in it counts as
found only where the same digits stand: vectors of two years are near each other, and that is the trap.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

Floats = NDArray[np.float32]
from aligner.embed.encoder import Encoder, Vectors

_WORD = re.compile(r"[^\W_]+")

UNRELATED = 0.5
"""Cosine of two words that have nothing to do with each other, at most."""

TRANSLATION = 0.85
"""Cosine from which two words count as translations in full."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one side.

    ``types`` are distinct lower-case words; ``vectors`` (n_types, dim), unit rows; ``masses`` (n_types,) inverse
    document frequency; ``occurrences`` (n_segments, n_types) CSR of 0 and 1; ``totals`` (n_segments,) mass of each.
    """

    types: tuple[str, ...]
    vectors: Vectors
    masses: Floats
    occurrences: sparse.csr_array
    totals: Floats


def read_words(texts: Sequence[str], encoder: Encoder) -> Words:
    """The words of a document's segments, each type encoded once."""
    index: dict[str, int] = {}
    indptr, indices = [0], []
    for text in texts:
        found = {index.setdefault(word, len(index)) for word in _WORD.findall(text.lower())}
        indices.extend(sorted(found))
        indptr.append(len(indices))
    types = tuple(index)
    counts = np.bincount(np.array(indices, np.int64), minlength=len(types))
    masses = np.log((len(texts) + 1) / np.maximum(counts, 1)).astype(np.float32)
    occurrences = sparse.csr_array(
        (np.ones(len(indices), np.float32), np.array(indices, np.int64), np.array(indptr, np.int64)),
        shape=(len(texts), len(types)),
    )
    return Words(types, encoder.encode(types), masses, occurrences, occurrences @ masses)


def kinship(source: Words, target: Words, rows: NDArray[np.int64], columns: NDArray[np.int64]) -> Floats:
    """(n_rows, n_columns) in [0, 1]: how far the chosen words of either side are translations of each other."""
    cosines = source.vectors[rows] @ target.vectors[columns].T
    related: Floats = ((cosines - UNRELATED) / (TRANSLATION - UNRELATED)).clip(0, 1)
    figures = [
        np.array([any(map(str.isdigit, words.types[k])) for k in chosen], bool)
        for words, chosen in ((source, rows), (target, columns))
    ]
    related[figures[0]] = 0
    related[:, figures[1]] = 0
    places = {target.types[k]: column for column, k in enumerate(columns) if figures[1][column]}
    for row in np.flatnonzero(figures[0]):
        column = places.get(source.types[rows[row]])
        if column is not None:
            related[row, column] = 1
    return related


def coverage(source: Words, target: Words, rows: slice, columns: slice, max_span: int) -> Floats:
    """Mass of each source segment's words that target spans hold a counterpart of.

    Returns:
        (max_span, n_rows, n_columns) float32: ``[k - 1, i, j]`` for the span of ``k`` target segments from
        ``columns.start + j``; spans that would pass the last segment end with it.
    """
    n_target = target.occurrences.shape[0]
    last = min(columns.stop + max_span - 1, n_target)
    theirs = target.occurrences[columns.start : last]
    ours = source.occurrences[rows]
    our_types, their_types = np.unique(ours.indices), np.unique(theirs.indices)
    n_rows, n_columns = ours.shape[0], columns.stop - columns.start
    covered = np.zeros((max_span, n_rows, n_columns), np.float32)
    if len(our_types) == 0 or len(their_types) == 0:
        return covered
    related = kinship(source, target, our_types, their_types)
    best = _best_in_segments(related, theirs, their_types)
    place = np.zeros(len(source.types), np.int64)
    place[our_types] = np.arange(len(our_types))
    weighed = sparse.csr_array(
        (ours.data * source.masses[ours.indices], place[ours.indices], ours.indptr), shape=(n_rows, len(our_types))
    )
    for k in range(max_span):
        if k:
            best = best.copy()
            best[:, : max(first.shape[1] - k, 0)] = np.maximum(best[:, : max(first.shape[1] - k, 0)], first[:, k:])
        else:
            first = best
        covered[k] = (weighed @ best)[:, :n_columns]
    return covered


def _best_in_segments(related: Floats, segments: sparse.csr_array, types: NDArray[np.int64]) -> Floats:
    """(n_words, n_segments): each word's best counterpart among the words of each segment."""
    place = np.searchsorted(types, segments.indices)
    best = np.zeros((len(related), segments.shape[0]), np.float32)
    filled = np.flatnonzero(np.diff(segments.indptr))
    for start in range(0, len(related), 512):
        gathered = related[start : start + 512][:, place]
        best[start : start + 512, filled] = np.maximum.reduceat(gathered, segments.indptr[filled], axis=1)
    return best
