"""``aligner batch``: a manifest or two folders in, a corpus out, on one machine or on many."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from aligner.cli.align_options import align_options
from aligner.cli.command import Command, Section
from aligner.cli.corpus_options import corpus_options
from aligner.cli.printing import give, say
from aligner.cli.reporter import Reporter, reporter_options
from aligner.cli.values import FILE, FOLDER
from aligner.errors import InputError

if TYPE_CHECKING:
    from aligner.corpus.merge import MergeOptions
    from aligner.corpus.plan import Plan
    from aligner.corpus.progress import Pace
    from aligner.tasks.options import AlignOptions


def _sections() -> list[Section]:
    from aligner.corpus.exports.sink import EACH, EXPORTS

    each = (f"{EACH}NAME", "a file for each pair of documents, in any format of `aligner align`")
    return [("Names of exports", [*((known.name, known.summary) for known in EXPORTS.values()), each])]


@click.command("batch", cls=Command, sections=_sections)
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=FILE)
@click.option("-o", "--output", "folder", metavar="FOLDER", type=FOLDER, help="Where the corpus goes.")
@click.option("--resume", metavar="FOLDER", type=FOLDER, help="Go on with the corpus in FOLDER, with its own options.")
@click.option("--status", metavar="FOLDER", type=FOLDER, help="Say how far the corpus in FOLDER is.")
@click.option("--merge", metavar="FOLDER", type=FOLDER, help="Write exports and the report of a corpus that is done.")
@click.option("--plan-only", is_flag=True, help="Write the plan and do none of it.")
@click.option("--pair-by-content", is_flag=True, help="Pair the texts of two folders by what they say, not by name.")
@click.option(
    "--workers", metavar="N", type=click.IntRange(min=1), help="Processes that align; by default one for each core."
)
@click.option(
    "--shard",
    metavar="I/N",
    help="Do the I-th of N parts, from 1; with /N, I is the SLURM_ARRAY_TASK_ID of a job array.",
)
@click.option("--scheduler", metavar="ADDRESS", help="Work on the Dask cluster at ADDRESS, as tcp://head:8786.")
@click.option(
    "--pair-time",
    metavar="SECONDS",
    type=click.FloatRange(min=0, min_open=True),
    default=600.0,
    show_default=True,
    help="Give a pair of documents up after so long.",
)
@click.option(
    "--memory",
    metavar="MB",
    type=click.IntRange(min=1),
    default=4096,
    show_default=True,
    help="Give a pair up when its process takes more memory.",
)
@click.option("--retry-failed", is_flag=True, help="Try pairs again that failed before.")
@align_options("the sources", "the translations", cache=False)
@corpus_options
@click.option("--log-json", is_flag=True, help="Say how far the work is in lines of JSON, for programs.")
@reporter_options()
def batch_command(
    *,
    paths: tuple[str, ...],
    folder: str | None,
    resume: str | None,
    status: str | None,
    merge: str | None,
    plan_only: bool,
    pair_by_content: bool,
    workers: int | None,
    shard: str | None,
    scheduler: str | None,
    pair_time: float,
    memory: int,
    retry_failed: bool,
    options: AlignOptions,
    merging: MergeOptions,
    log_json: bool,
    reporter: Reporter,
) -> None:
    """Align thousands of pairs of documents, and lose nothing: what is done is not done again.

    A PATH is a manifest, a table with tabs whose rows are an id, a source, a target and perhaps options; or two folders
    whose files have the same names. The work is cut into shards, each a file in FOLDER/shards that appears whole or not
    at all. Started again, the same command goes on where it was; pairs whose files, options or version have changed are
    done anew. A pair that fails is a line in failures.tsv.

    \b
    Examples:
      aligner batch manifest.tsv -o corpus --export tmx
      aligner batch ru/ fr/ -o corpus --workers 8
      aligner batch manifest.tsv -o corpus --shard 3/40
      aligner batch manifest.tsv -o corpus --scheduler tcp://head:8786
      aligner batch --resume corpus --retry-failed
      aligner batch --status corpus
      aligner batch --merge corpus --export moses --unique
    """
    from aligner.corpus.part import TASK, parse_part

    _refuse_mixtures(paths, folder, resume, status, merge)
    if shard and scheduler:
        raise InputError("--shard and --scheduler are two ways to share the work; give one of them")
    if status:
        _say_status(Path(status))
        return
    part = parse_part(shard or "1/1", os.environ)
    if not shard and os.environ.get(TASK) and not merge:
        reporter.notice(f"{TASK} is set, and this run does all shards; --shard /N does the part of one task of N")

    from aligner.corpus.exports.sink import check_exports
    from aligner.corpus.plan import load_plan

    if resume or merge:
        plan = load_plan(Path(resume or merge or ""))
        check_exports(merging.exports, (plan.options.source_lang, plan.options.target_lang))
    else:
        check_exports(merging.exports, (options.source_lang, options.target_lang))
        plan = _plan(paths, Path(folder or ""), options, pair_by_content, reporter)
        reporter.detail(f"{plan.n_pairs:,} pairs in {len(plan.shards):,} shards")
    if plan_only:
        say(f"{plan.folder}: {plan.n_pairs:,} pairs in {len(plan.shards):,} shards", err=True)
        return
    if not merge:
        from aligner.corpus.batch import run
        from aligner.corpus.cell import Limits
        from aligner.corpus.local import Work
        from aligner.threads import available_threads

        started = time.perf_counter()
        work = Work(Limits(pair_time, memory * 2**20), retry_failed)
        with _pace(reporter, log_json, plan.folder) as report:
            account = run(
                plan,
                work,
                part=part,
                n_workers=workers or available_threads(),
                scheduler=scheduler,
                report=report,
            )
        reporter.detail(
            f"{account.n_made:,} of {account.n_pairs:,} pairs made in {time.perf_counter() - started:.1f} s, "
            f"{account.n_shards_kept:,} of {account.n_shards:,} shards were there"
        )
        if account.n_failed:
            reporter.notice(
                f"pairs that failed: {account.n_failed:,}; failures.tsv says why, --retry-failed tries anew"
            )
        if part.total > 1:
            reporter.notice(
                f"part {part.number} of {part.total} is done; after all, aligner batch --merge {plan.folder}"
            )
            return
    _merge(plan, merging, reporter)


def _refuse_mixtures(
    paths: Sequence[str], folder: str | None, resume: str | None, status: str | None, merge: str | None
) -> None:
    whole = [name for name, given in (("--resume", resume), ("--status", status), ("--merge", merge)) if given]
    if len(whole) > 1:
        raise InputError(f"{whole[0]} and {whole[1]} are two things; give one of them")
    if whole and (paths or folder):
        raise InputError(f"{whole[0]} takes the folder of a corpus and no other; leave out the manifest and -o")
    if not whole and not paths:
        raise InputError("no manifest is given; name one, or two folders, or a corpus with --resume")
    if not whole and not folder:
        raise InputError("-o is missing: say which folder the corpus goes to")


def _plan(paths: Sequence[str], folder: Path, options: AlignOptions, pair_by_content: bool, reporter: Reporter) -> Plan:
    from aligner.corpus.folders import pair_folders
    from aligner.corpus.manifest import read_manifest
    from aligner.corpus.plan import make_plan

    if len(paths) > 2 or (len(paths) == 2 and not all(Path(path).is_dir() for path in paths)):
        raise InputError(f"{' '.join(paths)}: give one manifest, or two folders")
    if len(paths) == 1:
        manifest = Path(paths[0])
        if manifest.is_dir():
            raise InputError(f"{manifest} is a folder; add that of the translations, or give a manifest")
        if pair_by_content:
            raise InputError("--pair-by-content is for two folders; a manifest says what belongs together")
        return make_plan(read_manifest(manifest), folder, options, base=manifest.parent)
    source, target = map(Path, paths)
    if pair_by_content:
        from aligner.corpus.by_content import pair_by_content as pair_by_what_they_say

        paired = pair_by_what_they_say(source, target, options, reporter.notice)
    else:
        paired = pair_folders(source, target, (options.source_lang, options.target_lang))
    if paired.alone:
        reporter.notice(f"files without counterpart, left out: {len(paired.alone):,}, as {paired.alone[0]}")
    return make_plan(paired.pairs, folder, options, base=Path())


def _say_status(folder: Path) -> None:
    from aligner.corpus.plan import load_plan
    from aligner.corpus.progress import lasting
    from aligner.corpus.status import status

    now = status(load_plan(folder))
    failed = f", {now.n_failed:,} of them failed" if now.n_failed else ""
    left = "" if now.is_complete or now.seconds_left is None else f"; some {lasting(now.seconds_left)} of work left"
    give(
        f"{now.n_shards_done:,} of {now.n_shards:,} shards, {now.n_pairs_done:,} of {now.n_pairs:,} pairs{failed}; "
        f"{lasting(now.seconds)} of work so far{left}"
    )


@contextmanager
def _pace(reporter: Reporter, log_json: bool, folder: Path) -> Iterator[Callable[[Pace], None]]:
    """What tells how far the work is: a bar on a terminal, else a line now and then; and what a stop leaves."""
    from aligner.corpus.progress import INTERVAL

    last = time.monotonic()
    is_plain = log_json or not sys.stderr.isatty()
    with reporter.progress("Aligning pairs") as bar:

        def report(pace: Pace) -> None:
            nonlocal last
            if not is_plain:
                bar(pace.n_done, pace.n_pairs)
                return
            now = time.monotonic()
            is_due = now - last >= INTERVAL or (log_json and pace.n_done == pace.n_pairs)
            if is_due and not reporter.is_quiet:
                last = now
                say(json.dumps(pace.stored) if log_json else pace.sentence, err=True)

        try:
            yield report
        except KeyboardInterrupt:
            reporter.notice(f"what is done is kept; aligner batch --resume {folder} goes on from there")
            raise


def _merge(plan: Plan, merging: MergeOptions, reporter: Reporter) -> None:
    from aligner.corpus.merge import PAGE, merge

    with reporter.progress("Merging shards") as progress:
        merged = merge(plan, merging, progress)
    counts = merged.stored
    dropped = sum(counts["dropped"].values())
    if not reporter.is_quiet:
        say(
            f"{counts['documents']:,} pairs of documents ({merged.n_failed:,} failed), {counts['pairs']:,} sentence "
            f"pairs, {counts['kept']:,} of them kept and {dropped:,} left out; see {plan.folder / PAGE}"
        )
