"""How a person gets about in a review, by keyboard alone: from row to row, by words, by filters."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("starlette", reason="the extra `review` is not installed")

from tests.browser.conftest import Serve
from tests.browser.invented import written
from tests.browser.keyboard import Keyboard

pytestmark = pytest.mark.slow


def test_it_begins_at_the_first_row_that_asks_for_a_decision(keys: Keyboard):
    assert keys.at() == 5
    assert keys.progress().startswith("0 of 3 decided")


def test_it_begins_at_a_row_that_is_far_from_the_screen_too(tab: Any, serve: Serve, tmp_path: Path):
    pairs = [(f"Строка {number}.", f"Ligne {number}.") for number in range(1, 201)]
    keys = Keyboard(tab, serve(written(tmp_path, "a.json", pairs)).address + "d1/#row-150")
    assert keys.at() == 150
    assert keys.here().split("\n")[0] == "150"
    assert 0 < tab.locator(".row.current").bounding_box()["y"] < 900


def test_walking_by_rows_by_undecided_ones_and_by_flags(keys: Keyboard):
    keys.press("j", "j", "k")
    assert keys.at() == 6
    keys.press("ArrowDown", "ArrowUp")
    assert keys.at() == 6
    keys.press("n")
    assert keys.at() == 11
    keys.press("p")
    assert keys.at() == 5
    keys.press("N")
    assert keys.at() == 11
    keys.press("N")
    assert keys.at() == 15
    keys.press("P")
    keys.wait(lambda: keys.at() == 11)
    keys.go(2)
    assert "Chers collègues" in keys.here()


def test_letters_in_a_field_are_letters_and_no_keys(keys: Keyboard):
    keys.go(2)
    keys.press("e", "Control+A", "r", "a", "u", "?")
    assert keys.tab.input_value("textarea:focus") == "rau?"
    assert keys.number() == 0


def test_searching_words_and_patterns(keys: Keyboard):
    keys.press("/")
    keys.write("форум")
    keys.press("Enter")
    keys.wait(lambda: keys.count() == 3)
    keys.press("/")
    keys.write("")
    keys.press("Enter")
    keys.wait(lambda: keys.count() == 19)
    keys.press("/")
    keys.write(r"1.200 (étudiants|студентов)")
    keys.press("Tab", "Space", "Shift+Tab", "Enter")
    keys.wait(lambda: keys.count() == 1)
    assert keys.at() == 9
    keys.press("/", "Escape")
    keys.wait(lambda: keys.count() == 19)


def test_a_pattern_that_is_none_says_so(keys: Keyboard):
    keys.press("/")
    keys.write("(")
    keys.press("Tab", "Space", "Shift+Tab", "Enter")
    keys.wait(lambda: "pattern cannot be used" in keys.told())


def test_a_pattern_without_end_is_stopped(keys: Keyboard):
    keys.press("/")
    keys.write(r"^(([^ё]|.)*)*ёёё$")
    keys.press("Tab", "Space", "Shift+Tab", "Enter", "j")
    keys.wait(lambda: "takes too long" in keys.told())


def test_filtering_and_showing_all_again(keys: Keyboard):
    keys.press("v", "Space")
    keys.wait(lambda: keys.count() == 3)
    keys.press("Escape")
    keys.step("Space")
    assert keys.count() == 3  # what was decided under one's eyes stays till the filter is chosen anew
    keys.press("v", "Space")
    keys.wait(lambda: keys.count() == 19)


def test_the_keys_are_listed_and_each_is_a_button_too(keys: Keyboard):
    keys.press("?")
    listed = keys.tab.inner_text("#keys")
    assert "accept the pair" in listed
    keys.press("Escape")
    unlike = {"next_row", "previous_row", "dismiss", "dismiss_more", "fix", "search", "filters", "leave"}
    actions = set(keys.tab.evaluate("Object.values(JSON.parse(document.getElementById('page').textContent).keys)"))
    buttons = set(keys.tab.evaluate("[...document.querySelectorAll('[data-action]')].map((one) => one.dataset.action)"))
    assert actions - unlike <= buttons
    assert {"dismiss", "dismiss_more"} <= buttons  # beside each flag


def test_the_keys_work_on_a_cyrillic_keyboard(keys: Keyboard):
    down = "key: 'о', code: 'KeyJ', bubbles: true, cancelable: true"
    keys.tab.evaluate(f"document.querySelector('.row.current').dispatchEvent(new KeyboardEvent('keydown', {{{down}}}))")
    assert keys.at() == 6


def test_light_and_dark(keys: Keyboard):
    before = keys.tab.evaluate("getComputedStyle(document.body).backgroundColor")
    keys.press("t")
    assert keys.tab.evaluate("getComputedStyle(document.body).backgroundColor") != before
