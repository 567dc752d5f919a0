"""Windows of text say where a path may lead, and where nobody knows."""

from __future__ import annotations

import numpy as np
import pytest

from aligner.pair.coarse import Coarse, coarse_search, left_alone, refined
from aligner.pair.corridor import Corridor, whole_lattice

DIM, NOISE = 48, 0.8


def vectors(meanings: list[int], side: int) -> np.ndarray:
    """Unit vectors that are near each other where the meaning is the same."""
    rows = []
    for meaning in meanings:
        shared, own = (np.random.default_rng(seed).normal(size=DIM) for seed in ([meaning, 2], [meaning, side]))
        rows.append(shared + NOISE * own)
    vectors = np.array(rows, np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors


def searched(source: list[int], target: list[int], wordiness: float = 1.0) -> Coarse:
    lengths = [np.random.default_rng(side).uniform(20, 200, 8000) for side in range(2)]
    return coarse_search(
        (vectors(source, 0), vectors(target, 1)),
        (np.array([lengths[0][k] for k in source]) * wordiness, np.array([lengths[0][k] for k in target])),
    )


def outside(found: Coarse, source: list[int], target: list[int]) -> int:
    """Pairs, of lines that stand once in both, that begin outside the corridor."""
    place = {meaning: j for j, meaning in enumerate(target)}
    pairs = np.array([(i, place[meaning]) for i, meaning in enumerate(source) if meaning in place])
    return int((~found.corridor.holds(pairs[:, 0], pairs[:, 1])).sum())


def test_a_text_is_found_along_its_translation():
    lines = [*range(2500)]
    found = searched(lines, lines)
    assert outside(found, lines, lines) == 0
    assert found.corridor.n_nodes < 60 * len(lines)
    assert found.sure
    assert found.alone == ()


def test_a_period_is_told_from_the_next_by_what_the_path_explains():
    lines = [*range(60)] * 30
    found = searched(lines, lines)
    diagonal = np.arange(len(lines) + 1)
    assert found.corridor.holds(diagonal, diagonal).all()
    assert int(found.corridor.widths.max()) < 60


def test_one_line_throughout_is_followed_along_the_diagonal():
    found = searched([7] * 900, [7] * 900)
    diagonal = np.arange(901)
    assert found.corridor.holds(diagonal, diagonal).all()


@pytest.mark.parametrize("wordiness", [0.8, 1.25])
def test_a_wordier_side_is_followed(wordiness: float):
    lines = [*range(1200)]
    assert outside(searched(lines, lines, wordiness), lines, lines) == 0


def test_blocks_that_one_side_lacks_are_gone_around():
    source = [*range(400), *range(1400, 2600)]
    target = [*range(1800), *range(2200, 2600)]
    found = searched(source, target)
    assert outside(found, source, target) == 0
    # The window across an edge resembles nothing: a unit or two beside the block.
    assert all(min(bottom - top, right - left) <= 12 for top, bottom, left, right in found.alone)


def test_a_few_lines_are_found_in_a_long_text():
    source, target = [*range(2000, 2060)], [*range(4000)]
    assert outside(searched(source, target), source, target) == 0


def test_where_both_sides_differ_nobody_knows():
    source, target = (
        [*range(300), *range(1000, 1400), *range(300, 600)],
        [*range(300), *range(5000, 5300), *range(300, 600)],
    )
    found = searched(source, target)
    ((top, bottom, left, right),) = found.alone
    assert (top, left) == pytest.approx((300, 300), abs=15)
    assert (bottom, right) == pytest.approx((700, 600), abs=15)
    assert outside(found, source, target) == 0
    assert not found.corridor.holds(np.array([400]), np.array([500])).any()


def test_the_segments_left_alone_on_both_sides_are_a_rectangle():
    path = [
        (0, 1, 0, 1),
        (1, 2, 1, 1),
        (2, 3, 1, 1),
        (3, 3, 1, 2),
        (3, 3, 2, 3),
        (3, 4, 3, 4),
        (4, 5, 4, 4),
        (5, 6, 4, 5),
    ]
    assert left_alone(path) == [(1, 3, 1, 3)]


def test_target_nulls_alone_are_no_rectangle():
    assert left_alone([(0, 0, 0, 1), (0, 1, 1, 2), (1, 1, 2, 3)]) == []


def test_a_finer_corridor_holds_every_node_of_the_coarse_one():
    coarse = Corridor(np.array([0, 0, 1, 2]), np.array([1, 2, 3, 3]))
    finer = np.arange(13) / 4
    found = refined(coarse, finer, finer)
    for row in range(4):
        columns = np.arange(4 * coarse.lows[row], 4 * coarse.highs[row] + 1)
        assert found.holds(np.full(len(columns), 4 * row), columns).all()
    assert found.n_nodes < whole_lattice(12, 12).n_nodes
