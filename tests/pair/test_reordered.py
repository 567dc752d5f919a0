"""A list in another order is paired by what its items say, and what is in order stays as the path has it."""

from __future__ import annotations

import pytest

import aligner.pair.reordered
import aligner.pair.search
from aligner import Alignment, align
from aligner.alignment import Severity
from aligner.embed import load_encoder
from aligner.embed.encoder import Encoder
from aligner.notices import Notify, ignore_notice

COLOURS = (
    ("Белый", "Blanc"),
    ("Жёлтый", "Jaune"),
    ("Зелёный", "Vert"),
    ("Красный", "Rouge"),
    ("Синий", "Bleu"),
    ("Чёрный", "Noir"),
)
ERRANDS = (
    ("Купить молоко.", "Acheter du lait."),
    ("Позвонить бабушке.", "Téléphoner à grand-mère."),
    ("Отнести книги в библиотеку.", "Rapporter les livres à la bibliothèque."),
    ("Починить велосипед.", "Réparer le vélo."),
    ("Погулять с собакой.", "Promener le chien."),
)


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load_encoder(threads=1)


def aligned(source: list[str], target: list[str], encoder: Encoder, notify: Notify = ignore_notice) -> Alignment:
    return align(
        source_text="\n".join(source),
        target_text="\n".join(target),
        source_lang="ru",
        target_lang="fr",
        encoder=encoder,
        notify=notify,
    )


def together(alignment: Alignment) -> set[tuple[str, str]]:
    """The texts that are paired, on the path or off it."""
    pairs = [(bead.source, bead.target) for bead in alignment if not bead.is_null] + list(alignment.moved)
    source, target = alignment.source.segments, alignment.target.segments
    return {(" ".join(source[k].text for k in here), " ".join(target[k].text for k in there)) for here, there in pairs}


def numbered(texts: list[str]) -> list[str]:
    return [f"{number}. {text}" for number, text in enumerate(texts, 1)]


def test_a_list_in_the_alphabetical_order_of_either_language_is_paired_by_meaning(encoder: Encoder):
    source, target = [left for left, _ in COLOURS], sorted(right for _, right in COLOURS)
    found = aligned(["Краски", *source], ["Peintures", *target], encoder)
    assert together(found) == {("Краски", "Peintures"), *COLOURS}
    (flag,) = found.flags
    assert flag.message.startswith("the list stands in another order in the translation: 3 items are elsewhere")
    assert (flag.kind, flag.severity) == ("moved", Severity.INFO)


def test_the_numbers_of_a_list_in_another_order_do_not_pair_its_items(encoder: Encoder):
    order = (0, 3, 1, 2, 4)
    source = numbered([left for left, _ in ERRANDS])
    target = numbered([ERRANDS[k][1] for k in order])
    found = aligned(["Список дел", *source], ["À faire", *target], encoder)
    assert together(found) == {("Список дел", "À faire"), *((source[k], target[at]) for at, k in enumerate(order))}
    assert {(flag.kind, str(flag.severity)) for flag in found.flags} == {("moved", "info"), ("number", "info")}


def test_an_item_that_is_dropped_does_not_draw_its_neighbours_along(encoder: Encoder):
    source = numbered([left for left, _ in ERRANDS])
    kept = [0, 1, 3, 4]
    target = numbered([ERRANDS[k][1] for k in kept])
    found = aligned(["Список дел", *source], ["À faire", *target], encoder)
    assert together(found) == {("Список дел", "À faire"), *((source[k], target[at]) for at, k in enumerate(kept))}
    assert [found.source_text(bead) for bead in found if not bead.target] == [source[2]]


def test_a_list_in_order_has_nothing_moved(encoder: Encoder):
    found = aligned([left for left, _ in ERRANDS], [right for _, right in ERRANDS], encoder)
    assert together(found) == set(ERRANDS)
    assert (found.moved, found.flags) == ((), ())


def test_an_item_that_no_other_says_is_left_alone(encoder: Encoder):
    source = [*(left for left, _ in COLOURS[:3]), "Налоговая декларация", *(left for left, _ in COLOURS[3:])]
    target = [right for _, right in COLOURS]
    found = aligned(source, target, encoder)
    assert together(found) == set(COLOURS)


def test_figures_of_a_table_stay_where_they_are(encoder: Encoder):
    """They hold many alike: what a cell says is said by its row."""
    sizes = ["до 10", "11–20", "21–30", "31–50", "51–70", "более 70"]
    shares = ["200–300 %", "180–200 %", "160–180 %", "151–170 %", "170 %", "130 %"]
    ours = ["200–300 %", "180–200 %", "160–180 %", "130–140 %", "170 %", "150 %"]
    source = ["Букв", *sizes, "Места нужно", *ours]
    target = ["Lettres", *(size.replace("до", "jusqu’à").replace("более", "plus de") for size in sizes)]
    found = aligned(source, [*target, "Place nécessaire", *shares], encoder)
    assert not found.moved


@pytest.fixture
def short_lists_are_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(aligner.pair.reordered, "LONG_LIST", 3)


BACKWARDS = [right for _, right in reversed(ERRANDS)]


@pytest.mark.usefixtures("short_lists_are_long")
def test_a_long_list_is_paired_by_meaning_where_its_surest_pairs_are_in_another_order(encoder: Encoder):
    found = aligned([left for left, _ in ERRANDS], BACKWARDS, encoder)
    assert together(found) == set(ERRANDS)


@pytest.mark.usefixtures("short_lists_are_long")
def test_a_list_that_is_too_long_for_that_is_told(encoder: Encoder, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(aligner.pair.reordered, "LONGEST_LIST", 4)
    notices: list[str] = []
    aligned([left for left, _ in ERRANDS], BACKWARDS, encoder, notices.append)
    (told,) = (notice for notice in notices if notice.startswith("paired in text order"))
    assert "the list of 5 items from “Купить молоко.” on stands in another order in the translation" in told
    assert "(“Купить молоко.” is “Acheter du lait.”, item 1 and item 5)" in told


@pytest.fixture
def nothing_is_searched(monkeypatch: pytest.MonkeyPatch) -> None:
    """The search opens the nodes around the diagonal alone and gives the rest of the texts up."""
    for name in ("EXACT_NODES", "LARGEST_GAP", "SMALL_GAP", "MOST_NODES", "NODES_A_SEGMENT", "PADDING"):
        monkeypatch.setattr(aligner.pair.search, name, 0)


@pytest.mark.usefixtures("short_lists_are_long", "nothing_is_searched")
def test_a_list_that_the_search_gave_up_and_that_is_paired_by_meaning_was_searched(encoder: Encoder):
    notices: list[str] = []
    found = aligned([left for left, _ in ERRANDS], BACKWARDS, encoder, notices.append)
    assert together(found) == set(ERRANDS)
    assert not any(notice.startswith("not searched") for notice in notices)


@pytest.mark.usefixtures("nothing_is_searched")
def test_what_the_search_gave_up_and_no_list_holds_is_told(encoder: Encoder):
    notices: list[str] = []
    prose = [" ".join(left for left, _ in ERRANDS[k:] + ERRANDS[:k]) for k in range(len(ERRANDS))]
    found = aligned(prose, BACKWARDS, encoder, notices.append)
    assert any(notice.startswith("not searched") for notice in notices)
    assert all(bead.confidence <= 0.5 for bead in found)


@pytest.mark.usefixtures("short_lists_are_long")
def test_a_list_in_order_is_never_too_long(encoder: Encoder, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(aligner.pair.reordered, "LONGEST_LIST", 4)
    notices: list[str] = []
    found = aligned([left for left, _ in ERRANDS], [right for _, right in ERRANDS], encoder, notices.append)
    assert together(found) == set(ERRANDS)
    assert not any(notice.startswith("paired in text order") for notice in notices)
