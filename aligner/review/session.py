"""A document under review in memory: operations are worked out, scored and checked, and taken as steps."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from aligner.alignment import Alignment
from aligner.errors import InputError
from aligner.review.deeds import DEEDS, TOUCHES_TEXTS, Deed
from aligner.review.history import History
from aligner.review.operation import Operation, Step, Swap, What, inverse
from aligner.review.row import Row
from aligner.review.sheet import Sheet, replaced

Recheck = Callable[[Sheet, Sequence[Swap]], Sequence[Row]]
"""Scores and checks the rows that swaps, which the sheet shows already, have touched, and tells those that changed."""


class NoChangeError(InputError):
    """An operation would leave everything as it is."""


class Session:
    """A history of steps, and what works out the next one.

    ``history`` has the sheet, which everybody may look at and nobody else may change.
    """

    def __init__(self, base: Alignment, recheck: Recheck | None = None, realign: Deed | None = None) -> None:
        """Begin with an alignment as it was read.

        Args:
            recheck: None leaves what is touched unscored and unchecked.
            realign: does what needs an encoder; None where there is none.
        """
        self.history = History(Sheet(base))
        self._recheck = recheck
        self._realign = realign

    @property
    def sheet(self) -> Sheet:
        """The rows as they stand."""
        return self.history.sheet

    def worked_out(self, operation: Operation) -> Operation:
        """The operation with what it does; the sheet stays as it is.

        Raises:
            NoChangeError: if it does nothing.
            InputError: if it cannot be done.
        """
        deed = self._realign if operation.what is What.REALIGN else DEEDS.get(operation.what)
        if deed is None:
            why = "needs an encoder, and there is none" if operation.what is What.REALIGN else "is asked for otherwise"
            raise InputError(f"{operation.what} {why}")
        swaps = deed(self.sheet, operation)
        if not swaps:
            raise NoChangeError(f"{operation.what} changes nothing: it is so already")
        if self._recheck and operation.what in TOUCHES_TEXTS:
            swaps = self._rechecked(swaps, self._recheck)
        return replace(operation, swaps=swaps)

    def do(self, operation: Operation) -> Step:
        """Work an operation out and take it, without time and name.

        Raises:
            InputError: if it cannot be done, or does nothing.
        """
        step = Step(self.history.number + 1, "", "", self.worked_out(operation))
        self.history.take(step)
        return step

    def _rechecked(self, swaps: tuple[Swap, ...], recheck: Recheck) -> tuple[Swap, ...]:
        """The swaps with the scores and flags of what they make, and those of the rows around."""
        self.sheet.swap(swaps)
        try:
            rows = {row.id: row for row in recheck(self.sheet, swaps)}
            made = {row.id for swap in swaps for row in swap.after}
            around = replaced(self.sheet, [row for id_, row in rows.items() if id_ not in made])
        finally:
            self.sheet.swap(inverse(swaps))
        return (*(replace(swap, after=tuple(rows.get(row.id, row) for row in swap.after)) for swap in swaps), *around)
