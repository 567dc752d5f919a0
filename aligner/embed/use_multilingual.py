"""The default encoder: universal-sentence-encoder-multilingual v3 with exact vectors of every run of segments.

The model sums token features over a text, divides by the root of their number and applies a small head. So one pass
over a document, prefix sums, and the features at segment ends give the vector of every run (design, "embed").
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import groupby
from weakref import ref

import numpy as np
from numpy.typing import NDArray

from aligner.embed.boundaries import WIDTH, BoundarySums, bounds_of, contents, excerpt, segment_sums
from aligner.embed.cache import VectorCache, keys_of
from aligner.embed.choice import DEFAULT_ENCODER
from aligner.embed.encoder import Progress, Vectors
from aligner.embed.stream import REACH, separate_sums
from aligner.embed.token_types import Indices, TokenTypes, portions_of_types, token_types
from aligner.embed.weights import DIM, KNOWN_FILES, Floats, Weights, load_tokeniser, load_weights
from aligner.threads import in_parallel

TEXT_VERSION, SUMS_VERSION = "text 1", "sums 1"
"""What is kept between runs, and the version of the code that makes it: count up when its results change."""

BATCH_TOKENS = 1024
"""Tokens a thread works on at once: 512 to 1,536 were within 5 % on two cores, smaller and larger ones slower."""

MOST_TYPES_OF_TEXTS = 4096
"""Distinct tokens of short texts, such as words, whose tables are held at once: 60 MB. With twice as many, a quarter
fewer tables are made for the 50,000 words of a long text."""

BATCH_RUNS = 512
"""Runs of segments whose heads a thread computes at once: a megabyte for each layer, which stays in the cache."""

SHORT = 2 * REACH
"""Texts of fewer tokens than this are encoded on their own: their two ends see each other."""


LONG_TEXT = 8_000
"""Segments from which the vectors of single ones are held in half precision: 20 MB less for 20,000."""

TEXTS_READ_LAST = 2
"""Documents whose segments need not be encoded again, as long as somebody holds them: a text and its translation."""


class UseMultilingual:
    """The encoder with its weights. Safe to use from one thread; it works with ``threads`` of its own."""

    def __init__(self, threads: int, cache: VectorCache | None = None) -> None:
        """Load the weights (0.3 s, 75 MB; hardly any where they are laid out in the cache folder).

        Args:
            cache: where vectors are kept from one run to the next; nowhere when None, and the weights neither.

        Raises:
            AlignerError: if the files are missing or not the known ones.
        """
        self.name = DEFAULT_ENCODER
        self.dim = DIM
        self.identity = f"use-multilingual-v3:{KNOWN_FILES['weights.npz'][:8]}"
        self._weights: Weights = load_weights(threads, keep=cache is not None)
        self._tokeniser = load_tokeniser()
        self.threads = threads
        self._cache = cache
        self._marks = (self._tokeniser.bos_id(), self._tokeniser.eos_id())
        self._read_last: deque[ref[UseText]] = deque(maxlen=TEXTS_READ_LAST)

    def read(self, segments: Sequence[str], progress: Progress | None = None) -> UseText:
        """Read a document's segments, in order."""
        text = UseText(self, tuple(segments), progress)
        self._read_last.append(ref(text))
        return text

    def encode(self, texts: Sequence[str]) -> Vectors:
        """(n_texts, 512) float32, unit rows: each text on its own; zero where a text holds no token.

        A segment of the documents read last has the vector that its document has of it.
        """
        ids = self.tokenise(texts)
        known = [one.singles for text in self._read_last if (one := text()) is not None and one.singles]
        if not known:
            return self.encode_tokens(ids)
        vectors = np.empty((len(ids), DIM), np.float32)
        new: list[int] = []
        for k, tokens in enumerate(ids):
            key = tokens.tobytes()
            vector = next((singles[key] for singles in known if key in singles), None)
            if vector is None:
                new.append(k)
            else:
                vectors[k] = vector
        if new:
            vectors[new] = self.encode_tokens([ids[k] for k in new])
        return vectors

    def rarity(self, words: Sequence[str]) -> Vectors:
        """(n_words,) float32: −log of each word's probability under the tokeniser's unigram model, in nats."""
        score = self._tokeniser.get_score
        return np.array([-sum(map(score, pieces)) for pieces in self._pieces(words)], np.float32)

    def pieces(self, texts: Sequence[str]) -> list[list[str]]:
        """The tokeniser's pieces, which are words, or parts of them, of any script."""
        name, unknown = self._tokeniser.id_to_piece, self._tokeniser.unk_id()
        return [
            [piece for piece in (name(k).lstrip("▁") for k in ids if k != unknown) if piece]
            for ids in self._pieces(texts)
        ]

    def _pieces(self, texts: Sequence[str]) -> list[list[int]]:
        clean = [text.encode("utf-8", "replace").decode("utf-8") for text in texts]
        pieces: list[list[int]] = self._tokeniser.encode(clean, num_threads=self.threads) if clean else []
        return pieces

    def tokenise(self, texts: Sequence[str]) -> list[Indices]:
        """The token ids of each text, without begin and end marks."""
        return [np.array(ids, np.int64) for ids in self._pieces(texts)]

    def encode_tokens(self, texts: Sequence[Indices]) -> Vectors:
        """The vectors of texts given as token ids, each on its own."""
        if self._cache is None:
            return self._once_each(texts)
        keys = keys_of(self.identity, TEXT_VERSION, (ids.astype("<i4").tobytes() for ids in texts))
        return self._cache.remember(keys, DIM, lambda missing: self._encode_tokens([texts[k] for k in missing]))

    def _once_each(self, texts: Sequence[Indices]) -> Vectors:
        """Equal texts get equal vectors: products of matrices round each row by where it stands."""
        places: dict[bytes, int] = {}
        rows = [places.setdefault(ids.tobytes(), len(places)) for ids in texts]
        if len(places) == len(texts):
            return self._encode_tokens(texts)
        _, first = np.unique(rows, return_index=True)
        return self._encode_tokens([texts[k] for k in first])[rows]

    def _encode_tokens(self, texts: Sequence[Indices]) -> Vectors:
        vectors = np.zeros((len(texts), DIM), np.float32)
        order = [k for k in np.argsort([len(ids) for ids in texts], kind="stable") if len(texts[k])]
        for places in portions_of_types((texts[k] for k in order), self._marks, MOST_TYPES_OF_TEXTS):
            portion = [order[place] for place in places]
            vectors[portion] = self._encode_portion([texts[k] for k in portion])
        return vectors

    def _encode_portion(self, texts: Sequence[Indices]) -> Vectors:
        """The same of texts that ascend by length; the tables of their tokens are given up at the end."""
        vectors = np.empty((len(texts), DIM), np.float32)
        types = self._types(texts)

        def batch(chosen: list[int]) -> None:
            vectors[chosen] = self._of_one_length(types, [texts[k] for k in chosen])

        batches: list[list[int]] = []
        for length, group in groupby(range(len(texts)), lambda k: len(texts[k])):
            alike = list(group)
            batches += _portions(alike, [length + 2] * len(alike), BATCH_TOKENS)
        in_parallel(batch, batches, self.threads)
        return vectors

    def _types(self, texts: Iterable[Indices]) -> TokenTypes:
        distinct = np.unique(np.concatenate([*texts, np.array(self._marks)]))
        return token_types(self._weights, distinct, self.threads)

    def _of_one_length(self, types: TokenTypes, texts: list[Indices]) -> Floats:
        begin, end = self._marks
        tokens = np.empty((len(texts[0]) + 2, len(texts)), np.int64)
        tokens[0], tokens[1:-1], tokens[-1] = begin, np.stack(texts, axis=1), end
        sums = separate_sums(self._weights, types, types.rows(tokens))
        return self.head(sums @ self._weights.sum_projection, np.full(len(texts), len(tokens)))

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
        """One pass over a document, or over what of it is not known: what every run of segments needs at its ends."""
        bounds = bounds_of(ids)
        if self._cache is None or not ids:
            return BoundarySums(bounds, self._pass(ids, np.ones(len(ids), np.int64), progress))

        n_made = 0

        def make(missing: Indices) -> Floats:
            nonlocal n_made
            n_made = len(missing)
            if progress and n_made < len(ids):
                progress(len(ids) - n_made)
            pieces, places = excerpt(ids, missing)
            counts = np.zeros(len(pieces), np.int64)
            counts[places] = 1
            return self._pass(pieces, counts, progress)[places]

        rows = self._cache.remember(keys_of(self.identity, SUMS_VERSION, contents(ids)), WIDTH, make)
        if progress and not n_made:
            progress(len(ids))
        return BoundarySums(bounds, rows)

    def _pass(self, ids: Sequence[Indices], counts: Indices, progress: Progress | None) -> Floats:
        """(n, 3 · 512) sums of a document's segments; each counts for so many in the progress."""
        stream = np.concatenate([*ids, np.zeros(0, np.int64)])
        bounds = bounds_of(ids)
        rows = np.zeros((len(ids), WIDTH), np.float32)

        def advance(first: int, last: int) -> None:
            if progress:
                progress(int(counts[first:last].sum()))

        for portion in portions_of_types(ids, self._marks):
            first, last = portion[0], portion[-1] + 1
            rows[first:last] = self._pass_portion(stream, bounds, first, last, advance)
        return rows

    def _pass_portion(
        self, stream: Indices, bounds: Indices, first: int, last: int, advance: Callable[[int, int], None]
    ) -> Floats:
        """(last − first, 3 · 512) of some segments; the tables of their tokens are given up at the end."""
        context = slice(max(int(bounds[first]) - 3 * REACH, 0), int(bounds[last]) + 3 * REACH)
        types = self._types([stream[context]])
        rows = np.empty((last - first, WIDTH), np.float32)

        def batch(chosen: list[int]) -> None:
            start, stop = chosen[0], chosen[-1] + 1
            rows[start - first : stop - first] = segment_sums(
                self._weights, types, stream, bounds[start : stop + 1], self._marks
            )
            advance(start, stop)

        sizes = np.diff(bounds[first : last + 1]).tolist()
        in_parallel(batch, list(_portions(list(range(first, last)), sizes, BATCH_TOKENS)), self.threads)
        return rows


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


class UseText:
    """A document's segments as the default encoder has read them."""

    def __init__(self, encoder: UseMultilingual, segments: tuple[str, ...], progress: Progress | None) -> None:
        """Tokenise; the pass over the document waits until spans are asked for."""
        self._encoder = encoder
        self._segments = segments
        self._progress = progress
        self.singles: dict[bytes, NDArray[np.floating]] = {}
        """The vectors of its segments by their tokens, once spans were asked for."""

    @cached_property
    def _ids(self) -> list[Indices]:
        return self._encoder.tokenise(self._segments)

    def spans(self, max_span: int) -> Vectors:
        """See ``EncodedText.spans``."""
        ids = self._ids
        sums = self._encoder.boundary_sums(ids, self._progress)
        n = len(ids)
        vectors = np.zeros((max_span, n, DIM), np.float32)
        running = sums.running()
        short: list[tuple[int, int]] = []
        runs: list[tuple[int, Indices]] = []
        for k in range(1, min(max_span, n) + 1):
            first = np.arange(n - k + 1)
            n_tokens = sums.bounds[first + k] - sums.bounds[first]
            long = n_tokens >= SHORT
            short += [(k, int(i)) for i in first[(n_tokens > 0) & ~long]]
            chosen = first[long]
            runs += [(k, chosen[start : start + BATCH_RUNS]) for start in range(0, len(chosen), BATCH_RUNS)]

        def batch(work: tuple[int, Indices]) -> None:
            k, first = work
            lengths = sums.bounds[first + k] - sums.bounds[first]
            vectors[k - 1, first] = self._encoder.head(sums.of_runs(k, first, running), lengths + 2)

        in_parallel(batch, runs, self._encoder.threads)
        if short:
            texts = [np.concatenate(ids[i : i + k]) for k, i in short]
            for (k, i), vector in zip(short, self._encoder.encode_tokens(texts), strict=True):
                vectors[k - 1, i] = vector
        kept = vectors[0].astype(np.float16 if n > LONG_TEXT else np.float32)
        self.singles = {tokens.tobytes(): vector for tokens, vector in zip(ids, kept, strict=True)}
        return vectors


__all__ = ["UseMultilingual", "UseText"]
