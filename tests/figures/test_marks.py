"""Digits and words that count nothing: notes' marks, list numbers, idioms."""

import pytest

from aligner.figures.marks import is_idiom, is_note_mark, list_marker


@pytest.mark.parametrize("text", ["le jardin.2", "« la mer »14", "une rose,3 dit-on", "(un arbre)5 croît"])
def test_a_note_mark_is_glued_to_the_words_before(text: str):
    start = next(k for k, char in enumerate(text) if char.isdigit())
    stop = start + sum(char.isdigit() for char in text)
    assert is_note_mark(text, start, stop)


@pytest.mark.parametrize("text", ["art.5 du code", "le chapitre 4", "jardin.50 % des fleurs", "l’an 7", "a.2"])
def test_other_figures_are_no_notes(text: str):
    start = next(k for k, char in enumerate(text) if char.isdigit())
    stop = start + sum(char.isdigit() for char in text)
    assert not is_note_mark(text, start, stop)


def test_the_number_of_the_next_item_at_the_end_is_none_of_the_text():
    assert is_note_mark("Le marché est clos. 9.1.", 20, 23)
    assert not is_note_mark("Voir le point 9.1.", 14, 17)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [("3. Lune", (3,)), ("3.2. Lune", (3, 2)), ("(4) Lune", (4,)), ("3 lunes", None), ("3.2", None)],
)
def test_the_number_of_an_item_is_read_in_parts(text: str, numbers: tuple[int, ...] | None):
    marker = list_marker(text)
    assert (marker.numbers if marker else None) == numbers


def test_idioms_are_known_by_their_words():
    assert is_idiom("третьих лиц", 0)
    assert not is_idiom("третьих блюд", 0)
