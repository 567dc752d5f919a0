"""Flags of one kind and the same words have one cause: told once, and dismissed together."""

from aligner.alignment import Alignment, Flag, Severity
from aligner.causes import grouped
from aligner.checks.registry import Level, run_checks
from tests.checks.pairs import bitext

LINKS = bitext(
    ("Сайт www.lipa.example открыт.", "Le site www.tilleul.example est ouvert."),
    ("Карта города.", "Plan de la ville."),
    ("Смотрите www.lipa.example сегодня.", "Voyez www.tilleul.example aujourd'hui."),
    ("И www.roza.example тоже.", "Et www.rosier.example aussi."),
)


def flags(*ignored: str) -> tuple[Flag, ...]:
    return run_checks(LINKS, ["literal"], ignore=ignored).flags


def test_the_first_flag_of_a_cause_counts_the_others_and_they_point_at_it():
    assert [(flag.bead, flag.more, flag.first) for flag in flags()] == [(0, 1, None), (2, 0, 0), (3, 0, None)]


def test_what_is_told_names_the_other_places():
    message = "the address “www.lipa.example” is “www.tilleul.example” in the translation"
    assert [flag.told for flag in flags()][:2] == [f"{message} (and in 1 more place)", f"{message} (as in pair 1)"]


def test_the_id_of_a_cause_dismisses_all_of_its_flags():
    assert [flag.bead for flag in flags(flags()[0].cause)] == [3]


def test_the_rest_is_counted_anew_when_one_flag_is_dismissed():
    assert [(flag.bead, flag.more, flag.first) for flag in flags(flags()[0].id)] == [(2, 0, None), (3, 0, None)]


def test_a_cause_is_the_same_in_every_document():
    other = bitext(("Пишите на www.lipa.example.", "Écrivez à www.tilleul.example."))
    assert run_checks(other, ["literal"]).flags[0].cause == flags()[0].cause


def test_a_name_in_two_cases_has_one_cause():
    people = bitext(
        ("Вчера приехал Пётр Зарубин.", "Hier, Piotr Volkov est arrivé."),
        ("Письмо Петра Зарубина потеряли.", "La lettre de Piotr Volkov est perdue."),
    )
    raised = run_checks(people, ["name"]).flags
    assert [(flag.more, flag.first) for flag in raised] == [(1, None), (0, 0)]


def test_figures_that_stand_alone_are_not_one_cause():
    figures = bitext(("Купили 14 книг.", "On acheta des livres."), ("Пришли 14 гостей.", "Les invités vinrent."))
    assert [flag.cause for flag in run_checks(figures, ["number"]).flags] == ["", ""]


def test_flags_without_a_cause_stay_as_they_are():
    plain = Flag("meaning", Severity.ERROR, 0.9, 0, (), (), "no translation")
    assert grouped([plain, plain]) == (plain, plain)


def levels(alignment: Alignment) -> list[tuple[str, Severity]]:
    return [(flag.kind, flag.severity) for flag in alignment.flags]


def test_a_level_leaves_out_what_is_less_grave():
    both = bitext(
        ("Сайт www.lipa.example и «сад».", "Le site www.tilleul.example et le jardin."),
        ("У нас 31 гость.", "Nous avons des invités."),
    )
    error, warning, note = ("literal", Severity.ERROR), ("number", Severity.WARNING), ("quote", Severity.INFO)
    kinds = ["literal", "number", "quote"]
    assert levels(run_checks(both, kinds, level=Level.ERROR)) == [error]
    assert levels(run_checks(both, kinds, level=Level.WARNING)) == [error, warning]
    assert levels(run_checks(both, kinds)) == [error, warning]
    assert levels(run_checks(both, kinds, level=Level.ALL)) == [error, note, warning]
