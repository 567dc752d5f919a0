"""When the numbers of two lists say which items belong together, and when they do not."""

from __future__ import annotations

import pytest

from aligner import align
from aligner.document import Document
from aligner.embed import load_encoder
from aligner.pair.documents import read_bitexts
from aligner.pair.items import item_numbers, lists_of, numbered_otherwise
from aligner.segment import split

CHORES = {
    "Подметите двор.": "Balayez la cour.",
    "Покормите кур.": "Nourrissez les poules.",
    "Полейте огород.": "Arrosez le potager.",
    "Почините забор.": "Réparez la clôture.",
    "Наколите дров.": "Fendez du bois.",
    "Напоите лошадь.": "Abreuvez le cheval.",
}


def numbered(items: list[str]) -> str:
    return "".join(f"{k}. {item}\n" for k, item in enumerate(items, 1))


def astray(source: str, target: str) -> tuple[frozenset[int], frozenset[int]]:
    encoder = load_encoder()
    sides = [split(Document(text, lang)) for text, lang in ((source, "ru"), (target, "fr"))]
    encoded = [encoder.read([segment.unnumbered for segment in side.segments]) for side in sides]
    return numbered_otherwise(
        sides[0], sides[1], read_bitexts(sides[0], sides[1], (encoded[0], encoded[1]), encoder, 3)
    )


def test_numbers_of_items_are_read_and_items_near_each_other_are_a_list():
    document = split(Document("Дела на утро:\n1. Подмести двор.\n2. Покормить кур.\nПотом отдохните.\n", "ru"))
    assert item_numbers(document) == ["", "1", "2", ""]
    assert lists_of(["1", "", "2", "", "", "", "", "", "", "1", "2"]) == [[0, 2], [9, 10]]


def test_numbers_of_a_list_in_the_same_order_count():
    assert astray(numbered([*CHORES]), numbered([*CHORES.values()])) == (frozenset(), frozenset())


def test_numbers_of_a_list_that_lacks_an_item_say_nothing():
    less = [item for item in CHORES.values() if item != "Arrosez le potager."]
    assert astray(numbered([*CHORES]), numbered(less)) == (frozenset(range(6)), frozenset(range(5)))


def test_a_list_beside_a_renumbered_one_keeps_its_numbers():
    prose = "Хозяйка уехала в город.\n" * 1 + "Вернётся она в пятницу.\nСоседи обещали помочь.\nПогода стоит хорошая.\n"
    prose_fr = (
        "La fermière est partie en ville.\nElle reviendra vendredi.\nLes voisins ont promis d’aider.\nIl fait beau.\n"
    )
    prose, prose_fr = prose + "Дождя не ждут.\n", prose_fr + "On n’attend pas de pluie.\n"
    tools = "1. Молоток\n2. Пила\n3. Лопата\n", "1. Marteau\n2. Scie\n3. Pelle\n"
    less = [item for item in CHORES.values() if item != "Arrosez le potager."]
    source, target = astray(numbered([*CHORES]) + prose + tools[0], numbered(less) + prose_fr + tools[1])
    assert source == frozenset(range(6))
    assert target == frozenset(range(5))


@pytest.mark.parametrize("dropped", range(1, 6))
def test_whatever_item_is_dropped_the_others_are_paired_by_what_they_say(dropped: int, tmp_path):
    items = [*CHORES.items()]
    texts = (
        "Дела на утро\n" + numbered([ru for ru, _ in items]),
        "Pour le matin\n" + numbered([fr for k, (_, fr) in enumerate(items) if k != dropped]),
    )
    for name, text in zip(("ru.txt", "fr.txt"), texts, strict=True):
        (tmp_path / name).write_text(text, encoding="utf-8")
    alignment = align(tmp_path / "ru.txt", tmp_path / "fr.txt", source_lang="ru", target_lang="fr")
    assert [bead.source for bead in alignment.beads if not bead.target] == [(dropped + 1,)]
    assert not [bead for bead in alignment.beads if not bead.source]
