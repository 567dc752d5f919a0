"""One document under review: opened, changed step by step, taken back, and written out."""

from __future__ import annotations

import getpass
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from os import PathLike
from pathlib import Path
from time import perf_counter
from types import MappingProxyType, TracebackType
from typing import TYPE_CHECKING, NamedTuple

from aligner.alignment import Alignment, Decision, Severity
from aligner.bilingual.json import read_json
from aligner.embed.choice import EncoderChoice
from aligner.errors import InputError
from aligner.notices import Notify, log_notice
from aligner.review.deeds import DEEDS, TOUCHES_TEXTS
from aligner.review.history import History, StaleError, redo_of, undo_of
from aligner.review.log import Log, log_path, read_log
from aligner.review.operation import Operation, Step, Swap, inverse
from aligner.review.row import Row, RowFlag
from aligner.review.sheet import Sheet, replaced
from aligner.tasks.options import CheckOptions, earlier_checks
from aligner.tasks.rechecking import Rechecker

if TYPE_CHECKING:
    from aligner.embed.encoder import Encoder

UNSURE = 0.9
"""Confidence below which a pair is worth a look by itself."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an operation changed.

    Attributes:
        step: the step that was taken.
        swaps: which rows stand where others stood, one after the other: ids gone, rows new, at what place.
        gone: flags that no longer stand, with the id of their row; ``new`` those that came up.
        milliseconds: how long it took, the disk included.
    """

    step: Step
    swaps: tuple[Swap, ...]
    gone: tuple[tuple[str, RowFlag], ...]
    new: tuple[tuple[str, RowFlag], ...]
    milliseconds: float


class Progress(NamedTuple):
    """How far a review is: rows decided and all, flags that stand, rows that nobody is sure of."""

    decided: int
    total: int
    errors: int
    warnings: int
    unsure: int


class Review:
    """An alignment under review: the file that was written, and the log of what a person did to it beside.

    The file itself is never changed.
    """

    def __init__(self, path: Path, history: History, log: Log | None, rechecker: Rechecker, who: str) -> None:
        """See ``open``."""
        self.path = path
        self.who = who
        self._rechecker = rechecker
        self._history = history
        self._log = log

    @classmethod
    def open(
        cls,
        path: str | PathLike[str],
        *,
        who: str | None = None,
        read_only: bool = False,
        options: CheckOptions | None = None,
        encoder: str | EncoderChoice | Encoder = "default",
        threads: int | None = None,
        notify: Notify = log_notice,
    ) -> Review:
        """Open an alignment (.json) and take the steps of its log.

        Args:
            who: who takes the steps that follow; by default the user of this machine.
            read_only: look only, which needs no lock.
            options: what to tell of pairs that change; without kinds, those that the alignment was checked for.
            encoder: as in ``AlignOptions``; ``threads`` likewise. It is loaded when a text changes first.
            notify: is told what is worth knowing; by default it goes to the log ``aligner``.

        Raises:
            InputError: if the alignment or its log cannot be read, or somebody else has it open.
        """
        place = Path(path)
        base = read_json(place)
        digest = hashlib.sha256(place.read_bytes()).hexdigest()
        log = None if read_only else Log(log_path(place), digest, notify)
        logged = log.logged if log else read_log(log_path(place))
        history = History(Sheet(base))
        if logged is not None and logged.base == digest:
            for step in logged.steps:
                try:
                    history.take(step)
                except ValueError as error:
                    raise InputError(f"{log_path(place)}: {error}; put back a copy of the log") from error
        wanted = _options(options, base)
        rechecker = Rechecker(base, wanted, encoder, threads, notify)
        return cls(place, history, log, rechecker, _user() if who is None else who)

    @property
    def number(self) -> int:
        """The number of the last step."""
        return self._history.number

    @property
    def alignment(self) -> Alignment:
        """The alignment as it stands now."""
        return self._history.sheet.alignment

    @property
    def rows(self) -> Sequence[Row]:
        """The rows as they stand now, in text order; the place of a row is the number of its bead."""
        return self._history.sheet.rows

    @property
    def read_only(self) -> bool:
        """Whether nothing can be changed."""
        return self._log is None

    def index(self, id_: str) -> int:
        """Where a row stands.

        Raises:
            InputError: if there is none of that id.
        """
        return self._history.sheet.index(id_)

    def do(self, operation: Operation, seen: int | None = None) -> Outcome:
        """Do something to a row, and return when it is on the disk.

        Args:
            seen: the number of the last step that whoever asks has seen.

        Raises:
            StaleError: if there have been others since.
            InputError: if it cannot be done, or would change nothing.
        """
        started = perf_counter()
        self._check(seen)
        sheet = self._history.sheet
        swaps = DEEDS[operation.what](sheet, operation)
        if not swaps:
            raise InputError(f"{operation.what} changes nothing: it is so already")
        if operation.what in TOUCHES_TEXTS:
            swaps = self._rechecked(swaps)
        return self._taken(replace(operation, swaps=swaps), None, started)

    def warm(self) -> None:
        """Load what scoring and checking need, so that the first operation is as fast as the others."""
        self._rechecker.warm()

    def _rechecked(self, swaps: tuple[Swap, ...]) -> tuple[Swap, ...]:
        """The swaps with the scores and flags of what they make, and those of the rows around."""
        sheet = self._history.sheet
        sheet.swap(swaps)
        try:
            rows = {row.id: row for row in self._rechecker.rows(sheet, swaps)}
            made = {row.id for swap in swaps for row in swap.after}
            around = replaced(sheet, [row for id_, row in rows.items() if id_ not in made])
        finally:
            sheet.swap(inverse(swaps))
        return (*(replace(swap, after=tuple(rows.get(row.id, row) for row in swap.after)) for swap in swaps), *around)

    def undo(self, seen: int | None = None) -> Outcome:
        """Take the last step back that stands.

        Raises:
            StaleError: if there are others than ``seen``.
            InputError: if there is none.
        """
        started = perf_counter()
        self._check(seen)
        step = self._history.undoable()
        return self._taken(undo_of(step), step.number, started)

    def redo(self, seen: int | None = None) -> Outcome:
        """Take a step again that was undone.

        Raises:
            StaleError: if there are others than ``seen``.
            InputError: if there is none.
        """
        started = perf_counter()
        self._check(seen)
        step = self._history.redoable()
        return self._taken(redo_of(step), step.number, started)

    def undo_to(self, number: int, seen: int | None = None) -> Sequence[Outcome]:
        """Take back every step after one, 0 for all of them.

        Raises:
            StaleError: if there are others than ``seen``.
        """
        self._check(seen)
        outcomes = []
        while any(step.number > number for step in self._history.standing()):
            outcomes.append(self.undo())
        return outcomes

    def history(self) -> Sequence[Step]:
        """Every step, those undone among them."""
        return tuple(self._history.steps)

    def progress(self) -> Progress:
        """How far the review is."""
        rows = self.rows
        grave = [flag.severity for row in rows for flag in row.flags]
        return Progress(
            sum(row.decision is not Decision.OPEN for row in rows),
            len(rows),
            grave.count(Severity.ERROR),
            grave.count(Severity.WARNING),
            sum(row.confidence < UNSURE and row.decision is Decision.OPEN for row in rows),
        )

    def close(self) -> None:
        """Let others change it."""
        if self._log is not None:
            self._log.close()
            self._log = None

    def __enter__(self) -> Review:
        """Open until the block ends."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close."""
        self.close()

    def _check(self, seen: int | None) -> None:
        if self._log is None:
            raise InputError(f"{self.path} is open to read only")
        if seen is not None and seen != self.number:
            raise StaleError(
                f"the document has changed: you have seen step {seen}, and the last is {self.number}; look again"
            )

    def _taken(self, operation: Operation, undoes: int | None, started: float) -> Outcome:
        if self._log is None:
            raise InputError(f"{self.path} is open to read only")
        arguments = MappingProxyType(dict(operation.arguments))
        now = datetime.now(UTC).isoformat(timespec="seconds")
        step = Step(self.number + 1, now, self.who, replace(operation, arguments=arguments), undoes)
        swaps = self._history.swaps_of(step)
        self._log.append(step)
        self._history.take(step)
        before, after = _flags(swaps, at_end=False), _flags(swaps, at_end=True)
        return Outcome(
            step,
            swaps,
            tuple(flag for key, flag in before.items() if key not in after),
            tuple(flag for key, flag in after.items() if key not in before),
            (perf_counter() - started) * 1000,
        )


def _flags(swaps: Sequence[Swap], *, at_end: bool) -> dict[tuple[str, str, str], tuple[str, RowFlag]]:
    """The flags on the rows that swaps took out or left, by what they say, each with the id of its row."""
    rows: dict[str, Row] = {}
    for swap in swaps if at_end else reversed(swaps):
        gone, new = (swap.before, swap.after) if at_end else (swap.after, swap.before)
        for row in gone:
            rows.pop(row.id, None)
        rows.update((row.id, row) for row in new)
    return {(flag.kind, flag.severity, flag.message): (row.id, flag) for row in rows.values() for flag in row.flags}


def _options(options: CheckOptions | None, base: Alignment) -> CheckOptions:
    wanted = options or CheckOptions()
    if wanted.checks is None:
        wanted = replace(wanted, checks=earlier_checks(base.signature))
    return wanted.ignoring(base.dismissed)


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""
