"""What a person does to pairs and their flags, by keyboard alone, in a real browser on the samples."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("starlette", reason="the extra `review` is not installed")

from aligner import Alignment, Severity, save
from aligner.alignment import Flag
from tests.browser.conftest import Serve
from tests.browser.invented import alignment, written
from tests.browser.keyboard import Keyboard

pytestmark = pytest.mark.slow


def with_flags_of_one_cause(made: Alignment) -> Alignment:
    """The same with the same warning on two rows."""
    flags = tuple(
        Flag(
            "name",
            Severity.WARNING,
            0.9,
            bead,
            (),
            (),
            "“Волна” is not in the translation",
            f"{bead:012x}",
            cause="Волна",
        )
        for bead in (1, 2)
    )
    return replace(made, flags=flags)


def rules_in(folder: Path) -> list[tuple[str, bool | None]]:
    """The causes in the rules of a folder, and whether each line takes one back."""
    lines = map(json.loads, (folder / "dismissed.rules.jsonl").read_text(encoding="utf-8").splitlines())
    return [(line["cause"], line.get("withdrawn")) for line in lines]


def test_going_through_all_that_asks_for_a_decision(keys: Keyboard):
    keys.step("Space")
    assert keys.at() == 11
    keys.step("r")
    assert keys.at() == 15
    keys.step("a")
    keys.wait(lambda: "All is decided" in keys.tab.inner_text("#notice"))
    assert keys.progress().startswith("3 of 3 decided")
    assert "Accepted" in keys.row(5)
    assert "Rejected" in keys.row(11)
    assert "Asked" in keys.row(15)


def test_every_row_that_was_decided_says_that_it_is_saved(keys: Keyboard):
    keys.step("Space")
    keys.wait(lambda: "saved" in keys.row(5))


def test_a_decision_is_taken_back(keys: Keyboard):
    keys.step("r")
    keys.go(5)
    keys.step("o")
    assert "Rejected" not in keys.row(5)
    assert keys.progress().startswith("0 of 3 decided")


def test_editing_a_text(keys: Keyboard):
    keys.go(2)
    keys.press("e")
    keys.write("Chers collègues et amis,")
    keys.step("Enter")
    assert keys.texts(2) == ("Уважаемые коллеги,", "Chers collègues et amis,")
    assert "edited" in keys.row(2)


def test_the_other_side_is_edited_too(keys: Keyboard):
    keys.go(2)
    keys.press("ArrowLeft", "e")
    keys.write("Дорогие коллеги,")
    keys.step("Enter")
    assert keys.texts(2) == ("Дорогие коллеги,", "Chers collègues,")


def test_an_edit_that_was_left_changes_nothing(keys: Keyboard):
    keys.go(2)
    keys.press("e")
    keys.write("Rien.")
    keys.press("Escape")
    assert keys.texts(2)[1] == "Chers collègues,"
    assert keys.number() == 0


def test_splitting_at_the_carets_and_merging_again(keys: Keyboard):
    before = keys.texts(5)
    keys.press("s", "Shift+Tab", "Control+Home", "Control+ArrowRight", "Control+ArrowRight")
    keys.step("Enter")
    assert keys.texts(5) == ("В 2025", "En 2025, plus de 3,4 millions de tonnes de blé ont été récoltées.")
    assert keys.texts(6)[0].startswith("г. собрано свыше")
    assert keys.texts(6)[1].startswith("Il est pourtant tombé")
    keys.step("m")
    assert keys.texts(5) == before


def test_moving_a_sentence_down_and_up(keys: Keyboard):
    keys.step("]")
    assert keys.texts(5)[1].endswith("ont été récoltées.")
    assert keys.texts(6)[1].startswith("Il est pourtant tombé")
    keys.press("j")
    keys.step("[")
    assert keys.texts(5)[1].endswith("moins que d’habitude.")
    assert keys.texts(6)[1].startswith("Un tel résultat")


def test_detaching_a_pair_and_linking_it_again(keys: Keyboard):
    keys.go(8)
    before = keys.texts(8)
    keys.step("x")
    assert "Nothing in French" in keys.texts(8)[1]
    assert "Nothing in Russian" in keys.texts(9)[0]
    assert keys.at() == 8
    keys.press("l")
    keys.wait(lambda: "Link" in keys.told())
    keys.press("j")
    keys.wait(lambda: keys.at() == 9)
    keys.step("l")
    assert keys.texts(8) == before


def test_writing_a_comment(keys: Keyboard):
    keys.press("c")
    keys.write("À vérifier <b>demain</b>.")
    keys.step("Enter")
    assert "À vérifier <b>demain</b>." in keys.row(5)


def test_dismissing_a_flag_and_bringing_it_back(keys: Keyboard):
    keys.press("N")
    assert "Missing" in keys.here()
    keys.step("d")
    assert "1 dismissed flag" in keys.here()
    assert "1 error" in keys.progress()
    keys.step("u")
    assert "2 errors" in keys.progress()


def test_dismissing_all_flags_of_a_row(keys: Keyboard):
    keys.press("N", "D")
    keys.step("1")
    assert "1 error" in keys.progress()


def test_dismissing_by_a_rule_holds_for_all_documents_of_the_folder(tab: Any, serve: Serve, tmp_path: Path):
    for name in ("a.json", "b.json"):
        save(with_flags_of_one_cause(alignment()), tmp_path / name)
    address = serve(tmp_path).address
    keys = Keyboard(tab, f"{address}d1/")
    assert "2 warnings" in keys.progress()
    keys.press("N", "D")
    tab.wait_for_selector("dialog[open]")
    keys.step("2")
    assert "0 warnings" in keys.progress()
    keys.open(f"{address}d2/")
    assert "0 warnings" in keys.progress()
    keys.open(f"{address}d1/")
    keys.step("u")
    assert "2 warnings" in keys.progress()
    assert rules_in(tmp_path) == [("Волна", None), ("Волна", True)]


def test_a_fix_that_the_flag_proposes_is_taken_with_one_key(tab: Any, serve: Serve, tmp_path: Path):
    keys = Keyboard(tab, serve(written(tmp_path)).address)
    keys.wait(lambda: "13 → 12" in " ".join(keys.here().split()))
    keys.step("f")
    assert keys.texts(1)[1] == "La réunion aura lieu le 12 mars."
    assert "0 errors" in keys.progress()
    keys.step("u")
    assert keys.texts(1)[1] == "La réunion aura lieu le 13 mars."


def test_realigning_between_two_rows_mends_a_border_that_was_moved(keys: Keyboard):
    keys.go(8)
    before = [keys.texts(row) for row in (8, 9, 10)]
    keys.press("ArrowRight")
    keys.step("m")
    assert keys.texts(8) != before[0]
    keys.press("k")
    keys.press("R")
    keys.wait(lambda: "Align anew" in keys.told())
    keys.press("j", "j")
    keys.step("R")
    assert [keys.texts(row) for row in (8, 9, 10)] == before


def test_undoing_and_doing_again(keys: Keyboard):
    keys.step("r")
    keys.step("u")
    assert keys.at() == 5
    assert "Rejected" not in keys.here()
    keys.step("U")
    assert "Rejected" in keys.here()
    keys.step("u")
    keys.press("u")
    keys.wait(lambda: "Nothing to undo" in keys.told())
