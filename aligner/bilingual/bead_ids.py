"""Names for beads that survive a trip through a spreadsheet: the bead's number and a digest of its two texts."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Sequence

from aligner.alignment import Alignment
from aligner.document import Segment

DIGITS = 4
"""The number is padded to so many digits, so that rows sorted by id stand in text order up to 9,999 pairs."""

DIGEST_LENGTH = 6
"""Hexadecimal digits: a table of another text with the same number of pairs passes one row in 16 million."""


def bead_ids(alignment: Alignment) -> tuple[str, ...]:
    """One id a bead, ``p0012.9f3a2c``: counted from 1, and changed when either text is.

    The leading letter keeps spreadsheets from taking an id for a number; white space and the form of composed
    letters do not count.
    """
    return tuple(
        f"p{number:0{DIGITS}}.{_digest(alignment.source_segments(bead), alignment.target_segments(bead))}"
        for number, bead in enumerate(alignment.beads, 1)
    )


def _digest(source: Sequence[Segment], target: Sequence[Segment]) -> str:
    texts = "\0".join(" ".join(" ".join(segment.text for segment in side).split()) for side in (source, target))
    normal = unicodedata.normalize("NFC", texts).encode("utf-8", "replace")
    return hashlib.sha256(normal).hexdigest()[:DIGEST_LENGTH]
