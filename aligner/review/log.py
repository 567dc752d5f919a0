"""The log of a review: a file that only grows, a step a line, each on the disk before anybody is told."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from aligner.bilingual.node import DamagedError, Node
from aligner.errors import InputError
from aligner.notices import Notify, ignore_notice
from aligner.review.lock import lock, unlock
from aligner.review.operation import Step
from aligner.review.record import line_of, step_of

SCHEMA = "aligner-review/1"


@dataclass(frozen=True, slots=True)
class Logged:
    """What a log holds: of which alignment it is, by a digest of its file, and the steps taken on it.

    ``torn`` is how many bytes at the end are no whole line: what was being written when the machine stopped.
    """

    base: str
    steps: Sequence[Step]
    torn: int = 0


def log_path(alignment: Path) -> Path:
    """Where the log of an alignment is: ``a.review.jsonl`` beside ``a.json``."""
    return alignment.with_name(f"{alignment.stem}.review.jsonl")


def read_log(path: Path) -> Logged | None:
    """What a log holds; None where there is none, or nothing in it.

    Raises:
        InputError: if it cannot be read, or a line before the last is damaged.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror}; check the path") from error
    lines = content.split(b"\n")
    torn = len(lines.pop())
    base = ""
    steps: list[Step] = []
    for number, line in enumerate(lines, 1):
        try:
            stored = Node(json.loads(line))
            if stored.optional("schema"):
                if stored["schema"].value != SCHEMA:
                    raise DamagedError(f"its schema is {stored['schema'].value!r}, and this version reads {SCHEMA!r}")
                base, steps = stored["of"].text(), []
            else:
                steps.append(step_of(stored))
        except (ValueError, RecursionError, DamagedError) as error:
            raise InputError(
                f"{path}, line {number} is damaged: {error}; put back a copy of the file, or delete the lines from "
                f"{number} on, and with them what was done from there on"
            ) from error
    return Logged(base, steps, torn) if base else None


class Log:
    """A log that steps are written to, by one process at a time."""

    def __init__(self, path: Path, base: str, notify: Notify = ignore_notice) -> None:
        """Open it, begin it if need be, and cut off what was being written when a machine stopped.

        Args:
            base: a digest of the alignment's file.
            notify: is told what was cut off.

        Raises:
            InputError: if it cannot be written, or another process does.
        """
        self.path = path
        try:
            self._file: BinaryIO = path.open("ab+")
        except OSError as error:
            raise InputError(f"cannot write {path}: {error.strerror}; its folder must be one to write in") from error
        if not lock(self._file):
            self._file.close()
            raise InputError(f"{path} is open in another window or program; close it there, or open it to read only")
        logged = read_log(path)
        if logged is not None and logged.torn:
            self._file.truncate(path.stat().st_size - logged.torn)
            notify(f"the last line of {path} was not written to its end, and is cut off: the operation in it is lost")
        elif logged is None:
            self._file.truncate(0)
        self.logged = logged or Logged(base, [])
        if logged is None or logged.base != base:
            self.begin(base)

    def begin(self, base: str) -> None:
        """Say that what follows is done to another version of the alignment."""
        self._write(json.dumps({"schema": SCHEMA, "of": base}))

    def append(self, *steps: Step) -> None:
        """Write steps, and return when they are on the disk.

        Raises:
            InputError: if the disk takes no more.
        """
        self._write("\n".join(map(line_of, steps)))

    def _write(self, lines: str) -> None:
        start = os.fstat(self._file.fileno()).st_size
        try:
            self._file.write(f"{lines}\n".encode())
            self._file.flush()
            os.fsync(self._file.fileno())
        except OSError as error:
            self._file.truncate(start)
            raise InputError(f"cannot write {self.path}: {error.strerror}; nothing was changed") from error

    def close(self) -> None:
        """Let others write; a log in which nothing was done is taken away."""
        if self._file.closed:
            return
        unlock(self._file)
        self._file.close()
