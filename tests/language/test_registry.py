"""Every language that the package knows, walked through: a file each, and nothing elsewhere."""

import codecs
from itertools import chain

import pytest

from aligner.figures.measures import MEASURES
from aligner.figures.qualifiers import read_qualifiers
from aligner.language.registry import known_languages, language_of
from aligner.language.scripts import SCRIPTS
from aligner.language.sentences import SHARED
from aligner.language.table import UNKNOWN

TAGS = sorted(known_languages())


def test_every_language_of_the_default_encoder_has_a_file():
    assert set(TAGS) >= {"ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr", "zh"}


def test_a_region_or_a_longer_spelling_changes_nothing():
    assert language_of("fr-CA") is language_of("fra") is language_of("fr")


@pytest.mark.parametrize("tag", ["", "und", "eo", "table", "registry"])
def test_a_language_without_a_file_is_the_unknown_one(tag):
    assert language_of(tag) is UNKNOWN


def test_languages_that_fit_equally_are_tried_in_one_order():
    assert list(known_languages())[:4] == ["ru", "fr", "en", "de"]
    assert list(known_languages())[4:] == sorted(set(TAGS) - {"ru", "fr", "en", "de"})


@pytest.mark.parametrize("tag", TAGS)
def test_a_table_is_named_by_its_tag_and_told_by_a_script(tag):
    assert language_of(tag).tag == tag
    assert language_of(tag).scripts
    assert set(language_of(tag).scripts) <= SCRIPTS.keys()


@pytest.mark.parametrize("tag", TAGS)
def test_its_letters_and_function_words_are_of_its_scripts(tag):
    language = language_of(tag)
    own = [SCRIPTS[name] for name in language.scripts]
    shown = [letter for letter in chain(language.letters, *language.function_words) if letter.isalpha()]
    assert {letter for letter in shown if not any(script.match(letter) for script in own)} == set()
    assert {word for word in language.function_words if word != word.lower()} == set()


@pytest.mark.parametrize("tag", TAGS)
def test_its_encodings_hold_its_letters(tag):
    language = language_of(tag)
    for codec in language.encodings:
        assert codecs.lookup(codec)
    head = language.letters[:5]
    assert not language.encodings or head.encode(language.encodings[0]).decode(language.encodings[0]) == head


def test_languages_of_one_script_are_told_by_function_words():
    by_script: dict[str, list[str]] = {}
    for tag, language in known_languages().items():
        by_script.setdefault(language.scripts[0], []).append(tag)
    alone = {tag for tags in by_script.values() if len(tags) > 1 for tag in tags if not language_of(tag).function_words}
    assert alone == set()


@pytest.mark.parametrize("tag", TAGS)
def test_its_abbreviations_stand_without_their_last_stop(tag):
    words = language_of(tag).sentences
    abbreviations = words.leading | words.closing | words.before_number | words.after_number | words.ranks
    assert {each for each in abbreviations if each.endswith(".") or each != each.strip()} == set()


@pytest.mark.parametrize("tag", TAGS)
def test_its_sentence_openers_are_written_as_they_open_one(tag):
    words = language_of(tag).sentences
    assert {each for each in words.openers | words.polite if not each[0].isupper()} == set()
    assert words.name_particles <= words.openers


@pytest.mark.parametrize("tag", TAGS)
def test_its_link_texts_are_in_small_letters(tag):
    assert {text for text in language_of(tag).link_texts if text != text.lower()} == set()


def test_a_language_without_words_of_its_own_has_the_abbreviations_that_many_share():
    assert UNKNOWN.sentences is language_of("ko").sentences is SHARED
    assert "etc" in SHARED.closing


@pytest.mark.parametrize("tag", TAGS)
def test_its_clause_openers_are_single_words_in_small_letters(tag):
    assert {word for word in language_of(tag).clause_openers if word != word.lower() or "'" in word} == set()


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
    assert UNKNOWN.amounts is UNKNOWN.polarity is language_of("de").polarity is None
    assert read_qualifiers("mehr als 5 Tage", "de") == ()
