"""Watches the processes that read damaged files: starts one after each that a case has ended."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]
MOST_FAILURES = 200
"""Of one reader; the rest of its cases is left out."""


@dataclass
class Told:
    """What became of the cases of one reader; ``megabytes`` is the peak of its processes."""

    name: str
    n_read: int = 0
    n_refused: int = 0
    slowest: float = 0.0
    megabytes: int = 0
    failures: list[tuple[int, str]] = field(default_factory=list)


def watched(name: str, first: int, last: int, module: str = "tests.fuzz.worker") -> Told:
    """Have cases ``first`` to ``last`` of a reader read by processes of their own."""
    told = Told(name)
    while first < last and len(told.failures) < MOST_FAILURES:
        first = _one_process(told, first, last, module)
    return told


def _one_process(told: Told, first: int, last: int, module: str) -> int:
    """Read cases until they end or the process does; the number of the next case."""
    one_thread = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "PYTHONPATH": str(ROOT)}
    with (
        tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as printed,
        subprocess.Popen(
            [sys.executable, "-m", module, told.name, str(first), str(last)],
            stdout=subprocess.PIPE,
            stderr=printed,
            env=os.environ | one_thread,
            cwd=ROOT,
            encoding="utf-8",
        ) as process,
    ):
        assert process.stdout is not None
        begun = first - 1
        for answer in map(json.loads, process.stdout):
            if "begins" in answer:
                begun = answer["begins"]
            else:
                _note(told, answer)
        process.wait()
        printed.seek(0)
        errors = printed.read()
    if process.returncode == 0:
        return last
    if begun < first:
        raise RuntimeError(f"the reader of {told.name} cannot be tried: {errors[-3000:]}")
    told.failures.append((begun, _death(process.returncode, errors)))
    return begun + 1


def _note(told: Told, answer: dict[str, object]) -> None:
    told.slowest = max(told.slowest, float(str(answer["seconds"])))
    told.megabytes = max(told.megabytes, int(str(answer["megabytes"])))
    if answer["outcome"] == "read":
        told.n_read += 1
    elif answer["outcome"] == "refused":
        told.n_refused += 1
    else:
        told.failures.append((int(str(answer["number"])), str(answer["outcome"])))


def _death(code: int, errors: str) -> str:
    if code in (-signal.SIGPROF, -signal.SIGALRM):
        return "it took more time than it may"
    return f"its process ended with {code}: {errors[-2000:]}"
