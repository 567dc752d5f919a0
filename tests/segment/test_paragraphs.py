"""Paragraphs, hard-wrapped text and segmented lines."""

import pytest

from aligner.document import Document
from aligner.segment import split, split_lines

WRAPPED = """\
Le marché couvert de la ville a rouvert ses portes samedi matin après
deux ans de travaux. Les habitants sont venus nombreux dès l'aube, et
les marchands de la place Bellecour ont offert le café. La maire de la
ville a remercié les artisans.

Le prochain chantier commencera au printemps dans le quartier de la
gare, où les halles anciennes attendent depuis longtemps une seconde
vie.
"""


def texts(text: str, lang: str) -> list[str]:
    return [segment.text for segment in split(Document(text, lang)).segments]


def test_every_line_is_a_paragraph() -> None:
    segments = split(Document("Раз. Два.\nТри.\n\nЧетыре.", "ru")).segments
    assert [(segment.text, segment.paragraph) for segment in segments] == [
        ("Раз.", 0),
        ("Два.", 0),
        ("Три.", 1),
        ("Четыре.", 2),
    ]


def test_hard_wrapped_lines_make_one_paragraph() -> None:
    segments = split(Document(WRAPPED, "fr")).segments
    assert [" ".join(segment.text.split()) for segment in segments] == [
        "Le marché couvert de la ville a rouvert ses portes samedi matin après deux ans de travaux.",
        "Les habitants sont venus nombreux dès l'aube, et les marchands de la place Bellecour ont offert le café.",
        "La maire de la ville a remercié les artisans.",
        "Le prochain chantier commencera au printemps dans le quartier de la gare, où les halles anciennes attendent"
        " depuis longtemps une seconde vie.",
    ]
    assert [segment.paragraph for segment in segments] == [0, 0, 0, 1]


def test_lines_of_differing_length_are_not_taken_for_wrapped() -> None:
    text = "Полный порядок в большом городе Самаре\nмы видели\nстарый порт и новый мост через реку\nи ушли"
    assert texts(text, "ru") == text.split("\n")


def test_a_heading_without_a_stop_stays_apart_from_the_text_below() -> None:
    assert texts("Наука и техника\nИнститут открыт.", "ru") == ["Наука и техника", "Институт открыт."]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_segmented_lines_know_the_line_endings_of_every_system(line_end: str) -> None:
    document = split_lines(Document(line_end.join(["Раз", "", " Два ", ""]), "ru"))
    assert [segment.text for segment in document.segments] == ["Раз", "", " Два "]
    assert [segment.paragraph for segment in document.segments] == [0, 0, 1]


def test_a_line_separator_of_unicode_does_not_count_as_a_segmented_line() -> None:
    assert len(split_lines(Document("Раз\u2028два\n", "ru")).segments) == 1
    assert texts("Раз\u2028Два", "ru") == ["Раз", "Два"]


def test_blank_lines_at_the_end_are_segments_too() -> None:
    assert [segment.text for segment in split_lines(Document("Раз\n\n\n", "ru")).segments] == ["Раз", "", ""]


@pytest.mark.parametrize("text", ["", " ", "\n\n\t\n"])
def test_a_text_without_anything_visible_has_no_segment(text: str) -> None:
    assert split(Document(text, "fr")).segments == ()
