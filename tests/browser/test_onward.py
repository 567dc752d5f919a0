"""Where a person goes from a review, by keyboard alone: history, finish, the next document, questions."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("starlette", reason="the extra `review` is not installed")

from aligner import load, save
from tests.browser.conftest import Serve
from tests.browser.keyboard import Keyboard

pytestmark = pytest.mark.slow


def test_the_history_undoes_from_a_step_on(keys: Keyboard):
    address = keys.tab.url.partition("#")[0]
    keys.step("r")
    keys.go(2)
    keys.press("e")
    keys.write("Autre chose.")
    keys.step("Enter")
    keys.tab.goto(f"{address}history")
    assert "rejected" in keys.tab.inner_text("main")
    keys.tab.locator("[data-undo-to='1']").focus()
    keys.press("Enter")
    keys.tab.wait_for_selector(".undone")
    keys.open(address)
    assert keys.progress().startswith("0 of 3 decided")


def test_the_finish_writes_the_memory(keys: Keyboard, folder: Path):
    address = keys.tab.url.partition("#")[0]
    keys.go(2)
    keys.step("r")
    keys.tab.goto(f"{address}finish")
    assert "rejected" in keys.tab.inner_text("main")
    keys.tab.locator("[data-format='tmx']").focus()
    keys.press("Enter")
    keys.tab.get_by_text("Written: ").wait_for()
    sources = [source for source, _ in load(folder / "discours.final.tmx").pairs()]
    assert "Уважаемые коллеги," not in sources
    assert len(sources) > 10
    keys.press("Enter")
    keys.tab.get_by_text("is there already").wait_for()


def test_after_the_last_decision_the_next_document_opens(tab: Any, serve: Serve, folder: Path):
    address = serve(folder).address
    tab.goto(address)
    tab.get_by_text("0/").nth(1).wait_for()
    assert tab.locator("tr[data-key]").count() == 2
    keys = Keyboard(tab, f"{address}d1/")
    for _ in range(int(keys.progress().split()[2])):
        keys.step("Space")
    tab.wait_for_url("**/d2/**")
    keys.wait(lambda: "bilan is done" in keys.told())


def test_the_questions_of_all_documents_lead_to_their_rows(tab: Any, serve: Serve, folder: Path):
    address = serve(folder).address
    for key in ("d1", "d2"):
        keys = Keyboard(tab, f"{address}{key}/")
        keys.step("a")
    tab.goto(f"{address}questions")
    links = tab.locator(".questions a")
    assert links.count() == 2
    links.last.focus()
    keys.press("Enter")
    tab.wait_for_selector("[data-ready]", state="attached")
    assert "Asked" in keys.here()


def test_a_memory_is_reviewed_and_kept_beside(tab: Any, serve: Serve, folder: Path):
    save(load(folder / "discours.json"), folder / "memoire.tmx", keep_flagged=True)
    keys = Keyboard(tab, serve(folder / "memoire.tmx").address)
    assert keys.count() > 10
    keys.step("Space")
    assert (folder / "memoire.json").exists()
    assert (folder / "memoire.review.jsonl").exists()
