"""What became of a table, told in the order of its rows: nothing has an effect that is not told here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from aligner.bilingual.flag_line import flag_line
from aligner.review.change import Change, Effect
from aligner.review.operation import Operation, What
from aligner.review.plain import plain
from aligner.review.row import Row, RowFlag

_EFFECTS: Mapping[What, Effect] = {
    What.SPLIT: Effect.SPLIT,
    What.MERGE: Effect.MERGED,
    What.MOVE: Effect.MOVED,
    What.LINK: Effect.LINKED,
    What.DETACH: Effect.DETACHED,
    What.REALIGN: Effect.REALIGNED,
    What.ACCEPT: Effect.ACCEPTED,
    What.REJECT: Effect.DELETED,
    What.ASK: Effect.ASKED,
    What.REOPEN: Effect.REOPENED,
    What.COMMENT: Effect.COMMENT,
    What.DISMISS: Effect.DISMISSED,
    What.RESTORE: Effect.RESTORED,
}


def changes_of(
    done: Iterable[tuple[int, Operation]], before: Sequence[Row], after: Sequence[Row], numbers: Mapping[str, int]
) -> list[Change]:
    """Every change, by row.

    Args:
        done: the number of the row that asked for an operation, and what was done.
        before: the rows before all of it; ``after`` those after it.
        numbers: where in the table the row of an id stands.
    """
    done = list(done)
    changes = [change for row, operation in done for change in _of_operation(row, operation)]
    changes += _of_flags(done, before, after, numbers)
    return sorted(changes, key=lambda change: change.row)


def _of_operation(number: int, operation: Operation) -> Iterator[Change]:
    first = operation.swaps[0]
    old, new = _own(first.before, operation.row_id), _own(first.after, operation.row_id)
    if operation.what is What.EDIT:
        for effect, was, now in ((Effect.SOURCE, old.source, new.source), (Effect.TARGET, old.target, new.target)):
            if plain(was) != plain(now):
                yield Change(number, old.id, effect, plain(was), plain(now))
    elif operation.what is What.COMMENT:
        yield Change(number, old.id, Effect.COMMENT, " ".join(old.comments), " ".join(new.comments))
    elif operation.what is What.DISMISS:
        gone = [flag for row in operation.before for flag in row.flags if flag not in _flags(operation.after)]
        for flag in gone:
            yield Change(number, old.id, Effect.DISMISSED, flag_line(flag.flag))
    elif operation.what is What.ACCEPT:
        yield Change(number, old.id, Effect.ACCEPTED)
        for flag in old.flags:
            yield Change(number, old.id, Effect.DISMISSED, flag_line(flag.flag))
    elif operation.what in {What.REJECT, What.ASK, What.REOPEN}:
        yield Change(number, old.id, _EFFECTS[operation.what], _shown(old))
    elif operation.what is What.SPLIT:
        yield Change(number, old.id, Effect.SPLIT, _shown(old), " || ".join(map(_shown, first.after)))
    elif operation.what is What.MERGE:
        lower = first.before[-1]
        yield Change(number, lower.id, Effect.MERGED, _shown(lower), f"into {new.id}")
    else:
        yield Change(number, old.id, _EFFECTS[operation.what], _shown(old), _shown(new))


def _own(rows: Sequence[Row], id_: str) -> Row:
    return next((row for row in rows if row.id == id_), rows[0])


def _flags(rows: Iterable[Row]) -> list[RowFlag]:
    return [flag for row in rows for flag in row.flags]


def _shown(row: Row) -> str:
    return f"{plain(row.source)} | {plain(row.target)}"


def _of_flags(
    done: Sequence[tuple[int, Operation]], before: Sequence[Row], after: Sequence[Row], places: Mapping[str, int]
) -> Iterator[Change]:
    """Flags that are settled, and flags that came up; where one of a kind takes another's place, the first is not."""
    numbers: dict[str, int] = {}
    for number, operation in done:
        for row in (*operation.before, *operation.after):
            numbers.setdefault(row.id, places.get(row.id, number))
    now = {row.id: row for row in after if row.id in numbers}
    was = {row.id: row for row in before if row.id in numbers}
    standing = {_words(flag) for row in now.values() for flag in (*row.flags, *(gone.flag for gone in row.dismissed))}
    earlier = {_words(flag) for row in was.values() for flag in (*row.flags, *(gone.flag for gone in row.dismissed))}
    for id_, number in numbers.items():
        old = [flag for flag in (was[id_].flags if id_ in was else ()) if _words(flag) not in standing]
        new = [flag for flag in (now[id_].flags if id_ in now else ()) if _words(flag) not in earlier]
        for flag in new:
            same = next((one for one in old if one.kind == flag.kind), None)
            if same is not None:
                old.remove(same)
            yield Change(number, id_, Effect.RAISED, flag_line(same.flag) if same else "", flag_line(flag.flag))
        for flag in old:
            yield Change(number, id_, Effect.SETTLED, flag_line(flag.flag))


def _words(flag: RowFlag) -> tuple[str, str]:
    return flag.kind, flag.message
