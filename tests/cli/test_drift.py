"""``aligner drift``: files or git, formats, exit codes, messages."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.tasks.test_history import git

OLD = "# The shop\n\nThe shop opens at 9. Bring a bag.\n\nDogs wait outside.\n"
NEW = "# The shop\n\nThe shop opens at 10. Bring a bag.\n\nDogs wait outside.\n"
THERE = "# Le magasin\n\nLe magasin ouvre à 9 heures. Apportez un sac.\n\nLes chiens attendent dehors.\n"
FOLLOWED = THERE.replace("9 heures", "10 heures")


@pytest.fixture
def texts(folder: Path) -> Path:
    for name, text in (
        ("old.md", OLD),
        ("new.md", NEW),
        ("there.md", THERE),
        ("followed.md", FOLLOWED),
        ("page.html", THERE),
    ):
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.usefixtures("texts")
def test_what_is_stale_is_printed_and_the_exit_code_stays_0(run: Run):
    done = run("drift", "old.md", "new.md", "there.md", "--source-lang", "en")
    assert done.exit_code == 0, done.output
    assert "new.md:3 The shop opens at [-9-]{+10+}." in done.output
    assert "1 stale (1 changed); 3 unchanged" in done.output


@pytest.mark.usefixtures("texts")
def test_json_goes_to_standard_output(run: Run):
    done = run("drift", "old.md", "new.md", "there.md", "--source-lang", "en", "--json")
    assert json.loads(done.stdout)["stale"] == 1


@pytest.mark.usefixtures("texts")
@pytest.mark.parametrize(("there", "code"), [("there.md", 1), ("followed.md", 0)])
def test_exit_code_tells_whether_anything_is_stale(run: Run, there: str, code: int):
    assert run("drift", "old.md", "new.md", there, "--source-lang", "en", "--exit-code").exit_code == code


def test_formats_are_those_of_the_suffixes(run: Run, texts: Path):
    done = run(
        "drift", "old.md", "new.md", "there.md", "--source-lang", "en", "-o", "d.json", "-o", "d.tsv", "-o", "d.html"
    )
    assert done.exit_code == 0, done.output
    assert done.stdout == ""
    assert json.loads((texts / "d.json").read_text(encoding="utf-8"))["stale"] == 1
    assert (texts / "d.tsv").read_text(encoding="utf-8").startswith("state\told")
    assert (texts / "d.html").read_text(encoding="utf-8").startswith("<!doctype html>")


@pytest.mark.usefixtures("texts")
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("old.md", "new.md"), "give three files, OLD NEW TRANSLATION; or two with --git REV; 2 given"),
        (("--git", "HEAD", "old.md", "new.md", "there.md"), "--git REV takes two files"),
        (("--git", "HEAD", "new.md", "there.md", "--old-translation", "there.md"), "leave --old-translation out"),
        (("old.md", "new.md", "there.md", "-o", "d.tmx"), "names no format of drift; use .html, .json, .tsv"),
        (("old.md", "new.md", "page.html", "-o", "page.html"), "would overwrite the input page.html"),
        (("old.md", "new.md", "nothing.md"), "there is no file nothing.md"),
    ],
)
def test_what_cannot_be_done_is_said_with_exit_2(run: Run, arguments: tuple[str, ...], message: str):
    done = run("drift", *arguments)
    assert done.exit_code == 2
    assert message in done.output


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_the_old_version_comes_from_git(run: Run, texts: Path):
    (texts / "shop.md").write_text(OLD, encoding="utf-8")
    (texts / "shop.fr.md").write_text(THERE, encoding="utf-8")
    git(texts, "init", "-q")
    git(texts, "add", ".")
    git(texts, "commit", "-qm", "Both")
    (texts / "shop.md").write_text(NEW, encoding="utf-8")
    done = run("drift", "--git", "HEAD", "shop.md", "shop.fr.md", "--source-lang", "en", "--exit-code")
    assert done.exit_code == 1, done.output
    assert "[-9-]{+10+}" in done.output
    (texts / "shop.fr.md").write_text(FOLLOWED, encoding="utf-8")
    done = run("drift", "--git", "HEAD", "shop.md", "shop.fr.md", "--source-lang", "en", "--exit-code")
    assert done.exit_code == 0, done.output
    assert "1 updated" in done.output
