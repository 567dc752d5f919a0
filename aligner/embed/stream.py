"""Token features of a stream of tokens: embeddings and stacked convolutions, each token as it stands in the stream.

A token's features depend on its nearest neighbours only. So a text's features are the same wherever it stands, but for
those near its ends, which see the begin and end marks; these are computed again, and nothing else is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from aligner.embed.token_types import Indices, TokenTypes, first_layer
from aligner.embed.weights import BRANCH_DIM, DIM, Branch, Floats, Weights

REACH = 4
"""Tokens to either side that a token's features depend on: two layers of the widest convolution."""

FEATURES = DIM + 3 * BRANCH_DIM

EDGES = REACH + 1
"""Tokens of a text's end whose features see its mark or beyond, the mark among them."""

SEEN = 2 * REACH - 1
"""Tokens of a text's end that the features of those depend on by their first layer, the mark among them."""

Value = TypeVar("Value", bound=np.generic)


def columns_of(k: int) -> slice:
    """Where branch ``k`` stands in a row of features."""
    return slice(DIM + k * BRANCH_DIM, DIM + (k + 1) * BRANCH_DIM)


@dataclass(frozen=True, slots=True)
class Features:
    """Features of tokens, with what normalises each of them: ``scales`` · (``rows`` − mean) has deviation 1.

    ``rows`` (…, 1280), ``scales`` and ``shifts``, which is mean · scale, (…). The gain and bias of the normalisation
    are folded into what follows.
    """

    rows: Floats
    scales: Floats
    shifts: Floats

    def sums(self, starts: Indices, stops: Indices) -> Floats:
        """(n, 1280): the sum of the normalised features of ``start:stop`` for each pair, zero where that is empty."""
        sums = np.zeros((len(starts), FEATURES), np.float32)
        for k, (start, stop) in enumerate(zip(starts.tolist(), stops.tolist(), strict=True)):
            if start < stop:
                np.dot(self.scales[start:stop], self.rows[start:stop], out=sums[k])
                sums[k] -= self.shifts[start:stop].sum()
        return sums

    def sums_of_each(self) -> Floats:
        """(n, 1280): the sum over the middle axis of (n, length, 1280) features."""
        sums: Floats = (self.scales[:, None] @ self.rows)[:, 0]
        sums -= self.shifts.sum(axis=1, keepdims=True)
        return sums

    @classmethod
    def of(cls, rows: Floats, types: TokenTypes, tokens: Indices, epsilon: float) -> Features:
        """Those of ``rows`` whose embeddings are of these tokens, rows of ``types``."""
        made = rows[..., DIM:]
        mean = made.sum(axis=-1)
        mean += types.sums[tokens]
        mean /= FEATURES
        square = np.einsum("...j,...j->...", made, made)
        square += types.squares[tokens]
        square /= FEATURES
        scales: Floats = 1 / np.sqrt(square - mean * mean + np.float32(epsilon))
        return cls(rows, scales, mean * scales)


def _second_layer(branch: Branch, padded: Floats, out: Floats) -> None:
    """Write relu(convolution) + input for (n, 256) inputs that stand at ``branch.left`` in ``padded``.

    Windows overlap in memory; taking every ``order``-th of them makes each set a plain matrix, and nothing is copied.

    Args:
        padded: (m · order + order, 256), zeros beyond the inputs, with m · order ≥ n.
    """
    n, order = len(out), branch.order
    for phase in range(min(order, n)):
        places = out[phase::order]
        windows = padded[phase : phase + len(places) * order].reshape(len(places), order * BRANCH_DIM)
        np.matmul(windows, branch.second, out=places)
    out += branch.second_bias
    np.maximum(out, 0, out=out)
    out += padded[branch.left : branch.left + n]


def separate_sums(weights: Weights, types: TokenTypes, tokens: Indices) -> Floats:
    """(n, 1280): the sums of the normalised features of texts of one length, each by itself.

    Args:
        tokens: (length, n) rows of ``types``, the marks among them.
    """
    rows = np.empty((*tokens.shape, FEATURES), np.float32)
    np.take(types.embeddings, tokens, axis=0, out=rows[:, :, :DIM], mode="clip")
    for k, branch in enumerate(weights.branches):
        hidden = np.empty((*tokens.shape, BRANCH_DIM), np.float32)
        first_layer(types, k, branch.left, tokens, hidden)
        rows[:, :, columns_of(k)] = _second_of_each(branch, hidden)
    features = Features.of(rows, types, tokens, weights.epsilon)
    sums: Floats = np.einsum("ln,lnf->nf", features.scales, rows)
    sums -= features.shifts.sum(axis=0)[:, None]
    return sums


def _second_of_each(branch: Branch, hidden: Floats) -> Floats:
    """The second layer over the first axis of (length, n, 256).

    Texts are as short as a word, so that much of a window would lie outside: each place of it is a product of its own,
    of the rows that there are.
    """
    length, _, width = hidden.shape
    by_place = branch.second.reshape(-1, width, width)
    out: Floats = (hidden.reshape(-1, width) @ by_place[branch.left]).reshape(hidden.shape)
    for place, step in enumerate(by_place):
        shift = place - branch.left
        start, stop = max(0, -shift), min(length, length - shift)
        if shift and start < stop:
            seen = hidden[start + shift : stop + shift]
            out[start:stop] += (seen.reshape(-1, width) @ step).reshape(seen.shape)
    out += branch.second_bias
    np.maximum(out, 0, out=out)
    out += hidden
    return out


@dataclass(frozen=True, slots=True)
class StreamFeatures:
    """Features of a stretch of stream, and of the ends of the texts that begin or stop in it.

    ``inner`` of the (n, 1280) tokens; ``starts`` and ``stops`` (n_boundaries, 1280): the sum over the begin mark and
    the first ``REACH`` tokens of a text that begins there, and over the last ``REACH`` and the end mark of one that
    stops there.
    """

    inner: Features
    starts: Floats
    stops: Floats


def stream_features(
    weights: Weights, types: TokenTypes, tokens: Indices, boundaries: Indices, marks: tuple[int, int]
) -> StreamFeatures:
    """Features of a stream without gaps, and of the ends of texts at its boundaries.

    Args:
        tokens: (n,) rows of ``types``.
        boundaries: positions in the stream; where fewer than 2 · ``REACH`` tokens follow (or precede) one, the ends
            computed there serve no text, since texts that short are encoded on their own.
        marks: rows of ``types`` of the begin mark and the end mark.
    """
    n = len(tokens)
    inner = np.empty((n, FEATURES), np.float32)
    np.take(types.embeddings, tokens, axis=0, out=inner[:, :DIM], mode="clip")
    # The tokens at an end in the order of the text, the mark first or last.
    starts = (boundaries[:, None] + np.arange(-1, SEEN - 1)).clip(0, n - 1)
    stops = (boundaries[:, None] + np.arange(1 - SEEN, 1)).clip(0, n - 1)
    sides = _Side(starts, tokens[starts], is_start=True), _Side(stops, tokens[stops], is_start=False)
    for side, mark in zip(sides, marks, strict=True):
        side.rows[:, 0 if side.is_start else -1] = mark
    ends = [np.empty((len(boundaries), EDGES, FEATURES), np.float32) for _ in sides]
    for side, end in zip(sides, ends, strict=True):
        end[:, :, :DIM] = types.embeddings[side.nearest(side.rows, EDGES)]
    for k, branch in enumerate(weights.branches):
        order, columns = branch.order, columns_of(k)
        padded = np.zeros((-(-n // order) * order + order, BRANCH_DIM), np.float32)
        hidden = padded[branch.left : branch.left + n]
        first_layer(types, k, branch.left, tokens, hidden)
        _second_layer(branch, padded, inner[:, columns])
        contexts = [_context(types, k, branch, side, hidden) for side in sides]
        for side, end, found in zip(sides, ends, _second_of_ends(branch, contexts), strict=True):
            end[:, :, columns] = inner[side.nearest(side.places, EDGES), columns]
            side.nearest(end, found.shape[1])[:, :, columns] = found
    sums = [
        Features.of(end, types, side.nearest(side.rows, EDGES), weights.epsilon).sums_of_each()
        for side, end in zip(sides, ends, strict=True)
    ]
    return StreamFeatures(Features.of(inner, types, tokens, weights.epsilon), *sums)


@dataclass(frozen=True, slots=True)
class _Side:
    """Tokens at the ends of texts, (n_boundaries, SEEN) in the order of the text: their places and their rows."""

    places: Indices
    rows: Indices
    is_start: bool

    def nearest(self, values: NDArray[Value], n: int) -> NDArray[Value]:
        """Of (n_boundaries, …) values the ``n`` of the mark and the tokens next to it."""
        return values[:, :n] if self.is_start else values[:, values.shape[1] - n :]


def _context(types: TokenTypes, k: int, branch: Branch, side: _Side, hidden: Floats) -> Floats:
    """(n_boundaries, n, 256): the first layer of branch ``k`` at an end, with the nothing that lies beyond the mark.

    It holds the windows of the tokens whose second layer sees the mark or what lies beyond it. Of these, the tokens
    whose first layer does so are computed anew, and the others are as they stand in the stream.
    """
    outward = branch.left if side.is_start else branch.right
    inward = branch.order - 1 - outward
    n_first, n_seen = outward + 1, 2 * outward + 1 + inward
    rows = side.nearest(side.rows, n_first + inward).T
    anew = np.empty((*rows.shape, BRANCH_DIM), np.float32)
    first_layer(types, k, branch.left, rows, anew)
    context = np.zeros((rows.shape[1], n_seen + outward, BRANCH_DIM), np.float32)
    inside = context[:, outward:] if side.is_start else context[:, :n_seen]
    inside[:] = hidden[side.nearest(side.places, n_seen)]
    side.nearest(inside, n_first)[:] = side.nearest(anew.swapaxes(0, 1), n_first)
    return context


def _second_of_ends(branch: Branch, contexts: Sequence[Floats]) -> list[Floats]:
    """The second layer of branch at both ends, (n_boundaries, n, 256) each, by one product."""
    order, left = branch.order, branch.left
    windows = [context[:, p : p + order] for context in contexts for p in range(context.shape[1] - order + 1)]
    centres = [context[:, left : context.shape[1] - order + 1 + left] for context in contexts]
    out: Floats = np.stack(windows, axis=1).reshape(-1, order * BRANCH_DIM) @ branch.second
    out += branch.second_bias
    np.maximum(out, 0, out=out)
    by_end = out.reshape(len(contexts[0]), -1, BRANCH_DIM)
    by_end += np.concatenate(centres, axis=1)
    n_start = centres[0].shape[1]
    return [by_end[:, :n_start], by_end[:, n_start:]]
