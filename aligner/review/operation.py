"""What a person does to a pair: small values that say what was wanted, and which rows came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from aligner.review.row import Row


class What(StrEnum):
    """Kinds of operations."""

    EDIT = "edit"
    SPLIT = "split"
    MERGE = "merge"
    MOVE = "move"
    LINK = "link"
    DETACH = "detach"
    REALIGN = "realign"
    ACCEPT = "accept"
    REJECT = "reject"
    ASK = "ask"
    REOPEN = "reopen"
    COMMENT = "comment"
    DISMISS = "dismiss"
    RESTORE = "restore"
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, slots=True)
class Swap:
    """Rows that stand from ``index`` on, and those that take their place."""

    index: int
    before: tuple[Row, ...]
    after: tuple[Row, ...]

    def inverse(self) -> Swap:
        """What takes it back."""
        return Swap(self.index, self.after, self.before)


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that a person does.

    Attributes:
        what: which.
        row_id: of the row that it is done to, as of the one whose step an undo or a redo is about.
        arguments: what it needs besides, all of it fit for JSON.
        swaps: what it did, each as the rows stood after the one before it; empty until it is done.
    """

    what: What
    row_id: str = ""
    arguments: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    swaps: tuple[Swap, ...] = ()

    @property
    def before(self) -> tuple[Row, ...]:
        """The rows as they were."""
        return tuple(row for swap in self.swaps for row in swap.before)

    @property
    def after(self) -> tuple[Row, ...]:
        """The rows as they are."""
        return tuple(row for swap in self.swaps for row in swap.after)


@dataclass(frozen=True, slots=True)
class Step:
    """An operation that was done; ``undoes`` is the step that an undo takes back or a redo brings again."""

    number: int
    time: str
    who: str
    operation: Operation
    undoes: int | None = None


def inverse(swaps: tuple[Swap, ...]) -> tuple[Swap, ...]:
    """What takes swaps back, the last first."""
    return tuple(swap.inverse() for swap in reversed(swaps))
