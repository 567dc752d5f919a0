"""Amounts in two units, or said twice, are one figure."""

from fractions import Fraction

import pytest

from aligner.figures import read_figures


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("12 р. 7 к.", "ru", "12.07"),
        ("4 км 50 м", "ru", "4.05"),
        ("1 m 75", "fr", "1.75"),
        ("3 € 20", "fr", "3.20"),
        ("900 (девятьсот) рублей 10 копеек", "ru", "900.10"),
        ("шесть целых пять сотых", "ru", "6.05"),
        ("onze virgule zéro sept", "fr", "11.07"),
    ],
)
def test_two_parts_are_one_value(text: str, language: str, value: str):
    (figure,) = read_figures(text, language)
    assert figure.value == Fraction(value)


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [("12 роз 7 к чаю", "ru", [12, 7]), ("5 m de 20 cm", "fr", [5, 20]), ("10 (двадцать)", "ru", [10, 20])],
)
def test_two_amounts_stay_two(text: str, language: str, values: list[int]):
    assert [figure.value for figure in read_figures(text, language)] == values
