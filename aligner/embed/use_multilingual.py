"""The default encoder: universal-sentence-encoder-multilingual v3 with exact vectors of every run of segments.

The model sums token features over a text, divides by the root of their number and applies a small head. So one pass
over a document, prefix sums, and the features at segment ends give the vector of every run (design, "embed").
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from threadpoolctl import threadpool_limits

from aligner.embed.encoder import Progress, Vectors
from aligner.embed.stream import (
    REACH,
    Indices,
    TokenTypes,
    normalise,
    separate_features,
    stream_features,
    token_types,
)
from aligner.embed.weights import DIM, KNOWN_FILES, Floats, Weights, load_tokeniser, load_weights

NAME = "default"

BATCH_TOKENS = 1024
"""Tokens a thread works on at once: 512 to 1,536 were within 5 % on two cores, smaller and larger ones slower."""

PORTION_TOKENS = 65536
"""Tokens whose distinct types are embedded together: 50 to 100 MB."""

SHORT = 2 * REACH
"""Texts of fewer tokens than this are encoded on their own: their two ends see each other."""


class UseMultilingual:
    """The encoder with its weights. Safe to use from one thread; it works with ``threads`` of its own."""

    def __init__(self, threads: int) -> None:
        """Load the weights (0.3 s, 75 MB).

        Raises:
            AlignerError: if the files are missing or not the known ones.
        """
        self.name = NAME
        self.dim = DIM
        self.identity = f"use-multilingual-v3:{KNOWN_FILES['weights.npz'][:8]}"
        self._weights: Weights = load_weights()
        self._tokeniser = load_tokeniser()
        self._threads = threads
        self._marks = (self._tokeniser.bos_id(), self._tokeniser.eos_id())

    def read(self, segments: Sequence[str], progress: Progress | None = None) -> UseText:
        """Read a document's segments, in order."""
        return UseText(self, tuple(segments), progress)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """(n_texts, 512) float32, unit rows: each text on its own; zero where a text holds no token."""
        return self.encode_tokens(self.tokenise(texts))

    def rarity(self, words: Sequence[str]) -> Vectors:
        """(n_words,) float32: −log of each word's probability under the tokeniser's unigram model, in nats."""
        score = self._tokeniser.get_score
        return np.array([-sum(map(score, pieces)) for pieces in self._pieces(words)], np.float32)

    def _pieces(self, texts: Sequence[str]) -> list[list[int]]:
        clean = [text.encode("utf-8", "replace").decode("utf-8") for text in texts]
        pieces: list[list[int]] = self._tokeniser.encode(clean, num_threads=self._threads) if clean else []
        return pieces

    def tokenise(self, texts: Sequence[str]) -> list[Indices]:
        """The token ids of each text, without begin and end marks."""
        return [np.array(ids, np.int64) for ids in self._pieces(texts)]

    def encode_tokens(self, texts: Sequence[Indices]) -> Vectors:
        """The vectors of texts given as token ids, each on its own."""
        vectors = np.zeros((len(texts), DIM), np.float32)
        order = [k for k in np.argsort([len(ids) for ids in texts], kind="stable") if len(texts[k])]
        for portion in _portions(order, [len(texts[k]) for k in order], PORTION_TOKENS):
            distinct = np.unique(np.concatenate([*(texts[k] for k in portion), np.array(self._marks)]))
            types = token_types(self._weights, distinct)

            def batch(chosen: list[int], types: TokenTypes = types, distinct: Indices = distinct) -> None:
                vectors[chosen] = self._separately(types, distinct, [texts[k] for k in chosen])

            self._in_parallel(batch, list(_portions(portion, [len(texts[k]) + 4 for k in portion], BATCH_TOKENS)))
        return vectors

    def _separately(self, types: TokenTypes, distinct: Indices, texts: list[Indices]) -> Floats:
        begin, end = self._marks
        lengths = np.array([len(ids) + 2 for ids in texts])
        starts = np.concatenate([[0], np.cumsum(lengths + 2)[:-1]])
        tokens = np.zeros(int(starts[-1] + lengths[-1] + 2), np.int64)
        gaps = np.ones(len(tokens), bool)
        for ids, start, length in zip(texts, starts, lengths, strict=True):
            tokens[start] = begin
            tokens[start + 1 : start + length - 1] = ids
            tokens[start + length - 1] = end
            gaps[start : start + length] = False
        rows = np.searchsorted(distinct, tokens).clip(0, len(distinct) - 1)
        features = normalise(separate_features(self._weights, types, rows, gaps), self._weights.epsilon)
        features[gaps] = 0
        sums = np.add.reduceat(features, starts, axis=0)
        return self.head(sums @ self._weights.sum_projection, lengths)

    def head(self, sums: Floats, n_tokens: Indices) -> Floats:
        """The vectors of texts from the projected sums of their token features.

        Args:
            sums: (n, 512) float32.
            n_tokens: (n,) with both marks.
        """
        weights, h = self._weights, self._weights.head
        counts = n_tokens.astype(np.float32)[:, None]
        mean: Floats = (sums + counts * weights.sum_bias) * (1 / np.sqrt(counts)).astype(np.float32)
        first = np.maximum(mean @ h["d0"], 0)
        second = mean @ h["p1"]
        second += first @ h["d1"]
        np.maximum(second, 0, out=second)
        third = np.maximum(second @ h["d2"], 0)
        vectors = second @ h["p3"]
        vectors += third @ h["d3"]
        np.tanh(vectors, out=vectors)
        norms: Floats = np.linalg.norm(vectors, axis=1).astype(np.float32, copy=False)
        unit: Floats = vectors / (norms[:, None] + np.float32(1e-12))
        return unit

    def boundary_sums(self, ids: Sequence[Indices], progress: Progress | None) -> BoundarySums:
        """One pass over a document: what every run of segments needs at its two ends."""
        lengths = np.array([len(tokens) for tokens in ids], np.int64)
        stream = np.concatenate([*ids, np.zeros(0, np.int64)])
        bounds = np.concatenate([[0], np.cumsum(lengths)])
        n = len(ids)
        starts, stops = np.zeros((n, DIM), np.float32), np.zeros((n, DIM), np.float32)
        # Sums of inner features from REACH after one boundary to REACH after the next, and REACH before each.
        steps, backs = np.zeros((n, DIM), np.float32), np.zeros((n + 1, DIM), np.float32)
        for portion in _portions(list(range(n)), [int(length) for length in lengths], PORTION_TOKENS):
            first, last = portion[0], portion[-1] + 1
            context = slice(max(int(bounds[first]) - 3 * REACH, 0), int(bounds[last]) + 3 * REACH)
            distinct = np.unique(np.concatenate([stream[context], np.array(self._marks)]))
            types = token_types(self._weights, distinct)

            def batch(chosen: list[int], types: TokenTypes = types, distinct: Indices = distinct) -> None:
                here = slice(chosen[0], chosen[-1] + 1)
                found = self._batch_sums(types, distinct, stream, bounds[chosen[0] : chosen[-1] + 2])
                starts[here], stops[here], steps[here], backs[chosen[0] + 1 : chosen[-1] + 2] = found
                if progress:
                    progress(len(chosen))

            sizes = [int(lengths[k]) for k in portion]
            self._in_parallel(batch, list(_portions(portion, sizes, BATCH_TOKENS)))
        return BoundarySums(bounds, starts, stops, steps, backs)

    def _batch_sums(
        self, types: TokenTypes, distinct: Indices, stream: Indices, bounds: Indices
    ) -> tuple[Floats, Floats, Floats, Floats]:
        low, high = max(int(bounds[0]) - 3 * REACH, 0), min(int(bounds[-1]) + 3 * REACH, len(stream))
        n = len(bounds) - 1
        if high == low:
            nothing = np.zeros((n, DIM), np.float32)
            return nothing, nothing, nothing, nothing
        rows = np.searchsorted(distinct, stream[low:high])
        marks = int(np.searchsorted(distinct, self._marks[0])), int(np.searchsorted(distinct, self._marks[1]))
        places = bounds - low
        found = stream_features(self._weights, types, rows, places, marks)
        cuts = np.clip(places + REACH, 0, high - low)
        steps = _between(found.inner, cuts[:-1], cuts[1:])
        # What lies between REACH before a boundary and REACH after it is taken off the running sum.
        backs = _between(found.inner, np.clip(places[1:] - REACH, 0, None), cuts[1:])
        sums = np.concatenate([found.starts[:-1], found.stops[1:], steps, backs]) @ self._weights.sum_projection
        return sums[:n], sums[n : 2 * n], sums[2 * n : 3 * n], sums[3 * n :]

    def _in_parallel(self, work: Callable[[list[int]], None], portions: list[list[int]]) -> None:
        """Each thread its own batches with one BLAS thread each: elementwise work is shared out too."""
        if self._threads == 1 or len(portions) == 1:
            with threadpool_limits(self._threads, user_api="blas"):
                for portion in portions:
                    work(portion)
            return
        with threadpool_limits(1, user_api="blas"), ThreadPoolExecutor(self._threads) as pool:
            for _ in pool.map(work, portions):
                pass


def _between(rows: Floats, starts: Indices, stops: Indices) -> Floats:
    """(n, FEATURES): the sum of ``rows[start:stop]`` for each pair, zero where it is empty."""
    sums = np.zeros((len(starts), rows.shape[1]), np.float32)
    filled = np.flatnonzero(stops > starts)
    if len(filled):
        padded = np.concatenate([rows, np.zeros((1, rows.shape[1]), np.float32)])
        pairs = np.stack([starts[filled], stops[filled]], axis=1).ravel()
        sums[filled] = np.add.reduceat(padded, pairs, axis=0)[::2]
    return sums


def _portions(items: list[int], sizes: list[int], most: int) -> Iterator[list[int]]:
    """Consecutive items whose sizes add up to ``most`` or little more."""
    portion: list[int] = []
    total = 0
    for item, size in zip(items, sizes, strict=True):
        if portion and total + size > most:
            yield portion
            portion, total = [], 0
        portion.append(item)
        total += size
    if portion:
        yield portion


@dataclass(frozen=True, slots=True)
class BoundarySums:
    """Projected sums of token features around segment boundaries.

    ``bounds`` (n + 1,) token positions; ``starts`` and ``stops`` (n, 512): the ends of a text that begins or stops
    with segment i; ``steps`` (n, 512): from ``REACH`` after boundary i to ``REACH`` after the next; ``backs``
    (n + 1, 512): the last of that before boundary i again.
    """

    bounds: Indices
    starts: Floats
    stops: Floats
    steps: Floats
    backs: Floats


class UseText:
    """A document's segments as the default encoder has read them."""

    def __init__(self, encoder: UseMultilingual, segments: tuple[str, ...], progress: Progress | None) -> None:
        """Tokenise; the pass over the document waits until spans are asked for."""
        self._encoder = encoder
        self._segments = segments
        self._progress = progress

    @cached_property
    def _ids(self) -> list[Indices]:
        return self._encoder.tokenise(self._segments)

    def spans(self, max_span: int) -> Vectors:
        """See ``EncodedText.spans``."""
        ids = self._ids
        sums = self._encoder.boundary_sums(ids, self._progress)
        n = len(ids)
        vectors = np.zeros((max_span, n, DIM), np.float32)
        running = np.concatenate([np.zeros((1, DIM)), np.cumsum(sums.steps, axis=0, dtype=np.float64)])
        short: list[tuple[int, int]] = []
        for k in range(1, min(max_span, n) + 1):
            first = np.arange(n - k + 1)
            n_tokens = sums.bounds[first + k] - sums.bounds[first]
            long = n_tokens >= SHORT
            short += [(k, int(i)) for i in first[(n_tokens > 0) & ~long]]
            chosen = first[long]
            for start in range(0, len(chosen), 4096):
                at = chosen[start : start + 4096]
                inner = running[at + k] - running[at] - sums.backs[at + k]
                total = (inner + sums.starts[at] + sums.stops[at + k - 1]).astype(np.float32)
                vectors[k - 1, at] = self._encoder.head(total, sums.bounds[at + k] - sums.bounds[at] + 2)
        if short:
            runs = [np.concatenate(ids[i : i + k]) for k, i in short]
            for (k, i), vector in zip(short, self._encoder.encode_tokens(runs), strict=True):
                vectors[k - 1, i] = vector
        return vectors

    def windows(self, windows: Sequence[tuple[int, int, int]]) -> Vectors:
        """See ``EncodedText.windows``: the stretch is read as a text of its own."""
        return self._encoder.encode([self._segments[k][start:stop] for k, start, stop in windows])

    def without(self, windows: Sequence[tuple[int, int, int]]) -> Vectors:
        """See ``EncodedText.without``: what is left is joined by a space and read as a text of its own."""
        rests = [f"{self._segments[k][:start]} {self._segments[k][stop:]}" for k, start, stop in windows]
        return self._encoder.encode(rests)


__all__ = ["UseMultilingual", "UseText"]
