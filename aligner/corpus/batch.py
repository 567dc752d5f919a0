"""A corpus in one call: the plan, the shards that this run does, and what they add up to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from aligner.corpus.local import Work, work_locally
from aligner.corpus.part import Part
from aligner.corpus.plan import Plan
from aligner.corpus.progress import Pace, Pacer
from aligner.corpus.shard_work import ShardAccount

Report = Callable[[Pace], None]
"""Told now and then how far this run is."""


@dataclass(frozen=True, slots=True)
class RunAccount:
    """What a run did: shards that were there already, pairs it made, pairs that failed, in its part of the plan."""

    n_shards: int
    n_shards_kept: int
    n_pairs: int
    n_made: int
    n_failed: int


def run(
    plan: Plan,
    work: Work,
    *,
    part: Part = Part(),  # noqa: B008  frozen
    n_workers: int = 1,
    scheduler: str | None = None,
    report: Report | None = None,
) -> RunAccount:
    """Do the shards of a part of a plan that are not done, on this machine or on a Dask cluster.

    Raises:
        InputError: if a file cannot be written, no worker can start or the cluster cannot be reached; shards that are
            done stay done.
    """
    shards = [plan.shards[number] for number in part.of(len(plan.shards))]
    pacer = Pacer(sum(shard.n_pairs for shard in shards))

    def progress(n_pairs: int, passed: bool) -> None:
        pace = pacer.advance(n_pairs, passed=passed)
        if report is not None:
            report(pace)

    if scheduler is None:
        accounts = work_locally(plan, shards, work, n_workers, progress)
    else:
        from aligner.corpus.cluster import work_on_cluster  # noqa: PLC0415  an extra

        accounts = work_on_cluster(plan, shards, work, scheduler, progress)
    return _account(accounts)


def _account(accounts: Sequence[ShardAccount]) -> RunAccount:
    return RunAccount(
        len(accounts),
        sum(not account.n_made for account in accounts),
        sum(account.n_pairs for account in accounts),
        sum(account.n_made for account in accounts),
        sum(account.n_failed for account in accounts),
    )
