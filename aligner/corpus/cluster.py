"""Shards on a Dask cluster that exists: a window of futures moves over them, and each makes its own file."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from aligner.corpus.cell import Cell
from aligner.corpus.local import Work
from aligner.corpus.plan import Plan, Shard, load_plan
from aligner.corpus.shard_work import Progress, ShardAccount, work_on
from aligner.errors import AlignerError, InputError

WINDOW = 2
"""Shards under way for each thread of the cluster, so that none waits for the next."""

PATIENCE = 30
"""Seconds to wait for the scheduler's answer."""

_cells: dict[tuple[int, Path, Work], Cell] = {}
"""In a process of the cluster: the worker of each of its threads, which outlives a shard."""


def work_on_cluster(
    plan: Plan, shards: Sequence[Shard], work: Work, scheduler: str, progress: Progress
) -> tuple[ShardAccount, ...]:
    """Do shards on the cluster of a scheduler, whose machines see the folder of the plan and the texts by their paths.

    Raises:
        InputError: if the cluster cannot be reached, or a shard cannot be written; those that are done stay so.
        AlignerError: if a machine of the cluster fails again and again.
    """
    try:
        from distributed import Client, as_completed  # noqa: PLC0415  an extra
    except ImportError as error:
        raise InputError("--scheduler needs Dask: pip install 'bitext-aligner[dask]'") from error
    try:
        client = Client(scheduler, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError, TimeoutError) as error:
        raise InputError(f"no Dask scheduler answers at {scheduler}: {error}") from error
    folder = plan.folder.resolve()
    accounts: list[ShardAccount] = []
    waiting = iter(shards)

    def submit() -> Any:
        shard = next(waiting, None)
        return shard and client.submit(_do_shard, str(folder), shard.number, work, pure=False, retries=2)

    with client:
        n_threads = sum(worker["nthreads"] for worker in client.scheduler_info(n_workers=-1)["workers"].values())
        first = [future for future in (submit() for _ in range(WINDOW * max(n_threads, 1))) if future]
        under_way = as_completed(first, loop=client.loop)
        try:
            for future in under_way:
                account = _told(future)
                accounts.append(account)
                for n_pairs, passed in ((account.n_pairs - account.n_made, True), (account.n_made, False)):
                    if n_pairs:
                        progress(n_pairs, passed)
                if following := submit():
                    under_way.add(following)
        finally:
            with suppress(Exception):
                client.cancel(list(under_way.futures))
                client.run(close_cells, str(folder))
    return tuple(sorted(accounts, key=lambda account: account.number))


def _told(future: Any) -> ShardAccount:
    """What a shard's future says; errors of ours are told as such."""
    try:
        account: ShardAccount = future.result()
    except AlignerError:
        raise
    except Exception as error:
        raise AlignerError(f"the cluster gave a shard up: {' '.join(str(error).split())}") from error
    return account


def _do_shard(folder: str, number: int, work: Work) -> ShardAccount:
    """In a process of the cluster: a shard's work, by the worker of this thread."""
    plan = load_plan(Path(folder))
    key = threading.get_ident(), plan.folder, work
    cell = _cells.get(key)
    if cell is None:
        cell = _cells[key] = work.cell(plan)
    return work_on(plan, plan.shards[number], cell, retry_failed=work.retry_failed)


def close_cells(folder: str) -> None:
    """In a process of the cluster: end the workers of a corpus."""
    for key in [key for key in _cells if key[1] == Path(folder)]:
        _cells.pop(key).close()
