"""``aligner check`` from outside: pairs in, flags and an exit code out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

PAIRS = (
    "source\ttarget\n"
    "Добрый день, дорогие друзья!\tBonjour, chers amis !\n"
    "Смотрите https://example.org/a сегодня.\tVoir https://example.org/b aujourd'hui.\n"
    "Погода нас не подвела.\t\n"
)
CHECKS = "--checks", "literal,missing"


@pytest.fixture
def pairs(folder: Path) -> str:
    (folder / "p.tsv").write_text(PAIRS, encoding="utf-8")
    return "p.tsv"


def test_flagged_pairs_and_a_summary_are_printed(run: Run, pairs: str):
    result = run("check", pairs, *CHECKS)
    assert result.exit_code == 0
    assert "“https://example.org/a” is" in result.stdout
    assert "have no counterpart" in result.stdout or "has no counterpart" in result.stdout
    assert "Bonjour" not in result.stdout
    assert result.stdout.rstrip().endswith("flags: literal 1, missing 1")


@pytest.mark.parametrize(
    ("options", "exit_code"),
    [
        (("--fail-on", "error"), 1),
        (("--fail-on", "info"), 1),
        (("--fail-on", "error", "--min-confidence", "1.0", "--no-check", "missing"), 0),
        (("--fail-on", "error", "--checks", "none"), 0),
        ((), 0),
    ],
)
def test_a_pipeline_can_fail_on_a_severity(run: Run, pairs: str, options: tuple[str, ...], exit_code: int):
    arguments = options if "--checks" in options else (*CHECKS, *options)
    assert run("check", pairs, *arguments).exit_code == exit_code


def test_flags_are_written_with_offsets_ids_and_evidence(run: Run, folder: Path, pairs: str):
    assert run("check", pairs, *CHECKS, "--explain", "-o", "p.json").exit_code == 0
    flags = json.loads((folder / "p.json").read_text(encoding="utf-8"))["flags"]
    assert [(flag["kind"], flag["bead"]) for flag in flags] == [("literal", 1), ("missing", 2)]
    assert all(len(flag["id"]) == 12 for flag in flags)
    assert flags[1]["evidence"]["segments"] == 1


def test_what_was_written_can_be_checked_again(run: Run, folder: Path, pairs: str):
    run("check", pairs, *CHECKS, "-o", "p.json")
    run("check", "p.json", *CHECKS, "-o", "q.json")
    first, again = (json.loads((folder / name).read_text(encoding="utf-8"))["flags"] for name in ("p.json", "q.json"))
    assert first == again


def test_a_dismissed_flag_stays_away(run: Run, folder: Path, pairs: str):
    run("check", pairs, *CHECKS, "-o", "p.json")
    flags = json.loads((folder / "p.json").read_text(encoding="utf-8"))["flags"]
    (folder / "seen.txt").write_text(f"{flags[0]['id']}  the page moved\n", encoding="utf-8")
    assert run("check", pairs, *CHECKS, "--ignore", "seen.txt").stdout.rstrip().endswith("flags: missing 1")


def test_pairs_flagged_as_errors_go_to_the_review_file(run: Run, folder: Path, pairs: str):
    run("check", pairs, *CHECKS, "-o", "p.tmx")
    assert "example.org" not in (folder / "p.tmx").read_text(encoding="utf-8")
    assert "example.org" in (folder / "p.review.tmx").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("v.review.tmx", "-o", "v.tmx"), "go to v.review.tmx, beside v.tmx, and would overwrite v.review.tmx"),
        (("p.tsv", "-o", "v.tmx", "-o", "v.review.tmx"), "and would overwrite v.review.tmx"),
        (("p.tsv", "-o", "w.tmx"), "go to w.review.tmx, beside w.tmx, and the file there is not of the aligner"),
        (("p.tsv", "-o", "terms.tsv", "--glossary", "terms.tsv"), "-o terms.tsv would overwrite the input terms.tsv"),
    ],
)
def test_no_file_but_its_own_is_replaced(run: Run, folder: Path, pairs: str, arguments: tuple[str, ...], message: str):
    run("convert", pairs, "v.review.tmx")
    (folder / "w.review.tmx").write_text('<tmx version="1.4"><header creationtool="other"/></tmx>', encoding="utf-8")
    (folder / "terms.tsv").write_text("друзья\tcompagnons\n", encoding="utf-8")
    before = {path: path.read_bytes() for path in folder.iterdir()}
    result = run("check", *arguments)
    assert (result.exit_code, message in result.stderr) == (2, True)
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_the_review_file_of_an_earlier_run_is_replaced(run: Run, folder: Path, pairs: str):
    for _ in range(2):
        assert run("check", pairs, *CHECKS, "-o", "p.tmx").exit_code == 0
    assert run("check", "p.review.tmx", *CHECKS, "-o", "p.tmx", "--keep-flagged").exit_code == 0


def test_flagged_pairs_can_stay(run: Run, folder: Path, pairs: str):
    run("check", pairs, *CHECKS, "-o", "p.tmx", "--keep-flagged")
    assert "example.org" in (folder / "p.tmx").read_text(encoding="utf-8")
    assert not (folder / "p.review.tmx").exists()


def test_a_glossary_term_that_was_not_kept_is_flagged(run: Run, folder: Path, pairs: str):
    (folder / "terms.tsv").write_text("друзья\tcompagnons\n", encoding="utf-8")
    result = run("check", pairs, "--checks", "term", "--glossary", "terms.tsv")
    assert result.stdout.rstrip().endswith("flags: term 1")


def test_a_word_that_is_not_to_be_translated_has_to_stand_on_both_sides(run: Run, folder: Path):
    (folder / "names.txt").write_text("# brands\n\nSkyLine\nAstra Nova\n", encoding="utf-8")
    (folder / "q.tsv").write_text(
        "Поезд SkyLine прибыл в Тверь.\tLe train SkyLine est arrivé à Tver.\n"
        "Поезд Astra Nova прибыл в Тверь.\tLe train Étoile nouvelle est arrivé à Tver.\n",
        encoding="utf-8",
    )
    result = run("check", "q.tsv", "--checks", "term", "--do-not-translate", "names.txt", "-o", "q.json")
    assert result.exit_code == 0
    (flag,) = json.loads((folder / "q.json").read_text(encoding="utf-8"))["flags"]
    assert (flag["kind"], flag["bead"]) == ("term", 1)
    assert "“Astra Nova” is to stand unchanged" in flag["message"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "cannot read the list of what is not translated names.txt: No such file"),
        (b"# nothing\n", "the list of what is not translated names.txt names nothing"),
        (b"Astra\n\xe9\n", "the list of what is not translated names.txt, line 2: not UTF-8; save it as UTF-8"),
    ],
)
def test_a_list_of_what_is_not_translated_has_to_be_usable(
    run: Run, folder: Path, pairs: str, content: bytes | None, message: str
):
    if content is not None:
        (folder / "names.txt").write_bytes(content)
    result = run("check", pairs, "--do-not-translate", "names.txt")
    assert result.exit_code == 2
    assert message in result.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("p.tsv", "--checks", "mising"), "there is no check 'mising'; did you mean missing?"),
        (("p.tsv", "--no-check", "literals"), "there is no check 'literals'; did you mean literal?"),
        (("p.tsv", "--glossary", "none.tsv"), "cannot read the glossary none.tsv"),
        (("p.tsv", "--ignore", "none.txt"), "cannot read the list of ignored flags none.txt"),
        (("p.tsv", "-o", "p.tsv"), "-o p.tsv would overwrite the input p.tsv"),
        (("none.tmx",), "cannot read none.tmx"),
        (("p.doc",), "p.doc is no file of pairs"),
    ],
)
def test_what_cannot_be_used_is_refused_with_a_way_out(run: Run, pairs: str, arguments: tuple[str, ...], message: str):
    result = run("check", *arguments)
    assert result.exit_code == 2
    assert message in result.stderr
