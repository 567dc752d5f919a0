"""Fit boosted oblivious trees with CatBoost, into what the aligner reads without it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from catboost import CatBoostClassifier
from numpy.typing import NDArray

from aligner.checks.support.trees import Floats, Trees, make_trees

TREES, DEPTH, RATE = 300, 3, 0.08
"""Twice the trees, depths of 2 to 6 and other rates move the recall of omissions by less than its noise."""

SEED = 1


def boosted(features: Floats, labels: NDArray[np.bool_], shift: float) -> Trees:
    """Trees for the log odds of a label, ``shift`` added."""
    model = CatBoostClassifier(
        iterations=TREES, depth=DEPTH, learning_rate=RATE, random_seed=SEED, verbose=False, allow_writing_files=False
    )
    model.fit(features, labels)
    with TemporaryDirectory() as folder:
        path = Path(folder, "trees.json")
        model.save_model(str(path), format="json")
        stored = json.loads(path.read_text(encoding="utf-8"))
    scale, (bias,) = stored["scale_and_bias"]
    trees = stored["oblivious_trees"]
    return make_trees(
        [[(split["float_feature_index"], split["border"]) for split in tree["splits"]] for tree in trees],
        [[scale * leaf for leaf in tree["leaf_values"]] for tree in trees],
        bias + shift,
    )


def stored_trees(trees: Trees, names: Sequence[str]) -> dict[str, Any]:
    """As `aligner.checks.support.trees.read_trees` reads them."""
    stored = []
    for features, borders, leaves in zip(trees.features, trees.borders, trees.leaves, strict=True):
        asked = int(np.isfinite(borders).sum())
        stored.append(
            {
                "features": [names[column] for column in features[:asked]],
                "borders": [round(float(border), 5) for border in borders[:asked]],
                "leaves": [round(float(leaf), 4) for leaf in leaves[: 2**asked]],
            }
        )
    return {"bias": round(trees.bias, 4), "trees": stored}
