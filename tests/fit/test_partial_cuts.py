"""What can be cut out of a text to learn from, and what an editor would leave of it."""

from __future__ import annotations

import random

import pytest
from partial_cuts import LEAST_REST, MOST_SHARE, SIZES, cuts_by_size, repaired

LONG = (
    "Весной городской музей, который закрыли на ремонт, открыл новые залы, библиотеку и детскую мастерскую для жителей "
    "соседних районов и для гостей из других городов области."
)


@pytest.mark.parametrize(
    ("text", "cut", "expected"),
    [
        ("Музей, закрытый зимой, открылся.", " закрытый зимой,", "Музей, открылся."),
        ("Хор пел (очень тихо) весь вечер.", "очень тихо", "Хор пел весь вечер."),
        ("Весной хор пел во дворе.", "Весной", "Хор пел во дворе."),
        ("Le chœur chante, danse et rit.", ", danse", "Le chœur chante et rit."),
        ("Le chœur chante dans la cour.", " dans la cour", "Le chœur chante."),
    ],
)
def test_marks_and_capitals_are_put_right(text: str, cut: str, expected: str):
    start = text.index(cut)
    assert repaired(text, start, start + len(cut)) == expected


def test_there_is_a_cut_of_every_size_and_it_leaves_enough():
    for seed in range(20):
        chosen = cuts_by_size(LONG, "ru", random.Random(seed))
        assert set(chosen) == set(SIZES)
        for size, cut in chosen.items():
            assert cut.n_words in SIZES[size]
            assert cut.stop - cut.start <= MOST_SHARE * len(LONG)
            assert len(cut.rest) >= LEAST_REST


def test_a_short_text_is_left_whole():
    assert cuts_by_size("Хор пел во дворе.", "ru", random.Random(1)) == {}
