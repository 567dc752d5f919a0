"""What a memory of a document under review would hold, and why it would not hold the rest."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from aligner.alignment import Alignment, Decision
from aligner.review.row import Row
from aligner.write.suspects import divide, without_kept_out


class StaysOut(StrEnum):
    """Why a row stays out of a memory."""

    REJECTED = "rejected"
    ASKED = "asked"
    ALONE = "without counterpart"
    SUSPECT = "flagged as an error"


class Finish(NamedTuple):
    """What a memory would hold: how many pairs, and which rows it would not, each with the reason."""

    admitted: int
    left_out: tuple[tuple[Row, StaysOut], ...]


def finish_of(rows: Sequence[Row], alignment: Alignment) -> Finish:
    """What a memory would hold of rows.

    Args:
        alignment: what the rows say, a bead a row.
    """
    clean, _ = divide(without_kept_out(alignment))
    in_memory = {(bead.source, bead.target) for bead in clean.beads if not bead.is_null}
    left_out = [
        (row, _why(row))
        for row, bead in zip(rows, alignment.beads, strict=True)
        if (bead.source, bead.target) not in in_memory
    ]
    return Finish(len(in_memory), tuple(left_out))


def _why(row: Row) -> StaysOut:
    if row.decision.keeps_out:
        return StaysOut.REJECTED if row.decision is Decision.REJECTED else StaysOut.ASKED
    return StaysOut.ALONE if row.is_null else StaysOut.SUSPECT
