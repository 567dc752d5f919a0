"""Every screen of a review as axe-core judges it, on a desk, on a telephone, in the dark, and in each language."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("starlette", reason="the extra `review` is not installed")

from tests.browser.axe import SIZES, faults
from tests.browser.conftest import Serve
from tests.browser.keyboard import Keyboard

pytestmark = pytest.mark.slow

SCREENS = ("", "d1/", "d1/history", "d1/finish", "questions", "nowhere/")


@pytest.mark.parametrize(
    ("width", "scheme", "locale"),
    [(*size, locale) for size, locale in zip(SIZES, ("en-GB", "fr-FR", "ru-RU", "en-GB"), strict=True)],
)
def test_no_screen_has_a_fault(
    chromium: Any, serve: Serve, folder: Path, axe: str, width: int, scheme: str, locale: str
):
    context = chromium.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, locale=locale, reduced_motion="reduce"
    )
    tab = context.new_page()
    tab.set_default_timeout(60_000)
    server = serve(folder)
    keys = Keyboard(tab, f"{server.address}d1/")
    keys.step("a")
    keys.step("r")
    found: dict[str, list[str]] = {}
    for screen in SCREENS:
        tab.goto(f"{server.address}{screen}")
        tab.wait_for_timeout(500)
        found[screen] = faults(tab, axe)
    keys.open(f"{server.address}d1/#row-15")
    for key in ("e", "s", "c", "v", "?"):
        keys.press(key)
        tab.wait_for_timeout(200)
        found[key] = faults(tab, axe)
        keys.press("Escape")
    context.close()
    assert {screen: lines for screen, lines in found.items() if lines} == {}


def test_nothing_moves_for_those_who_want_no_motion(chromium: Any, serve: Serve, folder: Path):
    context = chromium.new_context(reduced_motion="reduce")
    tab = context.new_page()
    Keyboard(tab, serve(folder / "discours.json").address)
    moving = """() => [...document.querySelectorAll("*")].filter((one) => {
        const style = getComputedStyle(one);
        return style.transitionDuration !== "0s" || style.animationName !== "none";
    }).length"""
    assert tab.evaluate(moving) == 0
    context.close()


def test_the_screen_reader_is_told_of_the_row_it_is_on(tab: Any, serve: Serve, folder: Path):
    keys = Keyboard(tab, serve(folder / "discours.json").address)
    keys.go(15)
    heard = tab.locator(".row.current").aria_snapshot()
    assert "Toute l’équipe du ministère" in heard
    assert "Added" in heard
    name = tab.evaluate(
        """() => document.activeElement.getAttribute("aria-labelledby").split(" ")
                     .map((id) => document.getElementById(id).textContent).join(" ")"""
    )
    assert "Toute l’équipe du ministère" in name
    assert tab.evaluate("document.activeElement.getAttribute('aria-posinset')") == "15"
