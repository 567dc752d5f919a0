"""What the scorer may look at: the names of the features, and what they need of two texts before any bead.

Nothing here knows a language: similarity is measured against each side's usual similarity to the other, so that the
same weights serve other encoders and other pairs.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aligner.pair.keys import Keys
from aligner.pair.side import Background, Floats, Nearest, Side, background, nearest
from aligner.pair.words import Words

TYPICAL_LENGTH = 60.0
"""Characters against which lengths are measured, so that weights of length features are near 1."""

RATIO_PRIOR = 300.0
"""Characters of equal length that the ratio of two texts' lengths starts from."""

GENERAL_FEATURES = (
    "margin",
    "margin_by_length",
    "margin_low",
    "neighbour_margin",
    "length",
    "length_ratio",
    "length_ratio_squared",
    "merge_gain_least",
    "merge_gain_mean",
    "residual_likeness",
    "same_marks",
    "other_marks",
    "paragraphs_crossed",
    "paragraph_starts_differ",
    "kinds_differ",
    "elisions_match",
    "elisions_differ",
    "sentences_differ",
    "coverage",
    "coverage_by_length",
    "coverage_least",
    "coverage_weakest",
    "uncovered",
    "figures_shared",
    "figures_unshared",
    "names_shared",
    "names_unshared",
)
_TYPES = ("is_1_1", "is_1_2", "is_2_2", "is_1_3", "merges", "merges_both")
MATCH_FEATURES = GENERAL_FEATURES + _TYPES
NULL_FEATURES = ("null", "null_by_length", "null_by_best_margin", "null_by_margin_gap", "null_elision", "null_short")
GAP_FEATURES = ("open_gap", "cross_gap")


def bead_types(max_bead: int) -> tuple[tuple[int, int], ...]:
    """The (n, m) that are searched: up to ``max_bead`` segments on a side, and no more than both sides can bear.

    Beads with several segments on both sides are rare (2 % of hand-aligned novels) and are kept to six in all.
    """
    sizes = range(1, max_bead + 1)
    return tuple((n, m) for n in sizes for m in sizes if min(n, m) == 1 or n + m <= 6)


@dataclass(frozen=True, slots=True)
class Bitexts:
    """Two sides and what each looks like to the other: all that features are made of."""

    source: Side
    target: Side
    source_background: Background
    target_background: Background
    source_nearest: NDArray[np.int64]
    target_nearest: NDArray[np.int64]
    source_best: Floats
    target_best: Floats
    length_ratio: float
    source_words: Words
    target_words: Words
    figures: Keys
    names: Keys

    @property
    def max_span(self) -> int:
        """The longest run of segments that both sides have vectors for."""
        return min(len(self.source.vectors), len(self.target.vectors))


def compare(
    source: Side, target: Side, words: tuple[Words, Words], figures: Keys, names: Keys, threads: int = 1
) -> Bitexts:
    """Everything about two sides that does not depend on a bead."""
    neighbours = nearest(source, target, threads)
    return Bitexts(
        source,
        target,
        background(source, target, threads),
        background(target, source, threads),
        neighbours.source,
        neighbours.target,
        neighbours.source_best,
        neighbours.target_best,
        _length_ratio(source, target, neighbours),
        *words,
        figures,
        names,
    )


def _length_ratio(source: Side, target: Side, neighbours: Nearest) -> float:
    """Target characters for one source character, from segments that are each other's nearest.

    Whole texts would do for texts that match; where one side lacks half of the other they mislead.
    """
    pairs = np.flatnonzero(neighbours.target[neighbours.source] == np.arange(len(source)))
    lengths = source.lengths[pairs].sum(), target.lengths[neighbours.source[pairs]].sum()
    return float((lengths[1] + RATIO_PRIOR) / (lengths[0] + RATIO_PRIOR))


def null_features(side: Side, usual: Background, best: Floats) -> Floats:
    """(n, len(NULL_FEATURES)) float32: each segment as one without counterpart."""
    weights = np.sqrt(side.lengths / TYPICAL_LENGTH)
    margin = 1 - (1 - best) / (1 - usual.mean[0] + 1e-3)[:, None]
    gap = margin[:, 0] - margin[:, -1]
    columns = [
        np.ones(len(side)),
        weights,
        margin[:, 0],
        gap,
        side.elisions,
        side.lengths < TYPICAL_LENGTH / 2,
    ]
    return np.stack(columns, axis=1).astype(np.float32)


def type_features(n: int, m: int) -> dict[str, float]:
    """Features of the shape of an n–m bead, whatever text it holds; the same for n–m and m–n."""
    low, high = min(n, m), max(n, m)
    return {
        "is_1_1": float(high == 1),
        "is_1_2": float(low == 1 and high == 2),
        "is_2_2": float(low == 2 and high == 2),
        "is_1_3": float(low == 1 and high == 3),
        "merges": float(n + m - 2),
        "merges_both": float(low > 1),
    }
