"""Stretches of a text in another language than its own."""

from __future__ import annotations

import pytest

from aligner.read.foreign import foreign_stretches

FRENCH = [
    "Le marché de la ville a rouvert ses portes hier matin.",
    "Les habitants sont venus avec leurs enfants.",
    "Oui.",
    "Il a plu pendant une heure, et personne ne s'en est plaint.",
]
ENGLISH = [
    "The bridge was closed for the whole of the summer.",
    "Nobody knew why.",
    "It will be open again when they have painted it.",
]
GERMAN = ["Die Brücke ist seit dem Sommer gesperrt und wird erst im Herbst wieder geöffnet."]


def named(texts: list[str], own: str) -> list[tuple[int, int, str]]:
    return [(stretch.start, stretch.stop, stretch.language) for stretch in foreign_stretches(texts, own)]


@pytest.mark.parametrize(
    ("texts", "own", "expected"),
    [
        ([*FRENCH, *ENGLISH, *FRENCH], "fr", [(4, 7, "en")]),  # "Nobody knew why." by its neighbours
        ([*FRENCH, *GERMAN, *FRENCH], "fr", [(4, 5, "de")]),
        ([*FRENCH, *ENGLISH, *GERMAN], "fr", [(4, 7, "en"), (7, 8, "de")]),
        ([*ENGLISH, *FRENCH], "en", [(3, 7, "fr")]),
        (["Мост закрыт на всё лето.", *ENGLISH, "Никто не знает почему."], "ru", [(1, 4, "en")]),
        ([*FRENCH, "Мост закрыт на всё лето.", *FRENCH], "fr", [(4, 5, "ru")]),
        (FRENCH, "fr", []),
        (["Мост закрыт.", "Report a bug in GIMP now", "Никто не знает почему."], "ru", [(1, 2, "en")]),  # in, or “in”
        (["Мост закрыт.", "What should I do?", "Никто не знает почему."], "ru", [(1, 2, "en")]),
        (["добавить в файл oak-to-man и строку Build-Depends-on;"], "ru", []),
        (["If you need some help with it, please read главу «Где искать помощь»."], "ru", [(0, 1, "en")]),
        ([*FRENCH, "Elle relit The House of the Rising Moon et dort."], "fr", []),
        ([*FRENCH, "git commit --amend", "https://example.org/the/of/and"], "fr", []),
        (["Anna Berg, Marc Duval, Eva Klein"], "fr", []),
        (ENGLISH, "sv", []),  # no profile: nobody can say
        ([], "fr", []),
    ],
)
def test_a_stretch_is_told_by_its_words_and_its_neighbours(texts, own, expected):
    assert named(texts, own) == expected


def test_no_second_opinion_is_asked_where_it_could_change_nothing(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("aligner.read.foreign.identify", lambda text: pytest.fail(f"asked about {text}"))
    assert named([*FRENCH, "Anna regarde encore The Quiet Garden, film suédois."], "fr") == []


def test_a_second_opinion_is_asked_where_it_decides(monkeypatch: pytest.MonkeyPatch):
    doubtful = "Closed windows keep the neighbours away tonight but nobody"
    asked: list[str] = []

    def agree(text: str) -> tuple[str, float]:
        asked.append(text)
        return "en", 0.99

    monkeypatch.setattr("aligner.read.foreign.identify", agree)
    assert named([*FRENCH, doubtful, *FRENCH], "fr") == [(4, 5, "en")]
    assert doubtful in asked
