"""A worker process under watch: what it is asked is answered in time, or the process is replaced."""

from __future__ import annotations

import os
import pickle
import queue
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, cast

from aligner.corpus.manifest import DocumentPair
from aligner.corpus.pair import Failed
from aligner.corpus.worker import OVER_MEMORY, Ready, Setup
from aligner.errors import AlignerError, InputError

TRIES = 2
"""How often a pair whose worker died is given to a new one: something else may have killed it."""

PAIRS_EACH = 2000
"""Pairs after which a worker is replaced, so that no library's leak can grow for a night; starting one takes 2 s."""

START_SECONDS = 900.0
"""A worker that has loaded no encoder by then never will; the largest on a network disk take minutes."""

WORKER = "from aligner.corpus.worker import main; main()"
"""What Python runs in the process; the packed program, which is no Python, knows it by these words."""

_MB = 2**20


class StoppedError(Exception):
    """The work was called off from another thread."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one pair may take: seconds, and bytes of memory of the process that aligns it."""

    seconds: float = 600.0
    memory: int = 4096 * _MB


class Cell:
    """One worker process at a time, started when it is first needed."""

    def __init__(self, setup: Setup, seconds: float) -> None:
        """``seconds`` is what a pair may take."""
        self._setup = setup
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None
        self._answers: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self._n_asked = 0
        self._stopped = threading.Event()
        self._lock = threading.Lock()

    def ask(self, pair: DocumentPair, digest: str) -> bytes | Failed:
        """Have a pair aligned: its line, or why there is none.

        Raises:
            InputError: if no worker can start, for a reason that concerns every pair.
            StoppedError: if ``stop`` was called.
        """
        died = ""
        for _ in range(TRIES):
            process = self._running()
            _tell(process, (pair, digest))
            self._n_asked += 1
            try:
                answer = self._answers.get(timeout=self._seconds)
            except queue.Empty:
                self.close()
                return Failed(f"it took more than {self._seconds:g} s; give --pair-time more, or cut the texts")
            if self._stopped.is_set():
                raise StoppedError
            if answer is not None:
                if self._n_asked >= PAIRS_EACH or getattr(answer, "is_spent", False):
                    self.close()
                line: bytes | Failed = answer
                return line
            code = process.wait()
            self.close()
            if code == OVER_MEMORY:
                memory = self._setup.memory // _MB
                return Failed(f"it took more than {memory} MB of memory; give --memory more, or cut the texts")
            died = f"signal {-code}" if code < 0 else f"exit code {code}"
        return Failed(f"the process that aligned it died {TRIES} times ({died}), perhaps for want of memory")

    def stop(self) -> None:
        """Call the work off, from any thread."""
        self._stopped.set()
        self.close()

    def close(self) -> None:
        """End the process, if there is one."""
        with self._lock:
            process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for stream in filter(None, (process.stdin, process.stdout)):
                with suppress(OSError):
                    stream.close()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is not None:
            return self._process
        with self._lock:
            if self._stopped.is_set():
                raise StoppedError
            process = subprocess.Popen(
                [sys.executable, "-c", WORKER],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env=_environment(),
            )
            self._process, self._n_asked = process, 0
        self._answers = queue.SimpleQueue()
        threading.Thread(target=_listen, args=(process, self._answers), daemon=True).start()
        _tell(process, self._setup)
        try:
            ready: Ready | None = self._answers.get(timeout=START_SECONDS)
        except queue.Empty:
            ready = None
        if self._stopped.is_set():
            raise StoppedError
        if ready is None:
            self.close()
            raise AlignerError("a worker process did not start; what it said stands above")
        if ready.error:
            self.close()
            raise (InputError if ready.is_input else AlignerError)(ready.error)
        return process


def _tell(process: subprocess.Popen[bytes], value: object) -> None:
    with suppress(OSError):  # it has died, which its answer will say
        stream = cast("IO[bytes]", process.stdin)
        pickle.dump(value, stream)
        stream.flush()


def _listen(process: subprocess.Popen[bytes], answers: queue.SimpleQueue[Any]) -> None:
    """Pass a process's answers on, and None when there will be no more."""
    stream = cast("IO[bytes]", process.stdout)
    while True:
        try:
            answers.put(pickle.load(stream))  # from a process of ours
        except Exception:  # it died, in the middle of an answer perhaps
            answers.put(None)
            return


def _environment() -> dict[str, str]:
    """As here, with the folders that this process finds modules in; the libraries of numpy start no threads yet."""
    folders = [str(Path(folder).absolute()) for folder in sys.path if folder]
    one_thread = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    return {**one_thread, **os.environ, "PYTHONPATH": os.pathsep.join(folders)}
