"""The pictures and the table of keys of docs/review.md: `python bench/review_pages.py`.

Two samples of data/ are aligned and reviewed a little, and the screens taken in Debian's chromium, without its window.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from aligner import align, save
from aligner.browser.keys import grouped_keys

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "review.md"
PICTURES = ROOT / "docs" / "pictures"
BEGIN, END = "<!-- keys -->\n", "<!-- end of keys -->"


def key_table() -> str:
    """The keys as a table of Markdown, from the same list as the page's own."""
    lines = ["| key | does |", "|---|---|"]
    for group, keys in grouped_keys().items():
        lines.append(f"| **{group}** | |")
        lines += [f"| {' '.join(f'`{name}`' for name in key.shown)} | {key.sentence} |" for key in keys]
    return "\n".join(lines) + "\n"


def with_keys(page: str) -> str:
    """The page with its table made anew."""
    return re.sub(f"(?<={BEGIN}).*(?={END})", lambda _: key_table(), page, flags=re.DOTALL)


def take(browser: Any, address: str) -> None:
    """Every picture."""
    context = browser.new_context(viewport={"width": 1120, "height": 640}, locale="en-GB")
    page = context.new_page()
    page.goto(address)
    page.get_by_text("0/").nth(1).wait_for()
    page.screenshot(path=PICTURES / "documents.png", clip={"x": 0, "y": 0, "width": 1120, "height": 300})
    page.set_viewport_size({"width": 1120, "height": 940})
    page.goto(f"{address}d1/")
    page.wait_for_selector("[data-ready]", state="attached")
    page.screenshot(path=PICTURES / "review.png")
    for key in ("r", "Space"):
        page.keyboard.press(key)
        page.wait_for_timeout(1000)
    page.goto(f"{address}d1/history")
    page.screenshot(path=PICTURES / "history.png", clip={"x": 0, "y": 0, "width": 1120, "height": 360})
    context.close()
    dark = browser.new_context(viewport={"width": 390, "height": 720}, locale="fr-FR", color_scheme="dark")
    narrow = dark.new_page()
    narrow.goto(f"{address}d2/")
    narrow.wait_for_selector("[data-ready]", state="attached")
    narrow.screenshot(path=PICTURES / "narrow.png")
    dark.close()


def main() -> None:
    """Make them."""
    PAGE.write_text(with_keys(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for name in ("bilan", "discours"):
            save(align(ROOT / f"data/{name}.ru.txt", ROOT / f"data/{name}.fr.txt"), Path(folder) / f"{name}.json")
        command = [sys.executable, "-m", "aligner", "review", folder, "--no-open"]
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        server = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment
        )
        assert server.stdout is not None
        address = server.stdout.readline().strip()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            take(browser, address)
            browser.close()
        server.terminate()


if __name__ == "__main__":
    main()
