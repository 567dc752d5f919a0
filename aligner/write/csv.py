"""Comma-separated values: the review table for spreadsheets, quoted as RFC 4180 says."""

from __future__ import annotations

import codecs
import csv
import io
from typing import BinaryIO

from aligner.alignment import Alignment
from aligner.formula import guarded
from aligner.write.rows import COLUMNS, rows


def write(alignment: Alignment, stream: BinaryIO) -> None:
    """Every bead, nulls included with one cell empty.

    The file opens with a byte order mark, without which Excel takes it for an eight-bit encoding; what a spreadsheet
    would run as a formula stands behind an apostrophe.
    """
    stream.write(codecs.BOM_UTF8)
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
    try:
        lines = csv.writer(text)
        lines.writerow(COLUMNS)
        for row in rows(alignment):
            texts = (row.id, row.source, row.target, f"{row.confidence:.4f}", row.flag_lines, row.comment, "")
            lines.writerow(map(guarded, texts))
    finally:
        text.detach()
