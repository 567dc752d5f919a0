"""Damage in small numbers, at every change; and the watch over large ones, on readers with every fault."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from aligner.bilingual.formats import SUFFIXES
from aligner.read.formats import READERS as TEXT_READERS
from tests.fuzz import doubles
from tests.fuzz.damage import EDITS, MOST_BYTES, damaged
from tests.fuzz.readers import READERS, seeds_of
from tests.fuzz.watching import watched
from tests.fuzz.worker import outcome_of, read_sound

CASES = 12
ROOT = Path(__file__).parents[2]

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="limits and signals of Linux")


@pytest.mark.parametrize("name", READERS)
def test_what_is_damaged_was_sound(name: str):
    read_sound(name)


@pytest.mark.parametrize("name", READERS)
def test_a_damaged_file_is_read_or_refused_with_a_word(tmp_path: Path, name: str):
    seeds = seeds_of(name)
    outcomes = {k: outcome_of(READERS[name], damaged(name, k, seeds), tmp_path / str(k)) for k in range(CASES)}
    assert {k: outcome for k, outcome in outcomes.items() if outcome not in ("read", "refused")} == {}


@pytest.mark.parametrize("name", [name for name in READERS if ".json" in READERS[name].name])
def test_json_nested_deeper_than_python_goes_is_no_surprise(tmp_path: Path, name: str):
    outcomes = {outcome_of(READERS[name], opening * 100_000, tmp_path / "deep") for opening in (b"[", b'{"a":')}
    assert outcomes <= {"read", "refused"}


def test_every_format_of_texts_and_pairs_is_there():
    names = {Path(fuzzed.name).suffix for fuzzed in READERS.values()}
    aliases = {".docm", ".dotx", ".ott", ".ppsx", ".pptm", ".htm", ".xhtml", ".markdown"}
    assert {*TEXT_READERS, *SUFFIXES} - names == {*aliases, ".moses"}


def test_a_case_is_the_same_each_time_and_another_than_the_next():
    seeds = seeds_of("docx")
    cases = [damaged("docx", k, seeds) for k in range(30)]
    assert cases == [damaged("docx", k, seeds) for k in range(30)]
    assert len(set(cases)) == 30
    assert not set(cases) & set(seeds)


def test_a_case_is_small_enough_to_be_read_fast():
    seeds = seeds_of("html")
    assert max(len(damaged("html", k, seeds)) for k in range(200)) <= MOST_BYTES
    assert len(EDITS) > 12


@linux_only
def test_the_watch_tells_what_a_reader_did_wrong_and_goes_on():
    told = watched("faulty", 0, 8, doubles.work)
    assert (told.n_read, told.n_refused) == (2, 1)
    assert [number for number, _ in told.failures] == [2, 3, 4, 5, 6]
    for (_, why), word in zip(
        told.failures, ("KeyError", "a reader that speaks", "more time", "MemoryError", "ended with 3"), strict=True
    ):
        assert word in why


@pytest.mark.slow
@linux_only
def test_a_command_killed_while_it_writes_leaves_no_part_and_the_next_run_no_trace():
    """The whole is part of ``make fuzz``."""
    ran = subprocess.run(
        [sys.executable, "-m", "tests.fuzz.killing", "--kills", "6"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert ran.stdout.count("6 kills") == 5
