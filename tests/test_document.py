"""What a segment is compared by."""

import time

import pytest

from aligner.document import Segment


def unnumbered(text: str) -> str:
    return Segment(text, 0, len(text)).unnumbered


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("3. Протрите стол.", "Протрите стол."),
        ("12) Une nappe propre", "Une nappe propre"),
        ("(4) Сложите салфетки", "Сложите салфетки"),
        ("2.1.3. Посуда", "Посуда"),
        ("б) вилки и ложки;", "вилки и ложки;"),
        ("IV. Десерт", "Десерт"),
        ("Шаг 5. Позовите гостей.", "Позовите гостей."),
        ("Étape 5 : « Servez »", "« Servez »"),
        ("  7. « Goûtez »", "« Goûtez »"),
    ],
)
def test_the_number_of_an_item_is_no_part_of_what_it_says(text: str, rest: str):
    assert unnumbered(text) == rest


@pytest.mark.parametrize(
    "text",
    ["7.", "3. 4. 5.", "1,5 литра молока", "1917. Год", "А. С. Пушкин", "В 7 часов вечера.", "2024 — год дракона"],
)
def test_what_stands_for_itself_is_kept(text: str):
    assert unnumbered(text) == text


def test_looking_for_a_number_takes_time_in_proportion_to_the_text():
    started = time.perf_counter()
    for unit in ("1.", "1. ", "((", "IV", "а ", " "):
        unnumbered(unit * 100_000)
    assert time.perf_counter() - started < 1
