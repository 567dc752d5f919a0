"""Boosted oblivious trees: every case comes to the leaf that its answers lead to."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.checks.support.trees import BLOCK, make_trees, read_trees

SHALLOW = [(1, 0.5)]
DEEP = [(0, -1.0), (1, 2.0)]


def test_answers_are_bits_of_the_leaf_the_first_question_lowest():
    trees = make_trees([DEEP], [[0.0, 1.0, 2.0, 3.0]], 10.0)
    cases = np.array([[-2.0, 0.0], [0.0, 0.0], [-2.0, 3.0], [0.0, 3.0]])
    assert trees.log_odds(cases) == pytest.approx([10, 11, 12, 13])


def test_a_value_on_the_border_is_not_above_it():
    trees = make_trees([SHALLOW], [[0.0, 1.0]], 0.0)
    assert trees.log_odds(np.array([[9.0, 0.5], [9.0, np.nextafter(0.5, 1)]])) == pytest.approx([0, 1])


def test_a_tree_may_ask_less_than_the_deepest():
    trees = make_trees([SHALLOW, DEEP], [[0.25, 0.5], [0.0, 1.0, 2.0, 3.0]], 0.0)
    assert trees.log_odds(np.array([[-2.0, 0.0], [0.0, 9.0]])) == pytest.approx([0.25, 3.5])


def test_trees_are_stored_by_the_names_of_their_features():
    stored = {"bias": 0.5, "trees": [{"features": ["length"], "borders": [3.0], "leaves": [-1.0, 1.0]}]}
    trees = read_trees(stored, ("words", "length"))
    assert trees.log_odds(np.array([[9.0, 2.0], [0.0, 4.0]])) == pytest.approx([-0.5, 1.5])


def test_more_cases_than_one_block():
    trees = make_trees([SHALLOW], [[0.0, 1.0]], 0.0)
    cases = np.tile([[0.0, 0.0], [0.0, 1.0]], (BLOCK, 1))
    assert trees.log_odds(cases).sum() == BLOCK


values = st.floats(-3, 3, allow_nan=False)


@given(st.data())
def test_log_odds_are_the_sum_over_trees_one_by_one(data: st.DataObject):
    questions = data.draw(st.lists(st.lists(st.tuples(st.integers(0, 2), values), min_size=1, max_size=3), min_size=1))
    leaves = [data.draw(st.lists(values, min_size=2 ** len(asked), max_size=2 ** len(asked))) for asked in questions]
    case = data.draw(st.lists(values, min_size=3, max_size=3))
    expected = 0.5
    for asked, added in zip(questions, leaves, strict=True):
        expected += added[sum(2**level for level, (column, border) in enumerate(asked) if case[column] > border)]
    assert make_trees(questions, leaves, 0.5).log_odds(np.array([case])) == pytest.approx([expected])
