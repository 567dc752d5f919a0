"""Every dependency is listed with its reason and its size, and nothing is listed that is none."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.version import Version

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PAGE = (ROOT / "docs/dependencies.md").read_text(encoding="utf-8")


def rows(header: str) -> list[list[str]]:
    table = PAGE.split(f"| {header} | MB | what for |\n|---|---|---|\n")[1].split("\n\n")[0]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()]


def test_every_dependency_has_its_reason_and_its_size():
    wanted = {re.split(r"[<>=\[ ]", requirement)[0] for requirement in PROJECT["dependencies"]}
    assert {name for name, _, _ in rows("package")} == wanted
    assert all(float(size) > 0 and reason for _, size, reason in rows("package"))


def test_every_extra_that_a_user_may_want_has_its_reason():
    assert {name.strip("`") for name, _, _ in rows("extra")} == PROJECT["optional-dependencies"].keys() - {
        "test",
        "bench",
        "train",
    }


def test_every_dependency_names_the_lowest_version_that_serves():
    assert [requirement for requirement in PROJECT["dependencies"] if ">=" not in requirement] == []


SOUND = {
    "click": "8.3.3",
    "cryptography": "50.0",
    "distributed": "2026.1.1",
    "h11": "0.16",
    "Jinja2": "3.1.6",
    "lxml": "6.1",
    "lxml_html_clean": "0.4.5",
    "pyarrow": "23.0.1",
    "sentencepiece": "0.2.1",
    "starlette": "1.3.1",
}
"""The first version without the faults that docs/dependencies.md names."""


def test_no_version_with_a_known_fault_is_let_in():
    extras = PROJECT["optional-dependencies"].values()
    asked = [Requirement(one) for one in (*PROJECT["dependencies"], *(one for extra in extras for one in extra))]
    lowest = {(one.name, bound.version) for one in asked for bound in one.specifier if bound.operator == ">="}
    faulty = {(name, version) for name, version in lowest if name in SOUND and Version(version) < Version(SOUND[name])}
    assert not faulty
    assert {name for name, _ in lowest} >= SOUND.keys()
