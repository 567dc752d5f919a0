"""Punkt's own parameters: learned from text, stored, read back."""

import json
from pathlib import Path

import pytest

from aligner.segment.punkt import punkt_boundaries
from aligner.segment.punkt_training import main

TEXT = (
    "Письмо принёс зуб. мастер Орлов. Утром зуб. мастер ушёл. Потом пришёл зуб. мастер Лосев. "
    "Вчера зуб. мастер молчал. Сегодня зуб. мастер говорит. Вечером мастер спит. "
)


def test_training_finds_the_abbreviation_of_a_text(tmp_path: Path) -> None:
    source, output = tmp_path / "text.txt", tmp_path / "punkt-ru.json"
    source.write_text(TEXT * 5, encoding="utf-8")
    main([str(source), "-o", str(output)])
    learned = json.loads(output.read_text(encoding="utf-8"))
    assert learned["abbreviations"] == ["зуб"]
    assert set(learned) == {"abbreviations", "collocations", "sentence_starters", "orthography"}


@pytest.mark.parametrize(
    ("lang", "text", "ends"),
    [
        ("ru", "Порт открыт. Суда заходят.", [12, 26]),
        ("fr", "Du pain, etc. sont là. Bien.", [22, 28]),
        ("xx", "One. Two.", [4, 9]),
    ],
)
def test_punkt_offers_candidates(lang: str, text: str, ends: list[int]) -> None:
    assert punkt_boundaries(text, lang) == ends


def test_a_long_paragraph_is_searched_in_windows() -> None:
    sentence = "Порт открыт для судов."
    text = " ".join([sentence] * 2000)
    assert punkt_boundaries(text, "ru") == [i * (len(sentence) + 1) + len(sentence) for i in range(2000)]


def test_a_long_word_is_searched_in_windows() -> None:
    assert punkt_boundaries("а" * 50_000, "ru") == [50_000]
