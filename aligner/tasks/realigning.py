"""Rows between two pins aligned anew."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from aligner.alignment import Decision
from aligner.errors import InputError
from aligner.review.composing import composed
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

    first, last = sorted((sheet.index(operation.bead), sheet.index(str(operation.arguments.get("until")))))
    rows = sheet.rows[first + 1 : last]
    if not rows:
        raise InputError("nothing stands between the two pins; set them around the rows to be aligned anew")
    pieces = [_in_order(sheet, rows, side) for side in (0, 1)]
    if not all(pieces):
        raise InputError("between the pins stands text of one side alone: there is nothing to align it with")
    excerpt = composed(sheet.base, rows).alignment
    texts = encoded(encoder, excerpt.source), encoded(encoder, excerpt.target)
    aligned = align_documents(excerpt.source, excerpt.target, texts, words, scorer, None, threads)
    known = {row.sides: row for row in rows}
    made: list[Row] = []
    for number, bead in enumerate(aligned.beads, 1):
        sides: Sides = (tuple(pieces[0][k] for k in bead.source), tuple(pieces[1][k] for k in bead.target))
        last_part = f".{number}" if number > 1 else ""
        new = Row(f"{operation.bead}~{sheet.n_steps + 1}{last_part}", sides, is_edited=True)
        made.append(known.get(sides, new))
    if [row.sides for row in made] == [row.sides for row in rows]:
        return ()
    lost = [row for row in rows if row not in made and row.decision is not Decision.OPEN]
    if lost and not operation.arguments.get("force"):
        raise InputError(
            f"{len(lost)} rows between the pins were decided and would go; set the pins closer, or reopen them"
        )
    owner = {k: place for place, bead in enumerate(aligned.beads) for k in bead.source}
    for source, target in aligned.moved:
        passage = Passage(
            (tuple(pieces[0][k].place for k in source), tuple(pieces[1][k].place for k in target)),
            len(sheet.base.moved),
        )
        row = made[owner[source[0]]]
        if passage.sides not in {one.sides for one in row.moved}:
            made[owner[source[0]]] = _with_passage(row, passage)
    return (Swap(first + 1, tuple(rows), tuple(made)),)


def _with_passage(row: Row, passage: Passage) -> Row:
    return replace(row, moved=(*row.moved, passage))


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
