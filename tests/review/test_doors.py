"""One engine for all doors: the same edits give the same result, and what is clear in a table is understood."""

from __future__ import annotations

import csv
from html import escape
from pathlib import Path

import docx
import pytest

from aligner import Alignment, InputError
from aligner.alignment import Decision
from aligner.review.change import Effect
from aligner.review.operation import Operation, What
from aligner.review.reviewed import apply_review, take_table
from aligner.review.session import Session
from tests.read.making import ods, ods_row
from tests.review.tables import FORMATS, Row, save_edited
from tests.samples import FRENCH, RUSSIAN, alignment


def saved(made: Alignment, path: Path) -> bytes:
    made.save(path)
    return path.read_bytes()


def by_table(rows: list[Row]) -> None:
    rows[0]["source"] = RUSSIAN[0]
    rows[1] |= {
        "source": f"{RUSSIAN[1]} {RUSSIAN[2]}".replace("\n", " "),
        "target": "Cette année, 10 équipes sont venues.",
        "status": "ok",
    }
    rows[3]["status"] = "merge"
    rows[4] |= {"flags": "", "comment": "vu par Anna"}


BY_HAND: tuple[tuple[What, int, dict[str, str]], ...] = (
    (What.DISMISS, 4, {"flag": "ba9876543210"}),
    (What.COMMENT, 4, {"text": "vu par Anna"}),
    (What.MOVE, 0, {"side": "source", "to": "below"}),
    (What.EDIT, 1, {"target": "Cette année, 10 équipes sont venues."}),
    (What.MERGE, 3, {"with": "above"}),
    (What.ACCEPT, 1, {}),
)


def by_hand(folder: Path) -> bytes:
    session = Session(alignment())
    ids = [row.id for row in session.sheet.rows]
    for what, row, arguments in BY_HAND:
        session.do(Operation(what, ids[row], arguments))
    return saved(session.history.alignment, folder / "hand.json")


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_table_and_single_operations_give_the_same_result(tmp_path, suffix):
    table = save_edited(alignment(), tmp_path / f"a.{suffix}", by_table)
    assert saved(apply_review(table, alignment()).alignment, tmp_path / "table.json") == by_hand(tmp_path)


def test_a_table_that_was_edited_in_libreoffice_and_saved_as_its_own_gives_the_same_result(tmp_path):
    # The .xlsx of this alignment, opened in LibreOffice 7.4, edited as `by_table` does, and saved as .ods.
    table = Path(__file__).parent / "samples" / "edited.ods"
    assert saved(apply_review(table, alignment()).alignment, tmp_path / "table.json") == by_hand(tmp_path)


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_row_that_was_taken_out_is_left_out(tmp_path, suffix):
    table = save_edited(alignment(), tmp_path / f"a.{suffix}", lambda rows: rows.__delitem__(2))
    reviewed = apply_review(table, alignment())
    assert [bead.decision for bead in reviewed.alignment.beads][2] is Decision.REJECTED
    assert [(change.row, change.effect) for change in reviewed.changes] == [(3, Effect.DELETED)]


def test_many_rows_that_are_gone_are_hardly_meant(tmp_path):
    table = save_edited(alignment(), tmp_path / "a.xlsx", lambda rows: rows.__delitem__(slice(1, 5)))
    with pytest.raises(InputError, match="is gone from below it, one of 4; put them back"):
        apply_review(table, alignment())


def upwards(rows: list[Row]) -> None:
    rows[1] |= {"source": f"{RUSSIAN[2]} {RUSSIAN[3]}".replace("\n", " "), "target": FRENCH[1]}
    rows[2] |= {"source": "", "target": ""}


def upwards_and_out(rows: list[Row]) -> None:
    upwards(rows)
    del rows[2]


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_row_whose_text_was_carried_into_the_one_above_is_no_more(tmp_path, suffix):
    for edit in (upwards, upwards_and_out):
        made = apply_review(save_edited(alignment(), tmp_path / f"a.{suffix}", edit), alignment()).alignment
        assert [(bead.source, bead.target) for bead in made.beads] == [
            ((0, 1), (0,)),
            ((2, 3), (1,)),
            ((), (2,)),
            ((4,), (3,)),
        ]
        assert made.source == alignment().source


@pytest.mark.parametrize(
    ("word", "decision"),
    [
        ("done", Decision.ACCEPTED),
        ("Готово", Decision.ACCEPTED),
        ("d’accord", Decision.ACCEPTED),
        ("supprimer", Decision.REJECTED),
        ("Удалить.", Decision.REJECTED),
        ("ask", Decision.ASKED),
        ("вопрос", Decision.ASKED),
        ("?", Decision.ASKED),
    ],
)
def test_a_status_is_understood_in_three_languages(tmp_path, word, decision):
    table = save_edited(alignment(), tmp_path / "a.xlsx", lambda rows: rows[1].update(status=word))
    assert apply_review(table, alignment()).alignment.beads[1].decision is decision


def test_comments_of_word_are_remarks(tmp_path):
    path = tmp_path / "a.docx"
    alignment().save(path)
    document = docx.Document(str(path))
    runs = document.tables[0].rows[2].cells[2].paragraphs[0].runs
    document.add_comment(runs, text="Combien exactement ?", author="Anna", initials="A")
    document.save(str(path))
    reviewed = apply_review(path, alignment())
    assert [flag.message for flag in reviewed.alignment.flags if flag.kind == "comment"] == [
        "Anna: Combien exactement ?"
    ]


def test_comments_of_calc_are_remarks(tmp_path):
    alignment().save(tmp_path / "a.csv")
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [ods_row(*map(escape, cells)) for cells in csv.reader(file)]
    remark = (
        '<office:annotation xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>Anna</dc:creator>'
        "<text:p>Combien exactement ?</text:p></office:annotation>"
    )
    rows[2] = rows[2].replace("<table:table-cell>", f"<table:table-cell>{remark}", 1)
    (tmp_path / "a.ods").write_bytes(ods("".join(rows)))
    reviewed = apply_review(tmp_path / "a.ods", alignment())
    assert [flag.message for flag in reviewed.alignment.flags if flag.kind == "comment"] == [
        "Anna: Combien exactement ?"
    ]


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_next_table_shows_what_was_decided_and_changes_nothing(tmp_path, suffix):
    def decide(rows: list[Row]) -> None:
        rows[0] |= {"status": "ask", "comment": "à demander"}
        rows[1]["status"] = "delete"
        rows[4]["status"] = "ok"

    made = apply_review(save_edited(alignment(), tmp_path / f"a.{suffix}", decide), alignment()).alignment
    shown: list[Row] = []
    table = save_edited(made, tmp_path / f"next.{suffix}", lambda rows: shown.extend(dict(row) for row in rows))
    assert [row["status"] for row in shown] == ["ask", "delete", "", "", "ok"]
    assert apply_review(table, made).changes == ()


def test_a_wrong_figure_in_the_place_of_a_wrong_one_is_not_called_settled(tmp_path):
    """Without checking anew nothing is known but that the words of the flag are gone."""
    table = save_edited(alignment(), tmp_path / "a.xlsx", lambda rows: rows[1].update(target="Dix équipes."))
    assert [change.effect for change in apply_review(table, alignment()).changes] == [Effect.TARGET, Effect.SETTLED]


def taken(session: Session, table: Path) -> tuple[set[Effect], list[str]]:
    """What a table did to a document under review, and the notices of its reading."""
    told: list[str] = []
    changes = take_table(table, session.sheet, lambda operation, _: session.do(operation), told.append)
    return {change.effect for change in changes}, told


def first_reviewer(rows: list[Row]) -> None:
    rows[0] |= {"status": "ask", "comment": "à demander"}
    rows[1]["status"] = "delete"
    rows[4]["status"] = "ok"


@pytest.mark.parametrize("suffix", FORMATS)
def test_what_one_reviewer_decided_is_not_taken_back_by_the_untouched_rows_of_another(tmp_path, suffix):
    session = Session(alignment())
    taken(session, save_edited(alignment(), tmp_path / f"one.{suffix}", first_reviewer))

    def second_reviewer(rows: list[Row]) -> None:
        rows[3]["status"] = "delete"

    effects, told = taken(session, save_edited(alignment(), tmp_path / f"two.{suffix}", second_reviewer))
    assert effects == {Effect.DELETED}
    assert [row.decision for row in session.sheet.rows] == [
        Decision.ASKED,
        Decision.REJECTED,
        Decision.OPEN,
        Decision.REJECTED,
        Decision.ACCEPTED,
    ]
    assert session.sheet.rows[0].comments == ("à demander",)
    assert len(told) == 1
    assert "the status and comment of 3 pairs as they were before other steps, the first in row 2" in told[0]


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_reviewer_may_take_a_decision_back_in_the_same_table(tmp_path, suffix):
    session = Session(alignment())
    taken(session, save_edited(alignment(), tmp_path / f"one.{suffix}", first_reviewer))

    def other_mind(rows: list[Row]) -> None:
        first_reviewer(rows)
        rows[1]["status"] = ""

    effects, told = taken(session, save_edited(alignment(), tmp_path / f"again.{suffix}", other_mind))
    assert (effects, told) == ({Effect.REOPENED}, [])
    assert session.sheet.rows[1].decision is Decision.OPEN


def test_a_table_of_before_that_others_have_overtaken_says_that_their_steps_hold(tmp_path):
    """Where a text has changed since, the ids tell that the table is of before."""
    session = Session(alignment())

    def edit(rows: list[Row]) -> None:
        rows[1]["status"] = "delete"
        rows[3]["target"] = "Dix équipes."

    taken(session, save_edited(alignment(), tmp_path / "one.tsv", edit))
    effects, told = taken(session, save_edited(alignment(), tmp_path / "two.tsv", lambda rows: None))
    assert effects == set()
    assert "of 1 pair as it was before other steps, the first in row 3" in told[0]
