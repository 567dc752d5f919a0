"""How many threads this process should use, and how work is shared out among them."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from threadpoolctl import ThreadpoolController

Work = TypeVar("Work")


def available_threads() -> int:
    """Cores this process may run on: more BLAS threads than that cost a factor of ten (design, "embed")."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def in_parallel(work: Callable[[Work], None], portions: Sequence[Work], threads: int) -> None:
    """Each thread its own portions with one BLAS thread each: elementwise work is shared out too."""
    if threads == 1 or len(portions) == 1:
        with _libraries().limit(limits=threads, user_api="blas"):
            for portion in portions:
                work(portion)
        return
    with _libraries().limit(limits=1, user_api="blas"), ThreadPoolExecutor(threads) as pool:
        for _ in pool.map(work, portions):
            pass


@cache
def _libraries() -> ThreadpoolController:
    from threadpoolctl import ThreadpoolController  # noqa: PLC0415  looks for libraries that numpy must have loaded

    return ThreadpoolController()
