"""Rules of a folder in a review: what they dismiss when a document is opened, and which a step makes or takes back."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from aligner.review.history import History
from aligner.review.operation import Operation, Step, What
from aligner.review.row import Row, RowFlag
from aligner.review.rules import Rules
from aligner.review.sheet import Sheet

RULE = "rule"
"""Who takes a step that a rule of the folder asks for."""


def dismissals(sheet: Sheet, rules: Rules) -> Iterator[Operation]:
    """What dismisses all that rules say and no step has yet: an operation a rule, on the first row with such a flag."""
    first: dict[str, tuple[Row, RowFlag]] = {}
    for row in sheet.rows:
        for flag in row.flags:
            if flag.flag.cause in rules.causes:
                first.setdefault(flag.flag.cause, (row, flag))
    for _, (row, flag) in sorted(first.items()):
        arguments = MappingProxyType({"flag": flag.id, "message": flag.message, "rule": True})
        yield Operation(What.DISMISS, row.id, arguments)


def ruled(rules: Rules, history: History, step: Step) -> Rules:
    """The rules after a step, written to the folder: with the one that it made, or without the one that it took back.

    Raises:
        InputError: if they cannot be written.
    """
    operation = history.original(step).operation
    if operation.what is not What.DISMISS or not operation.arguments.get("rule"):
        return rules
    gone = next(gone.flag for row in operation.after for gone in row.dismissed if gone.by.startswith(RULE))
    named = operation.arguments.get("flag")
    flag = next((one for row in operation.before for one in row.flags if one.id == named), gone).flag
    if step.operation.what is What.UNDO:
        return rules.without(flag.cause, step.who, step.time)
    return rules.with_cause(flag, step.who, step.time)
