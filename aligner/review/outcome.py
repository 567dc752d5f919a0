"""What an operation changed, and how far a review is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from aligner.alignment import Decision, Severity
from aligner.review.operation import Step, Swap
from aligner.review.row import Row, RowFlag

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


def outcome_of(step: Step, swaps: tuple[Swap, ...], milliseconds: float) -> Outcome:
    """What a step changed."""
    before, after = _flags(swaps, at_end=False), _flags(swaps, at_end=True)
    return Outcome(
        step,
        swaps,
        tuple(flag for key, flag in before.items() if key not in after),
        tuple(flag for key, flag in after.items() if key not in before),
        milliseconds,
    )


def progress_of(rows: Sequence[Row]) -> Progress:
    """How far a review of rows is."""
    grave = [flag.severity for row in rows for flag in row.flags]
    return Progress(
        sum(row.decision is not Decision.OPEN for row in rows),
        len(rows),
        grave.count(Severity.ERROR),
        grave.count(Severity.WARNING),
        sum(row.confidence < UNSURE and row.decision is Decision.OPEN for row in rows),
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
