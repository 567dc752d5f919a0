"""The log beside an alignment: nothing that was told to be done is lost, and one writes at a time."""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from aligner import InputError, Review
from aligner.alignment import Decision
from aligner.review.history import StaleError
from aligner.review.operation import Operation, What
from tests.review.test_operations import anything
from tests.samples import FRENCH, RUSSIAN, alignment

DECISIONS = (What.ACCEPT, What.REJECT, What.ASK, What.REOPEN, What.COMMENT, What.DISMISS, What.RESTORE)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    alignment().save(tmp_path / "a.json")
    return tmp_path / "a.json"


def opened(path: Path, **options: object) -> Review:
    return Review.open(path, who="Anna", encoder="there is none", **options)  # type: ignore[arg-type]


def log(path: Path) -> Path:
    return path.with_name("a.review.jsonl")


def test_what_was_done_is_there_when_it_is_opened_again(path: Path):
    before = path.read_bytes()
    with opened(path) as review:
        review.do(Operation(What.REJECT, review.rows[0].id))
        review.do(Operation(What.COMMENT, review.rows[1].id, {"text": "vérifier"}))
        review.do(Operation(What.ACCEPT, review.rows[4].id))
        review.undo()
    with opened(path) as review:
        assert [row.decision for row in review.rows[:1]] == [Decision.REJECTED]
        assert review.rows[1].comments == ("vérifier",)
        assert [row.decision for row in review.rows[4:]] == [Decision.OPEN]
        assert [(step.number, step.who, str(step.operation.what)) for step in review.history()] == [
            (1, "Anna", "reject"),
            (2, "Anna", "comment"),
            (3, "Anna", "accept"),
            (4, "Anna", "undo"),
        ]
        review.redo()
        assert [row.decision for row in review.rows[4:]] == [Decision.ACCEPTED]
        review.undo_to(0)
        assert review.alignment == alignment_of(path)
    assert path.read_bytes() == before


def alignment_of(path: Path):
    import aligner

    return aligner.load(path)


def test_hundreds_of_steps_replayed_are_the_same_byte_for_byte(path: Path, tmp_path: Path):
    chance = random.Random(5)
    with opened(path) as review:
        while review.number < 200:
            operation = anything(review._session, chance)
            if operation.what not in DECISIONS:
                continue
            try:
                review.do(operation)
            except InputError:
                if review.number and chance.random() < 0.3:
                    review.undo()
        review.alignment.save(tmp_path / "now.json")
    with opened(path, read_only=True) as review:
        review.alignment.save(tmp_path / "then.json")
    assert (tmp_path / "now.json").read_bytes() == (tmp_path / "then.json").read_bytes()


def test_one_writes_at_a_time_and_others_may_look(path: Path):
    with opened(path) as review:
        review.do(Operation(What.REJECT, review.rows[0].id))
        with pytest.raises(InputError, match=r"a\.review\.jsonl is open in another window or program"):
            opened(path)
        with opened(path, read_only=True) as other:
            assert other.rows[0].decision is Decision.REJECTED
            with pytest.raises(InputError, match="open to read only"):
                other.do(Operation(What.ACCEPT, other.rows[0].id))


def test_an_operation_on_an_older_state_is_refused(path: Path):
    with opened(path) as review:
        review.do(Operation(What.REJECT, review.rows[0].id), seen=0)
        with pytest.raises(StaleError, match="you have seen step 0, and the last is 1"):
            review.do(Operation(What.ACCEPT, review.rows[0].id), seen=0)


def test_a_log_in_which_nothing_was_done_does_not_stay(path: Path):
    opened(path).close()
    assert not log(path).exists()


@pytest.mark.parametrize("n_bytes", [1, 40])
def test_a_torn_last_line_is_told_and_costs_its_operation_alone(path: Path, n_bytes: int):
    with opened(path) as review:
        review.do(Operation(What.REJECT, review.rows[0].id))
        review.do(Operation(What.REJECT, review.rows[1].id))
    log(path).write_bytes(log(path).read_bytes()[:-n_bytes])
    notices: list[str] = []
    with opened(path, notify=notices.append) as review:
        assert [row.decision for row in review.rows[:2]] == [Decision.REJECTED, Decision.OPEN]
        review.do(Operation(What.ASK, review.rows[1].id))
    assert len(notices) == 1
    assert "was not written whole, and is cut off" in notices[0]
    with opened(path) as review:
        assert [row.decision for row in review.rows[:2]] == [Decision.REJECTED, Decision.ASKED]


def test_a_damaged_line_within_is_named(path: Path):
    with opened(path) as review:
        review.do(Operation(What.REJECT, review.rows[0].id))
        review.do(Operation(What.REJECT, review.rows[1].id))
    lines = log(path).read_text("utf-8").splitlines(keepends=True)
    log(path).write_text("".join([lines[0], "?\n", *lines[2:]]), encoding="utf-8")
    with pytest.raises(InputError, match=r"a\.review\.jsonl, line 2 is damaged"):
        opened(path)


WORKER = """
import sys
from aligner import Review
from aligner.review.operation import Operation, What
review = Review.open(sys.argv[1], who="Anna", encoder="none")
for k in range(100_000):
    row = review.rows[k % len(review.rows)]
    step = review.do(Operation(What.COMMENT, row.id, {"text": f"{review.number} " * 50})).step
    print(step.number, flush=True)
"""


def test_a_process_killed_at_any_moment_loses_the_operation_in_flight_at_most(path: Path):
    for wait in (0.02, 0.11):
        worker = subprocess.Popen([sys.executable, "-c", WORKER, str(path)], stdout=subprocess.PIPE, text=True)
        assert worker.stdout is not None
        first = int(worker.stdout.readline())
        time.sleep(wait)
        worker.send_signal(signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
        told = [first, *(int(line) for line in worker.stdout if line.endswith("\n"))]
        worker.wait()
        with opened(path, read_only=True) as review:
            assert told[-1] <= review.number <= told[-1] + 1


def test_a_log_follows_its_text_to_the_next_version(path: Path, tmp_path: Path):
    with opened(path) as review:
        review.do(Operation(What.REJECT, review.rows[0].id))
        review.do(Operation(What.COMMENT, review.rows[4].id, {"text": "vu"}))
        review.do(Operation(What.DISMISS, review.rows[4].id, {"flag": "ba9876543210"}))
    changed = alignment(("Добрый вечер!", *RUSSIAN[1:]), FRENCH)
    changed.save(path)
    notices: list[str] = []
    with opened(path, notify=notices.append) as review:
        assert review.rows[0].decision is Decision.OPEN
        assert (review.rows[4].comments, review.rows[4].flags) == (("vu",), ())
        assert [step.who for step in review.history()] == ["Anna", "Anna"]
    (notice,) = notices
    assert "2 of 3 steps are taken again, 1 no longer fit:\n  reject: there is no pair “Bonjour chers amis" in notice
    with opened(path, notify=notices.append) as review:
        assert review.number == 2
    assert len(notices) == 1
    assert json.loads(log(path).read_text("utf-8").splitlines()[0])["schema"] == "aligner-review/1"


def test_a_rule_holds_for_every_document_of_the_folder_until_it_is_taken_back(tmp_path: Path):
    from dataclasses import replace

    base = alignment()
    ruled = replace(base, flags=tuple(replace(flag, cause="a" * 12) for flag in base.flags[1:]))
    for name in ("a.json", "b.json"):
        ruled.save(tmp_path / name)
    with opened(tmp_path / "a.json") as review:
        review.do(Operation(What.DISMISS, review.rows[4].id, {"flag": "ba9876543210", "rule": True}))
    with opened(tmp_path / "b.json", read_only=True) as other:
        assert other.rows[4].flags == ()
    with opened(tmp_path / "a.json") as review:
        review.undo()
    with opened(tmp_path / "b.json", read_only=True) as other:
        assert [flag.kind for flag in other.rows[4].flags] == ["name"]


def test_what_a_memory_would_hold_is_told_with_the_reasons(path: Path):
    with opened(path) as review:
        review.do(Operation(What.REJECT, review.rows[0].id))
        finish = review.finish()
        assert finish.admitted == 1
        assert [reason for _, reason in finish.left_out] == [
            "rejected",
            "flagged as an error",
            "without counterpart",
            "without counterpart",
        ]
