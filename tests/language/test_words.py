"""What the tables of languages say of numbers, amounts and statements: each fits what asks for it."""

import pytest

from aligner.figures.calendar import may_be_month, may_be_weekday, months, weekdays
from aligner.figures.grammar import Grammar, grammar_of, numerals_of
from aligner.figures.measures import MEASURES
from aligner.figures.qualifiers import read_qualifiers
from aligner.figures.reading import read_figures
from aligner.language.numbers import folded
from aligner.language.registry import known_languages, language_of
from aligner.language.table import UNKNOWN
from aligner.names.gazetteer import Gazetteer, Mode, Name

TAGS = sorted(known_languages())
WITH_NUMBERS = [tag for tag in TAGS if language_of(tag).numbers]
WITH_AMOUNTS = [tag for tag in TAGS if language_of(tag).amounts]
WITH_POLARITY = [tag for tag in TAGS if language_of(tag).polarity]


@pytest.mark.parametrize("tag", WITH_AMOUNTS)
def test_its_amounts_are_in_measures_that_the_figures_know(tag):
    words = language_of(tag).amounts
    assert words is not None
    of_units = {*words.units, *words.compounds, *words.bare, *(unit for unit, _ in words.broken)}
    assert of_units - set(MEASURES) == set()


@pytest.mark.parametrize("tag", WITH_AMOUNTS)
def test_its_amounts_say_the_same_aspects_as_the_others(tag):
    words, russian = language_of(tag).amounts, language_of("ru").amounts
    assert words is not None
    assert russian is not None
    assert set(words.before) <= set(russian.before)
    assert set(words.after) <= set(russian.after)
    assert set(words.marks) <= set(russian.marks)
    assert "magnitude" in words.marks
    assert set(words.hours.values()) <= set(range(1, 13))


@pytest.mark.parametrize("tag", WITH_POLARITY)
def test_its_words_that_turn_a_statement_round_compile_and_fit_no_empty_text(tag):
    words = language_of(tag).polarity
    assert words is not None
    patterns = [
        words.negation,
        words.denial,
        *words.modals,
        *words.modal_answers,
        words.weakener,
        words.weakener_answer,
    ]
    patterns += [pole for poles in words.pole_patterns.values() for pole in poles]
    assert [pattern.pattern for pattern in patterns if pattern.fullmatch("")] == []
    assert words.is_written_in("".join(language_of(tag).letters))


def test_of_a_language_without_them_no_amount_and_no_statement_is_read():
    assert UNKNOWN.amounts is language_of("de").amounts is None
    assert UNKNOWN.polarity is language_of("de").polarity is None
    assert read_qualifiers("mehr als 5 Tage", "de") == ()


@pytest.mark.parametrize("tag", WITH_NUMBERS)
def test_its_number_words_are_written_as_they_are_looked_up(tag):
    numbers = language_of(tag).numbers
    assert numbers is not None
    listed = {*numbers.cardinals, *numbers.scales, *numbers.ordinals, *numbers.hints, *numbers.denominators}
    listed |= numbers.links | numbers.vague | numbers.ambiguous
    assert {word for word in listed if word != folded(word)} == set()


@pytest.mark.parametrize("tag", WITH_NUMBERS)
def test_its_numbers_are_small_ones_and_powers_of_a_thousand(tag):
    numbers = language_of(tag).numbers
    assert numbers is not None
    assert all(0 <= value < 1000 for value in numbers.cardinals.values())
    assert set(numbers.scales.values()) <= {10**power for power in range(3, 16, 3)}
    assert numbers.vague <= set(numbers.scales)


@pytest.mark.parametrize("tag", TAGS)
def test_its_grammar_is_there_and_stands_beside_number_words(tag):
    language = language_of(tag)
    assert isinstance(grammar_of(tag), Grammar)
    assert bool(language.grammar) <= (language.numbers is not None)


def test_of_a_language_without_number_words_those_of_cldr_multiply_digits():
    assert UNKNOWN.numbers is language_of("de").numbers is None
    assert [figure.value for figure in read_figures("5 Millionen, fünf Tage", "de")] == [5_000_000]
    assert numerals_of("eo").cardinals == {}


@pytest.mark.parametrize("tag", TAGS)
def test_its_months_and_days_are_twelve_and_seven_and_written_as_they_are_looked_up(tag):
    calendar = language_of(tag).calendar
    names = {**calendar.months, **calendar.weekdays, **calendar.short_weekdays}
    assert set(months(tag).values()) <= set(range(1, 13))
    assert set(weekdays(tag).values()) == set(range(1, 8))
    if language_of(tag).function_words:  # others count their months
        assert len(set(months(tag).values())) == 12
    assert {name for name in names if name != folded(name)} == set()
    assert calendar.also_words <= set(calendar.short_weekdays)


def test_of_a_language_without_a_table_the_names_of_cldr_mean_what_they_say():
    assert months("sv")["mars"] == 3
    assert may_be_month("mars", "sv")
    assert may_be_weekday("fredag", 0, 6, "sv")
    assert months("qqq") == {}


@pytest.mark.parametrize("tag", [tag for tag in TAGS if language_of(tag).declensions])
def test_its_declensions_end_with_one_that_fits_any_name_and_hold_the_name_itself(tag):
    declensions = language_of(tag).declensions
    assert declensions[-1].ends == ("",)
    for one in declensions:
        for end in one.ends:
            assert end[len(end) - one.n_cut :] in one.endings


def test_names_are_known_again_in_the_cases_of_their_declension_alone():
    names = Gazetteer([Name("ML", "Мали", Mode.INFLECTED)], language_of("ru").declensions)
    assert [len(names.find(text)) for text in ("в Мали", "Мало кто", "Малям")] == [1, 0, 0]
    plain = Gazetteer([Name("ML", "Мали", Mode.INFLECTED)], UNKNOWN.declensions)
    assert [len(plain.find(text)) for text in ("в Мали", "Малия")] == [1, 0]


@pytest.mark.parametrize("tag", TAGS)
def test_its_name_endings_are_cut_the_longest_first(tag):
    endings = language_of(tag).name_endings
    assert list(endings) == sorted(endings, key=len, reverse=True)
    assert "" not in endings
