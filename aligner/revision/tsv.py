"""TSV: a row of the drift a line, for spreadsheets and scripts."""

from __future__ import annotations

from typing import BinaryIO

from aligner.bilingual.tsv import cell
from aligner.revision.drift import Drift, Passage

COLUMNS = (
    "state",
    "old",
    "new",
    "translation",
    "old_words",
    "new_words",
    "confidence",
    "part",
    "new_line",
    "translation_line",
)


def write(drift: Drift, stream: BinaryIO) -> None:
    """Every row; words that changed are separated by vertical bars, lines are those of the files, where known."""
    stream.write(("\t".join(COLUMNS) + "\n").encode())
    for row in drift.rows:
        cells = (
            str(row.state),
            *(cell(each.text) for each in (row.old, row.new, row.translation)),
            *(cell(" | ".join(each.text[start:stop] for start, stop in each.words)) for each in (row.old, row.new)),
            f"{row.confidence:.4f}",
            str(row.part),
            *(_line(each) for each in (row.new, row.translation)),
        )
        stream.write(("\t".join(cells) + "\n").encode())


def _line(passage: Passage) -> str:
    return "" if passage.line is None else str(passage.line)
