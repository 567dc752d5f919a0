"""The ladder as a file."""

from __future__ import annotations

from typing import BinaryIO

from aligner.alignment import Alignment
from aligner.ladder import format_ladder


def write(alignment: Alignment, stream: BinaryIO) -> None:
    """One bead a line, in text order, nulls included."""
    stream.write(format_ladder(alignment.beads).encode("ascii"))
