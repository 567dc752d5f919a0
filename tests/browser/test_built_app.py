"""The packed program that ALIGNER_APP names (`make app`): the story of the start page, without a Python to be found."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

from tests.browser.conftest import DATA, PATIENCE, Server

pytest.importorskip("starlette", reason="the extra `review` is not installed")

from tests.browser.test_app import drop_mend_and_export

VARIABLE = "ALIGNER_APP"
MOST_MB = 250
MOST_SECONDS = 3

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(VARIABLE not in os.environ, reason=f"{VARIABLE} names no packed program; `make app` makes one"),
]


@pytest.fixture
def program() -> Path:
    """The program; a test that is asked for and cannot run fails."""
    path = Path(os.environ[VARIABLE]).absolute()
    assert path.is_file(), f"{VARIABLE} names {path}, and there is none"
    return path


@pytest.fixture
def bare(tmp_path: Path) -> dict[str, str]:
    """No folder of programs, nothing of Python's, no screen, and a home without a trace of earlier runs."""
    unwanted = ("PYTHON", "VIRTUAL_ENV", "DISPLAY", "WAYLAND", "BROWSER", "XDG", "ALIGNER", "LD_", "DYLD_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(unwanted)}
    places = {"HOME": tmp_path / "home", "ALIGNER_DATA_DIR": tmp_path / "remembered"}
    return kept | {"PATH": ""} | {name: str(path) for name, path in places.items()}


class Packed(Server):
    """The packed program with some arguments."""

    def __init__(self, program: Path, environment: dict[str, str], *arguments: str | Path) -> None:
        self.begin([str(program), *map(str, arguments)], environment)


@pytest.fixture
def started(program: Path, bare: dict[str, str]) -> Iterator[Any]:
    """Starts packed programs that end with the test."""
    running: list[Packed] = []

    def start(*arguments: str | Path) -> Packed:
        running.append(Packed(program, bare, *arguments))
        return running[-1]

    yield start
    for server in running:
        if server.process.poll() is None:
            server.kill()


def test_two_files_are_dropped_a_pair_is_mended_and_a_memory_exported(tab: Any, started: Any, tmp_path: Path):
    server = started("app", "--no-open", "--folder", tmp_path / "out")
    drop_mend_and_export(tab, server.address, tmp_path / "out")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a click opens a browser of the system's choice")
def test_started_without_a_word_it_opens_the_page_and_ends_with_its_last_tab(chromium: Any, started: Any):
    server = started()
    page = chromium.new_page()
    page.goto(server.address)
    assert page.locator("#texts").is_visible()
    page.wait_for_timeout(1500)
    page.close()
    assert server.process.wait(timeout=PATIENCE) == 0


def test_the_command_line_and_its_workers_are_in_it(program: Path, bare: dict[str, str], tmp_path: Path):
    for lang in ("ru", "fr"):
        (tmp_path / lang).mkdir()
        (tmp_path / lang / "appel.txt").write_bytes((DATA / f"appel.{lang}.txt").read_bytes())
    folders = [str(tmp_path / name) for name in ("ru", "fr", "corpus")]
    command = [str(program), "batch", *folders[:2], "-o", folders[2], "--workers", "1"]
    done = subprocess.run(command, env=bare, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert "1 pair" in done.stdout + done.stderr


def test_the_first_page_is_there_soon(started: Any):
    def seconds() -> float:
        begun = time.monotonic()
        with urlopen(started("app", "--no-open").address) as page:
            assert b'id="texts"' in page.read()
        return time.monotonic() - begun

    assert min(seconds() for _ in range(3)) < MOST_SECONDS  # one start in three is not disturbed by other tests


def test_it_takes_no_more_room_than_is_promised(program: Path):
    taken = sum(path.stat().st_size for path in program.parent.rglob("*") if path.is_file() and not path.is_symlink())
    assert taken < MOST_MB * 10**6
