"""One document under review: opened, changed step by step, taken back, and written out."""

from __future__ import annotations

import getpass
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from os import PathLike
from pathlib import Path
from time import perf_counter
from types import MappingProxyType, TracebackType
from typing import TYPE_CHECKING

from aligner.alignment import Alignment
from aligner.bilingual.json import read_json
from aligner.embed.choice import EncoderChoice
from aligner.errors import InputError
from aligner.notices import Notify, log_notice
from aligner.review.change import Change
from aligner.review.fixes import Fix, fixes_of
from aligner.review.history import StaleError, redo_of, undo_of
from aligner.review.log import Log, log_path, read_log
from aligner.review.operation import Operation, Step
from aligner.review.outcome import Outcome, outcome_of
from aligner.review.progress import Progress
from aligner.review.replay import replay
from aligner.review.reviewed import take_table
from aligner.review.row import Row, RowFlag
from aligner.review.rules import read_rules
from aligner.review.session import Session
from aligner.review.sheet import Sheet
from aligner.tasks.finishing import Finish, finish_of
from aligner.tasks.options import CheckOptions
from aligner.tasks.rechecking import Rechecker
from aligner.tasks.ruling import RULE, dismissals, ruled
from aligner.write import save

if TYPE_CHECKING:
    from aligner.embed.encoder import Encoder


class Review:
    """An alignment under review: the file that was written, and the log of what a person did to it beside.

    The file itself is never changed, unless it is exported to.
    """

    def __init__(
        self, path: Path, session: Session, log: Log | None, rechecker: Rechecker, who: str, *, read_only: bool
    ) -> None:
        """See ``open``."""
        self.path = path
        self.read_only = read_only
        self.who = who
        self._rechecker = rechecker
        self._session = session
        self._history = session.history
        self._log = log
        self._rules = read_rules(path.parent)

    @classmethod
    def open(
        cls,
        path: str | PathLike[str],
        *,
        who: str | None = None,
        read_only: bool = False,
        keep: bool = True,
        log: str | PathLike[str] | None = None,
        options: CheckOptions | None = None,
        encoder: str | EncoderChoice | Encoder = "default",
        threads: int | None = None,
        notify: Notify = log_notice,
    ) -> Review:
        """Open an alignment (.json) and take the steps of its log.

        If the alignment is another than the log was begun on (its texts were aligned anew, say), the steps that still
        fit are taken again, and the others are told.

        Args:
            who: who takes the steps that follow; by default the user of this machine.
            read_only: look only, which needs no lock.
            keep: write every step to the log; else nothing is written anywhere.
            log: the log, where it is not the one beside the alignment.
            options: what to tell of pairs that change; without kinds, those that the alignment was checked for.
            encoder: as in ``AlignOptions``; ``threads`` likewise. It is loaded when a text changes first.
            notify: is told what is worth knowing; by default it goes to the log ``aligner``.

        Raises:
            InputError: if the alignment or its log cannot be read, or somebody else has it open.
        """
        place = Path(path)
        base = read_json(place)
        digest = hashlib.sha256(place.read_bytes()).hexdigest()
        log_place = log_path(place) if log is None else Path(log)
        writer = Log(log_place, digest, notify) if keep and not read_only else None
        try:
            logged = writer.logged if writer else read_log(log_place)
            wanted = (options or CheckOptions()).ignoring(read_rules(place.parent).causes)
            rechecker = Rechecker(base, wanted, encoder, threads, notify)
            session = Session(base, rechecker.rows, rechecker.realign)
            review = cls(place, session, writer, rechecker, _user() if who is None else who, read_only=read_only)
            if logged is not None:
                replay(logged, digest, session, place, writer, notify)
            review._obey_rules()
        except BaseException:
            if writer is not None:
                writer.close()
            raise
        return review

    @property
    def log(self) -> Path | None:
        """The log that steps are written to; None where nothing is kept."""
        return self._log.path if self._log else None

    @property
    def number(self) -> int:
        """The number of the last step."""
        return self._history.number

    @property
    def alignment(self) -> Alignment:
        """The alignment as it stands now."""
        return self._history.alignment

    @property
    def sheet(self) -> Sheet:
        """The rows, and where everything stands in them."""
        return self._session.sheet

    @property
    def rows(self) -> Sequence[Row]:
        """The rows as they stand now, in text order; the place of a row is the number of its bead."""
        return self.sheet.rows

    def index(self, id_: str) -> int:
        """Where a row stands.

        Raises:
            InputError: if there is none of that id.
        """
        return self.sheet.index(id_)

    def fixes(self, row: Row, flag: RowFlag) -> Sequence[Fix]:
        """How the words of a flag may be put right, where it knows what they should say."""
        languages = self.sheet.base.source.language, self.sheet.base.target.language
        return fixes_of(row, flag, languages)

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
        return self._taken(self._session.worked_out(operation), None, started)

    def warm(self) -> None:
        """Load what scoring and checking need, so that the first operation is as fast as the others."""
        self._rechecker.warm()

    def ahead(self, id_: str) -> Callable[[], None]:
        """What has the texts about a row read while nobody waits, so that a step there is fast, where vectors are kept.

        It may run while other steps are taken, though not beside one that has texts read.

        Raises:
            InputError: if there is none of that id.
        """
        return self._rechecker.ahead(self.sheet, self.index(id_))

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

    def take(self, table: str | PathLike[str], notify: Notify = log_notice) -> Sequence[Change]:
        """Do what a person did to a table of this document: .xlsx, .docx, .ods, .tsv, .csv.

        What was taken from the same table before is told again, as ``earlier``.

        Raises:
            InputError: if it is no table of this document, or rows are damaged; nothing is done then.
        """
        self._check(None)
        return take_table(
            table, self.sheet, lambda operation, _: self.do(operation).step, notify, self._history.standing()
        )

    def history(self) -> Sequence[Step]:
        """Every step, those undone among them."""
        return tuple(self._history.steps)

    def progress(self) -> Progress:
        """How far the review is."""
        return self.sheet.tally.progress

    def finish(self) -> Finish:
        """What a memory of the document as it stands would hold, and what not, and why."""
        return finish_of(self.rows, self.alignment)

    def export(self, path: str | PathLike[str], format: str | None = None, *, keep_flagged: bool = False) -> list[Path]:
        """Write the document as it stands, in any format.

        Written onto the file that is under review, it becomes what later steps are taken on.

        Raises:
            InputError: as ``aligner.save`` does.
        """
        written = list(save(self.alignment, path, format, keep_flagged=keep_flagged))
        if any(place.samefile(self.path) for place in written):
            if self._log is not None:
                self._log.begin(hashlib.sha256(self.path.read_bytes()).hexdigest())
            self._session = Session(read_json(self.path), self._rechecker.rows, self._rechecker.realign)
            self._history = self._session.history
        return written

    def close(self) -> None:
        """Let others change it."""
        if self._log is not None:
            self._log.close(is_empty=not self._history.steps)
            self._log = None

    def __enter__(self) -> Review:
        """Open until the block ends."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close."""
        self.close()

    def _obey_rules(self) -> None:
        """Dismiss what a rule of the folder dismisses and no step has yet."""
        for operation in dismissals(self.sheet, self._rules):
            self._keep(Step(self.number + 1, _now(), RULE, self._session.worked_out(operation)))

    def _check(self, seen: int | None) -> None:
        if self.read_only:
            raise InputError(f"{self.path} is open to read only")
        if seen is not None and seen != self.number:
            raise StaleError(
                f"the document has changed: you have seen step {seen}, and the last is {self.number}; look again"
            )

    def _taken(self, operation: Operation, undoes: int | None, started: float) -> Outcome:
        arguments = MappingProxyType(dict(operation.arguments))
        step = Step(self.number + 1, _now(), self.who, replace(operation, arguments=arguments), undoes)
        swaps = self._history.swaps_of(step)
        self._keep(step)
        if self._log is not None:
            self._rules = ruled(self._rules, self._history, step)
        return outcome_of(step, swaps, (perf_counter() - started) * 1000)

    def _keep(self, step: Step) -> None:
        if self._log is not None:
            self._log.append(step)
        self._history.take(step)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""


__all__ = ["Finish", "Outcome", "Progress", "Review", "StaleError"]
