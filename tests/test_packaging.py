"""What is installed: the wheel and the sdist hold all that the program needs, and the public names are documented."""

from __future__ import annotations

import inspect
import os
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest

import aligner

ROOT = Path(__file__).parents[1]
PUBLIC = {
    "AlignOptions",
    "AlignerError",
    "Alignment",
    "Bead",
    "CheckOptions",
    "Decision",
    "Document",
    "EncoderChoice",
    "Flag",
    "InputError",
    "Kind",
    "Review",
    "Segment",
    "Severity",
    "Signature",
    "__version__",
    "align",
    "align_many",
    "apply",
    "capture",
    "check",
    "convert",
    "drift",
    "load",
    "save",
    "split",
    "train",
}


def test_the_public_interface_is_small_and_each_name_of_it_explained():
    assert set(aligner.__all__) == PUBLIC
    for name in PUBLIC - {"__version__"}:
        assert inspect.getdoc(getattr(aligner, name)), name


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the sdist, built without the network."""
    if not all(find_spec(tool) for tool in ("build", "hatchling")):
        pytest.skip("build and hatchling are not installed")
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def files_of(folder: str) -> set[str]:
    """The files of a folder of the checkout, without what running them leaves there."""
    return {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


@pytest.mark.slow
def test_the_wheel_has_every_file_of_the_package_and_the_models(built: Path):
    (wheel,) = built.glob("*.whl")
    held = set(zipfile.ZipFile(wheel).namelist())
    assert files_of("aligner") <= held
    assert {f"aligner/{path}" for path in files_of("models") if not path.startswith("models/fit/")} <= held
    assert not any("/fit/" in name for name in held)  # what makes the models anew needs a checkout
    assert "aligner/py.typed" in held
    assert not any(name.startswith(("tests/", "bench/", "data/")) for name in held)


@pytest.mark.slow
def test_the_sdist_has_what_building_and_testing_need(built: Path):
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        held = {name.partition("/")[2] for name in archive.getnames()}
    assert {"Makefile", "constraints.txt", "constraints-encoders.txt", "pyproject.toml", "NOTICE"} <= held
    for folder in ("aligner", "models", "data", "docs", "tests", "bench", "packaging"):
        assert files_of(folder) <= held


@pytest.mark.slow
def test_the_wheel_works_without_the_checkout(built: Path, tmp_path: Path):
    (wheel,) = built.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(tmp_path / "installed")
    sample = ROOT / "data" / "appel"
    environment = os.environ | {"PYTHONPATH": str(tmp_path / "installed"), "PYTHONIOENCODING": "utf-8"}

    def run(*arguments: str) -> str:
        command = [sys.executable, "-m", "aligner", *arguments]
        return subprocess.run(command, cwd=tmp_path, env=environment, stdout=-1, encoding="utf-8", check=True).stdout

    run("align", f"{sample}.ru.txt", f"{sample}.fr.txt", "-o", "a.ladder")
    assert (tmp_path / "a.ladder").read_text().count("\n") == 16
    assert str(tmp_path / "installed" / "aligner" / "models") in run("info")


def test_every_library_that_the_capture_of_pages_loads_is_asked_for_by_name():
    """An old pip does not understand `lxml[html_clean]`, as trafilatura's own libraries ask for it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = project["optional-dependencies"]["pages"]
    assert any(name.startswith("lxml_html_clean") for name in declared)
