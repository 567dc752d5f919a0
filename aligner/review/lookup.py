"""Which rows hold a piece, have a text, or speak of pieces elsewhere: kept while rows come and go."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Set

from aligner.review.row import Row

Key = tuple[int, str]
"""A side, and a place in it or a text of it."""


class Lookup:
    """The ids of rows by what is in them."""

    def __init__(self, rows: Iterable[Row]) -> None:
        """Take in rows."""
        self.holder: dict[Key, str] = {}
        self._having: defaultdict[Key, set[str]] = defaultdict(set)
        self._speaking: defaultdict[Key, set[str]] = defaultdict(set)
        for row in rows:
            self.add(row)

    def add(self, row: Row) -> None:
        """Take a row in."""
        for key in pieces_of(row):
            self.holder[key] = row.id
        for key in texts_of(row):
            self._having[key].add(row.id)
        for key in spoken_of(row):
            self._speaking[key].add(row.id)

    def remove(self, row: Row) -> None:
        """Leave a row out."""
        for key in pieces_of(row):
            if self.holder.get(key) == row.id:
                del self.holder[key]
        for index, keys in ((self._having, texts_of(row)), (self._speaking, spoken_of(row))):
            for key in keys:
                index[key].discard(row.id)
                if not index[key]:
                    del index[key]

    def having(self, keys: Iterable[Key]) -> Set[str]:
        """The rows that have one of some texts."""
        return {id_ for key in keys for id_ in self._having.get(key, ())}

    def speaking(self, keys: Iterable[Key]) -> Set[str]:
        """The rows that have a flag on words, or a passage, in pieces of other rows among some."""
        return {id_ for key in keys for id_ in self._speaking.get(key, ())}


def pieces_of(row: Row) -> Iterator[Key]:
    """The pieces of a row."""
    for side in (0, 1):
        for piece in row.sides[side]:
            yield side, piece.place


def texts_of(row: Row) -> Iterator[Key]:
    """The texts of a row, whatever the case of their letters."""
    for side, text in ((0, row.source), (1, row.target)):
        if text:
            yield side, text.casefold()


def spoken_of(row: Row) -> set[Key]:
    """The pieces of other rows in which flags or passages of a row have words."""
    if not row.flags and not row.moved:
        return set()
    spoken = {
        (side, place)
        for flag in row.flags
        for side in (0, 1)
        for mark in flag.marks[side]
        for place in (mark.first, mark.last)
    }
    spoken |= {(side, place) for passage in row.moved for side in (0, 1) for place in passage.sides[side]}
    return spoken - set(pieces_of(row))
