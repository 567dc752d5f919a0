"""Fit logits: which of several candidates is chosen, if any, and the logistic regression that is its simplest case."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from aligner.checks.support.omission_model import Logit

Floats = NDArray[np.float64]

RIDGE = 1e-3


def logistic(features: Floats, labels: NDArray[np.bool_], shift: float) -> Logit:
    """Logistic regression: a conditional logit with one choice."""
    return conditional(list(features[:, None]), [np.ones(1, bool)] * len(features), labels, shift)


def conditional(
    features: Sequence[Floats], golds: Sequence[NDArray[np.bool_]], deleted: NDArray[np.bool_], shift: float
) -> Logit:
    """Maximum likelihood of the choice among a case's clauses and none; with no clause known, of any against none."""
    lengths = np.array([len(rows) for rows in features])
    case_of = np.repeat(np.arange(len(features)), lengths)
    starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    x = np.concatenate(features)
    right = np.concatenate(golds)
    known = np.logical_or.reduceat(right, starts)
    right |= ~known[case_of]
    mean, deviation = x.mean(axis=0), x.std(axis=0) + 1e-9
    z = np.concatenate([(x - mean) / deviation, np.ones((len(x), 1))], axis=1)
    prior = np.log(lengths)[case_of]

    def loss(weights: Floats) -> tuple[float, Floats]:
        utility = z @ weights - prior
        total = np.logaddexp(0, _log_sums(utility, starts, case_of))
        chosen = _log_sums(np.where(right, utility, -1e9), starts, case_of)
        value = total.sum() - chosen[deleted].sum()
        slope = np.exp(utility - total[case_of])
        slope -= np.where(right & deleted[case_of], np.exp(utility - chosen[case_of]), 0)
        penalty = np.append(weights[:-1], 0)
        return value / len(lengths) + RIDGE * (penalty**2).sum(), z.T @ slope / len(lengths) + 2 * RIDGE * penalty

    fitted = minimize(loss, np.zeros(z.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 500}).x
    weights = fitted[:-1] / deviation
    return Logit(weights, float(fitted[-1] - weights @ mean + shift))


def _log_sums(values: Floats, starts: NDArray[np.int64], case_of: NDArray[np.int64]) -> Floats:
    peaks = np.maximum.reduceat(values, starts)
    sums: Floats = peaks + np.log(np.add.reduceat(np.exp(values - peaks[case_of]), starts))
    return sums
