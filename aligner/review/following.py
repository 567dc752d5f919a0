"""Steps taken on one state of a document, taken again on another: what still fits is done, the rest is told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from aligner.errors import InputError
from aligner.review.operation import Operation, Step, What
from aligner.review.plain import plain
from aligner.review.row import Row
from aligner.review.session import NoChangeError
from aligner.review.sheet import Sheet

Do = Callable[[Operation, Step], Step]
"""Works an operation out and takes it; raises ``InputError`` where it cannot be done. The step is the one there."""

NAMING_ROWS = ("with", "until")
"""Arguments that are ids of rows."""

MOST_SHOWN = 40
"""Characters of a text by which a pair is told."""


@dataclass(frozen=True, slots=True)
class Followed:
    """A step, and what came of it: the one taken anew, or why there is none; neither where all was so already."""

    old: Step
    new: Step | None = None
    lost: str = ""


@dataclass
class _Names:
    """What rows are called here that were called otherwise there."""

    known: dict[str, str] = field(default_factory=dict)

    def here(self, id_: str) -> str:
        return self.known.get(id_, id_)

    def learn(self, there: Iterable[Row], here: Iterable[Row]) -> None:
        for old, new in zip(there, here, strict=False):
            if old.id != new.id:
                self.known[old.id] = new.id


def follow(
    steps: Iterable[Step], sheet: Sheet, do: Do, names: Mapping[str, str] = MappingProxyType({})
) -> list[Followed]:
    """Take steps again, one after the other.

    A step is done where the rows that it was done to say the same here. Where they say already what it made of them,
    nothing is to do.

    Args:
        steps: of another state; undone ones are left out before.
        sheet: the state here, which ``do`` changes.
        names: ids of rows here by their ids there, where these differ.
    """
    called = _Names(dict(names))
    return [_again(step, sheet, do, called) for step in steps]


def _again(step: Step, sheet: Sheet, do: Do, called: _Names) -> Followed:
    operation = step.operation
    swap = operation.swaps[0] if operation.swaps else None
    if swap is None:
        return Followed(step)
    own = [row for one in operation.swaps for row in one.before if row.id == operation.row_id] or list(swap.before[:1])
    asked = _named_rows(operation) | {row.id for row in own}
    before = [row for one in operation.swaps for row in one.before if row.id in asked or _is_rewritten(one.after, row)]
    if not all(_stands(row, sheet, called) for row in before):
        if there := _made_already(operation, sheet, called):
            called.learn(swap.after, there)
            return Followed(step)
        return Followed(step, lost=_why(before, sheet, called))
    arguments = {
        name: called.here(value) if name in NAMING_ROWS and isinstance(value, str) else value
        for name, value in operation.arguments.items()
    }
    again = Operation(operation.what, called.here(operation.row_id), MappingProxyType(arguments))
    try:
        new = do(again, step)
    except NoChangeError:
        return Followed(step)
    except InputError as error:
        is_flag = operation.what in {What.DISMISS, What.RESTORE}
        return Followed(step, lost="" if is_flag else str(error))
    for old, made in zip(operation.swaps, new.operation.swaps, strict=False):
        called.learn(old.after, made.after)
    return Followed(step, new)


def _named_rows(operation: Operation) -> set[str]:
    return {str(operation.arguments[name]) for name in NAMING_ROWS if name in operation.arguments}


def _is_rewritten(after: tuple[Row, ...], row: Row) -> bool:
    """Whether an operation made other texts of a row."""
    return all(_said(row) != _said(new) for new in after)


def _stands(row: Row, sheet: Sheet, called: _Names) -> bool:
    """Whether a row says here what it said there."""
    id_ = called.here(row.id)
    return sheet.has(id_) and _said(sheet.row(id_)) == _said(row)


def _made_already(operation: Operation, sheet: Sheet, called: _Names) -> list[Row]:
    """The rows that say here what an operation made there; none unless all of them do."""
    swap = operation.swaps[0]
    hosts = [row for row in swap.after if sheet.has(called.here(row.id))]
    if not hosts:
        return []
    start = sheet.index(called.here(hosts[0].id)) - swap.after.index(hosts[0])
    rows = sheet.rows[max(start, 0) : start + len(swap.after)]
    return rows if list(map(_said, rows)) == list(map(_said, swap.after)) else []


def _why(before: Iterable[Row], sheet: Sheet, called: _Names) -> str:
    for row in before:
        if not sheet.has(called.here(row.id)):
            return f"there is no pair “{_shown(row)}” any more"
        if not _stands(row, sheet, called):
            return f"the pair “{_shown(row)}” says “{_shown(sheet.row(called.here(row.id)))}” now"
    return "it does not fit any more"


def _shown(row: Row) -> str:
    text = plain(row.target or row.source)
    return text if len(text) <= MOST_SHOWN else f"{text[:MOST_SHOWN].rstrip()}…"


def _said(row: Row) -> tuple[str, str]:
    return plain(row.source), plain(row.target)


def standing(steps: Iterable[Step]) -> list[Step]:
    """The steps that nobody took back."""
    done: list[Step] = []
    undone: list[Step] = []
    for step in steps:
        if step.operation.what is What.UNDO:
            undone.append(done.pop())
        elif step.operation.what is What.REDO:
            done.append(undone.pop())
        else:
            done.append(step)
            undone.clear()
    return done


def first_rows(steps: Iterable[Step]) -> list[Row]:
    """The rows that steps found, without those that the steps before had made, in the order of their ids."""
    made: set[str] = set()
    first: dict[str, Row] = {}
    for step in steps:
        for swap in step.operation.swaps:
            first = {row.id: row for row in swap.before if row.id not in made} | first
            made |= {row.id for row in swap.after}
    return [first[id_] for id_ in sorted(first)]


def same_texts(old: Iterable[Row], new: Iterable[Row]) -> Iterator[tuple[str, str]]:
    """The ids of rows that say the same in two states, in order: of those that say so twice, the first the first."""
    places: dict[tuple[str, str], list[str]] = {}
    for row in new:
        places.setdefault(_said(row), []).append(row.id)
    for row in old:
        if ids := places.get(_said(row)):
            yield row.id, ids.pop(0)


def told(lost: Iterable[Followed]) -> str:
    """What could not be done again, in a line for each."""
    return "\n".join(f"  {each.old.operation.what}: {each.lost}" for each in lost)


__all__ = ["Do", "Followed", "first_rows", "follow", "same_texts", "standing", "told"]
