"""Rows between two pins aligned anew."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from aligner.alignment import Decision
from aligner.errors import InputError
from aligner.review.borders import new_row
from aligner.review.composing import composed
from aligner.review.opening import passage_of
from aligner.review.operation import Operation, Swap
from aligner.review.row import Passage, Piece, Row, Sides
from aligner.review.sheet import Sheet
from aligner.tasks.models import encoded

if TYPE_CHECKING:
    from aligner.embed.encoder import Encoder
    from aligner.pair.scorer import Scorer


def realign(
    sheet: Sheet, operation: Operation, encoder: Encoder, words: Encoder, scorer: Scorer, threads: int
) -> tuple[Swap, ...]:
    """Align what stands between the row of an operation and the row ``until``, which both are right and stay.

    Rows that come out as they were keep what was decided of them.

    Raises:
        InputError: if nothing stands between, or texts from elsewhere were linked with it.
    """
    from aligner.pair.documents import align_documents  # noqa: PLC0415  numpy is needed from here on

    first, last = sorted((sheet.index(operation.row_id), sheet.index(str(operation.arguments.get("until")))))
    rows = sheet.rows[first + 1 : last]
    if not rows:
        raise InputError("nothing stands between the two pins; set them around the rows to be aligned anew")
    pieces = _in_order(sheet, rows, 0), _in_order(sheet, rows, 1)
    if not all(pieces):
        raise InputError("between the pins stands text of one side alone: there is nothing to align it with")
    excerpt = composed(sheet.base, rows).alignment
    texts = encoded(encoder, excerpt.source), encoded(encoder, excerpt.target)
    aligned = align_documents(excerpt.source, excerpt.target, texts, words, scorer, None, threads)
    known = {row.sides: row for row in rows}
    made: list[Row] = []
    for number, bead in enumerate(aligned.beads, 1):
        sides: Sides = (tuple(pieces[0][k] for k in bead.source), tuple(pieces[1][k] for k in bead.target))
        made.append(known.get(sides) or new_row(sheet, operation.row_id, sides, number))
    if [row.sides for row in made] == [row.sides for row in rows]:
        return ()
    lost = [row for row in rows if row not in made and row.decision is not Decision.OPEN]
    if lost and not operation.arguments.get("force"):
        raise InputError(
            f"{len(lost)} rows between the pins were decided and would go; set the pins closer, or reopen them"
        )
    owner = {k: place for place, bead in enumerate(aligned.beads) for k in bead.source}
    for moved in aligned.moved:
        place = owner[moved[0][0]]
        made[place] = _with_passage(made[place], passage_of(moved, pieces, len(sheet.base.moved)))
    return (Swap(first + 1, tuple(rows), tuple(made)),)


def _with_passage(row: Row, passage: Passage) -> Row:
    """The row with a passage that begins in it, unless it has that already."""
    is_known = passage.sides in {one.sides for one in row.moved}
    return row if is_known else replace(row, moved=(*row.moved, passage))


def _in_order(sheet: Sheet, rows: Iterable[Row], side: int) -> list[Piece]:
    """The pieces of a side, which follow each other in their text.

    Raises:
        InputError: if others stand between them.
    """
    pieces = sorted((piece for row in rows for piece in row.sides[side]), key=lambda piece: piece.place)
    for one, following in pairwise(pieces):
        if sheet.place_after(one.place, side) != following.place:
            raise InputError("texts between the pins are linked with rows elsewhere; detach these first")
    return pieces
