"""What an operation changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from aligner.review.operation import Step, Swap
from aligner.review.row import Row, RowFlag


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


def _flags(swaps: Sequence[Swap], *, at_end: bool) -> dict[tuple[str, str, str], tuple[str, RowFlag]]:
    """The flags on the rows that swaps took out or left, by what they say, each with the id of its row."""
    rows: dict[str, Row] = {}
    for swap in swaps if at_end else reversed(swaps):
        gone, new = (swap.before, swap.after) if at_end else (swap.after, swap.before)
        for row in gone:
            rows.pop(row.id, None)
        rows.update((row.id, row) for row in new)
    return {(flag.kind, flag.severity, flag.message): (row.id, flag) for row in rows.values() for flag in row.flags}
