"""A pair under review: its texts in pieces, what a person decided of it, and the flags on its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from aligner.alignment import Decision, Flag, Severity, Span
from aligner.document import Kind

Sides = tuple["tuple[Piece, ...]", "tuple[Piece, ...]"]
"""The source and the target side of a row."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A segment by its place in its text; ``gap`` is what stands between it and the segment before it."""

    place: str
    text: str
    gap: str = ""
    paragraph: int = 0
    kind: Kind = Kind.SENTENCE


class Mark(NamedTuple):
    """A stretch of a text by the pieces that it begins and ends in, and offsets into these."""

    first: str
    start: int
    last: str
    stop: int


@dataclass(frozen=True, slots=True)
class RowFlag:
    """A flag by the pieces that its words stand in; the ``flag`` itself has neither bead nor spans here.

    ``marks`` are those of the source and of the target; a flag on a passage has some in the rows that follow.
    """

    flag: Flag
    marks: tuple[tuple[Mark, ...], tuple[Mark, ...]]

    @property
    def kind(self) -> str:
        """As the flag has it."""
        return self.flag.kind

    @property
    def severity(self) -> Severity:
        """As the flag has it."""
        return self.flag.severity

    @property
    def message(self) -> str:
        """As the flag has it."""
        return self.flag.message

    @property
    def id(self) -> str:
        """As the flag has it."""
        return self.flag.id


class Dismissed(NamedTuple):
    """A flag that a person does not want to see again, and by which operation it went."""

    flag: RowFlag
    by: str


@dataclass(frozen=True, slots=True)
class Passage:
    """Places of source and translation, which stands elsewhere; ``number`` is its own in the list of passages."""

    sides: tuple[tuple[str, ...], tuple[str, ...]]
    number: int


@dataclass(frozen=True, slots=True)
class Row:
    """A bead as it is reviewed.

    Attributes:
        id: stays as long as the row does, whatever becomes of its texts.
        sides: the pieces of source and target; a null bead has one side empty.
        confidence: as a bead has it; ``similarity`` likewise.
        decision: what a person decided.
        comments: what a person wrote beside it, a line each.
        flags: what the checks say of it.
        dismissed: what they would say too.
        origin: the bead of the alignment as it was read that it comes from, for the unit of its file.
        is_edited: texts or borders are not those that were read.
        moved: passages that begin here and have their translation elsewhere.
    """

    id: str
    sides: Sides
    confidence: float = 1.0
    similarity: float | None = None
    decision: Decision = Decision.OPEN
    comments: tuple[str, ...] = ()
    flags: tuple[RowFlag, ...] = ()
    dismissed: tuple[Dismissed, ...] = ()
    origin: int | None = None
    is_edited: bool = False
    moved: tuple[Passage, ...] = ()

    @property
    def source(self) -> str:
        """The source text: its pieces with one space between them."""
        return text_of(self.sides[0])

    @property
    def target(self) -> str:
        """The target text."""
        return text_of(self.sides[1])

    @property
    def is_null(self) -> bool:
        """Whether one side is empty."""
        return not all(self.sides)

    @property
    def type(self) -> str:
        """``n-m``: how many pieces on either side."""
        return f"{len(self.sides[0])}-{len(self.sides[1])}"

    def spans(self, flag: RowFlag, side: int) -> list[Span]:
        """Where the words of a flag stand in the row's source (0) or target (1) text."""
        return spans_within(self.sides[side], flag.marks[side])


def text_of(pieces: Sequence[Piece]) -> str:
    """Pieces as one text."""
    return " ".join(piece.text for piece in pieces)


def spans_within(pieces: Sequence[Piece], marks: Sequence[Mark]) -> list[Span]:
    """Marks as spans of the text of pieces; what lies in other pieces is left out."""
    starts: dict[str, int] = {}
    offset = 0
    for piece in pieces:
        starts[piece.place] = offset
        offset += len(piece.text) + 1
    whole = max(offset - 1, 0)
    spans = []
    for mark in marks:
        if mark.first in starts or mark.last in starts:
            start = starts[mark.first] + mark.start if mark.first in starts else 0
            stop = starts[mark.last] + mark.stop if mark.last in starts else whole
            if start < stop:
                spans.append((start, min(stop, whole)))
    return spans
