"""What a side is known by, and which segments of the other side are nearest to its own."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.pair import side as sides
from aligner.pair.side import Side, describe, nearest

from .meanings import MeaningEncoder, document, line


def side(vectors: np.ndarray) -> Side:
    n = len(vectors)
    none, zero = np.zeros(n, bool), np.zeros(n, np.int64)
    return Side(
        vectors[None],
        np.ones(n),
        zero.astype(np.int8),
        zero.astype(np.int8),
        zero,
        zero,
        none,
        np.ones(n),
        np.zeros((2, 1, n), np.float32),
    )


def vectors(n: int, repeated: int, random: np.random.Generator) -> np.ndarray:
    """Unit vectors in four dimensions, some of them more than once."""
    drawn = random.normal(size=(n, 4)).astype(np.float32)
    drawn /= np.linalg.norm(drawn, axis=1, keepdims=True)
    drawn[random.integers(0, n, repeated)] = drawn[0]
    return drawn


@pytest.mark.parametrize("threads", [1, 2])
@settings(max_examples=40, deadline=None)
@given(n=st.integers(2, 40), m=st.integers(2, 40), repeated=st.integers(0, 6), seed=st.integers(0, 999))
def test_nearest_neighbours_are_those_of_the_sorted_similarities(threads, n, m, repeated, seed):
    random = np.random.default_rng(seed)
    source, target = vectors(n, repeated, random), vectors(m, repeated, random)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(sides, "NEIGHBOUR_ROWS", 3)
        found = nearest(side(source), side(target), threads)
    cosines = source @ target.T
    for index, best, similar in (
        (found.source, found.source_best, cosines),
        (found.target, found.target_best, cosines.T),
    ):
        two = -np.sort(-similar, axis=1)[:, :2]
        np.testing.assert_allclose(best, two, atol=1e-6)
        rows = np.arange(len(similar))
        np.testing.assert_allclose(similar[rows, index], two[:, 0], atol=1e-6)


def test_of_several_that_are_as_near_the_first_is_the_nearest():
    line = np.eye(2, dtype=np.float32)
    found = nearest(side(line[[1, 0, 0]]), side(line[[0, 1, 0]]))
    assert found.source.tolist() == [1, 0, 0]
    assert found.target.tolist() == [1, 0, 1]


def test_the_only_segment_of_a_side_is_also_the_second_nearest():
    line = np.eye(2, dtype=np.float32)
    found = nearest(side(line[:1]), side(line))
    assert found.source_best.tolist() == [[1, 0]]
    assert found.target_best.tolist() == [[1, 1], [0, 0]]


def test_runs_read_afterwards_are_as_if_they_had_been_read_at_once():
    lines = [line(k, "ru") for k in range(7)]
    spans = MeaningEncoder().read(lines).spans(4)
    composed = spans.copy()
    runs = [(0, 2), (2, 5), (3, 7), (5, 7)]
    for start, stop in runs:
        composed[stop - start - 1, start] = spans[0, start]
    read = np.array([spans[stop - start - 1, start] for start, stop in runs])
    before = describe(document(lines, "ru"), composed)
    after = before.with_runs(runs, read)
    np.testing.assert_array_equal(after.vectors, spans)
    np.testing.assert_allclose(after.ties, describe(document(lines, "ru"), spans).ties, atol=1e-6)
    assert np.abs(before.ties - after.ties).max() > 0.1
    np.testing.assert_array_equal(before.vectors, composed)
