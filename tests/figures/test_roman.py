"""Roman numerals."""

from __future__ import annotations

import pytest

from aligner.figures.roman import roman_value, without_suffix


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("XIX", 19),
        ("XXI", 21),
        ("IV", 4),
        ("LXXVIII", 78),
        ("MCMXLV", 1945),
        ("MMXXV", 2025),
        ("ХІХ", 19),  # Cyrillic look-alikes
        ("XV", 15),
    ],
)
def test_a_roman_numeral_has_its_value(word: str, value: int):
    assert roman_value(word) == value


@pytest.mark.parametrize("word", ["CDI", "MM", "CV", "IIX", "XXL", "DI", "", "ABC", "Le", "LCI", "MIX"])
def test_an_abbreviation_is_no_roman_numeral(word: str):
    assert roman_value(word) is None


@pytest.mark.parametrize(
    ("word", "bare"),
    [
        ("XIXe", "XIX"),
        ("XXᵉ", "XX"),
        ("Ier", "I"),
        ("XVIIIème", "XVIII"),
        ("Vers", "Vers"),
        ("Les", "Les"),
        ("De", "De"),
    ],
)
def test_only_numerals_lose_a_suffix(word: str, bare: str):
    assert without_suffix(word) == bare
