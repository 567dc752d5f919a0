"""Which keys each segment holds: a matrix of zeros and ones, as the places of its ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Indices = NDArray[np.int64]
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Incidence:
    """Row ``k`` holds the keys ``indices[indptr[k] : indptr[k + 1]]``, ascending: as scipy's CSR, without values."""

    indptr: Indices
    indices: Indices

    @classmethod
    def of(cls, rows: Iterable[Sequence[int]]) -> Incidence:
        """The incidence of rows that are given by their keys, ascending."""
        indptr: list[int] = [0]
        indices: list[int] = []
        for row in rows:
            indices += row
            indptr.append(len(indices))
        return cls(np.array(indptr, np.int64), np.array(indices, np.int64))

    def __len__(self) -> int:
        """The number of rows."""
        return len(self.indptr) - 1

    def __getitem__(self, rows: slice) -> Incidence:
        """The incidence of consecutive rows alone."""
        start, stop, _ = rows.indices(len(self))
        bounds = self.indptr[start : max(start, stop) + 1]
        return Incidence(bounds - bounds[0], self.indices[bounds[0] : bounds[-1]])

    def owners(self) -> Indices:
        """(n_ones,): the row that each of ``indices`` is in."""
        return np.repeat(np.arange(len(self)), np.diff(self.indptr))

    def sums(self, values: Floats) -> Floats:
        """(n_rows,): the sum over each row's keys of their values, (n_keys,)."""
        return np.bincount(self.owners(), values[self.indices], len(self)).astype(np.float32)

    def weighted_sums(self, weights: Floats, table: Floats) -> Floats:
        """(n_rows, width): the sum over each row's keys of their rows of a table.

        Args:
            weights: (n_ones,) of each key in each row.
            table: (n_keys, width).
        """
        sums = np.zeros((len(self), table.shape[1]), np.float32)
        for k, (start, stop) in enumerate(pairwise(self.indptr.tolist())):
            if start < stop:
                np.dot(weights[start:stop], table[self.indices[start:stop]], out=sums[k])
        return sums
