"""Figures in digits."""

from __future__ import annotations

from fractions import Fraction

import pytest

from aligner.figures.digits import find_digits


def values(text: str) -> list[Fraction]:
    return [digits.readings[0] for digits in find_digits(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2000 книг", [2000]),
        ("2 000 livres", [2000]),
        ("2\u00a0000\u202f000 livres", [2_000_000]),
        ("2\u2009000", [2000]),
        ("1,5 и 1.5", [Fraction(3, 2), Fraction(3, 2)]),
        ("1.000.000", [1_000_000]),
        ("1,000,000.50", [Fraction(2_000_001, 2)]),
        ("1.234,56", [Fraction(123_456, 100)]),
        ("12'500", [12_500]),
        ("en 2020 100 élèves", [2020, 100]),
        ("резолюция 79/115", [79, 115]),
        ("S/2023/45", [2023, 45]),
        ("la cible 4.7.1", [4, 7, 1]),
        ("п. 12.10.3", [12, 10, 3]),
        ("№5", [5]),
        ("80-летие, 5-й, 1er", [80, 5, 1]),
        ("2/3 и ¾", [Fraction(2, 3), Fraction(3, 4)]),
        ("от 0,05 до 3,14.", [Fraction(1, 20), Fraction(314, 100)]),
        ("10–12", [10, 12]),
        ("в 2024 г., 3.", [2024, 3]),
        ("нет цифр", []),
    ],
)
def test_digits_are_read_in_either_convention(text: str, expected: list[Fraction]):
    assert values(text) == expected


def test_three_digits_after_one_mark_have_two_readings():
    (found,) = find_digits("1.500")
    assert found.readings == (Fraction(1500), Fraction(3, 2))
    (found,) = find_digits("0,125")
    assert found.readings == (Fraction(1, 8),)


def test_a_fraction_may_be_a_percentage():
    (found,) = find_digits("2/3")
    assert {Fraction(67), Fraction(66)} <= set(found.readings)


def test_spans_are_code_points_of_the_text():
    text = "𝄞 около 2 500 км"
    (found,) = find_digits(text)
    assert text[found.start : found.stop] == "2 500"


def test_a_run_of_thousands_of_digits_is_no_figure():
    assert [digits.readings for digits in find_digits("7" * 5_000 + " и 12")] == [(Fraction(12),)]
