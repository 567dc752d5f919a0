"""The log of a review: a file that only grows, a step a line, each on the disk before anybody is told."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, NamedTuple

from aligner.bilingual.node import DamagedError, Node, node_of
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
    sections = [_Section("", 0, 0, [])]
    start = 0
    for number, line in enumerate(content.split(b"\n")[:-1], 1):
        try:
            stored = node_of(line)
            if stored.optional("schema"):
                sections.append(_begun(stored, start))
            else:
                sections[-1].steps.append(step_of(stored))
        except DamagedError as error:
            raise InputError(
                f"{path}, line {number} is damaged: {error}; put back a copy of the file, or delete the lines from "
                f"{number} on, and with them what was done from there on"
            ) from error
        start += len(line) + 1
    if len(sections[-1].steps) < sections[-1].n_first:
        start = sections.pop().start
    last = sections[-1]
    return Logged(last.base, last.steps, len(content) - start) if last.base else None


class _Section(NamedTuple):
    """The steps on one version of the alignment; the first ``n_first`` were written together with its beginning."""

    base: str
    start: int
    n_first: int
    steps: list[Step]


def _begun(stored: Node, start: int) -> _Section:
    if stored["schema"].value != SCHEMA:
        raise DamagedError(f"its schema is {stored['schema'].value!r}, and this version reads {SCHEMA!r}")
    follow = stored.optional("follow")
    return _Section(stored["of"].text(), start, follow.count() if follow else 0, [])


def append_line(path: Path, line: str) -> None:
    """Add a line to a file that only grows, and return when it is on the disk; a torn last line is ended first.

    Raises:
        InputError: if the file cannot be written.
    """
    try:
        with path.open("ab+") as file:
            size = file.seek(0, os.SEEK_END)
            if size:
                file.seek(size - 1)
                torn = file.read(1) != b"\n"
                if torn:
                    file.truncate(_end_of_last_line(file, size))
            file.write(f"{line}\n".encode())
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise InputError(f"cannot write {path}: {error.strerror}; its folder must be one to write in") from error


def _end_of_last_line(file: BinaryIO, size: int) -> int:
    file.seek(0)
    return file.read(size).rfind(b"\n") + 1


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
            # Without a buffer, which would try again what a full disk did not take.
            self._file: BinaryIO = path.open("ab+", buffering=0)
        except OSError as error:
            raise InputError(f"cannot write {path}: {error.strerror}; its folder must be one to write in") from error
        if not lock(self._file):
            self._file.close()
            raise InputError(f"{path} is open in another window or program; close it there, or open it to read only")
        logged = read_log(path)
        if logged is not None and logged.torn:
            self._file.truncate(path.stat().st_size - logged.torn)
            notify(f"the end of {path} was not written whole, and is cut off: the operation in it is lost")
        self.logged = logged or Logged(base, [])
        if logged is None:
            self._file.truncate(0)
            self.begin(base)

    def begin(self, base: str, steps: Sequence[Step] = ()) -> None:
        """Say that what follows is done to another version of the alignment, and write the steps done to it so far.

        Where that is not written to its end, what was done to the version before still counts.
        """
        self._write("\n".join([json.dumps({"schema": SCHEMA, "of": base, "follow": len(steps)}), *map(line_of, steps)]))

    def append(self, *steps: Step) -> None:
        """Write steps, and return when they are on the disk.

        Raises:
            InputError: if the disk takes no more.
        """
        self._write("\n".join(map(line_of, steps)))

    def _write(self, lines: str) -> None:
        start = os.fstat(self._file.fileno()).st_size
        try:
            waiting = memoryview(f"{lines}\n".encode())
            while waiting:
                waiting = waiting[self._file.write(waiting) :]
            os.fsync(self._file.fileno())
        except OSError as error:
            self._file.truncate(start)
            raise InputError(f"cannot write {self.path}: {error.strerror}; nothing was changed") from error

    def close(self, *, is_empty: bool = False) -> None:
        """Let others write.

        Args:
            is_empty: nothing was done in it, so that nobody needs the file.
        """
        if self._file.closed:
            return
        if is_empty and not self.logged.steps:
            with suppress(OSError):  # Windows keeps a file that is open
                self.path.unlink()
        unlock(self._file)
        self._file.close()
