"""Watches the processes that read damaged files: forks one after each that a case has ended."""

from __future__ import annotations

import json
import os
import signal
import tempfile
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import IO, NoReturn

from tests.fuzz.worker import work

Run = Callable[[str, int, int, IO[str]], None]

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

    @property
    def n_cases(self) -> int:
        """Read, refused or failed."""
        return self.n_read + self.n_refused + len(self.failures)

    def and_then(self, other: Told) -> Told:
        """What became of these cases and of others."""
        return Told(
            self.name,
            self.n_read + other.n_read,
            self.n_refused + other.n_refused,
            max(self.slowest, other.slowest),
            max(self.megabytes, other.megabytes),
            self.failures + other.failures,
        )


def watched(name: str, first: int, last: int, run: Run = work) -> Told:
    """Have cases ``first`` to ``last`` (not included) of a reader read by forked processes.

    Args:
        run: reads them in such a process, and tells.
    """
    told = Told(name)
    while first < last and len(told.failures) < MOST_FAILURES:
        first = _one_process(told, first, last, run)
    return told


def _one_process(told: Told, first: int, last: int, run: Run) -> int:
    """Read cases until they end or the process does; the number of the next case."""
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as printed:
        reading, writing = os.pipe()
        process = os.fork()
        if not process:
            os.close(reading)
            _in_child(told.name, first, last, run, writing, printed.fileno())
        os.close(writing)
        begun = first - 1
        with open(reading, encoding="utf-8") as answers:  # noqa: PTH123  a pipe
            for answer in map(json.loads, answers):
                if "begins" in answer:
                    begun = answer["begins"]
                else:
                    _note(told, answer)
        code = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
        printed.seek(0)
        errors = printed.read()
    if code == 0:
        return last
    if begun < first:
        raise RuntimeError(f"the reader of {told.name} cannot be tried: {errors[-3000:]}")
    told.failures.append((begun, _death(code, errors)))
    return begun + 1


def _in_child(name: str, first: int, last: int, run: Run, writing: int, printed: int) -> NoReturn:
    code = 1
    try:
        for standard in (1, 2):
            os.dup2(printed, standard)
        with open(writing, "w", encoding="utf-8") as answers:
            run(name, first, last, answers)
        code = 0
    except BaseException:
        os.write(2, traceback.format_exc().encode())
    finally:
        os._exit(code)


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
