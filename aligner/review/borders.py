"""What a person does to the texts of rows and to the borders between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from aligner.alignment import Decision
from aligner.errors import InputError
from aligner.review.operation import Operation, Swap
from aligner.review.retext import rewritten
from aligner.review.row import Piece, Row, Sides
from aligner.review.sheet import Sheet, replaced

SIDES = ("source", "target")


def edit(sheet: Sheet, operation: Operation) -> tuple[Swap, ...]:
    """Write the ``source`` or the ``target`` of a row anew, or both."""
    row = sheet.row(operation.row_id)
    sides = list(row.sides)
    for side, name in enumerate(SIDES):
        text = operation.arguments.get(name)
        if text is not None:
            if not isinstance(text, str):
                raise InputError(f"the {name} of an edit is a text")
            (sides[side],) = rewritten(sheet, row, side, [text])
    if not any(sides):
        raise InputError("both texts would be empty; reject the pair, or merge it with one beside it")
    made = (sides[0], sides[1])
    return replaced(sheet, [by_hand(row, made)]) if made != row.sides else ()


def split(sheet: Sheet, operation: Operation) -> tuple[Swap, ...]:
    """Part a row: into ``parts``, each a source and a target text, or at ``source`` and ``target`` offsets.

    Where one offset is given, the other side is parted between the two of its pieces where the lengths agree best.
    """
    row = sheet.row(operation.row_id)
    parts = operation.arguments.get("parts") or _parts_at(row, operation)
    if not _are_parts(parts):
        raise InputError("the parts of a split are pairs of texts, two at least, each with some text")
    sides = [rewritten(sheet, row, side, [part[side] for part in parts]) for side in (0, 1)]
    pairs = list(zip(sides[0], sides[1], strict=True))
    first = by_hand(row, pairs[0])
    rest = [new_row(sheet, row.id, pair, k) for k, pair in enumerate(pairs[1:], 1)]
    return (Swap(sheet.index(row.id), (row,), (first, *rest)),)


def merge(sheet: Sheet, operation: Operation) -> tuple[Swap, ...]:
    """Make one row of a row and the one ``above`` it, or of it and the one ``below``."""
    index = sheet.index(operation.row_id)
    upper = index if operation.arguments.get("with") == "below" else index - 1
    if upper < 0 or upper + 1 >= len(sheet.rows):
        raise InputError("there is no row there to merge with")
    first, second = sheet.rows[upper : upper + 2]
    joined = [_joined(sheet, side, first.sides[side], second.sides[side], "it cannot be merged") for side in (0, 1)]
    made = replace(
        by_hand(first, (joined[0], joined[1])),
        comments=first.comments + second.comments,
        dismissed=first.dismissed + second.dismissed,
        origin=first.origin if first.origin is not None else second.origin,
        moved=first.moved + second.moved,
    )
    return (Swap(upper, (first, second), (made,)),)


def move(sheet: Sheet, operation: Operation) -> tuple[Swap, ...]:
    """Give the first sentence of one ``side`` of a row to the row ``above``, or the last one to the row ``below``."""
    index = sheet.index(operation.row_id)
    side = side_argument(operation)
    is_up = operation.arguments.get("to") != "below"
    other = index - 1 if is_up else index + 1
    if not 0 <= other < len(sheet.rows):
        raise InputError("there is no row there to move it to")
    row, beside = sheet.rows[index], sheet.rows[other]
    if not row.sides[side]:
        raise InputError(f"the row has no {SIDES[side]} to move")
    fault = "it cannot be moved"
    if is_up:
        piece, *left = row.sides[side]
        taken = _joined(sheet, side, beside.sides[side], (piece,), fault)
    else:
        *left, piece = row.sides[side]
        taken = _joined(sheet, side, (piece,), beside.sides[side], fault)
    taker = by_hand(beside, _with(beside.sides, side, taken))
    rest = _with(row.sides, side, tuple(left))
    if any(rest):
        kept = [by_hand(row, rest)]
    else:
        kept = []
        taker = replace(taker, comments=beside.comments + row.comments, dismissed=beside.dismissed + row.dismissed)
    if is_up:
        return (Swap(other, (beside, row), (taker, *kept)),)
    return (Swap(index, (row, beside), (*kept, taker)),)


def link(sheet: Sheet, operation: Operation) -> tuple[Swap, ...]:
    """Make a pair of a row that lacks one side and a row elsewhere, ``with`` it, that has it.

    The pair stands where its source does; what the other row has besides stays there.
    """
    row, other = sheet.row(operation.row_id), sheet.row(str(operation.arguments.get("with")))
    if row.id == other.id:
        raise InputError("a row cannot be linked with itself")
    side = next((side for side in (0, 1) if not row.sides[side] and other.sides[side]), None)
    if side is None:
        raise InputError(
            "to link two rows, one has to lack a side that the other has; detach the two texts of a pair first"
        )
    pair = by_hand(row, _with(row.sides, side, other.sides[side]))
    rest = by_hand(other, _with(other.sides, side, ())) if other.sides[1 - side] else None
    pair = replace(pair, comments=row.comments + (() if rest else other.comments))
    here, there = sheet.index(row.id), sheet.index(other.id)
    if side == 1:  # the row has the source, and the pair stands there
        return _in_order(Swap(here, (row,), (pair,)), Swap(there, (other,), (rest,) if rest else ()))
    return _in_order(Swap(there, (other,), (pair, *((rest,) if rest else ()))), Swap(here, (row,), ()))


def _in_order(*swaps: Swap) -> tuple[Swap, ...]:
    """Swaps at places of one and the same state, the last place first, so that none moves another's."""
    return tuple(sorted(swaps, key=lambda swap: -swap.index))


def detach(sheet: Sheet, operation: Operation) -> tuple[Swap, ...]:
    """Make two rows of a pair, each with one side alone."""
    row = sheet.row(operation.row_id)
    if row.is_null:
        raise InputError("there is nothing to detach: the row has one text alone")
    alone = new_row(sheet, row.id, ((), row.sides[1]))
    return (Swap(sheet.index(row.id), (row,), (by_hand(row, (row.sides[0], ())), alone)),)


def by_hand(row: Row, sides: Sides) -> Row:
    """A row with texts or borders by a person: what was raised or decided on the earlier ones is gone."""
    return replace(
        row,
        sides=sides,
        confidence=1.0,
        similarity=None,
        decision=Decision.OPEN,
        flags=(),
        is_edited=True,
    )


def new_row(sheet: Sheet, parent: str, sides: Sides, part: int = 1) -> Row:
    """A row that came out of another, called after its id and the step that makes it; ``part`` counts those of it."""
    last = f".{part}" if part > 1 else ""
    return Row(f"{parent}~{sheet.n_steps + 1}{last}", sides, is_edited=True)


def side_argument(operation: Operation) -> int:
    """Which side is meant.

    Raises:
        InputError: if none is named.
    """
    name = operation.arguments.get("side")
    if name not in SIDES:
        raise InputError(f"{operation.what} needs a side: source or target")
    return SIDES.index(name)


def _with(sides: Sides, side: int, pieces: tuple[Piece, ...]) -> Sides:
    return (pieces, sides[1]) if side == 0 else (sides[0], pieces)


def _joined(
    sheet: Sheet, side: int, first: tuple[Piece, ...], second: tuple[Piece, ...], fault: str
) -> tuple[Piece, ...]:
    """Pieces one after the other.

    Raises:
        InputError: if others stand between them in their text.
    """
    if first and second and sheet.place_after(first[-1].place, side) != second[0].place:
        raise InputError(f"{fault}: between the two {SIDES[side]} texts stand others in the document")
    return first + second


def _parts_at(row: Row, operation: Operation) -> list[tuple[str, str]]:
    texts = (row.source, row.target)
    given = [operation.arguments.get(name) for name in SIDES]
    offsets = [_offset(row, given, side) for side in (0, 1)]
    halves = [(text[:offset].strip(), text[offset:].strip()) for text, offset in zip(texts, offsets, strict=True)]
    return list(zip(halves[0], halves[1], strict=True))


def _offset(row: Row, given: Sequence[Any], side: int) -> int:
    texts = (row.source, row.target)
    offset, other = given[side], given[1 - side]
    if offset is None and isinstance(other, int):
        offset = _like_place(row.sides[side], other / max(len(texts[1 - side]), 1))
    if not isinstance(offset, int) or not 0 <= offset <= len(texts[side]):
        raise InputError(f"a split needs the place where the {SIDES[side]} is parted, within its text")
    return offset


def _like_place(pieces: Sequence[Piece], share: float) -> int:
    """The border of two pieces that has about the same share of the text before it; the end where one is alone."""
    whole = sum(len(piece.text) + 1 for piece in pieces)
    borders = []
    offset = 0
    for piece in pieces:
        offset += len(piece.text) + 1
        borders.append(offset)
    inner = borders[:-1] or borders
    return min(min(inner, key=lambda border: abs(border - share * whole), default=0), max(whole - 1, 0))


def _are_parts(parts: object) -> bool:
    return (
        isinstance(parts, Sequence)
        and len(parts) > 1
        and all(
            isinstance(part, Sequence)
            and len(part) == 2
            and all(isinstance(text, str) for text in part)
            and any(text.strip() for text in part)
            for part in parts
        )
    )
