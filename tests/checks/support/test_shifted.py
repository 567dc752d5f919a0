"""Stretches of rows where every text stands opposite the translation of a text before or after it."""

from __future__ import annotations

import numpy as np
import pytest

from aligner.checks.support.shifted import Shifted, shifted

N = 14


def stretches(order: list[int], *, looked_at: list[bool] | None = None) -> list[tuple[int, int, int]]:
    """Source text k means the unit vector k; ``order`` says which of them each row's target means."""
    means = np.eye(N + 6, dtype=np.float32)
    shown = shifted(means[: len(order)], means[order], looked_at or [k != meant for k, meant in enumerate(order)])
    return [(each.start, each.stop, each.by) for each in shown]


def test_rows_in_step_are_none():
    assert stretches(list(range(N)), looked_at=[True] * N) == []


def test_a_lost_translation_moves_all_after_it_up():
    # Row 5 has the translation of text 6, and so on to the last, which has one of no text.
    assert stretches([*range(5), *range(6, N + 1)]) == [(5, N, -1)]


def test_a_translation_too_many_moves_all_after_it_down():
    assert stretches([*range(5), N + 3, *range(5, N - 1)]) == [(5, N, 1)]


def test_a_stretch_ends_where_the_rows_are_in_step_again():
    assert stretches([0, 1, 2, N + 3, 3, 4, 5, 6, 8, 9, 10, 11, 12, 13]) == [(3, 8, 1)]


@pytest.mark.parametrize("by", [2, 3])
def test_rows_may_be_shifted_by_more_than_one(by: int):
    assert stretches([*range(4), *range(4 + by, N + by)]) == [(4, N, -by)]


def test_two_lines_that_change_places_are_no_stretch():
    assert stretches([0, 1, 3, 2, 4, 5]) == []


def test_rows_that_mean_something_else_are_no_stretch():
    assert stretches([0, 1, *range(N, N + 5), 7, 8]) == []


def test_what_the_rows_gain_is_told():
    (stretch,) = shifted(np.eye(6, dtype=np.float32), np.eye(6, dtype=np.float32)[[5, 0, 1, 2, 3, 4]], [True] * 6)
    assert stretch == Shifted(0, 6, 1, stretch.gain)
    assert stretch.gain == pytest.approx(1.0, abs=0.2)
