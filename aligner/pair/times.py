"""Two subtitle files of one film: what is said at the same moment is likely to be the same."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from aligner.alignment import Bead
from aligner.document import Document
from aligner.pair.lattice import BeadScores
from aligner.segment.times import segment_times

Times = NDArray[np.float64]

SURE = 0.9
"""Posterior from which a pair tells how far the clocks of two files are apart."""

FEWEST, NEAREST = 8, 15
"""Sure pairs that are needed to say so, and those around a segment whose median is its offset."""

WIDEST = 3.0
"""Seconds by which the offsets may differ (median of the distances from the local median): two cuts of a film differ in
steps, with little around each; two other texts have no clock in common."""

PER_SECOND, MOST = 4.0, 12.0
"""Log-potential that a bead loses for each second between its sides, and at most. Of 770 pairs in a dialogue of short
lines, with cues shifted and up to three in ten missing on either side, 37 are wrong without times and 25 with (26 with
2 and 6, 21 with 8 and 8)."""


def with_times(scores: BeadScores, source: Document, target: Document, beads: tuple[Bead, ...]) -> BeadScores | None:
    """The scores less what beads lose whose sides are said at different moments; None where times tell nothing.

    Args:
        beads: what was found without times: the sure pairs among them set the clocks, which may differ from the start,
            drift apart, and jump.
    """
    if not source.timed or not target.timed:
        return None
    ours, theirs = (np.array(segment_times(document)) for document in (source, target))
    offsets = _offsets(ours, theirs, beads)
    if offsets is None:
        return None
    ours = ours + offsets[:, None]
    rows, columns = scores.corridor.places(np.arange(scores.corridor.n_nodes))
    match = scores.match.copy()
    for number, (n, m) in enumerate(scores.types):
        fits = np.flatnonzero((rows + n <= len(ours)) & (columns + m <= len(theirs)))
        i, j = rows[fits], columns[fits]
        between = np.maximum(ours[i, 0] - theirs[j + m - 1, 1], theirs[j, 0] - ours[i + n - 1, 1]).clip(0)
        match[number, fits] -= np.minimum(PER_SECOND * between, MOST)
    return replace(scores, match=match)


def _offsets(ours: Times, theirs: Times, beads: tuple[Bead, ...]) -> Times | None:
    """(n_source,) seconds from each source segment's clock to the target's; None where there is no common clock."""
    sure = [bead for bead in beads if bead.type == "1-1" and bead.confidence >= SURE]
    if len(sure) < FEWEST:
        return None
    at = np.array([bead.source[0] for bead in sure])
    apart = np.array([theirs[bead.target[0], 0] - ours[bead.source[0], 0] for bead in sure])
    places = np.searchsorted(at, np.arange(len(ours)))
    firsts = (places - NEAREST // 2).clip(0, max(0, len(sure) - NEAREST))
    local = np.array([np.median(apart[first : first + NEAREST]) for first in firsts])
    return local if np.median(np.abs(apart - local[at])) <= WIDEST else None
