"""Every dependency is listed with its reason and its size, and nothing is listed that is none."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

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
