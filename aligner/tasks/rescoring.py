"""Rows that a reviewer touched, with the probability and the cosine that they have beside their neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from aligner.alignment import Alignment, Bead
from aligner.review.composing import composed
from aligner.review.row import Row
from aligner.review.sheet import Sheet
from aligner.tasks.check import with_cosines
from aligner.tasks.models import encoded

if TYPE_CHECKING:
    from aligner.embed.encoder import Encoder
    from aligner.pair.scorer import Scorer

SCORED_AROUND = 2
"""Rows on either side of touched ones that the lattice is laid over: their borders are taken for right."""

DIGITS = 4
"""Of confidences and cosines: as many as files have."""

Bounds = tuple[int, int, int, int]
"""Of a bead: where its source segments start and stop, and its target segments; half-open."""


def rescored(
    sheet: Sheet, touched: Sequence[int], encoder: Encoder, words: Encoder, scorer: Scorer, threads: int
) -> dict[int, Row]:
    """The rows at some places, in order, with their confidence and similarity anew, by their places."""
    scored: dict[int, Row] = {}
    for run in _runs(touched):
        around = range(max(run[0] - SCORED_AROUND, 0), min(run[-1] + SCORED_AROUND + 1, len(sheet.rows)))
        rows = [sheet.rows[index] for index in around]
        beads = _beads(composed(sheet.base, rows).alignment, encoder, words, scorer, threads)
        for index, row, bead in zip(around, rows, beads, strict=True):
            if index in touched:
                similarity = None if bead.similarity is None else round(float(bead.similarity), DIGITS)
                scored[index] = replace(row, confidence=round(float(bead.confidence), DIGITS), similarity=similarity)
    return scored


def _runs(indices: Sequence[int]) -> list[list[int]]:
    """Places of rows that one lattice may score together."""
    runs: list[list[int]] = []
    for index in indices:
        if runs and index - runs[-1][-1] <= SCORED_AROUND:
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs


def _beads(few: Alignment, encoder: Encoder, words: Encoder, scorer: Scorer, threads: int) -> tuple[Bead, ...]:
    """The beads of a few rows, scored; with cosines alone where the lattice has no path through them."""
    from aligner.pair.documents import score_beads  # noqa: PLC0415  numpy is needed from here on

    path = [_bounds(bead) for bead in few.beads]
    if not few.source.segments or not few.target.segments or not _is_in_order(path):
        return with_cosines(words, few, keep=True).beads
    texts = encoded(encoder, few.source), encoded(encoder, few.target)
    scored = score_beads(few.source, few.target, texts, words, scorer, path, threads)
    return tuple(bead or known for bead, known in zip(scored, few.beads, strict=True))


def _bounds(bead: Bead) -> Bounds:
    return *_span(bead.source), *_span(bead.target)


def _span(indices: Sequence[int]) -> tuple[int, int]:
    return (indices[0], indices[-1] + 1) if indices else (0, 0)


def _is_in_order(path: Sequence[Bounds]) -> bool:
    """Whether beads follow each other on both sides."""
    for first, last in ((0, 1), (2, 3)):
        reached = 0
        for bead in path:
            if bead[first] == bead[last]:
                continue
            if bead[first] != reached:
                return False
            reached = bead[last]
    return True
