"""The net of counterparts: what it is made of, and what is read off its answers."""

from __future__ import annotations

import numpy as np
import pytest

from aligner.checks.support.counterparts import (
    ABSENT,
    ALIGNED,
    CHANNELS,
    Uncovered,
    counterpart_net,
    normalised,
    packed,
    peak,
    unpacked,
)
from aligner.embed.contextual import KEPT_LAYERS, TokenStates
from aligner.embed.contextual_weights import WIDTH
from aligner.language.tags import ENCODER_LANGUAGES


def uncovered(odds: list[float], spans: list[tuple[int, int]]) -> Uncovered:
    return Uncovered(tuple(spans), np.array(odds, np.float32), np.ones(len(odds), np.float32), 0.0)


def states(n: int, seed: int) -> TokenStates:
    chance = np.random.default_rng(seed)
    vectors = chance.normal(size=(n, len(KEPT_LAYERS), WIDTH)).astype(np.float32)
    return TokenStates(tuple((k, k + 1) for k in range(n)), np.full(n, 10, np.float32), vectors)


def test_the_shipped_net_knows_the_languages_of_the_encoder():
    net = counterpart_net()
    assert set(net.means) == set(ENCODER_LANGUAGES)
    assert all(mean.shape == (len(KEPT_LAYERS), WIDTH) for mean in net.means.values())


def test_both_sides_are_read_by_the_same_weights():
    net, one, other = counterpart_net(), states(7, 1), states(4, 2)
    forwards, backwards = net.read((one, other), ("ru", "fr")), net.read((other, one), ("fr", "ru"))
    for answer, same in zip(forwards, backwards[::-1], strict=True):
        np.testing.assert_allclose(answer.odds, same.odds, atol=1e-4)
        assert answer.odds_of_any == pytest.approx(same.odds_of_any, abs=1e-4)


def test_a_single_piece_opposite_a_single_piece_is_no_special_case():
    here, there = counterpart_net().read((states(1, 1), states(1, 2)), ("ru", "xx"))
    assert np.isfinite([*here.odds, *there.odds, here.odds_of_any, there.odds_of_any]).all()


@pytest.mark.parametrize(("n_here", "n_there"), [(5, 3), (1, 1), (2, 40)])
def test_what_was_packed_comes_back_to_the_last_digit(n_here: int, n_there: int):
    pair = counterpart_net().read((states(n_here, 1), states(n_there, 2)), ("ru", "fr"))
    for side, again in zip(pair, unpacked(packed(pair)), strict=True):
        assert (again.spans, again.odds_of_any) == (side.spans, side.odds_of_any)
        assert np.array_equal(again.odds, side.odds)
        assert np.array_equal(again.weights, side.weights)


def test_what_the_net_reads_has_one_length_a_layer():
    rows = normalised(states(3, 3).vectors).reshape(3, len(KEPT_LAYERS), WIDTH)
    lengths = np.linalg.norm(rows, axis=-1)
    assert lengths == pytest.approx(np.full_like(lengths, lengths[0, 0]))


@pytest.mark.parametrize(
    ("odds", "n", "expected"),
    [
        ([], 3, ABSENT),
        ([2.0, -4.0, 1.0], 1, 2.0),
        ([2.0, 1.0], 2, 1.5),
        ([3.0], 3, (3.0 + 2 * ABSENT) / 3),
    ],
)
def test_a_peak_is_the_highest_mean_of_neighbours(odds: list[float], n: int, expected: float):
    assert peak(np.array(odds, np.float32), n) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("odds", "expected"),
    [
        ([-5, 3, 3, -5], "красный дом"),
        ([-5, 3, -1.5, 3], "красный дом стоит"),
        ([-5, -5, -5, -4], "стоит"),
        ([4, -9, -9, 3], "Наш"),
    ],
)
def test_the_stretch_is_where_most_speaks_for_it(odds: list[float], expected: str):
    text = "Наш красный дом стоит"
    start, stop = uncovered(odds, [(0, 3), (4, 11), (12, 15), (16, 21)]).stretch(text)
    assert text[start:stop] == expected


def test_the_stretch_has_whole_words():
    text = "красный дом"
    start, stop = uncovered([-3, 3, -3], [(0, 3), (3, 7), (8, 11)]).stretch(text)
    assert text[start:stop] == "красный"


def test_the_sizes_are_those_of_the_weights():
    weights = counterpart_net()._weights
    assert weights["align.weight"].shape == (len(KEPT_LAYERS) * WIDTH, ALIGNED)
    assert weights["out.weight"].shape == (CHANNELS, 1)
