"""What stands on both sides in the same form: figures in digits, and names across scripts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from aligner.align.words import Floats
from aligner.transliteration import name_keys

_FIGURE = re.compile(r"\d{1,3}(?:[ \u00a0\u202f.,]\d{3})+(?!\d)|\d+[.,]\d+|\d+")
_GROUP = re.compile(r"(?<=\d)[ \u00a0\u202f.,](?=\d{3}(?!\d))")


def figure_keys(text: str) -> frozenset[str]:
    """The figures in digits of a text, with thousands joined and a decimal point: ``2000``, ``3.1``."""
    return frozenset(_GROUP.sub("", found).replace(",", ".").lstrip("0") for found in _FIGURE.findall(text))


@dataclass(frozen=True, slots=True)
class Keys:
    """One kind of key on both sides: ``source`` (n_source, n_keys) and ``target`` CSR of 0 and 1.

    Keys that one side alone has are in ``source_totals`` (n_source,) and ``target_totals`` only.
    """

    source: sparse.csr_array
    target: sparse.csr_array
    source_totals: Floats
    target_totals: Floats

    def shared(self, rows: slice, columns: slice, n: int, m: int) -> Floats:
        """(n_rows, n_columns): keys that the runs of ``n`` and ``m`` segments from each have in common."""
        left, right = _runs(self.source, rows, n), _runs(self.target, columns, m)
        common: Floats = (left @ right.T).toarray()
        return common


def find_figures(source: Sequence[str], target: Sequence[str]) -> Keys:
    """The figures of two texts' segments."""
    return _keys([figure_keys(text) for text in source], [figure_keys(text) for text in target])


def find_names(source: Sequence[str], target: Sequence[str]) -> Keys:
    """The names of two texts' segments, by their consonants in Latin letters."""
    return _keys([name_keys(text) for text in source], [name_keys(text) for text in target])


def _keys(source: Sequence[frozenset[str]], target: Sequence[frozenset[str]]) -> Keys:
    common = sorted(frozenset().union(*source) & frozenset().union(*target))
    index = {key: k for k, key in enumerate(common)}
    return Keys(
        _matrix(source, index),
        _matrix(target, index),
        np.array([len(keys) for keys in source], np.float32),
        np.array([len(keys) for keys in target], np.float32),
    )


def _matrix(segments: Sequence[frozenset[str]], index: dict[str, int]) -> sparse.csr_array:
    rows = [sorted(index[key] for key in keys if key in index) for keys in segments]
    indptr = np.concatenate([[0], np.cumsum([len(row) for row in rows])]).astype(np.int64)
    indices = np.array([column for row in rows for column in row], np.int64)
    return sparse.csr_array((np.ones(len(indices), np.float32), indices, indptr), shape=(len(rows), max(len(index), 1)))


def _runs(segments: sparse.csr_array, chosen: slice, n: int) -> sparse.csr_array:
    """Keys of the run of ``n`` segments from each chosen one, each counted once; runs end with the text."""
    total = segments[chosen]
    height = total.shape[0]
    for k in range(1, n):
        more = segments[chosen.start + k : chosen.stop + k]
        missing = height - more.shape[0]
        if missing:
            more = sparse.vstack([more, sparse.csr_array((missing, segments.shape[1]), dtype=np.float32)], "csr")
        total = total + more
    total.data[:] = 1
    return total
