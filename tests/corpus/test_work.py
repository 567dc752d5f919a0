"""Shards and front ends: whoever does the work, the files are the same; what is done is not done again."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from aligner import InputError
from aligner.corpus.batch import run
from aligner.corpus.cell import Limits
from aligner.corpus.local import Work
from aligner.corpus.part import Part, parse_part
from aligner.corpus.plan import load_plan
from aligner.corpus.progress import Pacer, lasting
from aligner.corpus.status import status
from aligner.corpus.truth import alignment_of, read_lines
from tests.corpus.conftest import MB, Corpus
from tests.corpus.doubles import QUICK

Make = Callable[..., Corpus]
QUICKLY = Work(Limits(20, 300 * MB), align_pair=QUICK, needs_models=False)


def test_every_pair_has_a_line_in_the_order_of_the_manifest(corpus: Make):
    made = corpus(10)
    account = made.run()
    assert (account.n_shards, account.n_pairs, account.n_made, account.n_failed) == (3, 10, 10, 0)
    plan = load_plan(made.folder)
    lines = [line for shard in plan.shards for line in read_lines(plan.file(shard))]
    assert [json.loads(line)["id"] for line in lines] == [f"p{number}" for number in range(10)]
    assert list(alignment_of(lines[3], "p3").pairs()) == [
        ("Мост номер 3 открыт.", "Le pont numéro 3 est ouvert."),
        ("Погода хорошая.", "Il fait beau."),
    ]


def test_workers_and_parts_make_the_same_files(corpus: Make):
    made = corpus(30)
    made.run()
    for name, work in {
        "workers": lambda plan: run(plan, QUICKLY, n_workers=3),
        "parts": lambda plan: [run(plan, QUICKLY, part=Part(number, 3)) for number in (3, 1, 2)],
    }.items():
        folder = made.base / name
        work(made.plan(folder))
        assert made.shards(folder) == made.shards(), name


def test_a_second_run_has_nothing_to_do(corpus: Make):
    made = corpus(10)
    made.run()
    again = made.run()
    assert (again.n_shards_kept, again.n_made) == (3, 0)


def test_other_options_make_it_anew(corpus: Make):
    made = corpus(6)
    made.run()
    assert made.run(made.plan(max_bead=2)).n_made == 6


def test_pairs_that_come_later_are_the_only_ones_that_are_made(corpus: Make):
    made = corpus(6)
    made.list(range(5))
    made.run()
    made.list(range(6))
    assert made.run().n_made == 1


def test_shards_of_a_longer_plan_are_removed(corpus: Make):
    made = corpus(10)
    made.run()
    made.list(range(4))
    made.plan()
    assert list(made.shards()) == ["000000.jsonl.zst"]
    assert not (made.folder / "shards" / "000002.json").exists()


def test_the_status_is_that_of_the_markers(corpus: Make):
    made = corpus(10)
    made.write(1, "FAIL")
    plan = made.plan()
    run(plan, QUICKLY, part=Part(1, 2))
    now = status(plan)
    assert (now.n_shards_done, now.n_shards, now.n_pairs_done, now.n_pairs, now.n_failed) == (2, 3, 6, 10, 1)
    assert not now.is_complete


def test_a_plan_that_is_none_is_refused(corpus: Make):
    made = corpus(1)
    with pytest.raises(InputError, match=r"is no corpus: it has no plan\.json"):
        load_plan(made.base)
    made.plan()
    (made.folder / "plan.json").write_text('{"schema": "aligner-corpus/1"}', encoding="utf-8")
    with pytest.raises(InputError, match="is damaged"):
        load_plan(made.folder)


@pytest.mark.parametrize(
    ("text", "environment", "part"),
    [("3/40", {}, Part(3, 40)), ("/40", {"SLURM_ARRAY_TASK_ID": "7"}, Part(7, 40)), ("1/1", {}, Part())],
)
def test_a_part_is_named_or_that_of_the_job_array(text: str, environment: dict[str, str], part: Part):
    assert parse_part(text, environment) == part


@pytest.mark.parametrize(
    ("text", "environment", "message"),
    [
        ("x", {}, "it is I/N"),
        ("1/0", {}, "it is I/N"),
        ("5/4", {}, "parts are numbered from 1 to 4"),
        ("0/4", {}, "parts are numbered from 1 to 4"),
        ("/4", {}, "SLURM_ARRAY_TASK_ID is not set"),
        ("/4", {"SLURM_ARRAY_TASK_ID": "0"}, "SLURM_ARRAY_TASK_ID is 0"),
    ],
)
def test_a_part_that_there_is_not_is_refused(text: str, environment: dict[str, str], message: str):
    with pytest.raises(InputError, match=message):
        parse_part(text, environment)


def test_parts_share_all_shards_and_none_twice():
    numbers = [number for part in range(1, 4) for number in Part(part, 3).of(10)]
    assert sorted(numbers) == list(range(10))


def test_the_pace_is_that_of_what_this_run_makes():
    clock = iter((0.0, 0.0, 10.0)).__next__
    pacer = Pacer(100, clock)
    assert pacer.advance(40, passed=True).seconds_left is None
    assert pacer.advance(20).sentence == "60 of 100 pairs, 2 a second, 20 s left"


@pytest.mark.parametrize(
    ("seconds", "words"), [(40, "40 s"), (130, "2 min"), (7500, "2 h 5 min"), (450_000, "5 d 5 h")]
)
def test_a_duration_is_told_in_two_units_at_most(seconds: float, words: str):
    assert lasting(seconds) == words


@pytest.mark.slow
def test_a_dask_cluster_makes_the_same_files(corpus: Make):
    distributed = pytest.importorskip("distributed")
    made = corpus(30)
    made.write(7, "FAIL")
    made.run()
    folder = made.base / "cluster"
    plan = made.plan(folder)
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, processes=True) as cluster:
        account = run(plan, QUICKLY, scheduler=cluster.scheduler_address)
        assert account.n_made == 30
        assert run(plan, QUICKLY, scheduler=cluster.scheduler_address).n_made == 0
    assert made.shards(folder) == made.shards()


def test_a_cluster_that_does_not_answer_is_told(corpus: Make, monkeypatch: pytest.MonkeyPatch):
    pytest.importorskip("distributed")
    monkeypatch.setattr("aligner.corpus.cluster.PATIENCE", 1)
    with pytest.raises(InputError, match="no Dask scheduler answers at tcp://127"):
        run(corpus(2).plan(), QUICKLY, scheduler="tcp://127.0.0.1:9")


def test_a_small_corpus_has_enough_shards_for_all_workers_and_keeps_them_when_it_grows(corpus: Make):
    made = corpus(100)
    for number in range(100):
        made.write(number, "Мост номер 9 открыт. " * 100)
    plan = made.plan(shard_pairs=500)
    assert 5 <= len(plan.shards) <= 64
    made.list(range(99))
    assert made.plan(shard_pairs=500).shards[:-1] == plan.shards[:-1]


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="devices of POSIX")
def test_a_text_without_end_is_a_row(corpus: Make):
    made = corpus(2)
    made.manifest.write_text("p0\t/dev/zero\t0.fr\np1\t1.ru\t1.fr\n", encoding="utf-8")
    assert made.run(seconds=5).n_failed == 1
