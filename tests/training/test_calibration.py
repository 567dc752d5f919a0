"""The line is found that makes stated confidence come true."""

import numpy as np
import pytest

from aligner.training.calibration import fit_line


def test_a_line_is_recovered_from_many_calls():
    random = np.random.default_rng(5)
    odds = random.normal(1.5, 2.0, 20_000)
    right = random.random(20_000) < 1 / (1 + np.exp(-(0.7 * odds - 1.2)))
    line = fit_line((1 / (1 + np.exp(-odds))).tolist(), right.tolist())
    assert (line.slope, line.offset) == pytest.approx((0.7, -1.2), abs=0.05)


def test_few_calls_hardly_move_it():
    line = fit_line([0.9, 0.8], [True, False])
    assert line.slope == pytest.approx(1, abs=0.4)
    assert line.offset == pytest.approx(0, abs=0.6)


def test_a_posterior_of_one_in_floating_point_is_borne():
    line = fit_line([1.0, 1.0, 0.6, 0.7], [True, True, False, True])
    assert np.isfinite([line.slope, line.offset]).all()
    assert line.slope > 0
