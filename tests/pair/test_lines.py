"""Runs of short lines are lists, and lists face each other where the path pairs their items."""

from __future__ import annotations

import pytest

from aligner.alignment import Bead
from aligner.document import Document
from aligner.pair.lines import Lists, facing_lists, runs_of_lines, sorted_alike

LONG = "очень длинная строка, которая ничего не перечисляет, " * 4


def document(*lines: str) -> Document:
    return Document.of_segments(lines, "ru")


def test_three_short_lines_are_a_list_and_two_are_none():
    assert runs_of_lines(document("один", "два", "три", LONG, "четыре", "пять").segments) == [range(3)]


def test_lists_face_each_other_where_the_path_pairs_most_of_their_items():
    source = document("а", "б", "в", LONG, "г", "д", "е")
    target = document("a", "b", "c", "d", LONG, "e", "f", "g")
    path = [Bead((k,), (k,)) for k in range(3)] + [Bead((), (3,)), *(Bead((k,), (k + 1,)) for k in range(3, 7))]
    assert list(facing_lists((source, target), path)) == [
        Lists(range(3), range(4), 0, 3),
        Lists(range(4, 7), range(5, 8), 5, 7),
    ]


@pytest.mark.parametrize(
    ("target", "sorted_part"),
    [
        (("Titre", "avion", "École", "étoile", "lune", "mer"), range(1, 6)),
        (("Titre", "mer", "lune", "étoile", "École", "avion"), None),
        (("avion", "École", "étoile"), None),
    ],
)
def test_a_list_is_alphabetical_where_its_heading_is_left_out(target: tuple[str, ...], sorted_part: range | None):
    source = document("Слова", "Ёж", "звезда", "луна", "море", "самолёт")
    found = sorted_alike(Lists(range(6), range(len(target)), 0, 5), (source, document(*target)))
    assert (found and found[1]) == sorted_part
