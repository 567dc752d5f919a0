"""Fitting what posteriors are worth: a line through their log-odds, from beads of texts the weights had not seen."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from aligner.pair.calibration import MOST_ODDS, Line
from aligner.training.quasi_newton import minimise

RIDGE = 1.0
"""Pull of the slope's logarithm and of the offset to nothing, in nats: two dozen mistakes are little to learn from."""

MOST_STEPS, TOLERANCE = 100, 1e-9


def fit_line(posteriors: Sequence[float], right: Sequence[bool]) -> Line:
    """The line under which what was right is most probable (Platt 1999), near the one that changes nothing.

    Args:
        posteriors: of beads, by weights that were not fitted to their texts.
        right: whether each bead is the gold's.
    """
    share = np.asarray(posteriors, np.float64)
    with np.errstate(divide="ignore"):
        odds = (np.log(share) - np.log1p(-share)).clip(-MOST_ODDS, MOST_ODDS)
    truth = np.asarray(right, np.float64)

    def loss(at: np.ndarray) -> tuple[float, np.ndarray]:
        slope = np.exp(at[0])
        logits = slope * odds + at[1]
        error = 1 / (1 + np.exp(-logits)) - truth
        value = float((np.logaddexp(0, logits) - truth * logits).sum() + RIDGE * (at @ at))
        return value, np.array([(error * slope * odds).sum(), error.sum()]) + 2 * RIDGE * at

    found = minimise(loss, np.zeros(2), MOST_STEPS, TOLERANCE)
    return Line(float(np.exp(found.weights[0])), float(found.weights[1]))
