"""A reviewed table as operations: what its rows say that the document does not say yet."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from os import PathLike
from types import MappingProxyType
from typing import Any

from aligner.alignment import Alignment, Decision
from aligner.bilingual.status import Status
from aligner.errors import InputError
from aligner.review.borders import SIDES
from aligner.review.borders_moved import Column, shifts
from aligner.review.entry import Entry
from aligner.review.faults import Fault, refuse
from aligner.review.flags import dismissed, flags_by_bead, strangers
from aligner.review.operation import Operation, Step, What
from aligner.review.plain import plain, shows
from aligner.review.plan import Part, Plan, make_plan, taken_out
from aligner.review.row import Row, text_of
from aligner.review.session import NoChangeError, Session

DECIDED = {Status.OK: What.ACCEPT, Status.DELETE: What.REJECT, Status.ASK: What.ASK, Status.OPEN: What.REOPEN}


@dataclass(frozen=True, slots=True)
class RowStep:
    """A step that a row of a table asks for."""

    row: int
    step: Step


@dataclass
class _Work:
    """A table on its way into a session."""

    session: Session
    path: str | PathLike[str]
    done: list[RowStep] = field(default_factory=list)

    def do(self, row: int, what: What, id_: str, **arguments: Any) -> Step | None:
        """Do what a row says; None where it is so already."""
        try:
            step = self.session.do(Operation(what, id_, MappingProxyType(arguments)))
        except NoChangeError:
            return None
        except InputError as error:
            raise InputError(f"{self.path}, row {row}: {error}") from error
        self.done.append(RowStep(row, step))
        return step


def steps_of(
    entries: Sequence[Entry], damaged: Sequence[Fault], session: Session, path: str | PathLike[str]
) -> list[RowStep]:
    """Take what the rows of a table say as steps of a session.

    Args:
        damaged: what is wrong with single cells.
        session: on the alignment that the table was written from.
        path: of the table, for messages.

    Raises:
        InputError: if the table is not of this alignment, or rows are damaged; the message names them.
    """
    alignment = session.sheet.alignment
    plan, faults = make_plan(entries, alignment, path)
    flags = flags_by_bead(alignment)
    strange = [
        Fault(
            part.entry.row,
            f"among its flags stands “{line}”, which is none of this pair; write remarks into the comment",
        )
        for part in plan.hosts()
        for line in strangers(part.entry, flags[part.bead].raised, alignment.dismissed)
    ]
    shifted = _Shifted(plan, session.sheet.rows)
    refuse(path, [*damaged, *faults, *strange, *shifted.faults(alignment)])
    work = _Work(session, path)
    ids = [row.id for row in session.sheet.rows]
    _remarks(work, plan, ids)
    shifted.carry(work)
    became = _texts(work, plan, ids, shifted.carried)
    _merges(work, plan, ids)
    _decisions(work, plan, ids, became, shifted.carried)
    return work.done


class _Shifted:
    """Which sentences a person carried to other rows, and which rows are gone or empty for it."""

    def __init__(self, plan: Plan, rows: Sequence[Row]) -> None:
        self.plan = plan
        self.rows = tuple(rows)
        self.shifts = [list(shifts(self._column(side))) for side in (0, 1)]
        moved = [self._moved_out(side) for side in (0, 1)]
        self.carried = {
            index
            for index, row in enumerate(rows)
            if all(not row.sides[side] or index in moved[side] for side in (0, 1))
        }
        """Rows all of whose text stands elsewhere."""

    def _column(self, side: int) -> Column:
        texts: list[str | None] = []
        for index, parts in enumerate(self.plan.parts):
            if not parts:
                texts.append("")
            elif len(parts) > 1 or parts[0].entry.status is Status.DELETE:
                texts.append(None)
            else:
                cell = parts[0].entry.source if side == 0 else parts[0].entry.target
                was = text_of(self.rows[index].sides[side])
                texts.append(plain(was) if shows(cell, was) else cell)
        return Column([[plain(piece.text) for piece in row.sides[side]] for row in self.rows], texts)

    def _moved_out(self, side: int) -> set[int]:
        """Rows all of whose pieces on a side stand elsewhere."""
        out: set[int] = set()
        for start, where in self.shifts[side]:
            place = 0
            row = start
            while place < len(where) and row < len(self.rows):
                n_pieces = len(self.rows[row].sides[side])
                if n_pieces and all(now != row for now in where[place : place + n_pieces]):
                    out.add(row)
                place += n_pieces
                row += 1
        return out

    def faults(self, alignment: Alignment) -> Iterator[Fault]:
        """Rows that are gone or empty although their text stands nowhere else, where that is hardly meant."""
        yield from taken_out(self.plan, alignment, self.carried)

    def carry(self, work: _Work) -> None:
        """Move every sentence that was carried, one row at a time."""
        for side in (0, 1):
            for start, where in self.shifts[side]:
                self._carry(work, side, start, where)

    def _carry(self, work: _Work, side: int, start: int, where: Sequence[int]) -> None:
        """Move the pieces from a row on to the rows where they stand now: those that go up, then those that go down."""
        pieces = (
            (piece.place, index) for index in range(start, len(self.rows)) for piece in self.rows[index].sides[side]
        )
        wanted = [(place, index, now) for now, (place, index) in zip(where, pieces, strict=False)]
        for place, index, now in wanted:
            if now < index:
                self._move(work, side, place, now, "above")
        for place, index, now in reversed(wanted):
            if now > index:
                self._move(work, side, place, now, "below")

    def _move(self, work: _Work, side: int, place: str, wanted: int, way: str) -> None:
        """Move a piece row by row to the one where it is wanted."""
        sheet = work.session.sheet
        row = self.plan.row_of(wanted)
        while (holder := sheet.lookup.holder[(side, place)]) != self.rows[wanted].id:
            if work.do(row, What.MOVE, holder, side=SIDES[side], to=way) is None:
                return


def _remarks(work: _Work, plan: Plan, ids: Sequence[str]) -> None:
    """Flags whose lines were deleted, and comments."""
    sheet = work.session.sheet
    for part in plan.hosts():
        row = sheet.row(ids[part.bead])
        flags = [each.flag for each in row.flags]
        if part.entry.status is not Status.OK:
            for flag in dismissed(part.entry, flags):
                work.do(part.entry.row, What.DISMISS, row.id, flag=flag.id, message=flag.message)
        if not shows(part.entry.comment, "\n".join(row.comments)):
            work.do(part.entry.row, What.COMMENT, row.id, text=part.entry.comment)


def _texts(work: _Work, plan: Plan, ids: Sequence[str], carried: Collection[int]) -> dict[Part, str]:
    """Corrected texts and split rows; the id of the row that each part became."""
    sheet = work.session.sheet
    became: dict[Part, str] = {}
    for bead, parts in enumerate(plan.parts):
        if not parts or not sheet.has(ids[bead]):
            continue
        host, row = parts[0], sheet.row(ids[bead])
        became[host] = row.id
        if len(parts) > 1:
            became.update(_split(work, parts, row))
        elif host.entry.status is not Status.DELETE and (host.entry.has_text or bead not in carried):
            _corrected(work, host.entry, row)
    return became


def _split(work: _Work, parts: Sequence[Part], row: Row) -> Iterator[tuple[Part, str]]:
    """A row in the parts that a person made of it, with the comments on them."""
    texts = [[part.entry.source, part.entry.target] for part in parts]
    step = work.do(parts[0].entry.row, What.SPLIT, row.id, parts=texts)
    made = step.operation.swaps[0].after if step else (row,)
    for number, (part, new) in enumerate(zip(parts, made, strict=False)):
        yield part, new.id
        if number and part.entry.comment:  # that of the first stands already
            work.do(part.entry.row, What.COMMENT, new.id, text=part.entry.comment)


def _corrected(work: _Work, entry: Entry, row: Row) -> None:
    changed = {
        name: cell
        for name, cell, pieces in zip(SIDES, (entry.source, entry.target), row.sides, strict=True)
        if not shows(cell, text_of(pieces))
    }
    if changed:
        work.do(entry.row, What.EDIT, row.id, **changed)


def _merges(work: _Work, plan: Plan, ids: Sequence[str]) -> None:
    for part in plan.hosts():
        if part.entry.status is Status.MERGE and work.session.sheet.has(ids[part.bead]):
            work.do(part.entry.row, What.MERGE, ids[part.bead], **{"with": "above"})


def _decisions(work: _Work, plan: Plan, ids: Sequence[str], became: dict[Part, str], carried: Collection[int]) -> None:
    sheet = work.session.sheet
    for bead, parts in enumerate(plan.parts):
        if not parts and bead not in carried and sheet.has(ids[bead]):
            work.do(plan.row_of(bead), What.REJECT, ids[bead])
        for part in parts:
            what = DECIDED.get(part.entry.status)
            id_ = became.get(part)
            if what is None or id_ is None or not sheet.has(id_):
                continue
            if what is not What.REOPEN or sheet.row(id_).decision is not Decision.OPEN:
                work.do(part.entry.row, what, id_)
