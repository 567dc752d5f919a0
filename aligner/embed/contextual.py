"""The contextual encoder: what each piece of a text means where it stands, for a second look at a pair.

The forward pass of multilingual E5 small's first layers, in numpy. Its vectors serve no alignment: they cost some
thirty times what the default encoder's do, and a check asks for them where the first looks leave a doubt.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from aligner.alignment import Span
from aligner.embed.cache import VectorCache
from aligner.embed.contextual_weights import (
    HEADS,
    KNOWN_FILE,
    WIDTH,
    ContextualWeights,
    Floats,
    Layer,
    Vocabulary,
    load_contextual,
)
from aligner.threads import in_parallel

KEPT_LAYERS = (4, 8)
"""Layers whose states are kept, side by side: the nearer to the words and the nearer to their meaning."""

LONGEST = 510
"""Pieces that the model has places for, without its two marks; what follows them is not read."""

BATCH_PIECES = 512
"""Pieces, padding included, that a thread works on at once."""

STEP_PIECES = 4
"""A text is padded to a multiple of so many pieces and read beside texts of the same length alone, so that its states
hang on nothing but itself, to the last digit. Batches are as large as with padding to the longest of any."""

BLOCK_ROWS = 32
"""Rows whose nonlinearity is computed at once: what stays in the processor's cache."""

ERF_STEP = 0.3275911
ERF_TERMS = (1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592)


@dataclass(frozen=True, slots=True)
class Pieces:
    """A text cut into the vocabulary's pieces: their ids, and where they stand in it (leading space left out)."""

    ids: NDArray[np.int64]
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class TokenStates:
    """What the encoder says of a text's pieces.

    ``spans``: where each stands; ``rarity`` (n,): −log of its probability, in nats; ``vectors``
    (n, len(KEPT_LAYERS), WIDTH) float32.
    """

    spans: tuple[Span, ...]
    rarity: Floats
    vectors: Floats


class ContextReader(Protocol):
    """What gives the states of texts: the encoder, or states that were stored to fit models to."""

    @property
    def identity(self) -> str:
        """Names the model: another reads otherwise."""
        ...

    @property
    def cache(self) -> VectorCache | None:
        """Where what is made of the states is kept from one run to the next; nowhere when None."""
        ...

    def states(self, texts: Sequence[str]) -> list[TokenStates]:
        """The states of every text's pieces, each text on its own."""
        ...


class ContextualEncoder:
    """The encoder with its weights."""

    identity = f"multilingual-e5-small-q4:{KNOWN_FILE[:8]}"

    def __init__(self, threads: int = 1, cache: VectorCache | None = None) -> None:
        """The weights (a second, 120 MB) are loaded when they are first needed.

        Args:
            cache: as in ``ContextReader``.
        """
        self.threads = threads
        self.cache = cache

    @property
    def _loaded(self) -> tuple[ContextualWeights, Vocabulary]:
        return _shared()

    @property
    def weights(self) -> ContextualWeights:
        """All matrices."""
        return self._loaded[0]

    @property
    def vocabulary(self) -> Vocabulary:
        """How a text becomes pieces."""
        return self._loaded[1]

    def states(self, texts: Sequence[str]) -> list[TokenStates]:
        """The states of every text's pieces, each text on its own.

        Raises:
            AlignerError: if the package that carries the weights is missing or has another file.
        """
        cut = [self.cut(text) for text in texts]
        kept = [np.zeros((0, len(KEPT_LAYERS), WIDTH), np.float32)] * len(texts)

        def read(chosen: list[int]) -> None:
            for k, states in zip(chosen, self._forward([cut[k].ids for k in chosen]), strict=True):
                kept[k] = states

        in_parallel(read, batches([len(pieces.ids) for pieces in cut], BATCH_PIECES), self.threads)
        rarity = self.vocabulary.rarity
        return [TokenStates(pieces.spans, rarity[pieces.ids], states) for pieces, states in zip(cut, kept, strict=True)]

    def cut(self, text: str) -> Pieces:
        """A text's pieces, as the model's own tokeniser cuts it."""
        replaced = self.vocabulary.replaced
        written, places = ["▁"], [0]
        for place, character in enumerate(text):
            for sign in replaced.get(ord(character), character):
                mark = "▁" if sign == " " else sign
                if mark != "▁" or written[-1] != "▁":
                    written.append(mark)
                    places.append(place)
        while written and written[-1] == "▁":
            written.pop()
        places = [*places[: len(written)], len(text)]
        model = self.vocabulary.model
        pieces: list[str] = model.encode(_encodable("".join(written)), out_type=str)[:LONGEST]
        spans, stop = [], 0
        for piece in pieces:
            start, stop = stop, stop + len(piece)
            start = min(start + piece.startswith("▁"), stop)
            spans.append((places[start], places[stop - 1] + 1 if stop > start else places[start]))
        return Pieces(np.array([model.piece_to_id(piece) for piece in pieces], np.int64), tuple(spans))

    def _forward(self, texts: Sequence[NDArray[np.int64]]) -> list[Floats]:
        """(n_pieces, len(KEPT_LAYERS), WIDTH) of each text; they are padded to the longest."""
        vocabulary, weights = self.vocabulary, self.weights
        longest = padded(max(map(len, texts)))
        ids = np.full((len(texts), longest), vocabulary.padding, np.int64)
        for row, pieces in zip(ids, texts, strict=True):
            row[: len(pieces) + 2] = [vocabulary.begin, *pieces, vocabulary.end]
        hidden = np.array([len(pieces) + 2 for pieces in texts])[:, None] <= np.arange(longest)
        masked = np.where(hidden, np.float32(-1e9), np.float32(0))[:, None, None]
        states = weights.embed(ids.ravel()).reshape(*ids.shape, WIDTH)
        states += weights.positions[:longest]
        _normalise(states, weights.norm, weights.epsilon)
        kept = []
        for number, layer in enumerate(weights.layers, start=1):
            states = _through(layer, states, masked, weights.epsilon)
            if number in KEPT_LAYERS:
                kept.append(states)
        both = np.stack(kept, axis=2)
        return [row[1 : len(pieces) + 1] for row, pieces in zip(both, texts, strict=True)]


@cache
def _shared() -> tuple[ContextualWeights, Vocabulary]:
    """Weights and vocabulary, once a process."""
    return load_contextual()


def padded(length: int) -> int:
    """Places that a text of so many pieces takes, with its two marks."""
    return -(-(length + 2) // STEP_PIECES) * STEP_PIECES


def batches(lengths: Sequence[int], most: int) -> list[list[int]]:
    """Texts that go through together: of one padded length, with at most so many pieces in all; none that is empty."""
    portions: list[list[int]] = []
    filled = sorted((k for k, length in enumerate(lengths) if length), key=lambda k: padded(lengths[k]))
    for width, alike in groupby(filled, lambda k: padded(lengths[k])):
        texts = list(alike)
        step = max(most // width, 1)
        portions += [texts[start : start + step] for start in range(0, len(texts), step)]
    return portions


def _through(layer: Layer, states: Floats, masked: Floats, epsilon: float) -> Floats:
    """States (n, length, WIDTH) after one layer; ``masked`` is added to what attention weighs."""
    n, length, width = states.shape
    flat = states.reshape(-1, width)  # one large product is faster than n small ones
    heads = (flat @ layer.attention + layer.attention_bias).reshape(n, length, 3, HEADS, width // HEADS)
    queries, keys, values = heads.transpose(2, 0, 3, 1, 4)
    weighed = queries @ keys.swapaxes(-1, -2)
    weighed *= np.float32((width // HEADS) ** -0.5)
    weighed += masked
    weighed -= weighed.max(axis=-1, keepdims=True)
    np.exp(weighed, out=weighed)
    weighed /= weighed.sum(axis=-1, keepdims=True)
    mixed = (weighed @ values).transpose(0, 2, 1, 3).reshape(-1, width) @ layer.mixing
    mixed += layer.mixing_bias
    mixed += flat
    _normalise(mixed, layer.attention_norm, epsilon)
    wide = mixed @ layer.widening
    wide += layer.widening_bias
    narrow: Floats = gelu(wide) @ layer.narrowing
    narrow += layer.narrowing_bias
    narrow += mixed
    _normalise(narrow, layer.output_norm, epsilon)
    return narrow.reshape(n, length, width)


def gelu(inputs: Floats) -> Floats:
    """Gaussian error linear unit (Hendrycks & Gimpel 2016) of rows, in place.

    The error function within 2e-7, by Abramowitz & Stegun 7.1.26: several times as fast as scipy's.
    """
    for start in range(0, len(inputs), BLOCK_ROWS):
        block = inputs[start : start + BLOCK_ROWS]
        sizes = np.abs(block)
        sizes *= np.float32(0.5**0.5)
        steps = sizes * np.float32(ERF_STEP)
        steps += 1
        np.reciprocal(steps, out=steps)
        np.square(sizes, out=sizes)
        np.negative(sizes, out=sizes)
        np.exp(sizes, out=sizes)
        tails = steps * np.float32(ERF_TERMS[0])
        for term in ERF_TERMS[1:]:
            tails += np.float32(term)
            tails *= steps
        tails *= sizes
        tails *= np.float32(0.5)
        tails *= block
        np.maximum(block, 0, out=block)
        block -= np.abs(tails)
    return inputs


def _normalise(states: Floats, norm: tuple[Floats, Floats], epsilon: float) -> None:
    """Layer normalisation, in place."""
    gain, bias = norm
    states -= states.mean(axis=-1, keepdims=True)
    variance = np.einsum("...i,...i->...", states, states)[..., None] / np.float32(states.shape[-1])
    states /= np.sqrt(variance + np.float32(epsilon))
    states *= gain
    states += bias


def _encodable(text: str) -> str:
    """The text with what UTF-8 cannot hold replaced, character for character."""
    return text.encode("utf-8", "replace").decode("utf-8")
