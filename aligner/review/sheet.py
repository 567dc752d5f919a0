"""The rows of one document under review: what stands where, and how swaps change it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Sequence

from aligner.alignment import Alignment
from aligner.errors import InputError
from aligner.review.composing import composed
from aligner.review.lookup import Lookup
from aligner.review.opening import pieces_of, rows_of
from aligner.review.operation import Swap
from aligner.review.progress import Tally
from aligner.review.row import Piece, Row, RowFlag


class Sheet:
    """An alignment as rows that can be swapped for others.

    ``rows`` is in the order of the text; ``base`` is the alignment as it was read; ``n_steps`` is how many steps were
    taken, by which new rows are called; ``lookup`` finds rows by what is in them, and ``tally`` counts them.
    """

    def __init__(self, base: Alignment) -> None:
        """Take an alignment apart."""
        self.base = base
        pieces = pieces_of(base.source), pieces_of(base.target)
        self.rows = rows_of(base, pieces)
        self._first = list(self.rows)
        self._places = tuple([piece.place for piece in side] for side in pieces)
        used = tuple({piece.place for row in self.rows for piece in row.sides[side]} for side in (0, 1))
        self.loose: tuple[tuple[Piece, ...], tuple[Piece, ...]] = (
            tuple(piece for piece in pieces[0] if piece.place not in used[0]),
            tuple(piece for piece in pieces[1] if piece.place not in used[1]),
        )
        self.lookup = Lookup(self.rows)
        self.tally = Tally(self.rows)
        self.n_steps = 0
        self._index: dict[str, int] = {}

    @property
    def alignment(self) -> Alignment:
        """The alignment as the rows say it; the one that was read where nothing has changed."""
        if self.rows == self._first:
            return self.base
        return composed(self.base, self.rows, self.loose).alignment

    def index(self, id_: str) -> int:
        """Where a row stands.

        Raises:
            InputError: if there is no such row, any more or at all.
        """
        if not self._index:
            self._index = {row.id: index for index, row in enumerate(self.rows)}
        if id_ not in self._index:
            raise InputError(f"there is no row {id_} (any more); look at the document as it stands now")
        return self._index[id_]

    def row(self, id_: str) -> Row:
        """The row of an id.

        Raises:
            InputError: if there is none.
        """
        return self.rows[self.index(id_)]

    def has(self, id_: str) -> bool:
        """Whether a row stands."""
        if not self._index:
            self._index = {row.id: index for index, row in enumerate(self.rows)}
        return id_ in self._index

    def stands(self, flag: RowFlag) -> bool:
        """Whether all the words of a flag are there."""
        return all(
            self._is_taken(place, side)
            for side in (0, 1)
            for mark in flag.marks[side]
            for place in (mark.first, mark.last)
        )

    def _is_taken(self, place: str, side: int) -> bool:
        places = self._places[side]
        number = bisect_left(places, place)
        return number < len(places) and places[number] == place

    def place_after(self, place: str, side: int) -> str:
        """The next place of a side that is taken; empty at the end."""
        places = self._places[side]
        number = bisect_right(places, place)
        return places[number] if number < len(places) else ""

    def place_before(self, place: str, side: int) -> str:
        """The place of a side that is taken before one; empty at the beginning. Without a place: the last one."""
        places = self._places[side]
        number = bisect_left(places, place) if place else len(places)
        return places[number - 1] if number else ""

    def last_place_above(self, index: int, side: int) -> str:
        """The place of the last piece of a side in the rows above one; empty where there is none."""
        for row in reversed(self.rows[:index]):
            if row.sides[side]:
                return row.sides[side][-1].place
        return ""

    def swap(self, swaps: Iterable[Swap]) -> None:
        """Put rows in the place of others, swap after swap.

        Raises:
            ValueError: if the rows that a swap takes out do not stand where it says; nothing has changed then.
        """
        done: list[Swap] = []
        for swap in swaps:
            if not self._stands(swap):
                for one in reversed(done):
                    self._put(one.inverse())
                raise ValueError(f"the rows at {swap.index} are not those that were there")
            self._put(swap)
            done.append(swap)

    def _stands(self, swap: Swap) -> bool:
        there = self.rows[swap.index : swap.index + len(swap.before)]
        return swap.index <= len(self.rows) and tuple(there) == swap.before

    def _put(self, swap: Swap) -> None:
        self.rows[swap.index : swap.index + len(swap.before)] = swap.after
        if [row.id for row in swap.before] != [row.id for row in swap.after]:
            self._index = {}
        for row in swap.before:
            self.lookup.remove(row)
            self.tally.remove(row)
        for row in swap.after:
            self.lookup.add(row)
            self.tally.add(row)
        for side in (0, 1):
            gone, new = (_places(rows, side) for rows in (swap.before, swap.after))
            places = self._places[side]
            for place in gone - new:
                del places[bisect_right(places, place) - 1]
            for place in new - gone:
                insort(places, place)


def replaced(sheet: Sheet, rows: Sequence[Row]) -> tuple[Swap, ...]:
    """Swaps that put rows in the place of those with the same ids."""
    swaps = []
    for row in rows:
        index = sheet.index(row.id)
        if sheet.rows[index] != row:
            swaps.append(Swap(index, (sheet.rows[index],), (row,)))
    return tuple(swaps)


def _places(rows: Sequence[Row], side: int) -> set[str]:
    return {piece.place for row in rows for piece in row.sides[side]}
