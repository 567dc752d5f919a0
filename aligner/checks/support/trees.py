"""Boosted oblivious trees: log odds of a case by its features, where straight lines do not tell enough.

All nodes of one level of an oblivious tree (Kohavi 1994) ask the same question, so a tree is a table with as many
dimensions as questions. They are fitted by gradient boosting (CatBoost: Prokhorenkova et al. 2018) and stored as
numbers; reading them off takes no library.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

BLOCK = 1024
"""Cases whose answers are held at once: some ten megabytes of them with a thousand questions."""


@dataclass(frozen=True, slots=True)
class Trees:
    """Questions "is this feature above this border?" and what their answers add to the log odds.

    ``features`` and ``borders`` (n_trees, depth): the column asked for and the border; ``leaves``
    (n_trees, 2 ** depth): what a tree adds, by its answers as bits, the first question's lowest.
    """

    features: NDArray[np.int64]
    borders: Floats
    leaves: Floats
    bias: float

    def log_odds(self, cases: Floats) -> Floats:
        """(n,) of (n, n_features)."""
        n_trees, depth = self.features.shape
        bits, trees = 1 << np.arange(depth), np.arange(n_trees)
        odds = np.full(len(cases), self.bias)
        for start in range(0, len(cases), BLOCK):
            block = slice(start, start + BLOCK)
            answers = cases[block][:, self.features] > self.borders
            odds[block] += self.leaves[trees, answers @ bits].sum(axis=1)
        return odds


def make_trees(
    questions: Sequence[Sequence[tuple[int, float]]], leaves: Sequence[Sequence[float]], bias: float
) -> Trees:
    """Trees from the (column, border) of every question and 2 ** questions leaves each.

    A tree that asks less than the deepest gets questions that are always answered with no.
    """
    depth = max(map(len, questions))
    trees = Trees(
        np.zeros((len(questions), depth), np.int64),
        np.full((len(questions), depth), np.inf),
        np.zeros((len(questions), 2**depth)),
        bias,
    )
    for k, (asked, added) in enumerate(zip(questions, leaves, strict=True)):
        for level, (column, border) in enumerate(asked):
            trees.features[k, level], trees.borders[k, level] = column, border
        trees.leaves[k, : len(added)] = added
    return trees


def read_trees(stored: Mapping[str, Any], names: Sequence[str]) -> Trees:
    """Trees as a model's file has them: ``bias``, and ``trees`` of names, borders and leaves."""
    places = {name: column for column, name in enumerate(names)}
    questions = [
        [(places[name], border) for name, border in zip(tree["features"], tree["borders"], strict=True)]
        for tree in stored["trees"]
    ]
    return make_trees(questions, [tree["leaves"] for tree in stored["trees"]], stored["bias"])
