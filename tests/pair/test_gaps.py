"""A text's own share of gaps decides what opening one costs."""

import numpy as np
import pytest

from aligner.pair.corridor import whole_lattice
from aligner.pair.gaps import settled
from aligner.pair.lattice import BeadScores, best_path

TYPES = ((1, 1), (1, 2), (2, 1))


def scores(n_source, n_target, matching, doubtful=()):
    """A lattice where the pairs ``matching`` are sure and those ``doubtful`` as good as two segments left alone."""
    corridor = whole_lattice(n_source, n_target)
    match = np.full((len(TYPES), n_source + 1, n_target + 1), -8.0, np.float32)
    for pairs, score in ((matching, 8.0), (doubtful, -5.0)):
        for i, j in pairs:
            match[0, i, j] = score
    flat = match.reshape(len(TYPES), -1)
    return BeadScores(corridor, TYPES, flat, np.full(n_source, -1.0), np.full(n_target, -1.0), -2.0, -1.0)


def test_a_text_that_lacks_nothing_makes_gaps_dear():
    clean = scores(60, 60, [(k, k) for k in range(60)])
    assert settled(clean).open_gap < clean.open_gap


def test_a_text_that_lacks_every_fourth_segment_makes_them_cheap():
    kept = [k for k in range(60) if k % 4]
    damaged = scores(60, len(kept), [(k, j) for j, k in enumerate(kept)])
    assert settled(damaged).open_gap > damaged.open_gap


def test_one_long_block_is_one_gap():
    block = scores(160, 60, [(k + 100, k) for k in range(60)])
    whole = scores(60, 60, [(k, k) for k in range(60)])
    assert settled(block).open_gap == pytest.approx(settled(whole).open_gap, abs=0.5)


def test_a_short_text_stays_near_what_is_usual():
    short = scores(2, 2, [(0, 0), (1, 1)])
    assert settled(short).open_gap == pytest.approx(short.open_gap, abs=0.25)


def test_what_is_doubtful_goes_with_the_rest_of_the_text():
    sure = [(k, k) for k in range(40)]
    clean = scores(41, 41, sure, doubtful=[(40, 40)])
    assert best_path(settled(clean))[-1] == (40, 41, 40, 41)
    left = [k for k in range(80) if k % 2]
    damaged = scores(81, 41, [(k, j) for j, k in enumerate(left)], doubtful=[(80, 40)])
    assert best_path(settled(damaged))[-2:] == [(80, 81, 40, 40), (81, 81, 40, 41)]
