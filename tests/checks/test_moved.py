"""Moved passages: one note instead of a loss and an addition."""

from __future__ import annotations

from functools import cache

import pytest

from aligner.alignment import Alignment, Bead, Severity
from aligner.checks import run_checks
from aligner.checks.support.bitext import Bitext
from aligner.embed import load_encoder
from aligner.embed.encoder import Encoder
from tests.samples import document

SOURCE = (
    "Музей откроет новый зал в субботу утром.",
    "Билеты для школьников будут бесплатными.",
    "Директор поблагодарил реставраторов за работу.",
)
TARGET = (
    "Les billets seront gratuits pour les écoliers.",
    "Le musée ouvrira une nouvelle salle samedi matin.",
    "Le directeur a remercié les restaurateurs pour leur travail.",
)
BEADS = Bead((), (0,)), Bead((0,), (1,), 0.99, 0.8), Bead((1,), ()), Bead((2,), (2,), 0.99, 0.8)


@pytest.fixture
def encoder() -> Encoder:
    return _encoder()


@cache
def _encoder() -> Encoder:
    return load_encoder(threads=1)


def bitext(target: tuple[str, ...], encoder: Encoder | None) -> Bitext:
    return Bitext(Alignment(document(SOURCE, "ru"), document(target, "fr"), BEADS), encoder)


def test_a_sentence_that_stands_elsewhere_is_moved(encoder: Encoder):
    checked = run_checks(bitext(TARGET, encoder), ["missing", "added", "moved"])
    (flag,) = checked.flags
    assert (flag.kind, flag.severity) == ("moved", Severity.INFO)
    assert flag.message == (
        "“Билеты для школьников будут бесплатными.” stands elsewhere in the translation: "
        "“Les billets seront gratuits pour les écoliers.”"
    )
    assert checked.moved == (((1,), (0,)),)


def test_a_short_item_that_stands_elsewhere_in_its_list_is_moved(encoder: Encoder):
    source = "1. Заточите косу.", "2. Просушите сено.", "3. Вычистите хлев."
    target = "1. Faites sécher le foin.", "2. Nettoyez l’étable.", "3. Affûtez la faux."
    beads = Bead((0,), ()), Bead((1,), (0,), 0.99, 0.7), Bead((2,), (1,), 0.99, 0.6), Bead((), (2,))
    checked = run_checks(
        Bitext(Alignment(document(source, "ru"), document(target, "fr"), beads), encoder), ["missing", "added", "moved"]
    )
    assert [flag.message for flag in checked.flags] == [
        "“1. Заточите косу.” stands elsewhere in the translation: “3. Affûtez la faux.”"
    ]


def test_a_short_line_goes_with_its_neighbour_that_stands_elsewhere(encoder: Encoder):
    source = "1. Мхи и лишайники севера.", "Псков, 1964.", "2. Птицы наших болот.", "Орёл, 1971."
    target = "1. Les oiseaux de nos marais.", "Orel, 1971.", "2. Mousses et lichens du Nord.", "Pskov, 1964."
    beads = *(Bead((), (j,)) for j in (0, 1)), Bead((0,), (2,), 0.9, 0.7), Bead((1,), (3,), 0.9, 0.7)
    rest = Bead((2,), ()), Bead((3,), ())
    alignment = Alignment(document(source, "ru"), document(target, "fr"), (*beads, *rest))
    checked = run_checks(Bitext(alignment, encoder), ["missing", "added", "moved"])
    assert checked.moved == (((2, 3), (0, 1)),)
    assert [flag.kind for flag in checked.flags] == ["moved"]


def test_a_line_beside_it_that_says_something_else_is_still_missing(encoder: Encoder):
    source = "1. Мхи и лишайники севера.", "2. Птицы наших болот.", "Спасибо всем читателям."
    target = "1. Les oiseaux de nos marais.", "Orel, 1971.", "2. Mousses et lichens du Nord."
    beads = Bead((), (0,)), Bead((), (1,)), Bead((0,), (2,), 0.9, 0.7), Bead((1,), ()), Bead((2,), ())
    checked = run_checks(Bitext(Alignment(document(source, "ru"), document(target, "fr"), beads), encoder), ["moved"])
    assert checked.moved == (((1,), (0,)),)


def test_two_sentences_that_change_places_across_a_third_are_moved_with_less_in_common(encoder: Encoder):
    source = "– Что он пишет?", "– Старик отложил газету.", "– Или с женой?", "– С женой и с детьми."
    target = "— Qu’écrit-il ?", "Ou avec sa femme ?", "Le vieil homme posa son journal.", "— Avec ses enfants aussi."
    beads = Bead((0,), (0,), 0.9, 0.7), Bead((1,), ()), Bead((2,), (1,), 0.9, 0.7), Bead((), (2,))
    alignment = Alignment(document(source, "ru"), document(target, "fr"), (*beads, Bead((3,), (3,), 0.9, 0.7)))
    checked = run_checks(Bitext(alignment, encoder), ["missing", "added", "moved"])
    assert checked.moved == (((1,), (2,)),)


def test_a_list_in_another_order_is_told_once():
    source = "Рыба", "Суп", "Хлеб", "Чай", "Яблоки"
    target = "Pain", "Poisson", "Pommes", "Soupe", "Thé"
    path = Bead((0,), (1,)), *(Bead((k,), ()) for k in (1, 2)), Bead((3,), (4,)), Bead((4,), ())
    nulls = tuple(Bead((), (j,)) for j in (0, 2, 3))
    moved = ((1,), (3,)), ((2,), (0,)), ((4,), (2,))
    alignment = Alignment(document(source, "ru"), document(target, "fr"), (*nulls, *path), moved=moved)
    (flag,) = run_checks(Bitext(alignment), ["moved"]).flags
    assert flag.message == (
        "the list stands in another order in the translation: 3 items are elsewhere, the first of them “Суп”: “Soupe”"
    )
    assert [len(spans) for spans in (flag.source_spans, flag.target_spans)] == [3, 3]


def test_a_sentence_that_says_something_else_is_missing_and_the_other_added(encoder: Encoder):
    target = ("La cantine propose un menu végétarien.", *TARGET[1:])
    checked = run_checks(bitext(target, encoder), ["missing", "added", "moved"])
    assert [flag.kind for flag in checked.flags] == ["added", "missing"]
    assert checked.moved == ()


def test_without_an_encoder_nothing_is_taken_for_moved():
    checked = run_checks(bitext(TARGET, None), ["missing", "added", "moved"])
    assert [flag.kind for flag in checked.flags] == ["added", "missing"]


@pytest.mark.parametrize(
    ("kind", "source", "target", "message"),
    [
        (
            "number",
            "Билеты для 120 школьников будут бесплатными.",
            "Les billets seront gratuits pour 130 écoliers.",
            "“120 школьников” is “130 écoliers” in the translation",
        ),
        (
            "name",
            "Билеты для школьников из Москвы будут бесплатными.",
            "Les billets seront gratuits pour les écoliers de Londres.",
            "“Москвы” in the source, “Londres” in the translation: another city",
        ),
    ],
)
def test_a_moved_sentence_is_compared_with_its_translation(
    encoder: Encoder, kind: str, source: str, target: str, message: str
):
    alignment = Alignment(document((SOURCE[0], source, SOURCE[2]), "ru"), document((target, *TARGET[1:]), "fr"), BEADS)
    checked = run_checks(Bitext(alignment, encoder), ["moved", kind])
    assert [(flag.kind, flag.bead) for flag in checked.flags] == [("moved", 2), (kind, 2)]
    (flag,) = (flag for flag in checked.flags if flag.kind == kind)
    assert flag.message == message
    assert [checked.target.text[start:stop] for start, stop in flag.target_spans] == [
        "130" if kind == "number" else "Londres"
    ]
