"""Anchors off the main order that hang together are a passage that stands elsewhere."""

from __future__ import annotations

import numpy as np

from aligner.pair.chain import Anchors
from aligner.pair.moved import moved_passages

from .meanings import compared


def off(*pairs: tuple[int, int]) -> Anchors:
    source, target = np.array(pairs, np.int64).reshape(-1, 2).T
    return Anchors(source, target, np.ones(len(pairs), np.float32))


SOURCE, TARGET = [*range(30), *range(100, 120)], [*range(100, 120), *range(30)]


def moved(anchors: Anchors) -> tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]:
    return moved_passages(compared(SOURCE, TARGET), anchors, set(range(30, 50)), set(range(20)))


def test_a_passage_reaches_as_far_as_its_neighbours_are_alike():
    assert moved(off((35, 5), (36, 6))) == ((tuple(range(30, 50)), tuple(range(20))),)


def test_anchors_far_apart_on_one_passage_tell_of_it_once():
    assert len(moved(off((31, 1), (32, 2), (40, 10), (41, 11)))) == 1


def test_one_anchor_is_no_passage():
    assert moved(off((35, 5))) == ()


def test_what_the_path_has_paired_did_not_move():
    assert moved(off((3, 23), (4, 24))) == ()
