"""Passages: consecutive segments of one side that stand without counterpart."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from aligner.alignment import Alignment
from aligner.checks.elided import is_elision
from aligner.checks.support.bitext import Pair, Side
from aligner.document import Document, Kind, Segment

LEAST_WORDS = 2
"""Words from which a segment says something that can be missed: «Да.», emoji and numbers of pages do not."""

_WORD = re.compile(r"[^\W\d_]{2,}")
_LINK = re.compile(r"://|www\.")
_TAGS = re.compile(r"(?:[#@]\w++|\W)++")


@dataclass(frozen=True, slots=True)
class Passage:
    """Consecutive segments of one side in null beads with no pair between them.

    ``bead`` is the first of those beads; ``confidence`` is the mean posterior of the beads, by length;
    ``cut_opposite`` says whether the other side marks a cut at the same place. ``gap`` is the first bead after the
    last pair: the same for passages that no pair parts.
    """

    bead: int
    in_source: bool
    indices: tuple[int, ...]
    confidence: float
    cut_opposite: bool
    gap: int = 0

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


def passages(alignment: Alignment, *, without_moved: bool = False) -> Iterator[Passage]:
    """Every passage of either side, in text order; elision marks end no passage and are part of none.

    Args:
        without_moved: leave out what stands elsewhere on the other side; it parts what is before and after it.
    """
    moved = [{k for pair in alignment.moved for k in pair[side]} if without_moved else set() for side in (0, 1)]
    run: list[int] = []
    for index, bead in enumerate(alignment.beads):
        if bead.is_null:
            run.append(index)
        elif run:
            yield from _of_run(alignment, run, moved)
            run = []
    yield from _of_run(alignment, run, moved)


def says_something(segment: Segment) -> bool:
    """Whether a segment is more than a tag, a link, an emoji or a number: something a reader would miss."""
    text = segment.comparable
    return segment.kind is not Kind.ELISION and not _is_label(text) and len(_WORD.findall(text)) >= LEAST_WORDS


def _is_label(text: str) -> bool:
    """Whether every part between spaces is a link, or tags and signs alone."""
    return all(_LINK.search(part) or _TAGS.fullmatch(part) for part in text.split())


def _of_run(alignment: Alignment, run: Sequence[int], moved: Sequence[Collection[int]]) -> Iterator[Passage]:
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
        here = moved[0 if in_source else 1]
        for elsewhere, group in groupby(beads, lambda bead, here=here: bead[1] in here):  # type: ignore[misc]
            if not elsewhere:
                passage = _passage(alignment, list(group), in_source=in_source)
                yield replace(passage, cut_opposite=cuts[1 if in_source else 0], gap=run[0])


def _passage(alignment: Alignment, beads: Sequence[tuple[int, int]], *, in_source: bool) -> Passage:
    """One passage of (bead, segment) pairs."""
    document = alignment.source if in_source else alignment.target
    lengths = [len(document.segments[k].text) + 1 for _, k in beads]
    weighed = sum(alignment.beads[index].confidence * length for (index, _), length in zip(beads, lengths, strict=True))
    return Passage(beads[0][0], in_source, tuple(k for _, k in beads), weighed / sum(lengths), cut_opposite=False)


def _is_cut(document: Document, k: int) -> bool:
    segment = document.segments[k]
    return segment.kind is Kind.ELISION or (is_elision(segment.text) and not says_something(segment))
