"""The records of a corpus: damaged ones count for nothing, or are refused by name, whatever is wrong in them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from aligner.corpus.marker import read_marker
from aligner.corpus.merge import MergeOptions, merge
from aligner.corpus.plan import load_plan
from aligner.errors import InputError
from tests.corpus.conftest import Corpus

Make = Callable[..., Corpus]

DAMAGE = {
    "empty": b"",
    "torn": b'{"schema": "aligner',
    "no object": b"[]",
    "no schema": b"{}",
    "nested too deep": b'{"schema": ' * 100_000,
    "another encoding": '{"мир": 1}'.encode("cp1251"),
    "a number of 5,000 digits": b'{"schema": ' + b"9" * 5_000 + b"}",
}

damaged = pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)


def with_value(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


@damaged
def test_a_damaged_plan_is_refused_and_made_anew_from_the_manifest(corpus: Make, damage: bytes):
    made = corpus(2)
    plan = made.plan()
    (made.folder / "plan.json").write_bytes(damage)
    with pytest.raises(InputError, match=r"plan\.json is damaged \(.+\): start with the manifest again"):
        load_plan(made.folder)
    assert made.plan() == plan


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"shards": [[0, 2,', '"shards": [[0, "2",', r"shards\[0\]\[1\] is no whole number from 0"),
        ('"shards": [[0, 2,', '"shards": [[2,', r"shards\[0\] is no shard"),
        ('"options": {', '"options": {"speed": 1, ', "its options are not those of this version"),
        ('"reading": {', '"reading": 3, "x": {', "its options are not those of this version"),
    ],
)
def test_a_plan_with_a_wrong_value_is_refused_with_the_place(corpus: Make, old: str, new: str, message: str):
    made = corpus(2)
    made.plan()
    with_value(made.folder / "plan.json", old, new)
    with pytest.raises(InputError, match=message):
        load_plan(made.folder)


@damaged
def test_a_damaged_marker_is_none(tmp_path: Path, damage: bytes):
    marker = tmp_path / "000000.json"
    marker.write_bytes(damage)
    assert read_marker(marker) is None
    assert read_marker(tmp_path / "000001.json") is None


@damaged
def test_a_damaged_summary_is_made_anew(corpus: Make, damage: bytes):
    made = corpus(2)
    plan = made.plan()
    made.run(plan)
    stored = merge(plan, MergeOptions()).stored
    assert not merge(plan, MergeOptions()).is_new
    (made.folder / "summary.json").write_bytes(damage)
    again = merge(plan, MergeOptions())
    assert (again.stored, again.is_new) == (stored, True)
