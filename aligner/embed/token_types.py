"""What of a token's features depends on the token alone, made once for each distinct one of a portion of text.

The first convolution is linear in the tokens of its window before its relu. So what each token adds to it at each place
of the window is a row of a table, and the layer is a sum of rows: a third of the time of multiplying every token anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aligner.embed.weights import BRANCH_DIM, DIM, Floats, Weights
from aligner.threads import in_parallel

Indices = NDArray[np.int64]

BATCH_TYPES = 512
"""Distinct tokens that a thread works on at once."""

MOST_TYPES = 8192
"""Distinct tokens whose tables are held at once, 15 KB each: those of some 70,000 tokens of news."""


@dataclass(frozen=True, slots=True)
class TokenTypes:
    """Rows for each distinct token of ``ids`` (n_types,), which ascend.

    ``embeddings`` (n_types, 512), with their ``sums`` and ``squares`` (n_types,); for each branch its normalised
    ``inputs`` (n_types, 256) and its ``steps``, one (n_types, 256) for each place of its window: what the token adds to
    the first layer there. The bias is in the step of the window's own token.
    """

    ids: Indices
    embeddings: Floats
    sums: Floats
    squares: Floats
    inputs: tuple[Floats, ...]
    steps: tuple[tuple[Floats, ...], ...]

    def rows(self, tokens: Indices) -> Indices:
        """Where the rows of tokens are, all of which are among ``ids``."""
        found: Indices = np.searchsorted(self.ids, tokens)
        return found


def token_types(weights: Weights, ids: Indices, threads: int) -> TokenTypes:
    """The tables of distinct token ids, which ascend."""
    n = len(ids)
    types = TokenTypes(
        ids,
        np.empty((n, DIM), np.float32),
        np.empty(n, np.float32),
        np.empty(n, np.float32),
        tuple(np.empty((n, BRANCH_DIM), np.float32) for _ in weights.branches),
        tuple(tuple(np.empty((n, BRANCH_DIM), np.float32) for _ in range(branch.order)) for branch in weights.branches),
    )

    def fill(start: int) -> None:
        rows = slice(start, start + BATCH_TYPES)
        embeddings = weights.embed(ids[rows])
        types.embeddings[rows] = embeddings
        types.sums[rows] = embeddings.sum(axis=1)
        types.squares[rows] = np.einsum("ij,ij->i", embeddings, embeddings)
        normalised = _normalised(weights, embeddings)
        for k, branch in enumerate(weights.branches):
            inputs = np.ascontiguousarray(normalised[:, k * BRANCH_DIM : (k + 1) * BRANCH_DIM])
            types.inputs[k][rows] = inputs
            for place, matrix in enumerate(branch.first.reshape(branch.order, BRANCH_DIM, BRANCH_DIM)):
                np.matmul(inputs, matrix, out=types.steps[k][place][rows])
            types.steps[k][branch.left][rows] += branch.first_bias

    in_parallel(fill, range(0, n, BATCH_TYPES), threads)
    return types


def _normalised(weights: Weights, embeddings: Floats) -> Floats:
    """(n, 768): the inputs of the three convolutions."""
    inputs: Floats = embeddings @ weights.projection
    inputs += weights.projection_bias
    inputs -= inputs.mean(axis=1, keepdims=True)
    variance = np.einsum("ij,ij->i", inputs, inputs) / inputs.shape[1]
    inputs *= (1 / np.sqrt(variance + weights.epsilon))[:, None]
    inputs *= weights.token_gain
    inputs += weights.token_bias
    return inputs


def first_layer(types: TokenTypes, k: int, left: int, rows: Indices, out: Floats) -> None:
    """Write the first layer of branch ``k``, relu(convolution) + input, with nothing beyond the ends.

    Args:
        left: tokens that its window holds before its own.
        rows: (length, …) of ``types``; the convolution runs over the first axis.
        out: (length, …, 256), contiguous.
    """
    length = len(rows)
    steps = types.steps[k]
    np.take(steps[left], rows, axis=0, out=out, mode="clip")
    for place, step in enumerate(steps):
        shift = place - left
        start, stop = max(0, -shift), min(length, length - shift)
        if shift and start < stop:
            out[start:stop] += np.take(step, rows[start + shift : stop + shift], axis=0, mode="clip")
    np.maximum(out, 0, out=out)
    out += np.take(types.inputs[k], rows, axis=0, mode="clip")


def portions_of_types(texts: Iterable[Indices], marks: Sequence[int], most: int = MOST_TYPES) -> Iterator[list[int]]:
    """The places of consecutive texts that together hold no more than so many distinct tokens, or one text that does.

    Args:
        marks: tokens that each portion has beside its texts'.
    """
    portion: list[int] = []
    known = set(marks)
    for place, tokens in enumerate(texts):
        distinct = set(tokens.tolist())
        if portion and len(known) + len(distinct - known) > most:
            yield portion
            portion, known = [], set(marks)
        portion.append(place)
        known |= distinct
    if portion:
        yield portion
