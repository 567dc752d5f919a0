"""The steps of a review, and which of them stand, may be undone or be done again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from aligner.alignment import Alignment
from aligner.errors import InputError
from aligner.review.operation import Operation, Step, Swap, What, inverse
from aligner.review.sheet import Sheet


class StaleError(InputError):
    """An operation was meant for a document as it was before somebody else's step."""


class History:
    """A sheet with the steps that were taken on it, the first numbered 1; ``number`` is that of the last."""

    def __init__(self, sheet: Sheet) -> None:
        """Begin on a sheet as it was read."""
        self.sheet = sheet
        self.steps: list[Step] = []
        self._done: list[int] = []
        self._undone: list[int] = []
        self._made: tuple[int, Alignment] | None = None  # composing a book takes a third of a second

    @property
    def number(self) -> int:
        """The number of the last step."""
        return len(self.steps)

    def step(self, number: int) -> Step:
        """A step by its number."""
        return self.steps[number - 1]

    @property
    def alignment(self) -> Alignment:
        """The alignment as the sheet says it; its signature counts the steps that stand."""
        if self._made is not None and self._made[0] == self.number:
            return self._made[1]
        made = self._signed(self.sheet.alignment)
        self._made = self.number, made
        return made

    def _signed(self, made: Alignment) -> Alignment:
        base = self.sheet.base
        if made is base:
            return base
        earlier = base.signature.get("reviewed", "0")
        n_steps = len(self._done) + (int(earlier) if earlier.isdecimal() else 0)
        return replace(made, signature=base.signature.updated(reviewed=n_steps))

    def standing(self) -> Sequence[Step]:
        """The steps that nobody took back, in order."""
        return [self.step(number) for number in self._done]

    def undoable(self) -> Step:
        """The step that an undo would take back.

        Raises:
            InputError: if there is none.
        """
        if not self._done:
            raise InputError("there is nothing to undo")
        return self.step(self._done[-1])

    def redoable(self) -> Step:
        """The step that a redo would bring again.

        Raises:
            InputError: if there is none.
        """
        if not self._undone:
            raise InputError("there is nothing to do again")
        return self.step(self._undone[-1])

    def original(self, step: Step) -> Step:
        """The step that an undo or a redo is about; any other is its own."""
        while step.undoes is not None:
            step = self.step(step.undoes)
        return step

    def swaps_of(self, step: Step) -> tuple[Swap, ...]:
        """What a step does to the sheet, be it an undo."""
        if step.operation.what is What.UNDO and step.undoes:
            return inverse(self.step(step.undoes).operation.swaps)
        if step.operation.what is What.REDO and step.undoes:
            return self.step(step.undoes).operation.swaps
        return step.operation.swaps

    def take(self, step: Step) -> None:
        """Take a step.

        Raises:
            ValueError: if it is not the next one, or the rows are not those that it was taken on.
        """
        what = step.operation.what
        expected = {What.UNDO: self._done, What.REDO: self._undone}.get(what)
        if step.number != self.number + 1 or (expected is not None and (not expected or expected[-1] != step.undoes)):
            raise ValueError(f"step {step.number} does not follow step {self.number}")
        self.sheet.swap(self.swaps_of(step))
        self.steps.append(step)
        self.sheet.n_steps = self.number
        if what is What.UNDO:
            self._undone.append(self._done.pop())
        elif what is What.REDO:
            self._done.append(self._undone.pop())
        else:
            self._done.append(step.number)
            self._undone.clear()


def undo_of(step: Step) -> Operation:
    """The operation that takes a step back."""
    return Operation(What.UNDO, step.operation.row_id)


def redo_of(step: Step) -> Operation:
    """The operation that brings a step again that was undone."""
    return Operation(What.REDO, step.operation.row_id)
