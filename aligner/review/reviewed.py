"""A reviewed table taken back into a document under review."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from os import PathLike

from aligner.alignment import Alignment
from aligner.bilingual.bead_ids import bead_ids
from aligner.bilingual.status import OF_DECISIONS
from aligner.errors import InputError
from aligner.notices import Notify, ignore_notice
from aligner.review.account import changes_of
from aligner.review.change import Change
from aligner.review.entry import Entry
from aligner.review.faults import Fault
from aligner.review.following import Do, follow
from aligner.review.operation import Operation, Step
from aligner.review.plain import shows
from aligner.review.reading import read_reviewed
from aligner.review.row import Row
from aligner.review.session import Session
from aligner.review.sheet import Sheet
from aligner.review.table import steps_of


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What a review made of an alignment; ``dismissed`` are ids of flags that nobody is to see again."""

    alignment: Alignment
    changes: tuple[Change, ...] = ()
    dismissed: frozenset[str] = frozenset()


def apply_review(path: str | PathLike[str], alignment: Alignment, notify: Notify = ignore_notice) -> Reviewed:
    """Take back what a person did to a table of an alignment, without scoring or checking anything anew.

    Raises:
        InputError: if the file is no review table of this alignment, or a row is damaged; the message names the rows.
    """
    session = Session(alignment)
    changes = take_table(path, session.sheet, lambda operation, _: session.do(operation), notify)
    return reviewed(session, changes)


def reviewed(session: Session, changes: Sequence[Change]) -> Reviewed:
    """A session after its changes."""
    gone = frozenset(gone.flag.id for row in session.sheet.rows for gone in row.dismissed if gone.flag.id)
    return Reviewed(session.history.alignment, tuple(changes), gone)


def take_table(
    path: str | PathLike[str], sheet: Sheet, do: Do, notify: Notify = ignore_notice, kept: Sequence[Step] = ()
) -> list[Change]:
    """Take what a person did to a table (.xlsx, .docx, .ods, .tsv, .csv) as operations on a document under review.

    The table may have been written from the document as it stands or as it was read; what others did to it since stays
    done, and where both changed the same pair the row is not taken.

    Args:
        do: works an operation out and takes it.
        notify: is told what is worth knowing about the file.
        kept: the steps that stand already. Those that this table asks for were taken from it by an earlier run, which
            may have been ended before it told anybody: they are among the changes, marked as ``earlier``.

    Raises:
        InputError: if the file is no review table of this document, or a row is damaged; the message names the rows.
    """
    now = _Reading.of(path, sheet)
    base = now if sheet.alignment is sheet.base else _Reading.of(path, Session(sheet.base).sheet)
    # Where both know as many of its ids, the rows tell: a decision that somebody took meanwhile is not taken back by a
    # row that nobody touched.
    written_from = max(now, base, key=lambda reading: (reading.n_known, len(reading.untouched)))
    version, entries = written_from.sheet.alignment, written_from.entries
    for notice in written_from.told:
        notify(notice)
    if written_from is not now:
        _tell_left(path, base, sheet, notify)
    earlier = _earlier(path, base, sheet, kept)
    session = Session(version)
    is_base = version is sheet.base
    names = {} if is_base else dict(zip(bead_ids(version), (row.id for row in sheet.rows), strict=True))
    asked = steps_of(entries, written_from.damaged, session, path)
    before = list(sheet.rows)
    followed = follow([each.step for each in asked], sheet, do, names)
    lost = [f"  row {each.row}: {one.lost}" for each, one in zip(asked, followed, strict=True) if one.lost]
    if lost:
        notify(f"not taken from {path}, since somebody else changed the pair meanwhile:\n" + "\n".join(lost))
    done = [(each.row, one.new.operation) for each, one in zip(asked, followed, strict=True) if one.new is not None]
    numbers = {names.get(entry.id, entry.id): entry.row for entry in entries if entry.id}
    return sorted([*earlier, *changes_of(done, before, sheet.rows, numbers)], key=lambda change: change.row)


def _earlier(path: str | PathLike[str], base: _Reading, sheet: Sheet, kept: Sequence[Step]) -> list[Change]:
    """What a table changed by steps that stand already, if it is one of the document as it was read."""
    if not kept:
        return []
    session = Session(sheet.base)
    try:
        asked = steps_of(base.entries, base.damaged, session, path) if _knows_all(base.entries, sheet.base) else []
    except InputError:  # it fits a later state alone, and is taken on that
        return []
    wanted = {_words(each.step.operation): each.row for each in asked}
    standing = [(wanted[words], step.operation) for step in kept if (words := _words(step.operation)) in wanted]
    numbers = {entry.id: entry.row for entry in base.entries if entry.id}
    changes = changes_of(standing, Session(sheet.base).sheet.rows, sheet.rows, numbers)
    return [replace(change, earlier=True) for change in changes]


def _words(operation: Operation) -> tuple[str, str, str]:
    """What was asked, in words that are the same after a way through a log."""
    return operation.what, operation.row_id, json.dumps(dict(operation.arguments), sort_keys=True)


@dataclass(frozen=True, slots=True)
class _Reading:
    """A table read as one of a state of the document; ``told`` is what reading it told."""

    sheet: Sheet
    entries: list[Entry]
    damaged: list[Fault]
    told: list[str]

    @classmethod
    def of(cls, path: str | PathLike[str], sheet: Sheet) -> _Reading:
        told: list[str] = []
        return cls(sheet, *read_reviewed(path, sheet.alignment, told.append), told)

    @property
    def n_known(self) -> int:
        """How many of its ids the document has."""
        return _known(self.entries, self.sheet.alignment)

    @property
    def untouched(self) -> list[Entry]:
        """The rows whose status and comment are as the document has them."""
        rows = dict(zip(bead_ids(self.sheet.alignment), self.sheet.rows, strict=True))
        return [entry for entry in self.entries if entry.id in rows and _agrees(entry, rows[entry.id])]


def _agrees(entry: Entry, row: Row) -> bool:
    return entry.status is OF_DECISIONS[row.decision] and shows(entry.comment, "\n".join(row.comments))


def _tell_left(path: str | PathLike[str], earlier: _Reading, sheet: Sheet, notify: Notify) -> None:
    """Tell that rows say what stood before some steps, which hold."""
    old = [entry for entry in earlier.untouched if sheet.has(entry.id) and not _agrees(entry, sheet.row(entry.id))]
    if old:
        many, it = ("s", "they were") if old[1:] else ("", "it was")
        notify(
            f"{path} shows the status and comment of {len(old)} pair{many} as {it} before other steps, the first in "
            f"row {old[0].row}; those steps hold: to take one back, use `aligner review`"
        )


def _known(entries: Sequence[Entry], alignment: Alignment) -> int:
    ids = set(bead_ids(alignment))
    return sum(entry.id in ids for entry in entries)


def _knows_all(entries: Sequence[Entry], alignment: Alignment) -> bool:
    return _known(entries, alignment) == sum(bool(entry.id) for entry in entries)
