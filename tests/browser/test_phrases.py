"""The pages speak English, French and Russian, and say nothing that one of them lacks."""

from __future__ import annotations

import json
import re
from importlib.resources import files

import pytest

pytest.importorskip("starlette", reason="the extra `review` is not installed")

from babel import Locale

from aligner.browser.keys import KEYS
from aligner.browser.pages import DEEDS, MORE_WRITTEN, REASONS, WRITTEN
from aligner.browser.phrases import LANGUAGES, chosen_language, phrases_in
from aligner.checks import KINDS
from aligner.write import FORMATS
from aligner.write.words import degrees, title

_SAID = re.compile(r"\b(say|count)\(\s*\"((?:[^\"\\]|\\.)*)\"")
_VALUE = re.compile(r"\{\w+\}")


def said() -> dict[str, bool]:
    """Every phrase of the pages, and whether it counts."""
    found: dict[str, bool] = {}
    room = files("aligner.browser")
    places = [*room.joinpath("static").iterdir(), *room.joinpath("templates").iterdir(), *room.iterdir()]
    for file in places:
        if file.name.endswith((".js", ".j2", ".py")) and file.name != "phrases.py":
            for how, phrase in _SAID.findall(file.read_text("utf-8")):
                found[phrase] = how == "count"
    for key in KEYS:
        found |= dict.fromkeys((key.button, key.sentence, key.group), False)
    found |= dict.fromkeys((*DEEDS.values(), *REASONS.values(), *degrees()), False)
    return found | dict.fromkeys((FORMATS[name].summary for name in (*WRITTEN, *MORE_WRITTEN)), False)


PHRASES = said()


def table(lang: str) -> dict[str, object]:
    return dict(json.loads(files("aligner.browser").joinpath("phrases", f"{lang}.json").read_text("utf-8")))


@pytest.mark.parametrize("lang", sorted(set(LANGUAGES) - {"en"}))
def test_every_phrase_is_translated_and_none_is_left_over(lang: str):
    assert set(table(lang)) - set(map(title, KINDS)) == set(PHRASES) - set(map(title, KINDS))


@pytest.mark.parametrize("lang", sorted(set(LANGUAGES) - {"en"}))
def test_most_kinds_of_flags_are_named_in_the_language_and_a_new_one_in_english(lang: str):
    named = set(map(title, KINDS)) & set(table(lang))
    assert len(named) > 0.8 * len(KINDS)
    assert phrases_in(lang).say("A new kind") == "A new kind"


def test_the_english_table_has_the_phrases_that_count():
    assert set(table("en")) == {phrase for phrase, counts in PHRASES.items() if counts}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_phrase_that_counts_has_a_text_for_every_number(lang: str):
    categories = {Locale.parse(lang).plural_form(n) for n in range(1001)}
    for phrase, counts in PHRASES.items():
        if counts:
            assert categories <= set(table(lang)[phrase]), phrase  # type: ignore[call-overload]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_translation_has_the_values_of_its_phrase(lang: str):
    for phrase, told in table(lang).items():
        texts = [told] if isinstance(told, str) else list(dict(told).values())  # type: ignore[call-overload]
        for text in texts:
            assert set(_VALUE.findall(text)) == set(_VALUE.findall(phrase)), phrase


@pytest.mark.parametrize(
    ("lang", "n", "told"),
    [
        ("en", 1, "1 error"),
        ("en", 0, "0 errors"),
        ("fr", 0, "0 erreur"),
        ("fr", 2, "2 erreurs"),
        ("ru", 1, "1 ошибка"),
        ("ru", 3, "3 ошибки"),
        ("ru", 11, "11 ошибок"),
        ("ru", 21, "21 ошибка"),
    ],
)
def test_numbers_are_said_as_the_language_says_them(lang: str, n: int, told: str):
    assert phrases_in(lang).count("{n} errors", n) == told


@pytest.mark.parametrize(
    ("accepted", "lang"),
    [
        ("fr-FR,fr;q=0.9,en;q=0.8", "fr"),
        ("de,ru;q=0.7,en;q=0.3", "ru"),
        ("en;q=0.2, ru;q=0.9", "ru"),
        ("de", "en"),
        ("", "en"),
        ("de;q=x,,;;", "en"),
    ],
)
def test_the_language_is_the_first_that_the_browser_asks_for(accepted: str, lang: str):
    assert chosen_language(accepted) == lang
