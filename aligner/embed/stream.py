"""Token features of a stream of tokens: embeddings and stacked convolutions, each token as it stands in the stream.

A token's features depend on its nearest neighbours only. So a text's features are the same wherever it stands, but for
those near its ends, which see the begin and end marks; ``ends`` computes these again, and nothing else is.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aligner.embed.weights import BRANCH_DIM, DIM, Branch, Floats, Weights

Indices = NDArray[np.int64]

REACH = 4
"""Tokens to either side that a token's features depend on: two layers of the widest convolution."""

FEATURES = DIM + 3 * BRANCH_DIM


@dataclass(frozen=True, slots=True)
class TokenTypes:
    """What depends on a token alone, once for each distinct one.

    ``embeddings`` (n_types, 512), ``inputs`` (n_types, 768): the normalised inputs of the three convolutions.
    """

    embeddings: Floats
    inputs: Floats


def token_types(weights: Weights, ids: Indices) -> TokenTypes:
    """Embeddings and convolution inputs of distinct token ids."""
    embeddings = weights.embed(ids)
    inputs = embeddings @ weights.projection
    inputs += weights.projection_bias
    inputs -= inputs.mean(axis=1, keepdims=True)
    variance = np.einsum("ij,ij->i", inputs, inputs) / inputs.shape[1]
    inputs *= (1 / np.sqrt(variance + weights.epsilon))[:, None]
    inputs *= weights.token_gain
    inputs += weights.token_bias
    return TokenTypes(embeddings, inputs)


def _convolve(rows: Floats, matrix: Floats, bias: Floats, order: int, left: int) -> Floats:
    """relu(convolution) + rows, zeros beyond the ends.

    Windows overlap in memory; taking every ``order``-th of them makes each set a plain matrix, and nothing is copied.
    """
    n = len(rows)
    padded_rows = -(-n // order) * order
    padded = np.zeros((padded_rows + order, rows.shape[1]), np.float32)
    padded[left : left + n] = rows
    out = np.empty((padded_rows, matrix.shape[1]), np.float32)
    for phase in range(order):
        windows = padded[phase : phase + padded_rows].reshape(padded_rows // order, order * rows.shape[1])
        out[phase::order] = windows @ matrix
    out = out[:n]
    out += bias
    np.maximum(out, 0, out=out)
    out += rows
    return out


def _apply(windows: Floats, centre: Floats, matrix: Floats, bias: Floats) -> Floats:
    """One layer at chosen places: (n, order, 256) windows, (n, 256) the rows they are centred on."""
    out = windows.reshape(len(windows), -1) @ matrix
    out += bias
    np.maximum(out, 0, out=out)
    out += centre
    return out


def separate_features(weights: Weights, types: TokenTypes, tokens: Indices) -> Floats:
    """(length, n, 1280) features of texts of one length, each by itself.

    Args:
        tokens: (length, n) rows of ``types``, the marks among them.
    """
    out = np.empty((*tokens.shape, FEATURES), np.float32)
    np.take(types.embeddings, tokens, axis=0, out=out[:, :, :DIM], mode="clip")
    for k, branch in enumerate(weights.branches):
        inputs = types.inputs[tokens, k * BRANCH_DIM : (k + 1) * BRANCH_DIM]
        hidden = _convolve_each(inputs, branch.first, branch.first_bias, branch.left)
        out[:, :, DIM + k * BRANCH_DIM : DIM + (k + 1) * BRANCH_DIM] = _convolve_each(
            hidden, branch.second, branch.second_bias, branch.left
        )
    return out


def _convolve_each(rows: Floats, matrix: Floats, bias: Floats, left: int) -> Floats:
    """relu(convolution) + rows, (length, n, 256), over the first axis.

    Texts are as short as a word, so that much of a window would lie outside: each place of it is a product of its own,
    of the rows that there are.
    """
    length, _, width = rows.shape
    by_place = matrix.reshape(-1, width, matrix.shape[1])
    out: Floats = (rows.reshape(-1, width) @ by_place[left]).reshape(rows.shape)
    for place, step in enumerate(by_place):
        shift = place - left
        start, stop = max(0, -shift), min(length, length - shift)
        if shift and start < stop:
            seen = rows[start + shift : stop + shift]
            out[start:stop] += (seen.reshape(-1, width) @ step).reshape(seen.shape)
    out += bias
    np.maximum(out, 0, out=out)
    out += rows
    return out


def normalise(features: Floats, epsilon: float) -> Floats:
    """Each row less its mean, over its deviation, in place: a layer normalisation whose gain is folded elsewhere."""
    mean = features.mean(axis=1)
    square = np.einsum("ij,ij->i", features, features) / features.shape[1]
    scale = 1 / np.sqrt(square - mean * mean + epsilon)
    features *= scale[:, None]
    features -= (mean * scale)[:, None]
    return features


@dataclass(frozen=True, slots=True)
class StreamFeatures:
    """Normalised features of a stretch of stream, and of the ends of the texts that begin or stop in it.

    ``inner`` (n, 1280); ``starts`` and ``stops`` (n_boundaries, 1280): the sum over the begin mark and the first
    ``REACH`` tokens of a text that begins there, and over the last ``REACH`` and the end mark of one that stops there.
    """

    inner: Floats
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
    edges = REACH + 1
    # Rows of an end: the mark, then the tokens by their distance from it.
    start_rows = boundaries[:, None] + np.arange(-1, REACH)
    stop_rows = boundaries[:, None] + np.arange(-REACH, 1)
    sides = [np.empty((len(boundaries), edges, FEATURES), np.float32) for _ in range(2)]
    for side, rows, mark, place in ((sides[0], start_rows, marks[0], 0), (sides[1], stop_rows, marks[1], REACH)):
        side[:, :, :DIM] = inner[rows.clip(0, n - 1), :DIM]
        side[:, place, :DIM] = types.embeddings[mark]
    for k, branch in enumerate(weights.branches):
        columns = slice(DIM + k * BRANCH_DIM, DIM + (k + 1) * BRANCH_DIM)
        own = slice(k * BRANCH_DIM, (k + 1) * BRANCH_DIM)
        inputs = types.inputs[tokens, own]
        hidden = _convolve(inputs, branch.first, branch.first_bias, branch.order, branch.left)
        inner[:, columns] = _convolve(hidden, branch.second, branch.second_bias, branch.order, branch.left)
        for side, rows, mark, sign in ((sides[0], start_rows, marks[0], 1), (sides[1], stop_rows, marks[1], -1)):
            side[:, :, columns] = inner[rows.clip(0, n - 1), columns]
            _redo(branch, side[:, :, columns], (inputs, hidden), types.inputs[mark, own], boundaries, sign)
    normalise(inner, weights.epsilon)
    sums = []
    for side in sides:
        flat = normalise(side.reshape(-1, FEATURES), weights.epsilon)
        sums.append(flat.reshape(len(boundaries), edges, FEATURES).sum(axis=1))
    return StreamFeatures(inner, *sums)


def _redo(
    branch: Branch,
    out: Floats,
    layers: tuple[Floats, Floats],
    mark: Floats,
    boundaries: Indices,
    sign: int,
) -> None:
    """Write one branch's features of the tokens at an end that see its mark or what lies beyond it.

    Positions count from the mark (0) into the text (1, 2, …); ``sign`` is 1 where a text begins, −1 where it stops.
    """
    inputs, hidden = layers
    n = len(inputs)
    outward, inward = (branch.left, branch.right) if sign == 1 else (branch.right, branch.left)
    n_first, n_second = outward + 1, 2 * outward + 1
    n_seen = n_second + inward

    def in_stream(position: int) -> Indices:
        place = boundaries + position - 1 if sign == 1 else boundaries - position
        return place.clip(0, n - 1)

    def windows(rows: list[Floats], position: int) -> Floats:
        inside = [
            rows[p] if p >= 0 else np.zeros((len(boundaries), BRANCH_DIM), np.float32)
            for p in range(position - outward, position + inward + 1)
        ]
        return np.stack(inside if sign == 1 else inside[::-1], axis=1)

    seen = [np.broadcast_to(mark, (len(boundaries), BRANCH_DIM))]
    seen += [inputs[in_stream(p)] for p in range(1, n_first + inward)]
    first = [
        _apply(windows(seen, p), seen[p], branch.first, branch.first_bias) if p < n_first else hidden[in_stream(p)]
        for p in range(n_seen)
    ]
    for p in range(n_second):
        column = p if sign == 1 else out.shape[1] - 1 - p
        out[:, column] = _apply(windows(first, p), first[p], branch.second, branch.second_bias)
