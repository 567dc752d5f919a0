"""The best one-to-one choice."""

from __future__ import annotations

from itertools import permutations
from random import Random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.pair.assignment import assign, best_columns


@settings(deadline=None)
@given(st.integers(1, 5), st.integers(0, 2), st.randoms(use_true_random=False))
def test_the_columns_chosen_cost_least_of_all_choices(n_rows: int, n_more: int, random: Random):
    costs = np.array([[float(random.randint(-4, 4)) for _ in range(n_rows + n_more)] for _ in range(n_rows)])
    chosen = best_columns(costs)
    assert len(set(chosen.tolist())) == n_rows
    every = (sum(costs[range(n_rows), order]) for order in permutations(range(n_rows + n_more), n_rows))
    assert costs[range(n_rows), chosen].sum() == min(every)


def test_groups_of_either_shape_are_solved_and_pairs_that_are_more_probably_wrong_stay_apart():
    pairs = np.array([[0, 0], [0, 1], [1, 0], [2, 5], [3, 5], [4, 5], [6, 7]])
    log_odds = np.array([3.0, 2.0, 2.5, 1.0, 4.0, 2.0, -1.0], np.float32)
    assert pairs[assign(pairs, log_odds)].tolist() == [[0, 1], [1, 0], [3, 5]]
