"""What a person does on the pages around a review, by keyboard alone: start, documents, filters, language, finish."""

from __future__ import annotations

import shutil
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("starlette", reason="the extra `review` is not installed")

from aligner import load, save
from aligner.alignment import Flag, Severity
from tests.browser.conftest import DATA, Serve
from tests.browser.invented import alignment
from tests.browser.keyboard import Keyboard
from tests.browser.test_app import until

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def own_memory(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ALIGNER_DATA_DIR", str(tmp_path / "remembered"))


def write_into(tab: Any, selector: str, text: str) -> None:
    """Text into a field, as a person types it who then goes on with Tab."""
    tab.focus(selector)
    tab.keyboard.press("Control+A")
    tab.keyboard.insert_text(text)
    tab.keyboard.press("Tab")


def is_told(tab: Any, side: str) -> bool:
    """Whether the page says what it read."""
    return "characters" in tab.inner_text(f"[data-side={side}] [data-told]")


def press(tab: Any, selector: str, key: str = "Enter") -> None:
    tab.focus(selector)
    tab.keyboard.press(key)


def test_texts_that_are_named_are_aligned_beside_where_they_lie_and_open_again_from_the_start(
    tab: Any, serve: Serve, tmp_path: Path
):
    for lang in ("ru", "fr"):
        shutil.copy(DATA / f"presse.{lang}.txt", tmp_path)
    server = serve("--folder", tmp_path / "dropped", command="app")
    tab.goto(server.address)
    for side, lang in (("source", "ru"), ("target", "fr")):
        write_into(tab, f"#{side}-path", str(tmp_path / f"presse.{lang}.txt"))
        until(tab, partial(is_told, tab, side))
    press(tab, "#texts [type=submit]")
    tab.wait_for_url("**/d1/**")
    assert (tmp_path / "presse.json").exists()
    assert not (tmp_path / "dropped").exists()
    tab.goto(server.address)
    press(tab, "[data-reopen]")
    tab.wait_for_url("**/d1/**")


def test_a_name_that_leads_nowhere_is_told_and_nothing_begins(tab: Any, serve: Serve, tmp_path: Path):
    server = serve("--folder", tmp_path / "dropped", command="app")
    tab.goto(server.address)
    write_into(tab, "#source-path", "/no/such/text.txt")
    until(tab, lambda: "there is no such file" in tab.inner_text("#fault"))
    press(tab, "#texts [type=submit]")
    until(tab, lambda: tab.inner_text("#fault") != "")
    assert not tab.is_visible("#under-way")


def test_work_is_stopped_and_nothing_is_written(tab: Any, serve: Serve, tmp_path: Path):
    for lang in ("ru", "fr"):
        text = (DATA / f"bilan.{lang}.txt").read_text(encoding="utf-8")
        (tmp_path / f"long.{lang}.txt").write_text(text * 300, encoding="utf-8")
    server = serve("--no-cache", "--folder", tmp_path / "dropped", command="app")
    tab.goto(server.address)
    for side, lang in (("source", "ru"), ("target", "fr")):
        write_into(tab, f"#{side}-path", str(tmp_path / f"long.{lang}.txt"))
    press(tab, "#texts [type=submit]")
    tab.locator("#stop").wait_for()
    press(tab, "#stop")
    tab.get_by_text("Stopped; nothing was written.").wait_for()
    assert not (tmp_path / "long.json").exists()


def test_a_glossary_of_the_settings_is_obeyed(tab: Any, serve: Serve, tmp_path: Path):
    (tmp_path / "a.ru.txt").write_text("Музей открыт. Вход свободный.\n", encoding="utf-8")
    (tmp_path / "a.fr.txt").write_text("Le musée est ouvert. L’entrée est libre.\n", encoding="utf-8")
    (tmp_path / "terms.tsv").write_text("музей\tgalerie\n", encoding="utf-8")
    server = serve("--folder", tmp_path / "dropped", command="app")
    tab.goto(server.address)
    for side, lang in (("source", "ru"), ("target", "fr")):
        write_into(tab, f"#{side}-path", str(tmp_path / f"a.{lang}.txt"))
    press(tab, ".settings > summary")
    write_into(tab, "#glossary", str(tmp_path / "terms.tsv"))
    press(tab, "#texts [type=submit]")
    tab.wait_for_url("**/d1/**")
    assert "term" in {flag.kind for flag in load(tmp_path / "a.json").flags}


def test_the_list_of_documents_is_filtered_and_leads_to_each(tab: Any, serve: Serve, folder: Path):
    tab.goto(serve(folder).address)
    tab.get_by_text("0/").nth(1).wait_for()
    tab.keyboard.press("/")
    tab.keyboard.insert_text("МИНИСТРА")  # of the title
    assert [row.get_attribute("data-key") for row in tab.locator("tr[data-key]:visible").all()] == ["d2"]
    assert tab.inner_text("#shown") == "1 document"
    press(tab, "tr[data-key]:visible a")
    tab.wait_for_url("**/d2/**")


def test_only_flags_of_one_kind_and_only_comments_are_shown(tab: Any, serve: Serve, tmp_path: Path):
    made = alignment()
    name = Flag("name", Severity.WARNING, 0.9, 2, (), (), "“Волна” is not in the translation", "0123456789ab")
    save(replace(made, flags=(*made.flags, name)), tmp_path / "a.json")
    keys = Keyboard(tab, serve(tmp_path / "a.json").address)
    keys.press("v")
    press(tab, ".filter-panel [name=name]", "Space")
    keys.wait(lambda: keys.count() == 1)
    assert "Снег идёт" in tab.inner_text(".rows")
    press(tab, "#clear-filter")
    keys.wait(lambda: keys.count() == 4)
    keys.press("Escape")
    keys.go(2)
    keys.press("c")
    keys.write("Vérifier.")
    keys.step("Enter")
    keys.press("v")
    press(tab, ".filter-panel [name=comment]", "Space")
    keys.wait(lambda: keys.count() == 1)
    assert "Вход свободный" in tab.inner_text(".rows")


def test_a_click_on_the_map_leads_to_the_place(tab: Any, serve: Serve, folder: Path):
    keys = Keyboard(tab, serve(folder / "discours.json").address)
    box = tab.locator("#map").bounding_box()
    tab.locator("#map").click(position={"x": box["width"] * 14.5 / keys.count(), "y": 4})
    assert keys.at() == 15


def test_a_dismissed_flag_is_brought_back_by_its_button(tab: Any, serve: Serve, folder: Path):
    keys = Keyboard(tab, serve(folder / "discours.json").address)
    keys.press("N")
    keys.step("d")
    press(tab, ".row.current .dismissed > summary")
    tab.focus(".row.current [data-restore]")
    keys.step("Enter")
    assert "Missing" in keys.here()
    assert "2 errors" in keys.progress()


def test_the_language_of_the_pages_is_chosen_at_their_foot(tab: Any, serve: Serve, folder: Path):
    address = serve(folder / "discours.json").address
    Keyboard(tab, address)
    press(tab, "[data-language=ru]")
    tab.locator("html[lang=ru][data-ready]").wait_for(state="attached")
    assert tab.get_by_role("button", name="Принять").first.is_visible()
    tab.goto(f"{address}d1/finish")
    assert tab.get_attribute("html", "lang") == "ru"


def test_light_or_dark_lasts_from_page_to_page(tab: Any, serve: Serve, folder: Path):
    address = serve(folder / "discours.json").address
    Keyboard(tab, address).press("t")
    tab.goto(f"{address}d1/history")
    until(tab, lambda: tab.get_attribute("html", "data-theme") == "dark")


def test_what_is_written_already_is_replaced_once_somebody_says_so(tab: Any, serve: Serve, folder: Path):
    address = serve(folder / "discours.json").address
    keys = Keyboard(tab, address)
    tab.goto(f"{address}d1/finish")
    press(tab, "[data-format=csv]")
    tab.get_by_text("Written: ").wait_for()
    keys.open(f"{address}d1/")
    keys.go(2)
    keys.press("e")
    keys.write("Chers collègues et amis,")
    keys.step("Enter")
    tab.goto(f"{address}d1/finish")
    press(tab, "[data-format=csv]")
    tab.get_by_text("is there already").wait_for()
    press(tab, "#told button")
    tab.get_by_text("Written: ").wait_for()
    assert "Chers collègues et amis," in (folder / "discours.final.csv").read_text(encoding="utf-8-sig")
