"""Fitting the scorer's weights to gold ladders: maximum likelihood of the gold path, by quasi-Newton steps.

The gradient of a CRF's log-likelihood is the features of the gold path less their expectation under the posteriors
(Lafferty, McCallum & Pereira 2001).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aligner.pair.features import GAP_FEATURES, GENERAL_FEATURES, MATCH_FEATURES, NULL_FEATURES, type_features
from aligner.pair.scorer import Scorer
from aligner.training.batch import batch_posteriors
from aligner.training.quasi_newton import minimise
from aligner.training.stretches import NAMES, GoldText, Mistakes, Stretch, Weights, stretches

BATCH = 64
"""Stretches whose lattices are walked together."""

DECAY = 0.1
"""L2 pull on the weights, in log-likelihood of the whole data."""

PRIOR_SHARE, PRIOR_DECAY = 0.5, 4.0
"""Where there are weights fitted to other texts, the pull goes to these, half the way to zero, and is this strong."""

MISTAKE_COST = 0.35
"""Nats by which the gold path has to win, for each segment that another gets wrong, while weights near a prior are
fitted (softmax-margin, Gimpel & Smith 2010). Without it they come out too small for their beads: those given .64 were
right in .84. Strict and null F1 in cross-validation, ntrex-dev documents, damaged, long, and mean negative
log-likelihood of a match bead, by cost (and strength of the pull):

    0               .989/.945, .982/.952, .988/.936, .042
    0.3             .989/.945, .982/.952, .990/.945, .035
    0.7             .989/.945, .982/.952, .992/.950, .031
    0.7 (half)      .990/.951, .983/.956, .992/.950, .031
    1               .989/.945, .982/.952, .992/.950, .030

From 0.5 on the gold statements lose a null, and where nulls cost less than beads the samples lose a pair whose meaning
differs. Weights of any pair are fitted without: at 1 they claim too much of texts unlike those they saw (Text+Berg
beads of 0.9 and more were right in .911 instead of .927)."""

LEAST_SCALE = 0.02
"""A feature that hardly ever stands has a root mean square near nothing, and no penalty would hold its weight."""

MOST_STEPS, TOLERANCE = 200, 1e-6
"""Steps of the optimiser at most, and the share of the likelihood that the last of them gains."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Several stretches padded to one size: arrays as in ``Stretch`` with a leading axis.

    ``match`` holds the general features alone, (n_stretches, n_types, rows, columns, n_general) float32; what
    depends on the type alone is in ``by_type`` (n_types, n_type_features).
    """

    types: tuple[tuple[int, int], ...]
    match: NDArray[np.float32]
    by_type: NDArray[np.float32]
    source_null: NDArray[np.float32]
    target_null: NDArray[np.float32]
    gold: Weights
    mistakes: Mistakes
    weights: Weights
    sizes: NDArray[np.int64]

    def gradient(self, weights: Weights, cost: float = 0.0) -> tuple[float, Weights]:
        """Log-likelihood of the gold paths, weighted, and its gradient.

        Args:
            cost: nats added to every other path for each segment that it gets wrong.
        """
        price = np.float32(cost)
        n_match, n_null, n_general = len(MATCH_FEATURES), len(NULL_FEATURES), self.match.shape[-1]
        general = weights[:n_general].astype(np.float32)
        by_null = weights[n_match : n_match + n_null]
        bias = self.by_type @ weights[n_general:n_match].astype(np.float32)
        found = batch_posteriors(
            self.types,
            self.match @ general + bias[:, None, None] + price * self.mistakes.match,
            self.source_null @ by_null + price * self.mistakes.source_null,
            self.target_null @ by_null + price * self.mistakes.target_null,
            (float(weights[-2]), float(weights[-1])),
            self.sizes,
        )
        probability = found.match * self.weights.astype(np.float32)[:, None, None, None]
        expected = np.concatenate(
            [
                probability.ravel() @ self.match.reshape(-1, n_general),
                probability.sum(axis=(0, 2, 3)) @ self.by_type,
                np.einsum("b,bi,bif->f", self.weights, found.source_null, self.source_null)
                + np.einsum("b,bi,bif->f", self.weights, found.target_null, self.target_null),
                [self.weights @ found.opened_gaps, self.weights @ found.crossed_gaps],
            ]
        )
        likelihood = self.gold @ weights - found.log_partition
        return float(self.weights @ likelihood), self.weights @ self.gold - expected


def batches(prepared: Sequence[Stretch]) -> list[Batch]:
    """Stretches of similar size together, so that little of a batch is padding."""
    order = sorted(prepared, key=lambda stretch: (stretch.n_source + stretch.n_target, stretch.n_source))
    return [_pad(order[start : start + BATCH]) for start in range(0, len(order), BATCH)]


def _pad(group: Sequence[Stretch]) -> Batch:
    n_general = len(GENERAL_FEATURES)
    rows = max(stretch.n_source for stretch in group) + 1
    columns = max(stretch.n_target for stretch in group) + 1
    types = group[0].types
    match = np.zeros((len(group), len(types), rows, columns, n_general), np.float32)
    source_null = np.zeros((len(group), rows - 1, len(NULL_FEATURES)), np.float32)
    target_null = np.zeros((len(group), columns - 1, len(NULL_FEATURES)), np.float32)
    mistakes = Mistakes(
        np.zeros(match.shape[:-1], np.float32), np.zeros_like(source_null[..., 0]), np.zeros_like(target_null[..., 0])
    )
    for place, stretch in enumerate(group):
        n, m = stretch.n_source, stretch.n_target
        grid = stretch.match.reshape(len(types), n + 1, m + 1, n_general)
        match[place, :, : n + 1, : m + 1] = grid
        source_null[place, :n], target_null[place, :m] = stretch.source_null, stretch.target_null
        wrong = stretch.mistakes
        mistakes.match[place, :, : n + 1, : m + 1] = wrong.match.reshape(len(types), n + 1, m + 1)
        mistakes.source_null[place, :n], mistakes.target_null[place, :m] = wrong.source_null, wrong.target_null
    by_type = np.array([list(type_features(n, m).values()) for n, m in types], np.float32)
    return Batch(
        types,
        match,
        by_type,
        source_null,
        target_null,
        np.array([stretch.gold for stretch in group]),
        mistakes,
        np.array([stretch.weight for stretch in group]),
        np.array([[stretch.n_source, stretch.n_target] for stretch in group]),
    )


def fit(
    texts: Sequence[GoldText],
    max_bead: int = 6,
    *,
    prior: Scorer | None = None,
    without: Collection[str] = (),
    notify: Callable[[str], None] | None = None,
) -> Scorer:
    """Weights under which the gold paths of ``texts`` are most probable: the one optimum of a concave function.

    Args:
        prior: fitted to other texts; what these leave undecided stays near it (Chelba & Acero 2004).
        without: names of the weights that stay zero.
        notify: told the mean log-likelihood a segment when done.
    """
    prepared = [stretch for text in texts for stretch in stretches(text, max_bead)]
    return maximise(prepared, max_bead, prior=prior, without=without, notify=notify)


def maximise(
    prepared: Sequence[Stretch],
    max_bead: int,
    *,
    prior: Scorer | None = None,
    without: Collection[str] = (),
    start: Scorer | None = None,
    notify: Callable[[str], None] | None = None,
) -> Scorer:
    """The maximum of the penalised log-likelihood, by L-BFGS (Liu & Nocedal 1989); near a prior, with a margin.

    Args:
        prior: a scorer fitted to other texts.
        without: names of the weights that stay zero: what an ablation leaves out.
        start: fitted to much the same texts: the maximum is reached in a few steps from there.
        notify: told the mean log-likelihood a segment when done.
    """
    groups = batches(prepared)
    scale = _scale(groups)
    origin, decay, cost = np.zeros_like(scale), DECAY, 0.0
    if prior is not None:
        cost = MISTAKE_COST
        origin, decay = PRIOR_SHARE * _vector(prior), PRIOR_DECAY
    left_out = np.array([name in without for name in NAMES])
    origin[left_out] = 0

    def loss(scaled: Weights) -> tuple[float, Weights]:
        value, gradient = -decay * float(scaled @ scaled), -2 * decay * scaled
        for batch in groups:
            likelihood, slope = batch.gradient(origin + scaled / scale, cost)
            value += likelihood
            gradient += slope / scale
        gradient[left_out] = 0
        return -value, -gradient

    first = np.zeros_like(scale) if start is None else (_vector(start) - origin) * scale
    first[left_out] = 0
    found = minimise(loss, first, MOST_STEPS, TOLERANCE)
    if notify:
        segments = sum(stretch.weight * (stretch.n_source + stretch.n_target) for stretch in prepared)
        notify(f"{found.n_steps} steps, {-found.value / max(segments, 1):.4f} nats a segment")
    weights = origin + found.weights / scale
    return Scorer(dict(zip(NAMES, map(float, weights), strict=True)), max_bead)


def _vector(scorer: Scorer) -> Weights:
    return np.array([scorer.weights.get(name, 0.0) for name in NAMES])


def _scale(groups: Sequence[Batch]) -> Weights:
    """(n_weights,): the root mean square of each feature, so that one step size and one decay suit all."""
    squares, cells = np.zeros(len(GENERAL_FEATURES)), 0
    nulls, segments = np.zeros(len(NULL_FEATURES)), 0
    for batch in groups:
        flat = batch.match.reshape(-1, batch.match.shape[-1])
        squares += np.einsum("nf,nf->f", flat, flat)
        cells += len(flat)
        for side in (batch.source_null, batch.target_null):
            nulls += (side.astype(np.float64) ** 2).sum(axis=(0, 1))
        segments += int(batch.sizes.sum())
    by_type = (groups[0].by_type.astype(np.float64) ** 2).mean(axis=0)
    means = np.concatenate([squares / cells, by_type, nulls / segments, np.ones(len(GAP_FEATURES))])
    return np.where(means > 0, np.maximum(np.sqrt(means), LEAST_SCALE), 1.0)
