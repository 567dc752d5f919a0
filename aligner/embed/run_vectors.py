"""Ways to the vectors of runs of segments, for models that read texts.

Composed: of the vectors of single segments, or of every two neighbours, weighed by their lengths; a few runs that a
decision rests on can be read afterwards. Late: one pass over windows of the document, and the mean of each run's token
states (late chunking, Günther et al. 2024); neighbours then look more alike than they are. Exact: every run as a text
of its own, which with runs of up to six reads each segment 21 times.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from aligner.embed.cache import VectorCache, keys_of
from aligner.embed.encoder import Progress, Run, Vectors
from aligner.embed.text_windows import Window, in_parts, windows
from aligner.embed.token_model import TokenModel

Encode = Callable[[Sequence[str], Callable[[float], None]], Vectors]
"""Vectors of texts, each on its own; the second argument is called with the share that is done."""

STATES_VERSION = "states in windows 1"
"""What is kept between runs, and the version of the code that makes it: count up when its results change."""

NOTHING = 1e-6
"""Length of a vector that has no direction: of blank text, or of what cancels out."""


class ReadRuns:
    """A document's segments, of which runs of up to so many segments are read as texts, and longer ones composed: the
    mean of the longest read runs inside them, weighed by characters."""

    def __init__(self, encode: Encode, most_read: int, segments: Sequence[str], progress: Progress | None) -> None:
        """Keep the segments; nothing is encoded yet."""
        self._encode, self._most_read = encode, most_read
        self._segments, self._progress = segments, progress

    def spans(self, max_span: int) -> Vectors:
        """See ``EncodedText.spans``."""
        n = len(self._segments)
        advance = _by_share(n, self._progress)
        most = min(max_span, self._most_read, max(n, 1))
        runs = [(k, i) for k in range(1, most + 1) for i in range(n - k + 1)]
        texts = [self._joined((i, i + k)) for k, i in runs]
        encoded = self._encode(texts, advance)
        advance(1.0)
        vectors = np.zeros((max_span, n, encoded.shape[1]), np.float32)
        for (k, i), vector in zip(runs, encoded, strict=True):
            vectors[k - 1, i] = vector
        n_longest = n - most + 1
        lengths = np.array([len(text) for text in texts[len(texts) - n_longest :]]).reshape(-1, 1)
        longer = _runs_of(vectors[most - 1, :n_longest] * lengths, max_span - most + 1, _unit, encoded.shape[1])
        vectors[most:, :n_longest] = longer[1:]
        return vectors

    def is_composed(self, run: Run) -> bool:
        """See ``ComposedText.is_composed``; beside blank segments a segment is what it is alone."""
        start, stop = run
        return stop - start > self._most_read and sum(map(bool, map(str.strip, self._segments[start:stop]))) > 1

    def read_runs(self, runs: Sequence[Run]) -> Vectors:
        """See ``ComposedText.read_runs``."""
        return self._encode([self._joined(run) for run in runs], lambda _share: None)

    def _joined(self, run: Run) -> str:
        return " ".join(filter(str.strip, self._segments[slice(*run)]))


class LateRuns:
    """A document's segments, read in windows; a run is the mean of its tokens' states as they stand there."""

    def __init__(
        self,
        model: TokenModel,
        batch_tokens: int,
        remembered: tuple[VectorCache, str] | None,
        segments: Sequence[str],
        progress: Progress | None,
    ) -> None:
        """Keep the segments; nothing is encoded yet.

        Args:
            remembered: where sums of states are kept, and what the model is known by there. A sum is known by its whole
                window, since states depend on all that stands in it.
        """
        self._model, self._batch_tokens, self._remembered = model, batch_tokens, remembered
        self._segments, self._progress = segments, progress

    def spans(self, max_span: int) -> Vectors:
        """See ``EncodedText.spans``."""
        segments = [in_parts(tokens, self._model.room) for tokens in self._model.cut(self._segments)]
        parts = [part for segment in segments for part in segment]
        counted = np.concatenate([self._sums(parts), np.array([len(part) for part in parts]).reshape(-1, 1)], axis=1)
        starts = [0, *accumulate(map(len, segments))]
        by_segment = np.add.reduceat(counted, starts[:-1]) if parts else counted
        return _runs_of(by_segment, max_span, self._vectors, self._model.dim)

    def _sums(self, parts: Sequence[Sequence[int]]) -> NDArray[np.float32]:
        """(n_parts, width): the sum of each part's states where it stands."""
        model, advance = self._model, _by_share(len(self._segments), self._progress)
        ends = [0, *accumulate(map(len, parts))]
        stream = [token for part in parts for token in part]
        plan = windows(parts, model.room)
        holding = [window for window in plan for _ in window.parts]

        def read(missing: NDArray[np.int64]) -> NDArray[np.float32]:
            wanted = list(dict.fromkeys(holding[k] for k in missing))
            read = model.states([stream[window.start : window.stop] for window in wanted], self._batch_tokens)
            sums = np.zeros((len(parts), model.width), np.float32)
            for n_read, (window, states) in enumerate(zip(wanted, read, strict=True), 1):
                for k in window.parts:
                    sums[k] = states[ends[k] - window.start : ends[k + 1] - window.start].sum(axis=0)
                advance(n_read / len(wanted))
            return sums[missing]

        if self._remembered is None:
            sums = read(np.arange(len(parts)))
        else:
            cache, identity = self._remembered
            sums = cache.remember(keys_of(identity, STATES_VERSION, _contents(plan, stream, ends)), model.width, read)
        advance(1.0)
        return sums

    def _vectors(self, sums: NDArray[np.float64]) -> Vectors:
        """Of runs, from the sums of their states and, last, the number of their tokens."""
        counts = sums[:, -1:]
        rows = self._model.vectors((sums[:, :-1] / np.maximum(counts, 1)).astype(np.float32))
        rows[counts[:, 0] < 0.5] = 0.0  # no token at all
        return rows


def _contents(plan: Sequence[Window], stream: Sequence[int], ends: Sequence[int]) -> Iterator[bytes]:
    """What each part's sum depends on: the tokens of its window, and its place in it."""
    for window in plan:
        digest = hashlib.blake2b(np.asarray(stream[window.start : window.stop], "<i4").tobytes(), digest_size=16)
        for k in window.parts:
            place = ends[k] - window.start, ends[k + 1] - window.start
            yield digest.digest() + np.asarray(place, "<i4").tobytes()


def _runs_of(
    sums: NDArray[np.floating], max_span: int, vectors_of: Callable[[NDArray[np.float64]], Vectors], dim: int
) -> Vectors:
    """See ``EncodedText.spans``: of runs whose sum is that of their segments, (n, width)."""
    n = len(sums)
    running = np.concatenate([np.zeros((1, sums.shape[1])), np.cumsum(sums, axis=0, dtype=np.float64)])
    vectors = np.zeros((max_span, n, dim), np.float32)
    for k in range(1, min(max_span, n) + 1):
        vectors[k - 1, : n - k + 1] = vectors_of(running[k:] - running[:-k])
    return vectors


def _unit(rows: NDArray[np.float64]) -> Vectors:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.where(lengths > NOTHING, rows / np.maximum(lengths, NOTHING), 0.0).astype(np.float32)


def _by_share(n: int, progress: Progress | None) -> Callable[[float], None]:
    """What may be called with the share that is done, so that ``progress`` learns of each of ``n`` segments once."""
    n_told = 0

    def advance(share: float) -> None:
        nonlocal n_told
        n_finished = int(share * n)
        if progress and n_finished > n_told:
            progress(n_finished - n_told)
            n_told = n_finished

    return advance
