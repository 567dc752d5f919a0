"""Words and spaces that stand twice in a row."""

import pytest

from aligner.checks import doubled
from tests.checks.pairs import bitext

CASES: tuple[tuple[str, str, list[str]], ...] = (
    ("Сад открыт.", "Le jardin est est ouvert.", ["est est"]),
    ("Сад открыт до вечера.", "Le le jardin est ouvert.", ["Le le"]),
    ("Лодка у моста.", "La barque est près du près du pont.", ["près du près du"]),
    ("Он поставил чашку на стол.", "Il posa la tasse sur la sur la table.", ["sur la sur la"]),
    ("Она вернулась домой.", "Elle est rentrée à la maison  hier.", ["  "]),
    ("Ждите у ворот.", "Attendez \u00a0devant le portail.", [" \u00a0"]),
    ("Вы помните?", "Vous vous souvenez ?", []),
    ("Мы просим всех занять места.", "Nous nous permettons d’insister.", []),
    ("Далеко-далеко стоял дом.", "Très, très loin se dressait une maison.", []),
    ("Очень очень жаль.", "C’est vraiment vraiment dommage.", []),
    ("Экспедиция на Бора Бора.", "Une expédition à Bora Bora.", []),
    ("Формат XML xml.", "Le format XML xml.", []),
    ("Ряд 12 12 13.", "La série 12 12 13.", []),
    ("См. <i>x</i> <i>x</i>", "Voir <b> <b>x</b>", []),
    ("Таблица  чисел", "Tableau  des nombres", []),
)


@pytest.mark.parametrize(("source", "target", "words"), CASES)
def test_words_and_spaces_twice_in_a_row_are_marked(source: str, target: str, words: list[str]):
    flags = list(doubled.check(bitext((source, target))))
    assert [target[start:stop] for flag in flags for start, stop in flag.target_spans] == words


def test_two_spaces_between_english_sentences_are_a_habit():
    pairs = bitext(("Сад открыт. Вход свободен.", "The garden is open.  Entry is free."), langs=("ru", "en"))
    assert list(doubled.check(pairs)) == []


def test_a_word_that_ends_one_segment_and_opens_the_next_is_no_repeat():
    from dataclasses import replace

    from aligner.alignment import Bead
    from aligner.checks.support.bitext import Bitext

    two = bitext(("Меню", "Menu"), ("Меню дня", "Menu du jour"))
    merged = replace(two.alignment, beads=(Bead((0, 1), (0, 1)),))
    assert list(doubled.check(Bitext(merged))) == []
