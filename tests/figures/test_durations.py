"""Lengths of time are compared across units."""

import pytest

from aligner.figures import read_figures


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("две недели", "quinze jours", True),
        ("одну неделю", "huit jours", True),
        ("18 месяцев", "un an et demi", True),
        ("72 часа", "trois jours", True),
        ("два квартала", "six mois", True),
        ("три недели", "quinze jours", False),
        ("2 года", "24 jours", False),
        ("5 минут", "5 heures", True),  # the same figure: what it counts is for the check of amounts
    ],
)
def test_durations_are_equal_by_their_length_or_figure(one: str, other: str, same: bool):
    left, right = read_figures(one, "ru")[0], read_figures(other, "fr")[0]
    assert left.equals(right) is same
