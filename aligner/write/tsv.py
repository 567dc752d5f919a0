"""Tab-separated values: one bead a line under a header line, for spreadsheets and scripts."""

from __future__ import annotations

import re
from typing import BinaryIO

from aligner.alignment import Alignment
from aligner.flag_line import flag_line
from aligner.write.rows import rows
from aligner.write.text import for_utf8, joined

COLUMNS = (
    "source",
    "target",
    "confidence",
    "similarity",
    "type",
    "source_segments",
    "target_segments",
    "flags",
    "id",
    "comment",
    "status",
)
_NOT_IN_A_CELL = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]+")


def write(alignment: Alignment, stream: BinaryIO) -> None:
    """Every bead, nulls included with one cell empty; segments are counted from 0 as in the ladder.

    The last two columns are for a reviewer, whose work ``aligner apply`` takes back by the ids.

    A flag is its kind, severity, message and id; several are separated by semicolons. Text stands as it is,
    unquoted; runs of tabs, line breaks and other control characters become one space.
    """
    stream.write(("\t".join(COLUMNS) + "\n").encode())
    for row in rows(alignment):
        bead = row.bead
        cells = (
            joined(alignment.source_segments(bead)),
            joined(alignment.target_segments(bead)),
            f"{bead.confidence:.4f}",
            "" if bead.similarity is None else f"{bead.similarity:.4f}",
            bead.type,
            ",".join(map(str, bead.source)),
            ",".join(map(str, bead.target)),
            "; ".join(map(flag_line, row.flags)),
            row.id,
            row.comment,
            "",
        )
        stream.write(("\t".join(map(_cell, cells)) + "\n").encode())


def _cell(text: str) -> str:
    return for_utf8(_NOT_IN_A_CELL.sub(" ", text)).strip(" ")
