"""Rows: the two texts in reading order, a bead a row, with the flags to show beside it."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from aligner.alignment import Alignment, Flag
from aligner.document import Kind
from aligner.language.tags import language_name
from aligner.write.report.cells import Block, ShownDocument, shown_document
from aligner.write.report.pieces import marks, shown
from aligner.write.words import doubt, in_words


@dataclass(frozen=True, slots=True)
class Note:
    """A flag as it stands beside its row; ``number`` counts from 1 in reading order."""

    number: int
    flag: Flag
    message: str
    certainty: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One side of a row: its text or, where there is none, what the gap says.

    ``elsewhere`` is the number of the row that holds the counterpart of a moved passage.
    """

    blocks: tuple[Block, ...]
    gap: str = ""
    elsewhere: int | None = None

    @property
    def opens(self) -> bool:
        """Whether a paragraph begins with this cell."""
        return bool(self.blocks) and self.blocks[0].opens


@dataclass(frozen=True, slots=True)
class Row:
    """A bead, or segments of one side that no bead has, in which case ``number`` is None.

    ``touching`` are the flags noted or marked here; ``echoes`` those of them whose note stands at another row.
    ``continues`` says that the gap of the row before goes on.
    """

    number: int | None
    source: Cell
    target: Cell
    confidence: float
    notes: tuple[Note, ...]
    touching: tuple[int, ...]
    echoes: tuple[int, ...]
    continues: bool

    @property
    def is_null(self) -> bool:
        """Whether one side has nothing."""
        return not self.source.blocks or not self.target.blocks

    @property
    def opens(self) -> bool:
        """Whether a paragraph begins here on either side."""
        return self.source.opens or self.target.opens

    def is_of(self, kind: str) -> bool:
        """Whether all there is in the row is of one kind."""
        return all(block.kind == kind for cell in (self.source, self.target) for block in cell.blocks)

    @property
    def doubt(self) -> str:
        """``unsure``, ``doubtful``, or nothing for a pair that is sure."""
        return "" if self.is_null else doubt(self.confidence)


def numbered(alignment: Alignment) -> tuple[Note, ...]:
    """The flags as notes, in the order of the rows they stand at."""
    ordered = sorted(alignment.flags, key=lambda flag: flag.bead)
    return tuple(
        Note(number, flag, shown(flag.told), in_words(flag.confidence)) for number, flag in enumerate(ordered, 1)
    )


def rows(alignment: Alignment, notes: Sequence[Note]) -> Iterator[Row]:
    """Every segment of both sides, once: a row for each bead, and one for each run of segments that no bead has."""
    source = shown_document(alignment.source, marks((note.number, note.flag.source_spans) for note in notes))
    target = shown_document(alignment.target, marks((note.number, note.flag.target_spans) for note in notes))
    notes_of: defaultdict[int, list[Note]] = defaultdict(list)
    for note in notes:
        notes_of[note.flag.bead].append(note)
    moved = _rows_of_moved(alignment)
    before: Row | None = None
    for number, left, right, confidence in _in_order(alignment):
        here = tuple(notes_of[number - 1]) if number else ()
        row = _row(number, _cells(source, target, left, right, number, moved), confidence, here, before)
        yield row
        before = row


def _row(
    number: int | None, cells: tuple[Cell, Cell], confidence: float, notes: tuple[Note, ...], before: Row | None
) -> Row:
    own = {note.number for note in notes}
    marked = {
        flag
        for cell in cells
        for block in cell.blocks
        for segment in block.segments
        for piece in segment.pieces
        for flag in piece.marks
    }
    gaps = [(cell.gap, cell.elsewhere) for cell in cells]
    continues = (
        before is not None
        and any(gap for gap, _ in gaps)
        and gaps == [(cell.gap, cell.elsewhere) for cell in (before.source, before.target)]
    )
    known = set(before.touching) if before is not None and continues else set()
    return Row(
        number,
        *cells,
        confidence,
        notes,
        tuple(sorted(own | marked)),
        tuple(sorted(marked - own - known)),
        continues,
    )


def _cells(
    source: ShownDocument,
    target: ShownDocument,
    left: Sequence[int],
    right: Sequence[int],
    number: int | None,
    moved: Mapping[int, int],
) -> tuple[Cell, Cell]:
    cells = []
    for side, indices, other, others in ((source, left, target, right), (target, right, source, left)):
        if indices:
            cells.append(Cell(side.blocks(indices)))
            continue
        kinds = {other.document.segments[k].kind for k in others}
        gap = "In no pair" if number is None else f"{_lacking(kinds)} in {language_name(side.document.lang)}"
        elsewhere = moved.get(number) if number is not None else None
        cells.append(Cell((), gap, elsewhere))
    return cells[0], cells[1]


def _lacking(kinds: Set[Kind]) -> str:
    """What one side has not, where the other has segments of some kinds."""
    if Kind.ELISION in kinds:
        return "No mark of a cut"
    return "No heading" if kinds == {Kind.HEADING} else "Nothing"


def _in_order(alignment: Alignment) -> Iterator[tuple[int | None, tuple[int, ...], tuple[int, ...], float]]:
    """Beads with their numbers, and before each the segments that come earlier and that no bead has."""
    paired_source = {k for bead in alignment.beads for k in bead.source}
    paired_target = {k for bead in alignment.beads for k in bead.target}
    left = [k for k in range(len(alignment.source.segments)) if k not in paired_source]
    right = [k for k in range(len(alignment.target.segments)) if k not in paired_target]
    for index, bead in enumerate(alignment.beads):
        for loose, paired, is_source in ((left, bead.source, True), (right, bead.target, False)):
            early = loose[: bisect_left(loose, paired[0])] if paired else []
            del loose[: len(early)]
            if early:
                yield None, tuple(early) if is_source else (), () if is_source else tuple(early), 0.0
        yield index + 1, bead.source, bead.target, bead.confidence
    if left:
        yield None, tuple(left), (), 0.0
    if right:
        yield None, (), tuple(right), 0.0


def _rows_of_moved(alignment: Alignment) -> dict[int, int]:
    """For each null bead of a moved passage, the number of the row where its counterpart stands."""
    row_of_source = {k: number for number, bead in enumerate(alignment.beads, 1) for k in bead.source}
    row_of_target = {k: number for number, bead in enumerate(alignment.beads, 1) for k in bead.target}
    found: dict[int, int] = {}
    for source, target in alignment.moved:
        here = [row_of_source[k] for k in source if k in row_of_source]
        there = [row_of_target[k] for k in target if k in row_of_target]
        if here and there:
            found |= dict.fromkeys(here, there[0]) | dict.fromkeys(there, here[0])
    return found
