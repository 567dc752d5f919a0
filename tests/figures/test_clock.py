"""Times of day as they are spoken, in hours."""

from fractions import Fraction

import pytest

from aligner.figures.grammar import grammar_of, numerals_of


@pytest.mark.parametrize(
    ("text", "language", "hours"),
    [
        ("в половине третьего", "ru", [(2, 30), (14, 30)]),
        ("в четверть десятого утра", "ru", [(9, 15)]),
        ("без двадцати пяти час", "ru", [(0, 35), (12, 35)]),
        ("двадцать пять минут пятого", "ru", [(4, 25), (16, 25)]),
        ("deux heures et quart", "fr", [(2, 15), (14, 15)]),
        ("huit heures moins vingt-cinq", "fr", [(7, 35), (19, 35)]),
        ("minuit et demi", "fr", [(0, 30), (12, 30)]),
        ("vingt et une heures quarante", "fr", [(21, 40)]),
    ],
)
def test_a_time_is_read_with_its_other_half_of_the_day(text: str, language: str, hours: list[tuple[int, int]]):
    (figure,) = grammar_of(language).times(text, numerals_of(language))
    assert set(figure.readings) >= {hour + Fraction(minutes, 60) for hour, minutes in hours}
    assert (figure.start, figure.stop)[1] == len(text)


@pytest.mark.parametrize(
    ("text", "language"),
    [("третьего дня", "ru"), ("без семи друзей", "ru"), ("cinq heures de route", "fr"), ("les heures creuses", "fr")],
)
def test_what_names_no_time_is_none(text: str, language: str):
    assert list(grammar_of(language).times(text, numerals_of(language))) == []
