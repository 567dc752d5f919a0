"""The matrix of zeros and ones, against the dense one."""

import numpy as np

from aligner.pair.incidence import Incidence

ROWS = [[0, 3], [], [1, 2, 4], [4], []]
DENSE = np.zeros((5, 5), np.float32)
for k, columns in enumerate(ROWS):
    DENSE[k, columns] = 1
HELD = Incidence.of(ROWS)


def test_consecutive_rows_are_a_matrix_of_their_own():
    assert [HELD[k : k + 1].indices.tolist() for k in range(5)] == ROWS
    assert HELD[1:4].indptr.tolist() == [0, 0, 3, 4]
    assert len(HELD[3:9]) == 2
    assert len(HELD[2:2]) == 0


def test_sums_over_a_rows_keys_are_those_of_the_dense_matrix():
    values = np.array([1, 10, 100, 1000, 10000], np.float32)
    assert HELD.sums(values).tolist() == (DENSE @ values).tolist()
    table = np.arange(15, dtype=np.float32).reshape(5, 3)
    ones = np.ones(len(HELD.indices), np.float32)
    assert HELD.weighted_sums(ones, table).tolist() == (DENSE @ table).tolist()


def test_a_matrix_without_rows_or_ones_has_sums():
    assert Incidence.of([]).sums(np.zeros(0, np.float32)).shape == (0,)
    assert Incidence.of([[], []]).weighted_sums(np.zeros(0, np.float32), np.zeros((0, 4), np.float32)).shape == (2, 4)
