"""Rows of a review table: what the spreadsheet, the Word table and the .csv say of each bead, in the same words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from aligner.alignment import Alignment, Bead, Flag
from aligner.bilingual.bead_ids import bead_ids
from aligner.bilingual.flag_line import COMMENT, flag_line
from aligner.bilingual.text import for_xml, joined

COLUMNS = ("id", "source", "target", "confidence", "flags", "comment", "status")


@dataclass(frozen=True, slots=True)
class Row:
    """A bead as a person reviews it; the texts hold only what XML can.

    ``flags`` are those that the aligner raised; what a person wrote earlier stands in ``comment``.
    """

    id: str
    source: str
    target: str
    confidence: float
    flags: tuple[Flag, ...]
    comment: str
    bead: Bead

    @property
    def flag_lines(self) -> str:
        """The flags, one a line."""
        return "\n".join(for_xml(flag_line(flag)) for flag in self.flags)


def rows(alignment: Alignment) -> Iterator[Row]:
    """Every bead in text order, nulls included."""
    flags = defaultdict(list, alignment.flags_by_bead())
    for index, (bead, id_) in enumerate(zip(alignment.beads, bead_ids(alignment), strict=True)):
        yield Row(
            id_,
            for_xml(joined(alignment.source_segments(bead))),
            for_xml(joined(alignment.target_segments(bead))),
            bead.confidence,
            tuple(flag for flag in flags[index] if flag.kind != COMMENT),
            for_xml("\n".join(flag.message for flag in flags[index] if flag.kind == COMMENT)),
            bead,
        )
