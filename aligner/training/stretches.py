"""Gold paths cut into training lattices: stretches of some beads, with the statistics of the whole text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aligner.pair.block import Block
from aligner.pair.features import (
    GAP_FEATURES,
    GENERAL_FEATURES,
    MATCH_FEATURES,
    NULL_FEATURES,
    Bitexts,
    bead_types,
    null_features,
    type_features,
)
from aligner.pair.lattice import Path

STRETCH = 25
"""Gold beads in one training lattice."""

Weights = NDArray[np.float64]

NAMES = (*MATCH_FEATURES, *NULL_FEATURES, *GAP_FEATURES)
"""Every weight, in the order of vectors of weights."""


@dataclass(frozen=True, slots=True)
class GoldText:
    """A bitext with its gold path.

    ``weight`` says how much it counts in a mixture; what the path says of ``unjudged`` source and target segments is
    not learned.
    """

    bitexts: Bitexts
    path: Path
    weight: float = 1.0
    unjudged: tuple[frozenset[int], frozenset[int]] = (frozenset(), frozenset())


@dataclass(frozen=True, slots=True)
class Mistakes:
    """How many segments each bead gets wrong, 0 for the gold's own.

    ``match`` (n_types, n_nodes), nulls (n,); in a batch as its features, without their last axis.
    """

    match: NDArray[np.float32]
    source_null: NDArray[np.float32]
    target_null: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Stretch:
    """The dense lattice of one stretch of text and what the gold path holds there.

    ``match`` (n_types, n_nodes, n_general_features), nulls (n, n_null_features); ``gold`` the gold path's summed
    features, (n_weights,).
    """

    n_source: int
    n_target: int
    types: tuple[tuple[int, int], ...]
    match: NDArray[np.float32]
    source_null: NDArray[np.float32]
    target_null: NDArray[np.float32]
    gold: Weights
    mistakes: Mistakes
    weight: float


def canonical(path: Path) -> Path:
    """The same beads with every gap's source nulls before its target nulls: the one order the lattice knows."""
    ordered: Path = []
    gap: Path = []

    def close() -> None:
        ordered.extend(sorted(gap, key=lambda bead: bead[0] == bead[1]))
        gap.clear()

    for bead in path:
        if bead[0] == bead[1] or bead[2] == bead[3]:
            gap.append(bead)
        else:
            close()
            ordered.append(bead)
    close()
    placed: Path = []
    i = j = 0
    for a, b, c, d in ordered:
        placed.append((i, i + b - a, j, j + d - c))
        i, j = i + b - a, j + d - c
    return placed


def stretches(text: GoldText, max_bead: int) -> Iterator[Stretch]:
    """Cut a text into training lattices, around unjudged segments and gold beads that no searched type expresses."""
    types = bead_types(max_bead)
    run: Path = []
    for bead in canonical(text.path):
        a, b, c, d = bead
        expressible = (b - a, d - c) in types or b == a or d == c
        expressible &= text.unjudged[0].isdisjoint(range(a, b)) and text.unjudged[1].isdisjoint(range(c, d))
        if expressible:
            run.append(bead)
        if run and (not expressible or len(run) >= STRETCH):
            yield _stretch(text, run, types)
            run = []
    if run:
        yield _stretch(text, run, types)


def _stretch(text: GoldText, run: Path, types: tuple[tuple[int, int], ...]) -> Stretch:
    rows, columns = slice(run[0][0], run[-1][1]), slice(run[0][2], run[-1][3])
    n_source, n_target = rows.stop - rows.start, columns.stop - columns.start
    n_general = len(GENERAL_FEATURES)
    match = np.zeros((len(types), (n_source + 1) * (n_target + 1), n_general), np.float32)
    if n_source and n_target:
        block = Block.whole(text.bitexts, rows, columns)
        for t, (n, m) in enumerate(types):
            grid = match[t].reshape(n_source + 1, n_target + 1, n_general)
            for name, values in block.features(n, m):
                grid[:n_source, :n_target, GENERAL_FEATURES.index(name)] = values.reshape(n_source, n_target)
    bitexts = text.bitexts
    source_null = null_features(bitexts.source, bitexts.source_background, bitexts.source_best)[rows]
    target_null = null_features(bitexts.target, bitexts.target_background, bitexts.target_best)[columns]
    gold = np.zeros(len(MATCH_FEATURES) + len(NULL_FEATURES) + len(GAP_FEATURES))
    n_match, n_null = len(MATCH_FEATURES), len(NULL_FEATURES)
    sizes = np.array([n + m for n, m in types], np.float32)
    mistakes = Mistakes(
        np.repeat(sizes[:, None], match.shape[1], axis=1), np.ones(n_source, np.float32), np.ones(n_target, np.float32)
    )
    state = "match"
    for a, b, c, d in run:
        if a == b or c == d:
            now = "source" if c == d else "target"
            nulls = (
                source_null[a - rows.start : b - rows.start]
                if c == d
                else target_null[c - columns.start : d - columns.start]
            )
            gold[n_match : n_match + n_null] += nulls.sum(axis=0)
            mistakes.source_null[a - rows.start : b - rows.start] = 0
            mistakes.target_null[c - columns.start : d - columns.start] = 0
            if state == "match":
                gold[n_match + n_null] += 1
            elif state != now:
                gold[n_match + n_null + 1] += 1
            state = now
        else:
            node = (a - rows.start) * (n_target + 1) + c - columns.start
            kind = types.index((b - a, d - c))
            gold[:n_general] += match[kind, node]
            mistakes.match[kind, node] = 0
            gold[n_general:n_match] += list(type_features(b - a, d - c).values())
            state = "match"
    return Stretch(n_source, n_target, types, match, source_null, target_null, gold, mistakes, text.weight)
