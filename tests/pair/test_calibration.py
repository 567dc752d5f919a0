"""Confidences are set right and keep their order."""

import math

import pytest

from aligner.alignment import Bead
from aligner.pair.calibration import Line, calibrated


def test_a_line_moves_log_odds():
    line = Line(slope=0.5, offset=-1.0)
    assert line(0.5) == pytest.approx(1 / (1 + math.e))
    assert line(1 / (1 + math.exp(-4))) == pytest.approx(1 / (1 + math.exp(-1)))


def test_certainty_stays_and_order_is_kept():
    line = Line(slope=0.8, offset=-1.3)
    assert (line(0.0), line(1.0)) == (0.0, 1.0)
    worth = [line(k / 1000) for k in range(1001)]
    assert worth == sorted(worth)


def test_only_the_kind_that_has_a_line_changes():
    beads = (Bead((0,), (0,), 0.9), Bead((1,), (), 0.9), Bead((), (1,), 0.9))
    found = calibrated(beads, {"null": Line(1.0, -1.0)})
    assert [bead.confidence for bead in found] == pytest.approx([0.9, 0.768, 0.768], abs=1e-3)
    assert calibrated(beads, {}) == beads
