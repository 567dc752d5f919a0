"""The round trip from outside: align, edit the table, apply, and the memory holds the edits."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from openpyxl import load_workbook

from aligner.bilingual.json import read_json
from tests.cli.conftest import Run
from tests.review.tables import FORMATS, Row, save_edited

FIVE = "Cette année, 5 équipes de cinq pays sont venues au festival."
TEN = "Cette année, 10 équipes de cinq pays sont venues au festival."


@pytest.fixture
def aligned(run: Run, folder: Path) -> Path:
    """``a.json``, of a translation in which one number is wrong."""
    path = folder / "a.fr.txt"
    path.write_text(path.read_text("utf-8").replace("10", "5"), encoding="utf-8")
    assert run("align", "a.ru.txt", "a.fr.txt", "-o", "a.json").exit_code == 0
    return folder / "a.json"


def edited(aligned: Path, edit, suffix: str = "xlsx") -> str:
    return save_edited(read_json(aligned), aligned.with_name(f"reviewed.{suffix}"), edit).name


def find(rows: list[Row], start: str) -> Row:
    return next(row for row in rows if row["source"].startswith(start) or row["target"].startswith(start))


def correct(rows: list[Row]) -> None:
    find(rows, "В этом году")["target"] = TEN


def units(path: Path) -> str:
    return re.sub(r"<[^>]*>", " ", path.read_text("utf-8"))


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_memory_holds_the_edits(run: Run, folder: Path, aligned: Path, suffix: str):
    def edit(rows: list[Row]) -> None:
        correct(rows)
        find(rows, "Погода")["status"] = "merge"
        find(rows, "Добрый день")["comment"] = "vu par Anna"

    result = run("apply", edited(aligned, edit, suffix), "a.json", "-o", "final.tmx", "--keep-flagged")
    assert result.exit_code == 0, result.output
    memory = (folder / "final.tmx").read_text("utf-8")
    assert TEN in memory
    assert FIVE not in memory
    assert "<seg>Билет на концерт стоит 500 рублей. Погода нас не подвела.</seg>" in memory
    assert "vu par Anna" in memory
    assert re.search(r"row \d+, p\d{4}\.[0-9a-f]{6}: target corrected: .* 5 équipes .* → .* 10 équipes", result.stdout)
    assert result.stdout.splitlines()[-1].startswith("3 rows changed: ")


def test_a_number_that_was_put_right_is_flagged_no_more_and_another_wrong_one_is(run: Run, folder: Path, aligned: Path):
    def spoil(rows: list[Row]) -> None:
        find(rows, "Билет")["target"] = "Le billet pour le concert coûte 700 roubles."

    def both(rows: list[Row]) -> None:
        correct(rows)
        spoil(rows)

    assert run("apply", edited(aligned, both), "a.json", "-o", "final.json").exit_code == 0
    found = json.loads((folder / "final.json").read_text("utf-8"))
    numbers = [found["beads"][flag["bead"]] for flag in found["flags"] if flag["kind"] == "number"]
    assert ["700" in found["target"]["segments"][bead["target"][0]]["text"] for bead in numbers] == [True]
    assert numbers[0]["similarity"] is not None


def test_a_dismissed_flag_lets_the_pair_into_the_memory(run: Run, folder: Path, aligned: Path):
    assert run("apply", edited(aligned, lambda rows: None), "a.json", "-o", "before.tmx").exit_code == 0
    assert FIVE not in units(folder / "before.tmx")

    def accept(rows: list[Row]) -> None:
        find(rows, "В этом году")["status"] = "ok"

    assert run("apply", edited(aligned, accept), "a.json", "-o", "after.tmx").exit_code == 0
    assert FIVE in units(folder / "after.tmx")


def test_the_log_is_a_table_of_the_changes(run: Run, folder: Path, aligned: Path):
    result = run("apply", edited(aligned, correct), "a.json", "-o", "final.tsv", "--log", "log.tsv")
    header, *lines = [line.split("\t") for line in (folder / "log.tsv").read_text("utf-8").splitlines()]
    assert header == ["row", "id", "change", "before", "after"]
    assert [line[2:] for line in lines if line[2] == "target corrected"] == [["target corrected", FIVE, TEN]]
    assert result.stdout.startswith("1 row changed: target corrected 1")


def test_what_was_done_is_kept_in_a_log_beside_the_alignment_which_itself_stays(
    run: Run, folder: Path, aligned: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    before = aligned.read_bytes()
    result = run("apply", edited(aligned, correct), "a.json", "-o", "final.tmx")
    assert "Note: 1 step kept in a.review.jsonl; later commands obey them\n" in result.stderr
    assert aligned.read_bytes() == before
    again = run("apply", "reviewed.xlsx", "a.json", "-o", "again.tmx")
    assert again.stdout == (
        "0 rows changed\n1 row changed by an earlier run, which kept it as steps; --log FILE tells that too\n"
    )
    assert (folder / "again.tmx").read_bytes() == (folder / "final.tmx").read_bytes()
    assert run("apply", "a.review.jsonl", "a.json", "-o", "log.tmx").stdout == "1 step of a.review.jsonl taken\n"
    assert (folder / "log.tmx").read_bytes() == (folder / "final.tmx").read_bytes()


def test_what_an_ended_run_kept_and_did_not_tell_is_told_by_the_next(run: Run, folder: Path, aligned: Path):
    def edit(rows: list[Row]) -> None:
        correct(rows)
        find(rows, "Погода")["status"] = "merge"
        find(rows, "Добрый день")["comment"] = "vu par Anna"

    arguments = ("apply", edited(aligned, edit), "a.json", "-o", "final.tmx", "--log", "log.tsv")
    assert run(*arguments).exit_code == 0
    told, log = (folder / "log.tsv").read_bytes(), folder / "a.review.jsonl"
    head, *steps = log.read_text("utf-8").splitlines(keepends=True)
    assert len(steps) == 3
    for n_kept in range(len(steps) + 1):
        (folder / "log.tsv").unlink()
        log.write_text("".join([head, *steps[:n_kept]]), "utf-8")
        again = run(*arguments)
        assert (folder / "log.tsv").read_bytes() == told
        assert again.stdout.startswith(f"{3 - n_kept} row{'s' * (n_kept != 2)} changed")
        assert ("by an earlier run, which kept it as steps; log.tsv has that too" in again.stdout) == (n_kept > 0)


def test_what_somebody_else_did_is_not_told_as_a_change_of_the_table(run: Run, folder: Path, aligned: Path):
    def other(rows: list[Row]) -> None:
        find(rows, "Билет")["target"] = "Le billet pour le concert vaut 500 roubles."

    assert run("apply", edited(aligned, other, "tsv"), "a.json", "-o", "final.tmx").exit_code == 0
    run("apply", edited(aligned, correct), "a.json", "-o", "final.tmx", "--log", "log.tsv")
    assert {line.split("\t")[2] for line in (folder / "log.tsv").read_text("utf-8").splitlines()[1:]} == {
        "target corrected",
        "flag settled",
    }


def test_a_check_obeys_what_was_decided(run: Run, folder: Path, aligned: Path):
    assert "number" in run("check", "a.json", "--checks", "number").stdout

    def accept(rows: list[Row]) -> None:
        find(rows, "В этом году")["status"] = "ok"

    assert run("apply", edited(aligned, accept), "a.json", "-o", "final.json").exit_code == 0
    for name in ("a.json", "final.json"):
        assert "flags: number" not in run("check", name, "--checks", "number").stdout


def test_an_alignment_can_be_written_onto_itself(run: Run, folder: Path, aligned: Path):
    assert run("apply", edited(aligned, correct), "a.json", "-o", "a.json").exit_code == 0
    assert TEN in aligned.read_text("utf-8")
    assert run("apply", "a.review.jsonl", "a.json").stdout == "0 steps of a.review.jsonl taken\n"


def test_pairs_that_are_left_out_or_asked_about_stay_out_of_a_memory_and_are_told(
    run: Run, folder: Path, aligned: Path
):
    def decide(rows: list[Row]) -> None:
        find(rows, "Погода")["status"] = "удалить"
        find(rows, "Добрый день")["status"] = "ask"

    result = run("apply", edited(aligned, decide), "a.json", "-o", "final.tmx", "-o", "next.xlsx")
    assert "Note: 2 pairs are not in final.tmx: 1 asked and 1 rejected in the review\n" in result.stderr
    assert "Погода" not in units(folder / "final.tmx")
    statuses = [row[6] for row in load_workbook(folder / "next.xlsx").worksheets[0].iter_rows(values_only=True)]
    assert {"delete", "ask"} <= set(statuses)


def test_an_edit_that_raises_another_flag_says_so(run: Run, aligned: Path):
    def worsen(rows: list[Row]) -> None:
        find(rows, "В этом году")["target"] = FIVE.replace("5", "6")

    (line,) = [line for line in run("apply", edited(aligned, worsen), "a.json").stdout.splitlines() if "flag" in line][
        :1
    ]
    assert re.search(r"flag raised: number \(error\): .*“5.* → number \(error\): .*“6", line)


def test_without_an_output_the_changes_are_only_told(run: Run, folder: Path, aligned: Path):
    name = edited(aligned, correct)
    before = set(folder.iterdir())
    assert "1 row changed" in run("apply", name, "a.json").stdout
    assert set(folder.iterdir()) == before


def test_on_standard_output_is_the_result_alone(run: Run, aligned: Path):
    result = run("apply", edited(aligned, lambda rows: None), "a.json", "-o", "-", "--format", "json")
    assert result.stdout == aligned.read_text("utf-8")
    assert result.stderr == "0 rows changed\n"


def test_a_damaged_row_is_named_and_nothing_is_written(run: Run, folder: Path, aligned: Path):
    def damage(rows: list[Row]) -> None:
        rows[2]["status"] = "deletee"

    result = run("apply", edited(aligned, damage), "a.json", "-o", "final.tmx", "--log", "log.tsv")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "Error: reviewed.xlsx, row 4: there is no status 'deletee'; did you mean delete?\n"
    assert not (folder / "final.tmx").exists()
    assert not (folder / "log.tsv").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("none.xlsx", "a.json"), "cannot read none.xlsx"),
        (("reviewed.xlsx", "none.json"), "cannot read none.json"),
        (("reviewed.xlsx", "a.ru.txt"), "a.ru.txt is not JSON"),
        (("a.ru.txt", "a.json"), "a.ru.txt is no review table by its suffix; give one of .xlsx, .docx, .tsv, .csv"),
        (("reviewed.xlsx", "a.json", "-o", "a.json", "--format", "tsv"), "-o a.json would overwrite the input a.json"),
        (("reviewed.xlsx", "a.json", "-o", "x.doc"), "the suffix .doc of x.doc names no format"),
        (("reviewed.xlsx", "a.json", "--log", "reviewed.xlsx"), "--log reviewed.xlsx would overwrite"),
        (("reviewed.xlsx", "a.json", "--log", "no/log.tsv"), "there is no folder no"),
    ],
)
def test_what_cannot_be_used_is_refused(run: Run, aligned: Path, arguments: tuple[str, ...], message: str):
    edited(aligned, lambda rows: None)
    result = run("apply", *arguments)
    assert result.exit_code == 2
    assert message in result.stderr
