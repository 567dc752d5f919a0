"""Numbers in words: the reverse of num2words, in every case, and where a number ends."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words

from aligner.figures.grammar import numerals_of
from aligner.figures.numerals import Spelled, spell
from aligner.figures.russian.compounds import compound
from aligner.language.numbers import folded

NUMBERS = st.one_of(st.integers(0, 2100), st.integers(0, 10**9))
RANKS = st.one_of(st.integers(1, 2100), st.integers(1, 10**9))
RUSSIAN_CASES = st.sampled_from("ngdaip")


def spelled(text: str, language: str) -> Spelled | None:
    if language == "ru":
        return spell(re.findall(r"\w+", folded(text)), numerals_of("ru"))
    return spell(re.findall(r"\w+", text.lower()), numerals_of("fr"))


def whole(text: str, value: int, *, ordinal: bool = False) -> Spelled:
    return Spelled(value, len(re.findall(r"\w+", text)), ordinal)


@given(NUMBERS)
def test_russian_cardinals_are_read_back(number: int):
    text = num2words(number, lang="ru")
    assert spelled(text, "ru") == whole(text, number)


@given(NUMBERS, RUSSIAN_CASES)
def test_russian_cardinals_are_read_back_in_every_case(number: int, case: str):
    text = num2words(number, lang="ru", case=case)
    assert spelled(text, "ru") == whole(text, number)


@given(RANKS, RUSSIAN_CASES, st.sampled_from("mfn"))
def test_russian_ordinals_are_read_back(number: int, case: str, gender: str):
    high, low = number // 1000 * 1000, number % 1000
    text = num2words(low or 1000, to="ordinal", lang="ru", case=case, gender=gender)
    if high and low:  # the library declines the thousands too: «девятнадцатый тысяч первый»
        text = f"{num2words(high, lang='ru')} {text}"
    assert spelled(text, "ru") == whole(text, high + low if low else 1000, ordinal=True)


@given(NUMBERS, st.sampled_from(["fr", "fr_BE", "fr_CH"]))
def test_french_cardinals_are_read_back(number: int, language: str):
    text = num2words(number, lang=language)
    assert spelled(text, "fr") == whole(text, number)


@given(RANKS.filter(lambda rank: rank > 1), st.sampled_from(["fr", "fr_BE", "fr_CH"]))
def test_french_ordinals_are_read_back(number: int, language: str):
    text = num2words(number, to="ordinal", lang=language)
    text = re.sub("(cent|vingt|million|milliard)sième", r"\1ième", text)  # as the library has it
    assert spelled(text, "fr") == whole(text, number, ordinal=True)


@pytest.mark.parametrize(
    ("text", "value", "n_words"),
    [
        ("тысяча девятьсот сорок пятого года", 1945, 4),
        ("двух миллионов трёхсот тысяч", 2_300_000, 4),
        ("тысячу человек", 1000, 1),
        ("двадцать пять тридцать", 25, 2),
        ("трое из них", 3, 1),
        ("двухтысячном году", 2000, 1),
        ("пять шесть", 5, 1),
    ],
)
def test_a_russian_number_ends_where_another_word_begins(text: str, value: int, n_words: int):
    found = spelled(text, "ru")
    assert found
    assert (found.value, found.n_words) == (value, n_words)


@pytest.mark.parametrize(
    ("text", "value", "n_words"),
    [
        ("quatre-vingt-onze pays", 91, 3),
        ("soixante et onze ans", 71, 3),
        ("soixante-dix-sept voix", 77, 3),
        ("nonante-neuf francs", 99, 2),
        ("huitante et un", 81, 3),
        ("dix-neuf cent quatorze", 1914, 4),
        ("mille neuf cent quarante-cinq", 1945, 5),
        ("deux cent mille hommes", 200_000, 3),
        ("vingt et quelques", 20, 1),
        ("trois et un", 3, 1),
        ("vingt secondes", 20, 1),
        ("vingt premiers jours", 20, 1),
        ("un million deux cents", 1_000_200, 4),
        ("un million mille", 1_001_000, 3),
    ],
)
def test_a_french_number_ends_where_another_word_begins(text: str, value: int, n_words: int):
    found = spelled(text, "fr")
    assert found
    assert (found.value, found.n_words) == (value, n_words)


@pytest.mark.parametrize(
    ("text", "language"), [("тысячи людей", "ru"), ("миллионов", "ru"), ("milliers de", "fr"), ("millions", "fr")]
)
def test_very_many_is_no_number(text: str, language: str):
    assert spelled(text, language) is None


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("двухдневный", 2),
        ("трехсторонний", 3),
        ("десятилетие", 10),
        ("восьмидесятилетие", 80),
        ("тридцатипятилетний", 35),
        ("столетний", 100),
        ("столица", None),
        ("семинар", None),
        ("однозначно", None),
        ("пяти", None),
    ],
)
def test_a_compound_begins_with_its_number(word: str, number: int | None):
    assert compound(word) == number
