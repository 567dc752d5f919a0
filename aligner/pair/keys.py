"""What stands on both sides in the same form: figures in digits, and names across scripts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aligner.names.skeletons import name_keys
from aligner.pair.incidence import Incidence
from aligner.pair.words import Floats

_FIGURE = re.compile(r"\d{1,3}(?:[ \u00a0\u202f.,]\d{3})+(?!\d)|\d+[.,]\d+|\d+")
_GROUP = re.compile(r"(?<=\d)[ \u00a0\u202f.,](?=\d{3}(?!\d))")


def figure_keys(text: str) -> frozenset[str]:
    """The figures in digits of a text, with thousands joined and a decimal point: ``2000``, ``3.1``."""
    return frozenset(_GROUP.sub("", found).replace(",", ".").lstrip("0") for found in _FIGURE.findall(text))


@dataclass(frozen=True, slots=True)
class Keys:
    """One kind of key on both sides: ``source`` and ``target`` hold the keys of each segment.

    Keys that one side alone has are in ``source_totals`` (n_source,) and ``target_totals`` only.
    """

    source: Incidence
    target: Incidence
    source_totals: Floats
    target_totals: Floats

    def within(self, rows: slice, columns: slice, max_span: int) -> SharedKeys:
        """What the runs of up to ``max_span`` segments that begin in ``rows`` and ``columns`` have in common."""
        left, right = _held(self.source, rows, max_span), _held(self.target, columns, max_span)
        common = np.intersect1d(left.keys, right.keys)
        return SharedKeys(left.runs(common), right.runs(common))


@dataclass(frozen=True, slots=True)
class SharedKeys:
    """The keys of a rectangle's runs by their length: ``source[n - 1]`` (n_rows, n_keys), ``target`` likewise."""

    source: Sequence[Floats]
    target: Sequence[Floats]

    def of(self, n: int, m: int) -> Floats:
        """(n_rows, n_columns): keys that the runs of ``n`` and ``m`` segments from each have in common."""
        common: Floats = self.source[n - 1] @ self.target[m - 1].T
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


def _matrix(segments: Sequence[frozenset[str]], index: dict[str, int]) -> Incidence:
    return Incidence.of(sorted(index[key] for key in keys if key in index) for keys in segments)


@dataclass(frozen=True, slots=True)
class _Held:
    """Keys that stand in a stretch of segments, and where: ``segments`` counts from the stretch's first.

    ``height`` runs begin in the stretch, which holds the segments of the longest of them.
    """

    keys: NDArray[np.int64]
    segments: NDArray[np.int64]
    height: int
    max_span: int

    def runs(self, common: NDArray[np.int64]) -> list[Floats]:
        """(height, n_common) of 0 and 1 for the runs of 1 to ``max_span`` segments; runs end with the text."""
        every = np.zeros((self.height + self.max_span - 1, len(common)), np.float32)
        held = np.isin(self.keys, common)
        every[self.segments[held], np.searchsorted(common, self.keys[held])] = 1
        runs = [every[: self.height]]
        for k in range(1, self.max_span):
            runs.append(np.maximum(runs[-1], every[k : k + self.height]))
        return runs


def _held(segments: Incidence, chosen: slice, max_span: int) -> _Held:
    bounds = segments.indptr[chosen.start : chosen.stop + max_span]
    keys = segments.indices[bounds[0] : bounds[-1]]
    places = np.repeat(np.arange(len(bounds) - 1), np.diff(bounds))
    return _Held(keys, places, chosen.stop - chosen.start, max_span)
