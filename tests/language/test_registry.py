"""Every language that the package knows, walked through: a file each, and nothing elsewhere."""

import codecs
from itertools import chain

import pytest

from aligner.language.registry import known_languages, language_of
from aligner.language.scripts import script_patterns
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
    assert set(language_of(tag).scripts) <= script_patterns().keys()


@pytest.mark.parametrize("tag", TAGS)
def test_its_letters_and_function_words_are_of_its_scripts(tag):
    language = language_of(tag)
    own = [script_patterns()[name] for name in language.scripts]
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


@pytest.mark.parametrize("tag", TAGS)
def test_its_words_that_keep_a_hyphen_are_in_small_letters_and_without_it(tag):
    parts = language_of(tag).hyphen_after | language_of(tag).hyphen_before
    assert {part for part in parts if part != part.lower() or part != part.strip("-")} == set()
