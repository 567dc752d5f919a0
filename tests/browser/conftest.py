"""A real browser, and the program that serves the pages to it."""

from __future__ import annotations

import gc
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import aligner.embed
from aligner import Alignment, align, save
from tests.browser.axe import axe_script
from tests.browser.keyboard import Keyboard
from tests.loading import load_once

DATA = Path(__file__).parents[2] / "data"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
VARIABLE = "ALIGNER_BROWSER"
"""Names the browser that must be there; without it the tests that need one are left out where there is none."""

DOUBT = 0.7

PATIENCE = 60
"""Seconds for the server to begin."""


class Server:
    """``aligner review`` on some files, or ``aligner app``, in a process of its own."""

    def __init__(self, *arguments: str | Path, port: int = 0, command: str = "review") -> None:
        words = [sys.executable, "-m", "aligner", command, *map(str, arguments), "--no-open", "--port", str(port)]
        self.begin(words)

    def begin(self, words: list[str], environment: dict[str, str] | None = None) -> None:
        """Start a program that prints its address."""
        self.process = subprocess.Popen(
            words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", env=environment
        )
        assert self.process.stdout is not None
        self.address = self.process.stdout.readline().strip()
        assert self.address.startswith("http://127.0.0.1:"), self.process.communicate()[1]

    @property
    def port(self) -> int:
        return int(re.search(r":(\d+)/", self.address)[1])  # type: ignore[index]

    def kill(self) -> None:
        self.process.kill()
        self.process.communicate()

    def end(self) -> tuple[int, str]:
        """Ctrl-C; the exit code and what was said."""
        self.process.send_signal(2)
        _, said = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode, said


Serve = Callable[..., Server]


@pytest.fixture(autouse=True)
def loaded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The weights stay in memory from one test to the next."""
    monkeypatch.setattr(aligner.embed, "load_encoder", load_once)


@pytest.fixture(autouse=True)
def collected() -> Iterator[None]:
    """What a server keeps from the collector of garbage until it ends is garbage here after a test."""
    yield
    gc.unfreeze()


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Starts servers that end with the test."""
    running: list[Server] = []

    def started(*arguments: str | Path, port: int = 0, command: str = "review") -> Server:
        running.append(Server(*arguments, port=port, command=command))
        return running[-1]

    yield started
    for server in running:
        if server.process.poll() is None:
            server.kill()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """The browser, without a window."""
    named = os.environ.get(VARIABLE)
    path = shutil.which(named) if named else next(filter(None, map(shutil.which, BROWSERS)), None)
    if path is None:
        if named:
            pytest.fail(f"{VARIABLE} names {named}, and there is none")
        pytest.skip(f"no browser is here: {', '.join(BROWSERS)}")
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with sync_api.sync_playwright() as playwright:
        # Inside containers, where tests run as root, the browser's own sandbox has nothing to stand on.
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The script of axe-core."""
    return axe_script(tmp_path_factory.mktemp("axe"))


@pytest.fixture
def tab(chromium: Any) -> Iterator[Any]:
    """A tab of a fresh profile in English; a fault of a script fails the test."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
    faults: list[str] = []
    page = context.new_page()
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.set_default_timeout(60_000)
    yield page
    context.close()
    assert not faults


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two of the samples, aligned and checked."""
    folder = tmp_path_factory.mktemp("aligned")
    for name in ("discours", "bilan"):
        aligned = align(DATA / f"{name}.ru.txt", DATA / f"{name}.fr.txt")
        save(with_doubt(aligned) if name == "discours" else aligned, folder / f"{name}.json")
    return folder


def with_doubt(aligned: Alignment) -> Alignment:
    """The same with a pair that is not sure, whatever the weights of today say of it: rows 5, 11 and 15 ask."""
    beads = [
        replace(bead, confidence=DOUBT if row == 5 else bead.confidence) for row, bead in enumerate(aligned.beads, 1)
    ]
    return replace(aligned, beads=tuple(beads))


@pytest.fixture
def folder(samples: Path, tmp_path: Path) -> Path:
    """The samples in a folder of the test's own."""
    for path in samples.iterdir():
        shutil.copy(path, tmp_path / path.name)
    return tmp_path


@pytest.fixture
def keys(tab: Any, serve: Serve, folder: Path) -> Keyboard:
    """On the first sample: an unsure pair in row 5, a passage missing from row 11 on, a sentence added in row 15."""
    return Keyboard(tab, serve(folder / "discours.json").address)
