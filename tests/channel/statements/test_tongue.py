"""Languages of the paragraphs of one post."""

from __future__ import annotations

import pytest

from aligner.channel.statements.tongue import UNKNOWN, languages_of

RUSSIAN = "Сегодня городской совет принял решение открыть новую библиотеку на набережной рядом с рынком."
FRENCH = "Le conseil municipal a décidé aujourd’hui d’ouvrir une nouvelle bibliothèque sur le quai, près du marché."
ENGLISH = "The town council decided today to open a new library on the waterfront, next to the old market."
UKRAINIAN = "Сьогодні міська рада ухвалила рішення відкрити нову бібліотеку на набережній поруч із ринком."


@pytest.mark.parametrize(
    ("paragraphs", "languages"),
    [
        ([RUSSIAN], ["ru"]),
        ([FRENCH], ["fr"]),
        ([RUSSIAN, FRENCH], ["ru", "fr"]),
        (["Bonjour,", FRENCH, "Merci"], ["fr", "fr", "fr"]),
        ([FRENCH, ENGLISH], ["fr", "en"]),
        ([UKRAINIAN], ["uk"]),
        ([RUSSIAN, "<...>", RUSSIAN], ["ru", "ru", "ru"]),
        ([FRENCH, "#Bibliothèque", RUSSIAN, "#Библиотека"], ["fr", "fr", "ru", "ru"]),
        ([RUSSIAN, FRENCH, "#Библиотека #Город"], ["ru", "fr", "ru"]),
        (["🎉", RUSSIAN], ["ru", "ru"]),
        (["2025", "12:00"], [UNKNOWN, UNKNOWN]),
        (["Спасибо за ваше внимание", "дорогие друзья"], ["ru", "ru"]),
        ([], []),
    ],
)
def test_every_paragraph_gets_a_language(paragraphs: list[str], languages: list[str]) -> None:
    assert languages_of(paragraphs) == languages
