"""What a posterior is worth: confidences set right by how often beads of real documents were right.

The posterior of a bead is that of the model, and a model that was fitted to damaged news is surer of a segment left
alone than free translations bear out. A straight line through the log-odds (Platt 1999), fitted to documents that the
weights had not seen, keeps their order and mends what they say.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from aligner.alignment import Bead

MOST_ODDS = 16.0
"""Log-odds at most: a posterior of 1 in floating point has no odds."""


@dataclass(frozen=True, slots=True)
class Line:
    """Log-odds in, log-odds out: ``slope`` times them, and ``offset``. ``slope`` is positive, so that order stays."""

    slope: float = 1.0
    offset: float = 0.0

    def __call__(self, posterior: float) -> float:
        """The confidence that a posterior is worth; 0 and 1 stay what they are."""
        if not 0 < posterior < 1:
            return posterior
        odds = min(max(math.log(posterior / (1 - posterior)), -MOST_ODDS), MOST_ODDS)
        return 1 / (1 + math.exp(-self.slope * odds - self.offset))


UNCHANGED = Line()

KINDS = frozenset({"null", "match"})
"""What may have a line of its own: segments left alone, and pairs."""


def calibrated(beads: Iterable[Bead], lines: Mapping[str, Line]) -> tuple[Bead, ...]:
    """The beads with the confidence that their posterior is worth.

    Args:
        lines: by kind of bead (``KINDS``); what has none stays as it is.
    """
    mended = []
    for bead in beads:
        line = lines.get("null" if bead.is_null else "match", UNCHANGED)
        mended.append(bead if line is UNCHANGED else replace(bead, confidence=line(bead.confidence)))
    return tuple(mended)
