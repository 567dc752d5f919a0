"""A corridor is widened until what is likely keeps off its border."""

import numpy as np
import pytest

from aligner.pair.certificate import certified, widened
from aligner.pair.corridor import Corridor, connected, whole_lattice
from aligner.pair.features import Bitexts
from aligner.pair.lattice import best_path
from aligner.pair.scorer import load_scorer

from .meanings import compared

SCORER = load_scorer(None, ("ru", "fr"))


@pytest.fixture(scope="module")
def bitexts() -> Bitexts:
    """A text whose translation lacks 40 segments after the hundredth."""
    return compared(range(200), [*range(100), *range(140, 200)])


def band(n_source: int, n_target: int, width: int) -> Corridor:
    """A corridor around the diagonal."""
    middle = np.round(np.linspace(0, n_target, n_source + 1)).astype(np.int64)
    return connected((middle - width).clip(0), (middle + width).clip(None, n_target))


def test_a_band_that_misses_the_path_is_widened_until_it_holds_it(bitexts: Bitexts):
    narrow = band(200, 160, 5)
    found = certified(SCORER, bitexts, narrow, most_nodes=100_000)
    whole = certified(SCORER, bitexts, whole_lattice(200, 160), most_nodes=0)
    assert best_path(found.walked.scores) == best_path(whole.walked.scores)
    assert found.unsearched == ()


def test_a_band_that_may_not_be_widened_is_told(bitexts: Bitexts):
    found = certified(SCORER, bitexts, band(200, 160, 5), most_nodes=100)
    assert found.unsearched
    rows = np.concatenate([np.arange(top, bottom) for top, bottom, _, _ in found.unsearched])
    assert {100, 139} <= set(rows.tolist())


def test_a_wide_band_is_left_as_it_is(bitexts: Bitexts):
    found = certified(SCORER, bitexts, band(200, 160, 60), most_nodes=0)
    assert found.unsearched == ()


def test_the_whole_lattice_has_no_border():
    found = certified(SCORER, compared(range(12), range(50, 62)), whole_lattice(12, 12), most_nodes=0)
    assert found.unsearched == ()


def test_a_corridor_grows_around_the_nodes_given():
    wider = widened(band(100, 100, 3), np.array([50]), np.array([50]), 10)
    assert wider.holds(np.array([40, 60, 50]), np.array([60, 40, 60])).all()
    assert int(wider.widths[20]) == 7
    assert int(wider.widths[80]) == 7


def test_scores_known_from_a_narrower_corridor_are_taken_over(bitexts: Bitexts):
    narrow = band(200, 160, 5)
    wider = widened(narrow, np.array([100]), np.array([80]), 16)
    known = SCORER.score(bitexts, narrow)
    np.testing.assert_allclose(
        SCORER.score(bitexts, wider, known=known).match, SCORER.score(bitexts, wider).match, atol=1e-4
    )
