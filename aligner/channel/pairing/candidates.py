"""Which texts of two collections may belong together: each one's nearest neighbours, without the whole matrix."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aligner.embed.encoder import Vectors

Indices = NDArray[np.int64]

BLOCK = 1024
"""Rows multiplied at once: 100 MB against 25,000 texts."""


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The ``k`` nearest of another collection for each text: ``indices`` and ``cosines``, (n, k), nearest first."""

    indices: Indices
    cosines: Vectors

    def usual(self, k: int) -> Vectors:
        """(n,) the mean cosine of the ``k`` nearest: how near a text is to anything (Artetxe & Schwenk 2019)."""
        if not self.cosines.shape[1]:
            return np.zeros(len(self.cosines), np.float32)
        mean: Vectors = self.cosines[:, :k].mean(axis=1)
        return mean


def nearest(texts: Vectors, others: Vectors, k: int) -> Neighbours:
    """Exact nearest neighbours by cosine of unit rows, block by block."""
    k = min(k, len(others))
    indices = np.zeros((len(texts), k), np.int64)
    cosines = np.zeros((len(texts), k), np.float32)
    for start in range(0, len(texts), BLOCK):
        similar = texts[start : start + BLOCK] @ others.T
        chosen = np.argpartition(-similar, k - 1, axis=1)[:, :k] if k < len(others) else _all_columns(similar)
        found = np.take_along_axis(similar, chosen, axis=1)
        order = np.argsort(-found, axis=1, kind="stable")
        indices[start : start + BLOCK] = np.take_along_axis(chosen, order, axis=1)
        cosines[start : start + BLOCK] = np.take_along_axis(found, order, axis=1)
    return Neighbours(indices, cosines)


def candidate_pairs(source: Neighbours, target: Neighbours) -> Indices:
    """(n_pairs, 2): every pair in which either is among the other's neighbours, in order, each once."""
    forth = np.stack([_owners(source), source.indices.ravel()], axis=1)
    back = np.stack([target.indices.ravel(), _owners(target)], axis=1)
    pairs: Indices = np.unique(np.concatenate([forth, back]), axis=0)
    return pairs


def _owners(neighbours: Neighbours) -> Indices:
    n, k = neighbours.indices.shape
    return np.repeat(np.arange(n, dtype=np.int64), k)


def _all_columns(similar: Vectors) -> Indices:
    return np.broadcast_to(np.arange(similar.shape[1], dtype=np.int64), similar.shape)
