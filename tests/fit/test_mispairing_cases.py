"""Pairs and mispairs that the judge of mispairs is fitted to."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from mispairing_cases import FAR, KINDS, TRUE, arrangements

from aligner.checks.support.likeness import NEIGHBOURS, Opposed, Texts

N = 40


@pytest.fixture(scope="module")
def arranged() -> dict[str, list[Opposed]]:
    return arrangements(*sides())


def sides() -> tuple[Texts, Texts]:
    """Texts whose vectors alone are looked at here."""
    unseen: Any = None
    vectors = np.random.default_rng(1).normal(size=(N, 8)).astype(np.float32)
    source, target = (Texts(np.ones(N), each, unseen, unseen, unseen) for each in (vectors, vectors[::-1]))
    return source, target


def test_there_are_pairs_and_mispairs_of_every_kind(arranged: dict[str, list[Opposed]]):
    assert set(arranged) == {*TRUE, *KINDS}


@pytest.mark.parametrize("kind", TRUE)
def test_a_pair_is_a_line_opposite_its_own(arranged: dict[str, list[Opposed]], kind: str):
    assert [(each.source, each.target) for each in arranged[kind]] == [(k, k) for k in range(N)]


@pytest.mark.parametrize(
    ("kind", "distances"),
    [("shifted down", {1}), ("shifted up", {-1}), ("next", {1, -1}), ("near", {*FAR, *(-d for d in FAR)})],
)
def test_a_mispair_is_so_many_lines_away(arranged: dict[str, list[Opposed]], kind: str, distances: set[int]):
    assert {each.target - each.source for each in arranged[kind]} <= distances


def test_the_nearest_is_the_likest_within_ten_lines_and_no_neighbour(arranged: dict[str, list[Opposed]]):
    source, target = sides()
    cosines = source.vectors @ target.vectors.T
    for each in arranged["nearest"]:
        near = [j for j in range(N) if 2 < abs(j - each.source) <= 10]
        assert cosines[each.source, each.target] == max(cosines[each.source, near])


def test_what_stands_around_a_shifted_line_is_shifted_as_it_is(arranged: dict[str, list[Opposed]]):
    for each in arranged["shifted down"]:
        assert {j - i for i, j in each.around} == {1}
        assert {i - each.source for i, _ in each.around} <= set(NEIGHBOURS)


def test_the_same_texts_give_the_same_cases(arranged: dict[str, list[Opposed]]):
    assert arrangements(*sides()) == arranged
