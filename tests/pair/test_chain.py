"""Anchors that rise together on both sides form a chain."""

import numpy as np

from aligner.pair.chain import Anchors, chain, find_anchors, trusted

from .meanings import compared


def anchors(*pairs: tuple[int, int], weight: float = 0.2) -> Anchors:
    source, target = np.array(pairs, np.int64).reshape(-1, 2).T
    return Anchors(source, target, np.full(len(pairs), weight, np.float32))


def test_a_line_that_stands_twice_is_no_anchor():
    found = find_anchors(compared([0, 1, 2, 1, 3], [0, 1, 2, 1, 3]))
    assert found.source.tolist() == found.target.tolist() == [0, 2, 4]


def test_the_heaviest_rising_chain_is_taken():
    assert chain(anchors((0, 0), (1, 9), (2, 2), (3, 3), (4, 1))).tolist() == [0, 2, 3]


def test_a_moved_block_of_any_length_does_not_cut_the_chain():
    before = [(k, k) for k in range(700)]
    moved = [(700 + k, 1400 + k) for k in range(600)]
    after = [(1300 + k, 700 + k) for k in range(700)]
    assert chain(anchors(*before, *moved, *after)).tolist() == [*range(700), *range(1300, 2000)]


def test_no_anchors_are_no_chain():
    assert chain(anchors()).tolist() == []


def test_an_anchor_alone_on_its_diagonal_is_not_trusted():
    assert trusted(anchors((0, 0), (1, 1), (2, 40), (3, 3))).tolist() == [0, 1, 3]
