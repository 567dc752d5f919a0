"""Shards on this machine: a thread watches over each worker process, and they take one shard after the other."""

from __future__ import annotations

import queue
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field

from aligner.corpus.cell import Cell, Limits, StoppedError
from aligner.corpus.plan import Plan, Shard
from aligner.corpus.shard_work import Progress, ShardAccount, work_on
from aligner.corpus.worker import Setup

TICK = 0.5
"""Seconds between two words to ``progress`` while nothing ends: time runs on."""

ALIGN_PAIR = "aligner.corpus.pair:align_pair"


@dataclass(frozen=True, slots=True)
class Work:
    """How shards are to be done.

    ``align_pair`` names what aligns a pair, ``module:function``; one that needs no models gets none loaded.
    """

    limits: Limits = field(default_factory=Limits)
    retry_failed: bool = False
    align_pair: str = ALIGN_PAIR
    needs_models: bool = True

    def cell(self, plan: Plan) -> Cell:
        """A worker for the pairs of a plan."""
        setup = Setup(self.align_pair, plan.options, plan.base, self.limits.memory, self.needs_models)
        return Cell(setup, self.limits.seconds)


def work_locally(
    plan: Plan,
    shards: Sequence[Shard],
    work: Work,
    n_workers: int,
    progress: Progress,
) -> tuple[ShardAccount, ...]:
    """Do shards with so many worker processes.

    Args:
        progress: is told in the thread that called.

    Raises:
        InputError: if a file cannot be written, or no worker can start: the other workers are stopped, and shards that
            are done stay so.
    """
    waiting: queue.SimpleQueue[Shard] = queue.SimpleQueue()
    for shard in shards:
        waiting.put(shard)
    done: queue.SimpleQueue[tuple[int, bool]] = queue.SimpleQueue()
    cells = [work.cell(plan) for _ in range(min(n_workers, len(shards)))]
    called_off = threading.Event()

    def told(n_pairs: int, passed: bool) -> None:
        done.put((n_pairs, passed))

    def serve(cell: Cell) -> list[ShardAccount]:
        accounts = []
        try:
            with suppress(queue.Empty, StoppedError):
                while not called_off.is_set():
                    shard = waiting.get_nowait()
                    accounts.append(work_on(plan, shard, cell, retry_failed=work.retry_failed, progress=told))
        finally:
            cell.close()
        return accounts

    with ThreadPoolExecutor(max(len(cells), 1)) as pool:
        futures = [pool.submit(serve, cell) for cell in cells]
        try:
            while not all(future.done() for future in futures):
                if any(future.done() and future.exception() for future in futures):
                    break
                with suppress(queue.Empty):
                    progress(*done.get(timeout=TICK))
                    while True:
                        progress(*done.get_nowait())
            with suppress(queue.Empty):
                while True:
                    progress(*done.get_nowait())
        finally:
            called_off.set()
            for cell in cells:
                cell.stop()
    accounts = [account for future in futures for account in future.result()]
    return tuple(sorted(accounts, key=lambda account: account.number))
