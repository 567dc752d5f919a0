"""A process that aligns the pairs which it is told on its standard input, one after the other.

It ends by itself when whoever started it is gone, and when it takes more memory than it may: a process knows its own
memory on every system, and no library is needed for it.
"""

from __future__ import annotations

import importlib
import os
import pickle
import queue
import signal
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

from aligner.corpus.manifest import DocumentPair
from aligner.corpus.memory import resident_bytes
from aligner.corpus.pair import AlignPair, with_models
from aligner.errors import AlignerError, InputError
from aligner.tasks.options import AlignOptions

OVER_MEMORY = 77
"""Exit code of a worker that took more memory than it may."""

MEMORY_INTERVAL = 0.05
"""Seconds between two looks at the own memory, in which a process can fill a hundred megabytes."""


@dataclass(frozen=True, slots=True)
class Setup:
    """What a worker is told first: how to align (``module:function``), options, the folder of paths, memory (bytes)."""

    align_pair: str
    options: AlignOptions
    base: Path
    memory: int
    needs_models: bool = True


@dataclass(frozen=True, slots=True)
class Ready:
    """What a worker says when it may be asked, or why it cannot; ``is_input`` if the user can mend that."""

    error: str = ""
    is_input: bool = False


def main() -> None:
    """Serve until standard input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to all; who started this process will end it
    requests, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    setup: Setup = pickle.load(requests)
    threading.Thread(target=_watch_memory, args=(setup.memory,), daemon=True).start()
    try:
        os.chdir(setup.base)
        module, _, name = setup.align_pair.partition(":")
        align_pair = cast(AlignPair, getattr(importlib.import_module(module), name))
        options = with_models(setup.options) if setup.needs_models else setup.options
    except (AlignerError, OSError) as error:
        _answer(answers, Ready(str(error), is_input=isinstance(error, InputError | OSError)))
        return
    _answer(answers, Ready())
    pairs: queue.SimpleQueue[tuple[DocumentPair, str]] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(requests, pairs), daemon=True).start()
    while True:
        _answer(answers, align_pair(*pairs.get(), options))


def _answer(answers: IO[bytes], value: object) -> None:
    try:
        pickle.dump(value, answers, pickle.HIGHEST_PROTOCOL)
        answers.flush()
    except OSError:
        os._exit(0)  # who asked is gone


def _listen(requests: IO[bytes], pairs: queue.SimpleQueue[tuple[DocumentPair, str]]) -> None:
    """Pass requests on; where there will be no more, nobody waits for an answer either."""
    while True:
        try:
            pairs.put(pickle.load(requests))
        except (EOFError, OSError, pickle.UnpicklingError):
            os._exit(0)


def _watch_memory(limit: int) -> None:
    while True:
        if resident_bytes() > limit:
            os._exit(OVER_MEMORY)
        time.sleep(MEMORY_INTERVAL)
