"""Which pieces of a text have no counterpart in another: a small net that reads both sides in their context.

It sees the states of a contextual encoder, which it does not change: it aligns the pieces of the two texts softly, with
a null for those that fit nothing (Bahdanau et al. 2015; Dou & Neubig 2021 for aligning such states), and reads off what
each is aligned to, how sure that is and how contested, with its neighbours.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from aligner.alignment import Span
from aligner.embed.contextual import TokenStates
from aligner.parameters import load_arrays

Floats = NDArray[np.float32]

MODEL = "counterpart-net.npz"

ALIGNED, VALUES, CHANNELS = 128, 64, 96
"""Dimensions in which pieces are aligned, in which they are compared, and of the convolutions."""

CONVOLUTION, DILATIONS = 5, (1, 2)
"""Pieces that a convolution sees, and how far apart they are in the one and the other."""

WINDOWS = (1, 3, 6, 12)
"""Neighbouring pieces whose mean log odds count for the whole text."""

RAREST = 15.0
"""Rarity in nats from which a piece is as rare as can be."""

SCALE = 8.0
"""Length that the states of each layer are brought to."""

LEAST_ODDS = -1.0
"""Log odds from which a piece speaks for a stretch, not against it."""

ABSENT = -9.0
"""Log odds of places beyond a text's ends."""


@dataclass(frozen=True, slots=True)
class Uncovered:
    """What the net says of one text opposite another: of every piece the log odds that it lacks a counterpart, of any.

    ``spans``: where the pieces stand; ``odds`` (n,); ``weights`` (n,): how much each piece says.
    """

    spans: tuple[Span, ...]
    odds: Floats
    weights: Floats
    odds_of_any: float

    @property
    def chances(self) -> Floats:
        """(n,): how probable it is that each piece lacks a counterpart."""
        return _chance(self.odds)

    def stretch(self, text: str) -> Span:
        """The stretch of whole words that most speaks for lacking one (Bentley 1984, maximal sum)."""
        best, best_sum, start, running = (0, 1), -np.inf, 0, 0.0
        for k, gain in enumerate(self.odds - LEAST_ODDS):
            if running <= 0:
                start, running = k, 0.0
            running += float(gain)
            if running > best_sum:
                best, best_sum = (start, k + 1), running
        first, last = self.spans[best[0]][0], self.spans[best[1] - 1][1]
        while first > 0 and text[first - 1].isalnum():
            first -= 1
        while last < len(text) and text[last].isalnum():
            last += 1
        return first, last


def packed(pair: tuple[Uncovered, Uncovered]) -> Floats:
    """Both sides of a pair in one row of numbers, which ``unpacked`` gives back to the last digit."""
    here, there = pair
    parts = [
        part
        for side in (here, there)
        for part in ([side.odds_of_any], side.odds, side.weights, np.array(side.spans).reshape(-1))
    ]
    return np.concatenate([[len(here.odds)], *parts], dtype=np.float32)


def unpacked(row: Floats) -> tuple[Uncovered, Uncovered]:
    """The pair that was packed into a row."""
    length_of_first = 1 + 4 * int(row[0])
    return _one_side(row[1 : 1 + length_of_first]), _one_side(row[1 + length_of_first :])


def _one_side(row: Floats) -> Uncovered:
    odds, weights, spans = np.split(row[1:], [len(row) // 4, len(row) // 4 * 2])
    return Uncovered(tuple(map(tuple, spans.astype(int).reshape(-1, 2).tolist())), odds, weights, float(row[0]))


class CounterpartNet:
    """The net with its weights, and the mean state of every language it knows."""

    def __init__(self, arrays: Mapping[str, NDArray[np.float16]]) -> None:
        """Unpack the weights: names and shapes are those of models/fit/counterpart_net.py."""
        digest = hashlib.blake2b(digest_size=8)
        for name in sorted(arrays):
            digest.update(name.encode() + arrays[name].tobytes())
        self.identity = digest.hexdigest()
        self._weights = {name: array.astype(np.float32) for name, array in arrays.items()}
        means = {name.removeprefix("mean."): array for name, array in self._weights.items() if name[:5] == "mean."}
        self.means = means
        self._elsewhere: Floats = np.mean(list(means.values()), axis=0)

    def read(self, texts: tuple[TokenStates, TokenStates], languages: tuple[str, str]) -> tuple[Uncovered, Uncovered]:
        """Both sides of a pair, neither of which is empty."""
        w = self._weights
        sides = [
            normalised(text.vectors - self.means.get(language, self._elsewhere))
            for text, language in zip(texts, languages, strict=True)
        ]
        weights = [np.minimum(text.rarity / np.float32(RAREST), 1) for text in texts]
        keys = [_unit(side @ w["align.weight"]) for side in sides]
        values = [side @ w["value.weight"] + w["value.bias"] for side in sides]
        nulls = [(side @ w["null.weight"] + w["null.bias"])[:, 0] + 5 for side in sides]
        cosines = keys[0] @ keys[1].T
        odds = [
            self._pieces(cosines if k == 0 else cosines.T, values[k], values[1 - k], nulls[k], nulls[1 - k], weights[k])
            for k in (0, 1)
        ]
        first, second = (
            Uncovered(texts[k].spans, odds[k], weights[k], self._any(odds[k], odds[1 - k], weights[k], weights[1 - k]))
            for k in (0, 1)
        )
        return first, second

    def _pieces(
        self, cosines: Floats, values: Floats, others: Floats, null: Floats, other_null: Floats, weights: Floats
    ) -> Floats:
        """(n,) log odds that each piece lacks a counterpart."""
        w = self._weights
        logits = cosines * np.exp(w["scale"])
        rows = _softmax(np.concatenate([logits, null[:, None]], axis=1), axis=1)
        back = _softmax(np.concatenate([logits, other_null[None]], axis=0), axis=0)[:-1]
        aligned = rows[:, :-1]
        both = aligned * back
        total = aligned.sum(axis=1)
        ordered = np.sort(np.concatenate([np.full((len(cosines), 1), -1, np.float32), cosines], axis=1), axis=1)
        places = [np.arange(n, dtype=np.float32) / max(n - 1, 1) for n in cosines.shape]
        shift = (aligned @ places[1]) / (total + 1e-4) - places[0]
        opposite = aligned @ others / (total[:, None] + 1e-4)
        seen = [
            rows[:, -1],
            both.max(axis=1),
            both.sum(axis=1),
            (aligned * aligned).sum(axis=1),
            ordered[:, -1],
            ordered[:, -1] - ordered[:, -2],
            shift.clip(-1, 1),
            weights,
            aligned @ back.sum(axis=0),
        ]
        x = np.concatenate([values, opposite, values * opposite, np.stack(seen, axis=1)], axis=1)
        x = np.maximum(x @ w["mix.weight"] + w["mix.bias"], 0)
        for k, dilation in enumerate(DILATIONS):
            x = x + np.maximum(_convolved(x, w[f"convolutions.{k}.weight"], w[f"convolutions.{k}.bias"], dilation), 0)
        odds: Floats = (x @ w["out.weight"] + w["out.bias"])[:, 0]
        return odds

    def _any(self, odds: Floats, others: Floats, weights: Floats, other_weights: Floats) -> float:
        """Log odds that any piece of a text lacks a counterpart."""
        w = self._weights
        means = [peak(odds, n) / 4 for n in WINDOWS]
        weight, other_weight = weights + 0.1, other_weights + 0.1
        total, other_total = weight.sum(), other_weight.sum()
        lost, other_lost = (_chance(odds) * weight).sum(), (_chance(others) * other_weight).sum()
        n = len(odds)
        seen = [
            *means,
            np.sqrt(lost),
            lost / total,
            np.sqrt(other_lost),
            other_lost / other_total,
            np.log((total + 2) / (other_total + 2)) * 3,
            np.log(n + 5) - 3.5,
            np.clip((total - other_total) / 3, -3, 3),
            (odds.max() + np.log(np.exp(odds - odds.max()).mean())) / 4,
        ]
        inner = np.maximum(np.array(seen, np.float32) @ w["any.0.weight"] + w["any.0.bias"], 0)
        return float((inner @ w["any.2.weight"] + w["any.2.bias"])[0])


@lru_cache(maxsize=1)
def counterpart_net() -> CounterpartNet:
    """The net that ships with the aligner."""
    return CounterpartNet(load_arrays(MODEL))


def normalised(centred: Floats) -> Floats:
    """(n, layers · width) of (n, layers, width): each layer's state at the same length."""
    return (_unit(centred) * np.float32(SCALE)).reshape(len(centred), -1)


def _unit(rows: Floats) -> Floats:
    unit: Floats = rows / (np.linalg.norm(rows, axis=-1, keepdims=True) + np.float32(1e-9))
    return unit


def _softmax(logits: Floats, axis: int) -> Floats:
    raised = np.exp(logits - logits.max(axis=axis, keepdims=True))
    shares: Floats = raised / raised.sum(axis=axis, keepdims=True)
    return shares


def _convolved(x: Floats, weights: Floats, bias: Floats, dilation: int) -> Floats:
    """(n, channels): each row from itself and its neighbours, ``dilation`` apart; zeros beyond the ends."""
    reach = dilation * (CONVOLUTION // 2)
    wide = np.pad(x, ((reach, reach), (0, 0)))
    total: Floats = sum(
        (wide[k * dilation : k * dilation + len(x)] @ weights[k] for k in range(CONVOLUTION)), start=bias
    )
    return total


def peak(odds: Floats, n: int) -> float:
    """The highest mean of ``n`` neighbours' log odds; places beyond the ends count as `ABSENT`."""
    if not len(odds):
        return ABSENT
    wide = np.pad(odds, (n // 2, n - 1 - n // 2), constant_values=ABSENT)
    return float(np.lib.stride_tricks.sliding_window_view(wide, n).mean(axis=1).max())


def _chance(odds: Floats) -> Floats:
    chances: Floats = np.reciprocal(1 + np.exp(-odds), dtype=np.float32)
    return chances
