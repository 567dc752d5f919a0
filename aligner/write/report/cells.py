"""Cells: the segments that one side has in a row, in paragraphs, headings and list items."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from aligner.document import Document, Kind
from aligner.write.report.pieces import Marks, Piece, pieces

_ON_A_LINE_OF_THEIR_OWN = frozenset({Kind.HEADING, Kind.LIST_ITEM, Kind.CAPTION})
_FOLLOWED_BY_NOTHING = frozenset({Kind.HEADING, Kind.CAPTION})


@dataclass(frozen=True, slots=True)
class ShownSegment:
    """A segment with its marks; ``index`` counts from 0 on its side."""

    index: int
    kind: Kind
    pieces: tuple[Piece, ...]

    @property
    def covering(self) -> tuple[int, ...]:
        """The marks that cover all of it: a piece with no other has no words to point at."""
        shared = set.intersection(*(set(piece.marks) for piece in self.pieces)) if self.pieces else set()
        return tuple(sorted(shared))


@dataclass(frozen=True, slots=True)
class Block:
    """Segments that stand on the same lines; ``opens`` says that a paragraph of the document begins here."""

    kind: Kind
    opens: bool
    segments: tuple[ShownSegment, ...]


@dataclass(frozen=True, slots=True)
class ShownDocument:
    """One side of the report: the document, the marks on it, and whether its paragraphs hold several segments.

    Where every segment is a paragraph, as in a translation memory, there are no openings worth showing.
    """

    document: Document
    marks: Marks
    flows: bool

    def blocks(self, indices: Iterable[int]) -> tuple[Block, ...]:
        """The segments of these indices in reading order."""
        result: list[Block] = []
        previous: Kind | None = None
        for index in indices:
            segment = self.document.segments[index]
            shown = ShownSegment(index, segment.kind, pieces(segment, self.marks))
            opens = self._opens(index)
            if not result or opens or segment.kind in _ON_A_LINE_OF_THEIR_OWN or previous in _FOLLOWED_BY_NOTHING:
                result.append(Block(segment.kind, opens and self.flows, (shown,)))
            else:
                result[-1] = replace(result[-1], segments=(*result[-1].segments, shown))
            previous = segment.kind
        return tuple(result)

    def _opens(self, index: int) -> bool:
        segments = self.document.segments
        return index == 0 or segments[index].paragraph != segments[index - 1].paragraph


def shown_document(document: Document, marks: Marks) -> ShownDocument:
    """A document ready to be shown."""
    flows = any(left.paragraph == right.paragraph for left, right in pairwise(document.segments))
    return ShownDocument(document, marks, flows)
