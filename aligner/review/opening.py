"""An alignment as the rows that a reviewer sees."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from aligner.alignment import Alignment, Flag, Span
from aligner.bilingual.bead_ids import bead_ids
from aligner.bilingual.flag_line import COMMENT
from aligner.document import Document
from aligner.review.places import first_places
from aligner.review.row import Mark, Passage, Piece, Row, RowFlag

MovedSegments = tuple[tuple[int, ...], tuple[int, ...]]
"""The indices of the segments of a moved passage, in the source and in the translation."""


def pieces_of(document: Document) -> list[Piece]:
    """The segments of a document, each with its place and the gap before it."""
    pieces = []
    offset = 0
    for place, segment in zip(first_places(len(document.segments)), document.segments, strict=True):
        gap = document.text[offset : segment.start]
        pieces.append(Piece(place, segment.text, gap, segment.paragraph, segment.kind))
        offset = segment.stop
    return pieces


def rows_of(alignment: Alignment, pieces: tuple[Sequence[Piece], Sequence[Piece]]) -> list[Row]:
    """A row a bead, with the flags and remarks on it.

    Args:
        pieces: the segments of source and target (see ``pieces_of``).
    """
    flags: defaultdict[int, list[RowFlag]] = defaultdict(list)
    comments: defaultdict[int, list[str]] = defaultdict(list)
    marking = Marking(alignment, pieces)
    for flag in alignment.flags:
        if flag.kind == COMMENT:
            comments[flag.bead].append(flag.message)
        else:
            flags[flag.bead].append(marking.row_flag(flag))
    moved = _moved(alignment, pieces)
    return [
        Row(
            id_,
            (tuple(pieces[0][k] for k in bead.source), tuple(pieces[1][k] for k in bead.target)),
            bead.confidence,
            bead.similarity,
            bead.decision,
            tuple(comments[index]),
            tuple(flags[index]),
            origin=index,
            moved=tuple(moved[index]),
        )
        for index, (bead, id_) in enumerate(zip(alignment.beads, bead_ids(alignment), strict=True))
    ]


def _moved(alignment: Alignment, pieces: tuple[Sequence[Piece], Sequence[Piece]]) -> defaultdict[int, list[Passage]]:
    owner = {k: index for index, bead in enumerate(alignment.beads) for k in bead.source}
    moved: defaultdict[int, list[Passage]] = defaultdict(list)
    for number, passage in enumerate(alignment.moved):
        source, _ = passage
        if source and source[0] in owner:
            moved[owner[source[0]]].append(passage_of(passage, pieces, number))
    return moved


def passage_of(moved: MovedSegments, pieces: tuple[Sequence[Piece], Sequence[Piece]], number: int) -> Passage:
    """A moved passage, given by the indices of its segments, by the places of these; ``number`` is its own."""
    source, target = moved
    return Passage((tuple(pieces[0][k].place for k in source), tuple(pieces[1][k].place for k in target)), number)


class Marking:
    """Spans of an alignment's documents as marks in pieces."""

    def __init__(self, alignment: Alignment, pieces: tuple[Sequence[Piece], Sequence[Piece]]) -> None:
        """Note where the segments of both sides begin."""
        self.sides = [
            ([segment.start for segment in document.segments], document.segments, places)
            for document, places in zip((alignment.source, alignment.target), pieces, strict=True)
        ]

    def row_flag(self, flag: Flag) -> RowFlag:
        """The flag by the pieces that its words stand in."""
        marks = tuple(
            tuple(mark for span in spans if (mark := self._mark(span, side)) is not None)
            for side, spans in enumerate((flag.source_spans, flag.target_spans))
        )
        bare = replace(flag, bead=0, source_spans=(), target_spans=(), more=0, first=None)
        return RowFlag(bare, (marks[0], marks[1]))

    def _mark(self, span: Span, side: int) -> Mark | None:
        starts, segments, pieces = self.sides[side]
        if not starts:
            return None
        first = max(bisect_right(starts, span[0]) - 1, 0)
        last = max(bisect_right(starts, max(span[1] - 1, span[0])) - 1, 0)
        length = segments[last].stop - segments[last].start
        start = span[0] - segments[first].start
        if first != last:  # what lies between two segments belongs to neither
            start = min(start, segments[first].stop - segments[first].start)
        return Mark(pieces[first].place, start, pieces[last].place, min(span[1] - segments[last].start, length))
