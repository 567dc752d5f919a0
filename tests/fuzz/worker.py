"""One process that reads damaged files one after the other, under limits of processor time and memory.

It tells each case when it begins and when it ends, so that whoever watches knows which one it died of.
"""

from __future__ import annotations

import contextlib
import io
import json
import resource
import shutil
import signal
import tempfile
import time
import traceback
from functools import cache
from pathlib import Path
from typing import IO

from aligner.errors import MOST_LETTERS, InputError
from tests.fuzz import readers
from tests.fuzz.damage import damaged
from tests.fuzz.readers import Fuzzed, seeds_of

SECONDS = 10
"""Of the processor, for a case; the slowest sound file of these takes a tenth of one."""

MEGABYTES = 1500
"""More than a process may have when it begins, for all of its cases."""

WALL_SECONDS = 120
"""For a case that waits and does not compute."""


def work(name: str, first: int, last: int, answers: IO[str]) -> None:
    """Read cases ``first`` to ``last`` (not included) of a reader, and tell what came of each.

    The process is forked for it: what it is limited to lasts. A reader that prints does not disturb the answers.
    """
    fuzzed, seeds = readers.READERS[name], seeds_of(name)
    _limit_memory()
    with tempfile.TemporaryDirectory(prefix="aligner-fuzz-") as folder:
        for number in range(first, last):
            content = damaged(name, number, seeds)
            print(json.dumps({"begins": number}), file=answers, flush=True)
            started = time.process_time()
            # The system ends a process that does not come back, be it in Python or in C.
            signal.setitimer(signal.ITIMER_PROF, SECONDS)
            signal.setitimer(signal.ITIMER_REAL, WALL_SECONDS)
            outcome = outcome_of(fuzzed, content, Path(folder) / str(number))
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.setitimer(signal.ITIMER_REAL, 0)
            took = time.process_time() - started
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            told = {"number": number, "outcome": outcome, "seconds": round(took, 3), "megabytes": peak}
            print(json.dumps(told), file=answers, flush=True)


@cache
def read_sound(name: str) -> None:
    """Read the sound files of a reader, before it is forked: what is imported and filled once counts for no case."""
    fuzzed, seeds = readers.READERS[name], seeds_of(name)
    with tempfile.TemporaryDirectory(prefix="aligner-fuzz-") as folder:
        outcomes = [outcome_of(fuzzed, seed, Path(folder) / str(k)) for k, seed in enumerate(seeds)]
    if outcomes[0] != "read" or set(outcomes) > {"read", "refused"}:  # a PDF under a password is refused
        raise AssertionError(f"a sound file of {name} is not read: {outcomes}")


def outcome_of(fuzzed: Fuzzed, content: bytes, folder: Path) -> str:
    """``read``, ``refused``, or what should not have happened; ``folder`` is made, and removed with its content."""
    folder.mkdir()
    path = folder / fuzzed.name
    path.write_bytes(content)
    try:
        with contextlib.redirect_stdout(io.StringIO()) as printed, contextlib.redirect_stderr(printed):
            fuzzed.read(path)
    except InputError as error:
        message = str(error)
        is_readable = 0 < len(message) <= MOST_LETTERS
        return "refused" if is_readable else f"a message of {len(message)} letters: {message[:200]}"
    except Exception:
        return traceback.format_exc(limit=-6)
    finally:
        shutil.rmtree(folder)
    return f"it printed {printed.getvalue()[:500]!r}" if printed.getvalue() else "read"


def _limit_memory() -> None:
    with open("/proc/self/statm", "rb") as file:  # noqa: PTH123  what the process has now, in pages
        pages = int(file.read().split()[0])
    most = pages * resource.getpagesize() + MEGABYTES * 2**20
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
