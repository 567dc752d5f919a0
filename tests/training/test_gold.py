from pathlib import Path

import pytest

from aligner import InputError
from aligner.training.gold import read_gold

RUSSIAN = "Доброе утро!\nСегодня в музее открылась выставка.\nНа ней сто картин.\nВход свободный.\n"
FRENCH = "Bonjour !\nUne exposition a ouvert aujourd'hui au musée, avec cent tableaux.\nElle fermera dimanche.\n"
LADDER = "[0]:[0]\n[1, 2]:[1]\n[3]:[]\n[]:[2]\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, content in (("musée.ru", RUSSIAN), ("musée.fr", FRENCH), ("musée.gold", LADDER), ("notes.txt", "x")):
        (tmp_path / name).write_text(content, encoding="utf-8")
    return tmp_path


def test_a_ladder_and_the_texts_beside_it_are_a_bitext(folder: Path):
    (bitext,) = read_gold(str(folder), "ru", "fr")
    assert [segment.text for segment in bitext.source.segments] == RUSSIAN.splitlines()
    assert (bitext.source.lang, bitext.target.lang) == ("ru", "fr")
    assert bitext.path() == [(0, 1, 0, 1), (1, 3, 1, 2), (3, 4, 2, 2), (4, 4, 2, 3)]


@pytest.mark.parametrize("suffix", [".gold", ".ladder", ".rufr"])
def test_ladders_go_by_three_suffixes(folder: Path, suffix: str):
    (folder / "musée.gold").rename(folder / f"musée{suffix}")
    assert len(read_gold(str(folder), "ru", "fr")) == 1


def test_a_folder_can_say_its_own_languages(folder: Path):
    (folder / "musée.ru").rename(folder / "musée.uk")
    (bitext,) = read_gold(f"{folder}:uk-fr", "ru", "fr")
    assert (bitext.source.lang, bitext.target.lang) == ("uk", "fr")


def test_segments_without_a_bead_count_as_left_alone(folder: Path):
    (folder / "musée.gold").write_text("[1, 2]:[1]\n", encoding="utf-8")
    (bitext,) = read_gold(str(folder), "ru", "fr")
    assert bitext.path() == [(0, 1, 0, 0), (1, 1, 0, 1), (1, 3, 1, 2), (3, 4, 2, 2), (4, 4, 2, 3)]


def test_a_bead_that_crosses_those_before_it_is_left_out_of_the_path(folder: Path):
    (folder / "musée.gold").write_text("[0]:[1]\n[1]:[0]\n", encoding="utf-8")
    (bitext,) = read_gold(str(folder), "ru", "fr")
    assert (0, 1, 1, 2) in bitext.path()
    assert (1, 2, 0, 1) not in bitext.path()


def test_a_folder_can_say_how_much_it_counts(folder: Path):
    (bitext,) = read_gold(f"{folder}*0.3", "ru", "fr")
    assert bitext.weight == 0.3


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("musée.gold", "[0]:[0]\n[1]:[3]\n", r"names segment 3 of .*musée.fr, whose 3 lines are counted from 0"),
        ("musée.gold", "oops\n", r"musée.gold, line 1: 'oops' is not a bead"),
        ("musée.fr", "", r"musée.fr is empty"),
        ("autre.gold", "[0]:[0]\n", r"there is no file .*autre.ru"),
    ],
)
def test_damage_is_named(folder: Path, name: str, content: str, message: str):
    (folder / name).write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        read_gold(str(folder), "ru", "fr")


@pytest.mark.parametrize(("path", "message"), [("no", "there is no folder no"), ("", "holds no ladder")])
def test_a_folder_without_gold_is_refused(tmp_path: Path, path: str, message: str):
    with pytest.raises(InputError, match=message):
        read_gold(path or str(tmp_path), "ru", "fr")
