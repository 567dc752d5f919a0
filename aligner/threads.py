"""How many threads this process should use."""

from __future__ import annotations

import os


def available_threads() -> int:
    """Cores this process may run on: more BLAS threads than that cost a factor of ten (design, "embed")."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
