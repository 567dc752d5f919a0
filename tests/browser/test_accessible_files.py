"""The start page and the pages that are written as files, as axe-core judges them: by day, by night, on a telephone."""

from __future__ import annotations

import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("starlette", reason="the extra `review` is not installed")

from aligner import load, save
from tests.browser.axe import SIZES, faults
from tests.browser.conftest import DATA, Serve
from tests.browser.test_app import is_filled, until

pytestmark = pytest.mark.slow

NAMES = ("discours", "presse")


def run(*arguments: str | Path) -> None:
    subprocess.run([sys.executable, "-m", "aligner", *map(str, arguments)], check=True, capture_output=True)


@pytest.fixture(scope="session")
def written(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Every kind of page that a command writes: reports of two and of three texts, of drift, a capture, a corpus."""
    folder = tmp_path_factory.mktemp("written")
    save(load(samples / "discours.json"), folder / "report.html")
    run("align", *(DATA / f"bilan.{lang}.txt" for lang in ("ru", "fr", "en")), "-o", folder / "three.html")
    versions = [DATA / "drift" / f"museum.{name}.md" for name in ("old.en", "new.en", "fr")]
    run("drift", *versions, "--source-lang", "en", "-o", folder / "drift.html")
    for place in ("mixed", "ru", "fr"):
        (folder / place).mkdir()
    for name in NAMES:
        for lang in ("ru", "fr"):
            shutil.copy(DATA / f"{name}.{lang}.txt", folder / "mixed")
            shutil.copy(DATA / f"{name}.{lang}.txt", folder / lang / f"{name}.txt")
    shutil.copy(DATA / "bilan.ru.txt", folder / "mixed")  # nothing is its translation …
    shutil.copy(DATA / "bilan.en.txt", folder / "mixed")  # … and this is in a third language
    for place in ("ru", "fr"):
        (folder / place / "empty.txt").touch()  # fails
    run("capture", folder / "mixed", "-o", folder / "capture")
    run("batch", folder / "ru", folder / "fr", "-o", folder / "corpus", "--workers", "1")
    of_capture = next(path for path in sorted((folder / "capture").glob("*.html")) if path.name != "index.html")
    return {
        "report": folder / "report.html",
        "three texts": folder / "three.html",
        "drift": folder / "drift.html",
        "capture": folder / "capture" / "index.html",
        "report of a capture": of_capture,
        "corpus": folder / "corpus" / "report.html",
        "worst of a corpus": next((folder / "corpus" / "worst").glob("*.html")),
    }


@pytest.fixture
def sized(chromium: Any, request: pytest.FixtureRequest) -> Any:
    """A tab of a size and in colours."""
    width, scheme = request.param
    context = chromium.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, locale="en-GB", reduced_motion="reduce"
    )
    tab = context.new_page()
    tab.set_default_timeout(60_000)
    yield tab
    context.close()


@pytest.mark.parametrize("sized", SIZES, indirect=True)
def test_no_page_that_is_written_has_a_fault(sized: Any, written: dict[str, Path], axe: str):
    told: dict[str, list[str]] = {}
    for name, path in written.items():
        sized.goto(path.as_uri())
        told[name] = faults(sized, axe)
        for folded in sized.locator("details:not(.kinds) > summary").all():
            folded.click()
        told[f"{name}, unfolded"] = faults(sized, axe)
    assert {name: lines for name, lines in told.items() if lines} == {}


@pytest.mark.parametrize("sized", SIZES, indirect=True)
def test_a_report_has_no_fault_whatever_is_open_in_it(sized: Any, written: dict[str, Path], axe: str):
    told: dict[str, list[str]] = {}
    sized.goto(written["report"].as_uri())
    sized.click(".kinds > summary")
    told["kinds"] = faults(sized, axe)
    sized.keyboard.press("Escape")
    sized.keyboard.press("?")
    told["keys"] = faults(sized, axe)
    sized.keyboard.press("Escape")
    sized.keyboard.press("f")
    sized.keyboard.press("n")
    told["only what is flagged"] = faults(sized, axe)
    sized.keyboard.press("/")
    sized.keyboard.insert_text("zzz")
    sized.get_by_text("No row is left").wait_for()
    told["nothing"] = faults(sized, axe)
    assert {name: lines for name, lines in told.items() if lines} == {}


@pytest.mark.parametrize("sized", SIZES, indirect=True)
def test_the_start_page_has_no_fault_from_a_dropped_file_to_a_finished_one(
    sized: Any, serve: Serve, axe: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("ALIGNER_DATA_DIR", str(tmp_path / "remembered"))
    address = serve("--folder", tmp_path / "dropped", command="app").address
    told: dict[str, list[str]] = {}
    sized.goto(address)
    told["empty"] = faults(sized, axe)
    sized.click(".settings > summary")
    told["settings"] = faults(sized, axe)
    sized.click("#texts [type=submit]")
    until(sized, lambda: sized.inner_text("#fault") != "")
    told["fault"] = faults(sized, axe)
    for side, lang in (("source", "ru"), ("target", "fr")):
        sized.set_input_files(f"[data-side={side}] [data-file]", DATA / f"presse.{lang}.txt")
        until(sized, partial(is_filled, sized, f"[data-side={side}] [data-path]"))
    told["dropped"] = faults(sized, axe)
    sized.click("#texts [type=submit]")
    sized.locator("#under-way").wait_for()
    told["at work"] = faults(sized, axe)
    sized.wait_for_url("**/d1/**")
    sized.goto(address)
    sized.locator(".recent").wait_for()
    told["recent"] = faults(sized, axe)
    assert {name: lines for name, lines in told.items() if lines} == {}
