"""Passages in a third language."""

from dataclasses import replace

from aligner.alignment import Severity
from aligner.checks import language
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
