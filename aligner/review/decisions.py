"""What a person decides of a row, and writes beside it."""

from __future__ import annotations

from dataclasses import replace

from aligner.alignment import Decision
from aligner.errors import InputError
from aligner.review.operation import Operation, Swap, What
from aligner.review.row import Dismissed, Row, RowFlag
from aligner.review.sheet import Sheet, replaced

DECISIONS = {
    What.ACCEPT: Decision.ACCEPTED,
    What.REJECT: Decision.REJECTED,
    What.ASK: Decision.ASKED,
    What.REOPEN: Decision.OPEN,
}


def decide(sheet: Sheet, operation: Operation) -> tuple[Swap, ...]:
    """Accept, reject, ask or reopen a row.

    What is accepted is sure, and its flags are dismissed; they come back when it is opened again.
    """
    row = sheet.row(operation.row_id)
    decision = DECISIONS[operation.what]
    row = _given_back(replace(row, decision=decision))
    if decision is Decision.ACCEPTED:
        gone = tuple(Dismissed(flag, What.ACCEPT) for flag in row.flags)
        row = replace(row, confidence=1.0, flags=(), dismissed=row.dismissed + gone)
    return replaced(sheet, [row])


def _given_back(row: Row) -> Row:
    """A row with the flags that went when it was accepted."""
    back = tuple(gone.flag for gone in row.dismissed if gone.by == What.ACCEPT)
    return replace(
        row, flags=row.flags + back, dismissed=tuple(gone for gone in row.dismissed if gone.by != What.ACCEPT)
    )


def comment(sheet: Sheet, operation: Operation) -> tuple[Swap, ...]:
    """Write a remark beside a row in the place of the one that stands there; an empty one takes it away."""
    lines = (" ".join(line.split()) for line in text_argument(operation, "text").splitlines())
    return replaced(sheet, [replace(sheet.row(operation.row_id), comments=tuple(line for line in lines if line))])


def dismiss(sheet: Sheet, operation: Operation) -> tuple[Swap, ...]:
    """Take a flag out of sight by its ``flag`` id, all of the row, or by ``rule`` every flag of its cause."""
    row = sheet.row(operation.row_id)
    if operation.arguments.get("all"):
        return replaced(sheet, [_without(row, row.flags, What.DISMISS)])
    flag = next((flag for flag in row.flags if _is_meant(flag, operation)), None)
    if flag is None:
        raise InputError(f"row {row.id} has no such flag (any more); look at the row as it stands now")
    if not operation.arguments.get("rule"):
        return replaced(sheet, [_without(row, (flag,), What.DISMISS)])
    cause = flag.flag.cause
    if not cause:
        raise InputError(f"a flag of the kind {flag.kind} has a cause of its own and no rule; dismiss it by itself")
    return replaced(
        sheet,
        [
            _without(each, those, f"rule {cause}")
            for each in sheet.rows
            if (those := tuple(one for one in each.flags if one.flag.cause == cause))
        ],
    )


def _is_meant(flag: RowFlag, operation: Operation) -> bool:
    """Whether an operation names a flag: by its id, or where it has none by what it says."""
    id_, message = operation.arguments.get("flag"), operation.arguments.get("message")
    return flag.id == id_ if id_ else bool(message) and flag.message == message


def restore(sheet: Sheet, operation: Operation) -> tuple[Swap, ...]:
    """Bring back a flag that was dismissed."""
    row = sheet.row(operation.row_id)
    id_ = operation.arguments.get("flag")
    back = tuple(gone.flag for gone in row.dismissed if gone.flag.id == id_)
    if not back:
        raise InputError(f"row {row.id} has no dismissed flag {id_}")
    left = tuple(gone for gone in row.dismissed if gone.flag.id != id_)
    return replaced(sheet, [replace(row, flags=row.flags + back, dismissed=left)])


def _without(row: Row, flags: tuple[RowFlag, ...], by: str) -> Row:
    standing = tuple(flag for flag in row.flags if flag not in flags)
    return replace(row, flags=standing, dismissed=row.dismissed + tuple(Dismissed(flag, by) for flag in flags))


def text_argument(operation: Operation, name: str) -> str:
    """An argument that is a text.

    Raises:
        InputError: if it is none.
    """
    value = operation.arguments.get(name)
    if not isinstance(value, str):
        raise InputError(f"{operation.what} needs a text as {name!r}")
    return value
