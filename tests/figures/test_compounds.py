"""Amounts in two units, or said twice, are one figure."""

from fractions import Fraction

import pytest

from aligner.figures import read_figures
from aligner.figures.russian.compounds import ordinal_of_scale


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


def test_a_word_of_prefixes_that_leads_nowhere_ends():
    """«восьмидесяти» is one prefix or two: 2⁶⁰ ways to read this, of which the first is enough."""
    assert ordinal_of_scale("восьмидесяти" * 60) is None
    assert ordinal_of_scale("двухсотпятидесятитысячный") == 250_000


def test_digits_without_end_are_no_part_of_a_whole():
    assert [figure.value for figure in read_figures(f"пять целых {'9' * 5000} десятых", "ru")] == [5, 10]
