"""Passages: consecutive segments of one side that stand without counterpart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aligner.alignment import Alignment
from aligner.check.bitext import Pair, Side
from aligner.check.elided import is_elision
from aligner.document import Document, Kind, Segment

LEAST_WORDS = 2
"""Words from which a segment says something that can be missed: «Да.», emoji and numbers of pages do not."""

_WORD = re.compile(r"[^\W\d_]{2,}")
_LABEL = re.compile(r"(?:\S*(?:://|www\.)\S*|[#@]\w+|\W)+")


@dataclass(frozen=True, slots=True)
class Passage:
    """Consecutive segments of one side in null beads with no pair between them.

    ``bead`` is the first of those beads; ``confidence`` is the mean posterior of the beads, by length;
    ``cut_opposite`` says whether the other side marks a cut at the same place.
    """

    bead: int
    in_source: bool
    indices: tuple[int, ...]
    confidence: float
    cut_opposite: bool

    def segments(self, alignment: Alignment) -> tuple[Segment, ...]:
        """The passage's segments in reading order."""
        document = alignment.source if self.in_source else alignment.target
        return tuple(document.segments[k] for k in self.indices)

    def pair(self, alignment: Alignment) -> Pair:
        """The passage opposite nothing, to raise a flag on."""
        here = Side(alignment.source if self.in_source else alignment.target, self.segments(alignment))
        nothing = Side(alignment.target if self.in_source else alignment.source, ())
        source, target = (here, nothing) if self.in_source else (nothing, here)
        return Pair(self.bead, source, target, self.confidence)


def passages(alignment: Alignment) -> Iterator[Passage]:
    """Every passage of either side, in text order; elision marks end no passage and are part of none."""
    run: list[int] = []
    for index, bead in enumerate(alignment.beads):
        if bead.is_null:
            run.append(index)
        elif run:
            yield from _of_run(alignment, run)
            run = []
    yield from _of_run(alignment, run)


def says_something(segment: Segment) -> bool:
    """Whether a segment is more than a tag, a link, an emoji or a number: something a reader would miss."""
    text = segment.comparable
    return segment.kind is not Kind.ELISION and not _LABEL.fullmatch(text) and len(_WORD.findall(text)) >= LEAST_WORDS


def _of_run(alignment: Alignment, run: Sequence[int]) -> Iterator[Passage]:
    cuts = [
        any(_is_cut(document, k) for index in run for k in getattr(alignment.beads[index], side))
        for side, document in (("source", alignment.source), ("target", alignment.target))
    ]
    for in_source in (True, False):
        document = alignment.source if in_source else alignment.target
        beads = [
            (index, k)
            for index in run
            for k in (alignment.beads[index].source if in_source else alignment.beads[index].target)
            if not _is_cut(document, k)
        ]
        if not beads:
            continue
        lengths = [len(document.segments[k].text) + 1 for _, k in beads]
        weighed = sum(
            alignment.beads[index].confidence * length for (index, _), length in zip(beads, lengths, strict=True)
        )
        yield Passage(
            beads[0][0], in_source, tuple(k for _, k in beads), weighed / sum(lengths), cuts[1 if in_source else 0]
        )


def _is_cut(document: Document, k: int) -> bool:
    segment = document.segments[k]
    return segment.kind is Kind.ELISION or (is_elision(segment.text) and not says_something(segment))
