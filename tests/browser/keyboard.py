"""A person at the keyboard of the review page, who sees what stands on it."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from typing import Any

READY = "[data-ready]"
PATIENCE = 60
"""Seconds: a machine that tests a lot at once is slow."""


class Keyboard:
    """Keys into a tab, and what it shows then; nothing is clicked."""

    def __init__(self, tab: Any, address: str) -> None:
        self.tab = tab
        self.open(address)

    def open(self, address: str) -> None:
        self.tab.goto(address)
        self.tab.wait_for_selector(READY, state="attached")

    def press(self, *keys: str) -> None:
        for key in keys:
            self.tab.keyboard.press(key)

    def write(self, text: str) -> None:
        """Write in the place of what stands in the field."""
        self.tab.keyboard.press("Control+A")
        self.tab.keyboard.insert_text(text)

    def step(self, *keys: str) -> None:
        """Press keys, and wait till the server has one step more."""
        before = self.number()
        self.press(*keys)
        self.wait(lambda: self.number() > before)

    def wait(self, holds: Callable[[], bool]) -> None:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            if holds():
                return
            self.tab.wait_for_timeout(25)
        raise AssertionError(f"it does not come about; the row is {self.here()!r}, told was {self.told()!r}")

    def number(self) -> int:
        return int(self.tab.locator("html").get_attribute("data-number") or 0)

    def at(self) -> int:
        """The number of the row."""
        return int(re.search(r"\d+", self.tab.inner_text("#at"))[0])  # type: ignore[index]

    def here(self) -> str:
        """All of the row."""
        return str(self.tab.inner_text(".row.current"))

    def texts(self, row: int) -> tuple[str, str]:
        """The two texts of a row on the screen."""
        cells = (self.tab.inner_text(f"#{side}-{row}") for side in ("source", "target"))
        source, target = (" ".join(cell.split()) for cell in cells)
        return source, target

    def row(self, row: int) -> str:
        return str(self.tab.inner_text(f"#row-{row}"))

    def told(self) -> str:
        return str(self.tab.text_content("#passing"))

    def progress(self) -> str:
        return str(self.tab.inner_text("#progress-told"))

    def count(self) -> int:
        """How many rows the page shows, on the screen or not."""
        rows = self.tab.locator(".rows .row")
        return int(rows.first.get_attribute("aria-setsize") or 0) if rows.count() else 0

    def go(self, row: int) -> None:
        self.press("g")
        self.tab.wait_for_selector("dialog[open]")
        self.tab.keyboard.insert_text(str(row))
        self.press("Enter")
        self.wait(lambda: self.at() == row and self.tab.locator("dialog[open]").count() == 0)
