"""Which items of two lists say the same, by made-up values: order counts for more, the more items there are."""

from __future__ import annotations

import numpy as np
import pytest

from aligner.pair.matching import matches_of, rising
from aligner.pair.side import Floats


def likeness(order: list[int], seed: int = 1) -> Floats:
    """(n, n): item i says what item order[i] of the other list says; all others resemble it by chance, a few much."""
    chance = np.random.default_rng(seed)
    n = len(order)
    values = chance.normal(0.35, 0.13, (n, n)).astype(np.float32)
    values[np.arange(n), order] = chance.normal(0.75, 0.1, n)
    return values


def pairs(values: Floats, held: set[tuple[int, int]], *, is_alphabetical: bool = False) -> list[tuple[int, int]]:
    matches = matches_of(values, held, is_alphabetical=is_alphabetical)
    return [(match.source, match.target) for match in matches]


@pytest.mark.parametrize("n", [5, 50, 300])
@pytest.mark.parametrize("is_alphabetical", [False, True])
def test_a_list_in_order_stays_as_the_path_has_it(n: int, is_alphabetical: bool):
    in_order = [(k, k) for k in range(n)]
    found = pairs(likeness(list(range(n))), set(in_order), is_alphabetical=is_alphabetical)
    assert found == in_order


@pytest.mark.parametrize(("n", "share"), [(5, 1.0), (50, 0.8), (300, 0.6)])
def test_a_list_in_another_order_is_paired_by_what_its_items_say(n: int, share: float):
    order = np.random.default_rng(2).permutation(n).tolist()
    path = {(k, k) for k in range(n)}
    right = set(enumerate(order))
    found = pairs(likeness(order), path)
    assert len(right.intersection(found)) >= share * n


def test_one_item_that_moved_is_found_among_few():
    order = [0, 1, 2, 5, 3, 4]
    path = {(0, 0), (1, 1), (2, 2), (4, 3), (5, 4)}
    assert pairs(likeness(order), path) == list(enumerate(order))


@pytest.mark.parametrize(
    ("elements", "chain"),
    [
        ([], []),
        ([(0, 0, 1.0), (1, 1, 1.0)], [0, 1]),
        ([(0, 2, 1.0), (1, 0, 1.0), (2, 1, 1.0)], [1, 2]),
        ([(0, 2, 3.0), (1, 0, 1.0), (2, 1, 1.0)], [0]),
        ([(0, 0, 1.0), (1, 0, 2.0)], [1]),
    ],
)
def test_the_heaviest_chain_rises_on_both_sides(elements: list[tuple[int, int, float]], chain: list[int]):
    assert rising(elements) == chain
