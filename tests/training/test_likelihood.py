"""Fitted weights stay where the gold leaves them: near nothing, or near a prior's."""

from pathlib import Path

import numpy as np
import pytest

from aligner.embed import load_encoder
from aligner.pair.documents import read_bitexts
from aligner.pair.scorer import Scorer
from aligner.training.gold import read_gold
from aligner.training.likelihood import PRIOR_SHARE, batches, fit
from aligner.training.stretches import NAMES, GoldText, stretches

DATA = Path(__file__).parents[2] / "data"
PRIOR = Scorer({name: 3.0 if k % 2 else -3.0 for k, name in enumerate(NAMES)}, 6)


@pytest.fixture(scope="module")
def gold() -> list[GoldText]:
    encoder = load_encoder()
    found = []
    for bitext in read_gold(str(DATA), "ru", "fr"):
        sides = bitext.source, bitext.target
        encoded = [encoder.read([segment.unnumbered for segment in side.segments]) for side in sides]
        found.append(GoldText(read_bitexts(*sides, (encoded[0], encoded[1]), encoder, 6), bitext.path()))
    return found


def vector(scorer: Scorer) -> np.ndarray:
    return np.array([scorer.weights[name] for name in NAMES])


def test_what_the_gold_leaves_undecided_stays_near_the_prior(gold: list[GoldText]):
    origin = PRIOR_SHARE * vector(PRIOR)
    one, all_of_them = (vector(fit(texts, prior=PRIOR)) for texts in (gold[:1], gold))
    assert np.abs(one - origin).mean() < np.abs(all_of_them - origin).mean()
    assert np.abs(one - origin).mean() < np.abs(vector(fit(gold[:1])) - origin).mean()


def test_the_gold_is_more_probable_under_its_own_weights_than_under_a_prior_alone(gold: list[GoldText]):
    weights = vector(fit(gold, prior=PRIOR))
    assert np.abs(weights - PRIOR_SHARE * vector(PRIOR)).max() > 0.5


def test_a_mark_that_hardly_ever_stands_gets_no_weight_beyond_all_others(gold: list[GoldText]):
    """Elisions that face each other always match in the gold: nothing but the penalty holds their weight."""
    assert abs(fit(gold).weights["elisions_match"]) < 20


def test_the_slope_of_the_likelihood_is_its_own_with_and_without_a_price_on_mistakes(gold: list[GoldText]):
    batch = batches(list(stretches(gold[0], 6)))[0]
    random = np.random.default_rng(3)
    weights, direction = random.normal(scale=0.3, size=(2, len(NAMES)))
    for cost in (0.0, 1.0):
        slope = batch.gradient(weights, cost)[1] @ direction
        ahead, behind = (batch.gradient(weights + step * direction, cost)[0] for step in (1e-3, -1e-3))
        assert slope == pytest.approx((ahead - behind) / 2e-3, rel=2e-3)


def test_a_price_on_mistakes_is_paid_by_every_path_but_the_golds(gold: list[GoldText]):
    batch = batches(list(stretches(gold[0], 6)))[0]
    sure = 40.0 * vector(fit(gold[:1]))
    doubtful = np.zeros(len(NAMES))
    assert batch.gradient(doubtful, 1.0)[0] < batch.gradient(doubtful)[0] - 10
    segments = batch.sizes.sum()
    assert batch.gradient(doubtful)[0] - batch.gradient(doubtful, 1.0)[0] <= segments
    assert batch.gradient(sure, 1.0)[0] == pytest.approx(batch.gradient(sure)[0], abs=0.01 * segments)
