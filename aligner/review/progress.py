"""How far a review is: what asks for a decision, what was dealt with, what still stands."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from aligner.alignment import Decision, Severity
from aligner.review.row import Row

UNSURE = 0.9
"""Confidence below which a pair is worth a look by itself."""


class Progress(NamedTuple):
    """How far a review is: rows dealt with; those and the ones that ask for it; flags that stand, unsure pairs."""

    decided: int
    total: int
    errors: int
    warnings: int
    unsure: int

    @property
    def waiting(self) -> int:
        """Rows that ask for a decision."""
        return self.total - self.decided


def is_unsure(row: Row) -> bool:
    """Whether a pair is doubtful by itself."""
    return row.confidence < UNSURE and not row.is_null


def asks(row: Row) -> bool:
    """Whether a person has to decide: nobody has, and there is a flag worth it, or doubt that the pair is one."""
    if row.decision is not Decision.OPEN:
        return False
    return is_unsure(row) or any(flag.severity is not Severity.INFO for flag in row.flags)


class Tally:
    """The figures of all rows; a row whose cause was mended or dismissed is dealt with as one that was accepted is."""

    def __init__(self, rows: Iterable[Row]) -> None:
        """Count rows."""
        self.decided = self.waiting = self.errors = self.warnings = self.unsure = 0
        for row in rows:
            self.add(row)

    @property
    def progress(self) -> Progress:
        """The figures as they stand."""
        return Progress(self.decided, self.decided + self.waiting, self.errors, self.warnings, self.unsure)

    def add(self, row: Row, times: int = 1) -> None:
        """Count a row."""
        if asks(row):
            self.waiting += times
        elif row.decision is not Decision.OPEN or row.is_edited or row.dismissed:
            self.decided += times
        for flag in row.flags:
            self.errors += times * (flag.severity is Severity.ERROR)
            self.warnings += times * (flag.severity is Severity.WARNING)
        self.unsure += times * is_unsure(row)

    def remove(self, row: Row) -> None:
        """Count a row no longer."""
        self.add(row, -1)
