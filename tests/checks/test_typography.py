"""Spaces beside marks, quotation marks and dashes, as each language has them."""

import pytest

from aligner.checks import typography
from tests.checks.pairs import bitext

FRENCH: tuple[tuple[str, list[str]], ...] = (
    ("Qui est là?", ["no space before “?”"]),
    ("Voici la liste: roses, lilas.", ["no space before “:”"]),
    ("Il dit : «Bonjour.»", ["no space after “«”", "no space before “»”"]),
    ('La serre "Maison de verre" est fermée.', ['"…" where French has «…»']),
    ("La serre - fermée - ouvrira.", ["a hyphen for a dash"]),
    ("Le lac—gelé—brillait.", ["a dash without spaces"]),
    ("Le lac ( gelé ) brillait , hier.", ["a space before “,”", "a space inside “(”", "a space inside “)”"]),
    ("Qui est là ?", []),
    ("Qui est là\u202f? Personne\u202f!", []),
    ("« Bonjour », dit-il : « entrez. »", []),
    ("« Le mot “été” », dit-il", []),
    ("Départ à 16:30, rendez-vous sur https://example.org/a:b?c!", []),
    ("Quoi ?! Non !", []),
    ('un écran de 24" et un de 27"', []),
    ("de 10 - 3 à 7", []),
    ('<b class="a">Bonjour</b>', []),
)


def messages(target: str, lang: str, least: float = 0.2) -> list[str]:
    pairs = bitext(("Текст", target), langs=("de" if lang == "ru" else "ru", lang))
    return [flag.message for flag in typography.check(pairs) if flag.confidence >= least]


@pytest.mark.parametrize(("target", "told"), FRENCH)
def test_french_is_set_as_french(target: str, told: list[str]):
    assert messages(target, "fr") == told


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ('Дом "Лето" закрыт.', ['"…" where Russian has «…»']),
        ("Дом “Лето” закрыт.", ["“…” where Russian has «…»"]),
        ("Дом - закрыт.", ["a hyphen for a dash"]),
        ("Дом—закрыт.", ["a dash without spaces"]),
        ("Кто там ?", ["a space before “?”"]),
        ("Дом « Лето » закрыт.", ["a space after “«”", "a space before “»”"]),
        ("Дом «Лето» – закрыт.", []),
        ("«Повесть „Лето“ – его», – сказал он.", []),
        ("- Кто там?", []),
        ("Счёт 5 - 3, по-русски", []),
        ("Кто там?", []),
    ],
)
def test_russian_is_set_as_russian(target: str, told: list[str]):
    assert messages(target, "ru") == told


@pytest.mark.parametrize(
    ("target", "lang", "told"),
    [
        ("Qui est là? Ici: Paul.", "fr-CA", ["no space before “:”"]),
        ("Who is there ?", "en", ["a space before “?”"]),
        ('The "summer house" is closed.', "en", []),
        ("The «summer house» is closed.", "en", ["«…» where English has “…”"]),
        ("Das „Haus“ ist zu.", "de", []),
        ("Das “Haus” ist zu.", "de", ["“…” where German has „…“"]),
        ("Hver er þar ?", "is", []),
    ],
)
def test_each_language_and_region_has_its_own_habits(target: str, lang: str, told: list[str]):
    assert messages(target, lang) == told


def test_an_ordinary_space_before_a_mark_is_a_note_for_those_who_ask():
    assert messages("Qui est là ?", "fr", 0.0) == ["a space before “?” that a line may break at"]
