"""The fits themselves, on numbers made up for them: they learn what is there, the same each time."""

from __future__ import annotations

import random

import numpy as np
import pytest

pytest.importorskip("scipy", reason="the fits' optimiser, of the extra train")

from conditional_logit import conditional, logistic
from statement_collections import Draw
from statement_pairing import fit


def test_a_regression_finds_what_tells_two_kinds_apart():
    chance = np.random.default_rng(1)
    features = chance.normal(size=(400, 3))
    labels = features[:, 1] + 0.3 * chance.normal(size=400) > 0
    learned = logistic(features, labels, 0.0)
    assert learned.weights[1] > 4 * np.abs(learned.weights[[0, 2]]).max()
    assert np.mean((learned.log_odds(features) > 0) == labels) > 0.9


def test_a_shift_moves_all_log_odds_alike():
    features = np.array([[0.0], [1.0], [2.0], [3.0]])
    labels = np.array([False, True, False, True])
    plain, shifted = (logistic(features, labels, shift).log_odds(features) for shift in (0.0, -3.0))
    assert shifted == pytest.approx(plain - 3.0)


def test_a_choice_among_candidates_is_learned_from_the_right_ones():
    chance = np.random.default_rng(2)
    cases = [chance.normal(size=(4, 2)) for _ in range(200)]
    golds = [rows[:, 0] == rows[:, 0].max() for rows in cases]
    learned = conditional(cases, golds, np.ones(200, bool), 0.0)
    chosen = [
        int(learned.log_odds(rows).argmax()) == int(gold.argmax()) for rows, gold in zip(cases, golds, strict=True)
    ]
    assert np.mean(chosen) > 0.9


def test_weights_of_statements_are_the_same_each_time():
    chance = np.random.default_rng(3)
    features = chance.normal(size=(60, 10))
    right = features[:, 2] > 0.5
    pairs = np.array([[k, k] for k in range(60)])
    drawn = Draw(60, (pairs[:, 0], pairs[:, 1]), pairs, features, np.zeros(60), right, int(right.sum()))
    first, second = fit([drawn]), fit([drawn])
    assert (first.bias, first.weights.tolist()) == (second.bias, second.weights.tolist())
    assert int(np.argmax(first.weights)) == 2


def test_the_net_of_counterparts_is_the_same_each_time():
    pytest.importorskip("torch", reason="of the extra train")
    from contextual_pairs import TrainingPair
    from contextual_states import StateFile
    from counterpart_examples import Examples
    from counterpart_net import stored
    from counterpart_training import fitted
    from partial_cuts import Cut

    from aligner.embed.contextual import KEPT_LAYERS, Pieces
    from aligner.embed.contextual_weights import WIDTH

    texts = ("Хор пел весь вечер во дворе", "Le chœur chantait dans la cour", "Хор пел весь вечер")
    chance = np.random.default_rng(4)
    spans = [tuple((k, k + 3) for k in range(0, len(text), 3)) for text in texts]
    pieces = [Pieces(np.arange(len(each)), each) for each in spans]
    offsets = np.cumsum([0, *map(len, spans)])
    states = chance.normal(size=(int(offsets[-1]), len(KEPT_LAYERS), WIDTH)).astype(np.float16)
    file = StateFile({text: k for k, text in enumerate(texts)}, pieces, offsets, states)
    means = dict.fromkeys(("ru", "fr"), np.zeros((len(KEPT_LAYERS), WIDTH), np.float32))
    pair = TrainingPair((texts[0], texts[1]), ("ru", "fr"), (Cut(18, 27, 2, texts[2]), None))
    shown = Examples([pair], file, means, np.ones(40, np.float32))
    nets = []
    for _ in range(2):
        random.seed()
        nets.append(stored(fitted(shown, 2, 1), means))
    assert all(np.array_equal(nets[0][name], nets[1][name]) for name in nets[0])
    assert not any(np.isnan(array.astype(np.float32)).any() for array in nets[0].values())
