"""A reader with every fault that the watch is to see."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import IO

from aligner.errors import InputError
from tests.fuzz import readers, worker


def faulty(path: Path) -> None:
    """What it does wrong depends on how often it was called before, the sound file not counted."""
    number = int(path.parent.name) if path.parent.name.isdigit() else 0
    if number == 1:
        raise InputError("a.txt is damaged; save it again")
    if number == 2:
        raise KeyError("no word for people")
    if number == 3:
        print("a reader that speaks")
    if number == 4:
        while True:
            time.process_time()
    if number == 5:
        b"x" * (2 * worker.MEGABYTES * 2**20)
    if number == 6:
        os._exit(3)


def work(name: str, first: int, last: int, answers: IO[str]) -> None:
    """As the worker of every reader does, with less patience; in a process of its own, where this harms nobody."""
    worker.SECONDS = 1
    readers.READERS = {"faulty": readers.Fuzzed("a.txt", lambda: (b"sound",), faulty)}
    worker.work(name, first, last, answers)
