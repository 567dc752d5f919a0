"""Rows, or some that stand side by side, as an alignment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from aligner.alignment import Alignment, Bead, Flag, Span
from aligner.bilingual.flag_line import comment_flag
from aligner.causes import grouped
from aligner.document import Document, Segment
from aligner.review.row import Mark, Piece, Row, RowFlag


class Placed(NamedTuple):
    """Where a piece came to stand: its number among the segments, and its offset."""

    number: int
    start: int


Places = dict[str, Placed]


@dataclass(frozen=True, slots=True)
class Composed:
    """An alignment, and where the pieces of its two sides stand in it."""

    alignment: Alignment
    places: tuple[Places, Places]


def composed(
    base: Alignment, rows: Sequence[Row], loose: tuple[Sequence[Piece], Sequence[Piece]] = ((), ())
) -> Composed:
    """The alignment that rows say.

    Args:
        base: the alignment that they come from: languages, paths, units of its file.
        rows: in order.
        loose: pieces of the two texts that are in no row.
    """
    source, target = (
        _document(document, [*loose[side], *(piece for row in rows for piece in row.sides[side])])
        for side, document in enumerate((base.source, base.target))
    )
    places = source[1], target[1]
    beads = tuple(
        Bead(
            tuple(places[0][piece.place].number for piece in row.sides[0]),
            tuple(places[1][piece.place].number for piece in row.sides[1]),
            row.confidence,
            row.similarity,
            None if row.origin is None else base.beads[row.origin].unit,
            row.decision,
        )
        for row in rows
    )
    flags = tuple(flag for index, row in enumerate(rows) for flag in _flags(row, index, places))
    made = Alignment(
        source[0],
        target[0],
        beads,
        grouped(flags),
        base.signature,
        _moved(rows, places),
        base.frame,
        _dismissed(base, rows),
    )
    return Composed(made, places)


def _document(base: Document, pieces: Iterable[Piece]) -> tuple[Document, Places]:
    places: Places = {}
    texts: list[str] = []
    segments: list[Segment] = []
    offset = 0
    for number, piece in enumerate(sorted(pieces, key=lambda piece: piece.place)):
        start = offset + len(piece.gap)
        offset = start + len(piece.text)
        texts += [piece.gap, piece.text]
        segments.append(Segment(piece.text, start, offset, piece.paragraph, piece.kind))
        places[piece.place] = Placed(number, start)
    tail = base.text[base.segments[-1].stop :] if base.segments else base.text
    text = "".join(texts) + tail
    is_same = text == base.text
    return replace(base, text=text, segments=tuple(segments), paragraphs=base.paragraphs if is_same else ()), places


def _flags(row: Row, index: int, places: tuple[Places, Places]) -> Iterator[Flag]:
    for flag in row.flags:
        yield flag_on(flag, index, places)
    for line in row.comments:
        yield comment_flag(line, index)


def flag_on(flag: RowFlag, bead: int, places: tuple[Places, Places]) -> Flag:
    """The flag on a bead, with the spans of those of its words that still stand."""
    source, target = (
        tuple(span for mark in flag.marks[side] if (span := _span(mark, places[side])) is not None) for side in (0, 1)
    )
    return replace(flag.flag, bead=bead, source_spans=source, target_spans=target)


def _span(mark: Mark, places: Places) -> Span | None:
    first, last = places.get(mark.first), places.get(mark.last)
    return None if first is None or last is None else (first.start + mark.start, last.start + mark.stop)


def _moved(rows: Sequence[Row], places: tuple[Places, Places]) -> tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]:
    """The passages all of whose pieces still stand alone."""
    alone = tuple({piece.place for row in rows if row.is_null for piece in row.sides[side]} for side in (0, 1))
    standing = [
        passage
        for row in rows
        for passage in row.moved
        if all(alone[side].issuperset(passage.sides[side]) for side in (0, 1))
    ]
    standing.sort(key=lambda passage: passage.number)
    return tuple(
        (
            tuple(places[0][place].number for place in passage.sides[0]),
            tuple(places[1][place].number for place in passage.sides[1]),
        )
        for passage in standing
    )


def _dismissed(base: Alignment, rows: Sequence[Row]) -> tuple[str, ...]:
    ids = {gone.flag.id: None for row in rows for gone in row.dismissed if gone.flag.id}
    return tuple(dict.fromkeys((*base.dismissed, *ids)))
