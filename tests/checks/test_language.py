"""Passages in a third language."""

from dataclasses import replace

import pytest

from aligner.alignment import Severity
from aligner.checks import language, run_checks
from aligner.write.suspects import divide
from tests.checks.pairs import bitext

BEFORE = ("Рынок открыли вчера утром.", "Le marché de la ville a rouvert ses portes hier matin.")
ENGLISH = (
    ("Мост закрыт на всё лето.", "The bridge was closed for the whole of the summer."),
    ("Почему, никто не знает.", "Nobody knew why."),
    ("Его откроют, когда покрасят.", "It will be open again when they have painted it."),
)
AFTER = ("Дождь шёл целый час.", "Il a plu pendant une heure, et personne ne s'en est plaint.")


def test_a_passage_has_one_flag_that_names_its_language() -> None:
    pairs = bitext(BEFORE, *ENGLISH, AFTER)
    (flag,) = language.check(pairs)
    assert (flag.bead, flag.severity) == (1, Severity.ERROR)
    assert flag.message == (
        "3 segments of the translation, from “The bridge was closed for the whole of the summer.” on, are in English, "
        "not in French"
    )
    marked = [pairs.alignment.target.text[start:stop] for start, stop in flag.target_spans]
    assert marked == [target for _, target in ENGLISH]


def test_the_source_may_be_in_another_language_too() -> None:
    (flag,) = language.check(bitext(BEFORE, ("Die Brücke ist seit dem Sommer gesperrt.", "Le pont est fermé.")))
    assert flag.source_spans and not flag.target_spans
    assert flag.message.endswith("in the source is in German, not in Russian")


def test_what_both_texts_quote_is_no_passage() -> None:
    quoted = "The bridge was closed for the whole of the summer."
    assert list(language.check(bitext(BEFORE, (quoted, quoted), AFTER))) == []


def test_the_sources_language_left_in_place_is_another_flag() -> None:
    assert list(language.check(bitext(BEFORE, ("Мост закрыт.", "Мост закрыт на всё лето, и это плохо."), AFTER))) == []


def test_no_pair_of_a_passage_enters_a_memory() -> None:
    alignment = bitext(BEFORE, *ENGLISH, AFTER).alignment
    kept, suspect = divide(replace(alignment, flags=tuple(language.check(bitext(BEFORE, *ENGLISH, AFTER)))))
    assert [bead.source for bead in kept.beads] == [(0,), (4,)]
    assert [bead.source for bead in suspect.beads] == [(1,), (2,), (3,)]


def test_a_line_that_shows_nothing_is_told_with_a_passage_alone() -> None:
    quoted = "The bridge was closed for the whole of the summer.", "It will be open again when they have painted it."
    between = ("Рисунок 3.", "Figure 3.")
    assert list(language.check(bitext(BEFORE, (quoted[0],) * 2, between, (quoted[1],) * 2, AFTER))) == []
    (flag,) = language.check(bitext(BEFORE, ENGLISH[0], between, ENGLISH[2], AFTER))
    assert len(flag.target_spans) == 3


def test_a_line_in_its_own_language_within_a_passage_is_none_of_it() -> None:
    own = ("Окно предпросмотра", "La fenêtre de l’aperçu")
    (flag,) = language.check(bitext(BEFORE, *ENGLISH, own, *ENGLISH, AFTER))
    assert len(flag.target_spans) == 2 * len(ENGLISH)


@pytest.mark.parametrize(
    ("source", "target", "kind"),
    [
        ("So on June 15, both gardens were open.", "Donc le 15 juin, les deux jardins étaient ouverts.", "date"),
        ("У него ещё нет своего дома.", "If he does not have a house of his own yet, who has?", "polarity"),
        ("The seven of them have been there for two days.", "Tous les sept y sont depuis deux jours.", "number"),
    ],
)
def test_other_checks_read_a_passage_in_the_language_that_it_is_in(source: str, target: str, kind: str) -> None:
    pairs = bitext(BEFORE, (source, target), AFTER)
    flags = run_checks(pairs).flags
    assert "language" in {flag.kind for flag in flags}
    assert kind not in {flag.kind for flag in flags}


def test_a_passage_that_is_left_in_another_language_is_translated_in_two_ways_by_nobody() -> None:
    twice = [("Мост закрыт на всё лето.", "The bridge is closed for the summer."), BEFORE, AFTER]
    pairs = bitext(*twice, ("Мост закрыт на всё лето.", "Le pont est fermé tout l’été."))
    assert [flag.kind for flag in run_checks(pairs, ["inconsistent", "language"]).flags] == ["language"]
