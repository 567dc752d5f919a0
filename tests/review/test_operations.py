"""Operations on rows: what each does, and that all of it can be taken back."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

import pytest

from aligner import Alignment, InputError
from aligner.alignment import Decision
from aligner.review.history import undo_of
from aligner.review.operation import Operation, Step, What
from aligner.review.session import NoChangeError, Session
from tests.samples import FRENCH, RUSSIAN, alignment

TEN = RUSSIAN[2]


def texts(session: Session) -> list[tuple[str, str]]:
    return [(row.source, row.target) for row in session.sheet.rows]


def do(session: Session, what: What, row: int, **arguments: object) -> Step:
    return session.do(Operation(what, session.sheet.rows[row].id, arguments))


def undo(session: Session) -> None:
    step = session.history.undoable()
    session.history.take(Step(session.history.number + 1, "", "", undo_of(step), step.number))


@pytest.fixture
def session() -> Session:
    return Session(alignment())


def test_a_text_is_edited_and_its_flags_are_gone(session: Session):
    do(session, What.EDIT, 1, target="Cette année, 10 équipes sont venues.")
    row = session.sheet.rows[1]
    assert (row.target, row.flags, row.is_edited) == ("Cette année, 10 équipes sont venues.", (), True)


def test_a_pair_is_split_at_a_place_of_one_side(session: Session):
    do(session, What.SPLIT, 0, source=len(RUSSIAN[0]))
    assert texts(session)[:2] == [(RUSSIAN[0], FRENCH[0]), (RUSSIAN[1], "")]


def test_a_pair_is_merged_with_the_one_below(session: Session):
    do(session, What.MERGE, 2, **{"with": "below"})
    assert texts(session)[2] == (RUSSIAN[3], FRENCH[2])


def test_the_first_sentence_moves_up_and_the_last_one_down(session: Session):
    do(session, What.MOVE, 0, side="source", to="below")
    assert texts(session)[:2] == [(RUSSIAN[0], FRENCH[0]), (f"{RUSSIAN[1]} {TEN}", FRENCH[1])]
    do(session, What.MOVE, 1, side="source", to="above")
    assert texts(session)[:2] == [(f"{RUSSIAN[0]} {RUSSIAN[1]}", FRENCH[0]), (TEN, FRENCH[1])]


def test_a_row_all_of_whose_text_moves_away_is_gone(session: Session):
    do(session, What.MOVE, 3, side="target", to="above")
    assert texts(session)[2:] == [(RUSSIAN[3], FRENCH[2]), (RUSSIAN[4], FRENCH[3])]


def test_two_texts_far_from_each_other_are_linked_and_detached(session: Session):
    do(session, What.DETACH, 1)
    assert texts(session)[1:3] == [(TEN, ""), ("", FRENCH[1])]
    do(session, What.LINK, 1, **{"with": session.sheet.rows[4].id})
    assert texts(session)[1:] == [(TEN, FRENCH[2]), ("", FRENCH[1]), (RUSSIAN[3], ""), (RUSSIAN[4], FRENCH[3])]
    made = session.sheet.alignment
    assert made.target.text == alignment().target.text
    assert [bead.target for bead in made.beads] == [(0,), (2,), (1,), (), (3,)]


def test_a_passage_that_was_moved_is_so_no_more_once_it_is_linked():
    moved = replace(alignment(), moved=(((3,), (2,)),))
    session = Session(moved)
    do(session, What.COMMENT, 0, text="vu")
    assert session.sheet.alignment.moved == moved.moved
    do(session, What.LINK, 2, **{"with": session.sheet.rows[3].id})
    assert session.sheet.alignment.moved == ()
    undo(session)
    assert session.sheet.alignment.moved == moved.moved


def test_decisions_are_taken_and_taken_back(session: Session):
    do(session, What.ACCEPT, 1)
    row = session.sheet.rows[1]
    assert (row.decision, row.confidence, row.flags) == (Decision.ACCEPTED, 1.0, ())
    do(session, What.REOPEN, 1)
    assert [flag.kind for flag in session.sheet.rows[1].flags] == ["number"]
    for what, decision in ((What.REJECT, Decision.REJECTED), (What.ASK, Decision.ASKED)):
        do(session, what, 1)
        assert session.sheet.alignment.beads[1].decision is decision


def test_a_dismissed_flag_comes_back_when_it_is_restored(session: Session):
    do(session, What.DISMISS, 1, flag="0123456789ab")
    assert session.sheet.alignment.dismissed == ("0123456789ab",)
    do(session, What.RESTORE, 1, flag="0123456789ab")
    assert session.sheet.alignment.flags == alignment().flags


@pytest.mark.parametrize(
    ("what", "row", "arguments", "message"),
    [
        (What.MERGE, 0, {}, "there is no row there to merge with"),
        (What.DETACH, 2, {}, "nothing to detach"),
        (What.LINK, 0, {"with": "p0009.none"}, "there is no row p0009.none"),
        (What.EDIT, 2, {"source": ""}, "both texts would be empty"),
        (What.MOVE, 0, {"side": "left"}, "needs a side"),
        (What.SPLIT, 0, {"source": 10_000}, "within its text"),
        (What.DISMISS, 0, {"flag": "0123456789ab"}, "has no such flag"),
        (What.COMMENT, 0, {"text": 3}, "needs a text"),
        (What.REALIGN, 0, {}, "needs an encoder"),
    ],
)
def test_what_cannot_be_done_is_told_and_changes_nothing(session: Session, what, row, arguments, message):
    with pytest.raises(InputError, match=message):
        do(session, what, row, **arguments)
    assert session.sheet.alignment is session.sheet.base


def test_what_is_so_already_is_no_step(session: Session):
    with pytest.raises(NoChangeError):
        do(session, What.REOPEN, 0)
    with pytest.raises(NoChangeError):
        do(session, What.EDIT, 0, source=f"{RUSSIAN[0]}  {RUSSIAN[1]}")


def anything(session: Session, chance: random.Random) -> Operation:
    """An operation that may or may not be possible."""
    rows = session.sheet.rows
    row = chance.choice(rows)
    what = chance.choice([what for what in What if what not in {What.UNDO, What.REDO, What.REALIGN}])
    flags = [flag.id for flag in (*row.flags, *(gone.flag for gone in row.dismissed))]
    arguments: dict[What, dict[str, Any]] = {
        What.EDIT: {chance.choice(["source", "target"]): chance.choice(["Новый текст.", "Un autre.", "", row.source])},
        What.SPLIT: {chance.choice(["source", "target"]): chance.randrange(60)},
        What.MERGE: {"with": chance.choice(["above", "below"])},
        What.MOVE: {"side": chance.choice(["source", "target"]), "to": chance.choice(["above", "below"])},
        What.LINK: {"with": chance.choice(rows).id},
        What.COMMENT: {"text": chance.choice(["vu", "à voir\nencore", ""])},
        What.DISMISS: {"flag": chance.choice(flags or [""])},
        What.RESTORE: {"flag": chance.choice(flags or [""])},
    }
    return Operation(what, row.id, arguments.get(what, {}))


@pytest.mark.parametrize("seed", range(3))
def test_five_hundred_operations_taken_back_leave_the_first_state_byte_for_byte(tmp_path, seed):
    chance = random.Random(seed)
    base = Alignment(
        alignment().source, alignment().target, alignment().beads, alignment().flags, moved=(((3,), (2,)),)
    )
    session = Session(base)
    while session.history.number < 500:
        try:
            session.do(anything(session, chance))
        except InputError:
            continue
        made = session.sheet.alignment
        assert all(made.source.text[s.start : s.stop] == s.text for s in made.source.segments)
    session.sheet.alignment.save(tmp_path / "changed.json")
    for _ in range(500):
        undo(session)
    base.save(tmp_path / "first.json")
    session.sheet.alignment.save(tmp_path / "again.json")
    assert (tmp_path / "again.json").read_bytes() == (tmp_path / "first.json").read_bytes()
