"""One text in two translations, two texts in one, one name in two spellings."""

from dataclasses import replace

import pytest

from aligner.alignment import Severity
from aligner.checks import inconsistent
from aligner.document import Kind
from aligner.embed import load_encoder
from tests.checks.pairs import bitext


def test_two_headings_with_one_translation_are_flagged_at_the_second() -> None:
    pairs = bitext(
        ("В области торговли", "Dans le domaine du commerce"),
        ("В области спорта", "Dans le domaine du commerce"),
        kind=Kind.HEADING,
    )
    (flag,) = inconsistent.check(pairs)
    assert (flag.bead, flag.severity) == (1, Severity.WARNING)
    assert "В области торговли" in flag.message


def test_one_sentence_with_two_translations_is_flagged() -> None:
    pairs = bitext(
        ("Дверь была закрыта снова.", "La porte était fermée."), ("Дверь была закрыта снова.", "On dormait.")
    )
    (flag,) = inconsistent.check(pairs)
    assert (flag.bead, flag.severity) == (1, Severity.WARNING)


@pytest.mark.parametrize(
    ("before", "here", "severity"),
    [
        (
            "Les visites ont lieu le matin et durent une heure.",
            "Les visites se font le matin et durent une heure.",
            Severity.INFO,
        ),
        (
            "Les visites ont lieu le matin et durent une heure.",
            "Les visites guidées sont fermées le matin pour une durée indéterminée.",
            Severity.WARNING,
        ),
    ],
)
def test_another_wording_is_a_note_and_another_content_a_warning(before: str, here: str, severity: Severity) -> None:
    source = "Экскурсии проводятся утром и длятся один час."
    pairs = replace(bitext((source, before), (source, here)), encoder=load_encoder(threads=1))
    (flag,) = inconsistent.check(pairs)
    assert flag.severity is severity


def test_a_short_line_may_be_translated_twice() -> None:
    assert list(inconsistent.check(bitext(("Да, конечно", "Oui"), ("Да, конечно", "Bien sûr")))) == []


def test_case_and_punctuation_make_no_other_translation() -> None:
    assert list(inconsistent.check(bitext(("Вот и всё тут.", "C’est tout."), ("Вот и всё тут!", "C’est tout !")))) == []


@pytest.mark.parametrize(
    ("before", "here"),
    [("Колесо мыши: TO DO", "Колесо мыши: TODO"), ("Смотрите www.oak.example", "Смотрите oak.example")],
)
def test_a_space_more_makes_no_other_source(before: str, here: str) -> None:
    pairs = bitext((before, "La molette : À FAIRE"), (here, "La molette : À FAIRE"), kind=Kind.HEADING)
    assert list(inconsistent.check(pairs)) == []


def test_a_name_in_two_spellings_is_flagged_where_the_second_appears() -> None:
    target = "Le docteur Rodianko est parti."
    pairs = bitext(("Пришёл врач Родянко.", "Le docteur Rodyanko est venu."), ("Ушёл врач Родянко.", target))
    (flag,) = inconsistent.check(pairs)
    assert (flag.bead, flag.message) == (1, "“Родянко” is spelled “Rodyanko” before and “Rodianko” here")


def test_a_name_in_another_case_is_spelled_the_same() -> None:
    pairs = bitext(
        ("Пришёл врач Лавров.", "Le docteur Lavrov est venu."), ("Дом Лаврова пуст.", "Chez Lavrov, personne.")
    )
    assert list(inconsistent.check(pairs)) == []


def test_two_names_that_share_one_consonant_are_two_names() -> None:
    pairs = bitext(("Фильм получил «Эмми».", "Le film a reçu un Emmy."), ("Это Эмма.", "C’est Emma."))
    assert list(inconsistent.check(pairs)) == []
