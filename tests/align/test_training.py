"""Fitted weights stay where the gold leaves them: near nothing, or near a prior's."""

from pathlib import Path

import numpy as np
import pytest

from aligner.align.documents import read_bitexts
from aligner.align.scorer import Scorer
from aligner.align.training import NAMES, PRIOR_SHARE, GoldText, fit
from aligner.embed import load_encoder
from aligner.gold import read_gold

DATA = Path(__file__).parents[2] / "data"
PRIOR = Scorer({name: 3.0 if k % 2 else -3.0 for k, name in enumerate(NAMES)}, 6)


@pytest.fixture(scope="module")
def gold() -> list[GoldText]:
    encoder = load_encoder()
    found = []
    for bitext in read_gold(str(DATA), "ru", "fr"):
        sides = bitext.source, bitext.target
        encoded = [encoder.read([segment.comparable for segment in side.segments]) for side in sides]
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
