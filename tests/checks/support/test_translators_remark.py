"""Remarks of a translator's: known by their words in every language, and no difference between two texts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aligner import Alignment, Bead, Document, Flag, Severity
from aligner.checks.support.translators_remark import EDGE, is_note, is_remark, without_remarks
from aligner.language.registry import known_languages

EXAMPLES = [
    (tag, example)
    for tag, table in known_languages().items()
    if table.translation
    for example in table.translation.examples
]


@pytest.mark.parametrize(("lang", "remark"), EXAMPLES)
def test_the_remarks_of_every_language_are_known(lang: str, remark: str):
    assert is_remark(remark, lang)


@pytest.mark.parametrize(
    ("lang", "remark"),
    [
        ("fr", "Traduction non officielle du russe"),
        ("fr", "(Texte traduit de l’arabe par Nadia Benali)"),
        ("ru", "Неофициальный перевод с английского языка"),
        ("ru", "Перевод: Анна Белова, Пётр Зимин"),
        ("ru", "перевод с нем."),
        ("en", "This is a translation of the original Russian text."),
        ("de", "Nichtamtliche Übersetzung aus dem Französischen"),
        (
            "fr",
            "La traduction de ce manuel russe a été faite par Ana Roy <ana@roy.example> et Li (li3) <li@li.be>.",
        ),
        (
            "ru",
            "Русский перевод руководства выполнили Вера Котова <kotova@lug.example> и Олег Сом <som@lug.example>",
        ),
    ],
)
def test_other_ways_to_say_it_are_known(lang: str, remark: str):
    assert is_remark(remark, lang)


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("fr", "Traduit en dix langues, ce roman a rencontré son public."),
        ("fr", "Traduction automatique"),
        ("fr", "Notes de traduction"),
        ("fr", "Le traducteur n’a pas dormi."),
        ("fr", "Traduit par hasard, ce mot est resté."),
        ("ru", "Перевод денег занимает три дня."),
        ("ru", "Перевод речи, которая была произнесена в университете"),
        ("ru", "Перевод времени"),
        ("en", "Translation matters!"),
        ("en", "Russian literature"),
        ("de", "Die Übersetzung dauert drei Wochen."),
        ("zh", "翻译技巧"),
        ("ja", "言い訳"),
        ("ru", "Это перевод страницы, написанной на английском языке. " * 3),
        ("fr", "Pour corriger la traduction française, écrivez à fr@lug.example."),
    ],
)
def test_what_speaks_of_translating_is_no_remark(lang: str, line: str):
    assert not is_remark(line, lang)


def flagged(source: list[str], target: list[str], beads: list[Bead], *flags: Flag) -> list[Flag]:
    documents = Document.of_segments(source, "ru"), Document.of_segments(target, "fr")
    return list(without_remarks(flags, Alignment(*documents, tuple(beads), flags)))


def whole(document: list[str], k: int) -> tuple[int, int]:
    start = sum(len(text) + 1 for text in document[:k])
    return start, start + len(document[k])


LOST = Flag("partial-missing", Severity.WARNING, 0.7, 0, ((0, 3),), (), "“Это” has no counterpart in the translation")


def test_two_remarks_that_differ_are_not_compared():
    source, target = ["Это перевод страницы на английском языке."], ["[Traduit de l’anglais]"]
    assert flagged(source, target, [Bead((0,), (0,))], LOST) == []


def test_a_remark_opposite_a_text_is():
    assert flagged(["Это утро."], ["[Traduit de l’anglais]"], [Bead((0,), (0,))], LOST) == [LOST]


def test_a_remark_on_one_side_alone_is_for_information():
    target = ["Le matin.", "Traduit du russe par Marie Dupont"]
    added = Flag("added", Severity.ERROR, 0.9, 1, (), (whole(target, 1),), "the sentence has no counterpart")
    (flag,) = flagged(["Утро."], target, [Bead((0,), (0,)), Bead((), (1,))], added)
    assert (flag.severity, flag.message) == (
        Severity.INFO,
        "“Traduit du russe par Marie Dupont” is the translator’s own remark on the translation; the source has none",
    )


@pytest.mark.parametrize(
    ("lang", "note"),
    [
        ("fr", "(NdT : la ville est au bord de l’Oural.)"),
        ("fr", "[N. d. T. La ville est au bord de l’Oural]"),
        ("fr", "* Note de la traductrice : c’est un jeu de mots."),
        ("ru", "(город на Урале – прим. пер.)"),
        ("ru", "Прим. перев.: город на Урале"),
        ("en", "Translator's note: the town lies on the Ural."),
        ("de", "(Anm. d. Ü.: Die Stadt liegt am Ural.)"),
        ("ja", "訳注：ウラル川の町"),
    ],
)
def test_a_note_is_known_by_its_mark(lang: str, note: str):
    assert is_note(note, lang)


@pytest.mark.parametrize(("lang", "text"), [("fr", "Note du trésorier"), ("ru", "Примеры: перо, бумага"), ("", "NdT")])
def test_other_notes_are_text_like_any_other(lang: str, text: str):
    assert not is_note(text, lang)


@pytest.mark.parametrize("kind", ["added", "partial-added"])
def test_a_note_of_the_translator_s_is_for_information_wherever_it_stands(kind: str):
    lines = [f"Ligne {k}." for k in range(2 * EDGE + 1)]
    lines[EDGE] = "Il arrive à Orsk (NdT : sur l’Oural)."
    note = "(NdT : sur l’Oural)"
    start = whole(lines, EDGE)[0] + lines[EDGE].index(note)
    bead = Bead((0,), (EDGE,)) if kind == "partial-added" else Bead((), (EDGE,))
    added = Flag(kind, Severity.ERROR, 0.9, 0, (), ((start, start + len(note)),), "no counterpart")
    (flag,) = flagged(["Он приехал в Орск."], lines, [bead], added)
    assert (flag.severity, flag.message) == (
        Severity.INFO,
        f"“{note}” is the translator’s own remark on the translation; the source has none",
    )


def test_two_remarks_that_stand_in_unlike_places_are_not_compared():
    source, target = ["Перевод с английского Н. Ивановой"], ["Traduit de l’anglais par Marie Dupont"]
    named = Flag("name", Severity.ERROR, 0.9, 0, ((22, 33),), ((25, 37),), "not the same name")
    assert flagged(source, target, [Bead((0,), ()), Bead((), (0,))], named) == []


def test_what_is_lost_beside_a_remark_is_told_as_ever():
    target = ["Traduit du russe par Marie Dupont", "La pluie tombait."]
    spans = (whole(target, 0), whole(target, 1))
    added = Flag("added", Severity.ERROR, 0.9, 0, (), spans, "2 sentences have no counterpart")
    assert flagged([], target, [Bead((), (0,)), Bead((), (1,))], added) == [added]


def test_in_the_middle_of_a_text_it_is_text_like_any_other():
    lines = [f"Строка {k}." for k in range(2 * EDGE + 1)]
    lines[EDGE] = "Перевод с английского"
    missing = Flag("missing", Severity.ERROR, 0.9, 0, (whole(lines, EDGE),), (), "no counterpart")
    beads = [Bead((EDGE,), ()), Bead((0,), (0,))]
    assert flagged(lines, ["Ligne."], beads, missing) == [missing]
    first = replace(missing, source_spans=(whole(["Перевод с английского", *lines], 0),))
    assert flagged(["Перевод с английского", *lines], ["Ligne."], [Bead((0,), ())], first)[0].severity is Severity.INFO
