"""Texts of a table that say what stood there between other borders: sentences carried from row to row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aligner.review.plain import plain

FARTHEST = 8
"""Rows over which one shift of borders may run: a whole column that slipped is read in stretches of so many."""


@dataclass(frozen=True, slots=True)
class Column:
    """One side of rows in order: the texts of their pieces as they were, in plain form, and the text that stands there
    now, None where nobody may take it for anything but what it was (a row that is split)."""

    pieces: Sequence[Sequence[str]]
    texts: Sequence[str | None]

    def is_changed(self, row: int) -> bool:
        """Whether a row says something else now."""
        text = self.texts[row]
        return text is not None and text != _join(self.pieces[row])


def shifts(column: Column) -> Iterator[tuple[int, tuple[int, ...]]]:
    """The shortest stretches of rows whose pieces stand in other rows of the stretch, and nothing else has changed.

    Yields:
        The first row, and for every piece of the stretch the row where it stands now.
    """
    row = 0
    while row < len(column.pieces):
        where, stop = _shortest(column, row) if column.is_changed(row) else (None, row + 1)
        if where is not None:
            yield row, where
        row = stop


def _shortest(column: Column, start: int) -> tuple[tuple[int, ...] | None, int]:
    """Where the pieces of the shortest stretch from a row on stand now, None without one, and the row behind it."""
    for stop in range(start + 2, min(start + FARTHEST, len(column.pieces)) + 1):
        where = _placed(column, start, stop)
        if where is not None:
            return where, stop
    return None, start + 1


def _placed(column: Column, start: int, stop: int) -> tuple[int, ...] | None:
    pieces = [piece for row in range(start, stop) for piece in column.pieces[row]]
    texts = [column.texts[row] for row in range(start, stop)]
    if any(text is None for text in texts) or _join(pieces) != _join([text for text in texts if text]):
        return None
    where: list[int] = []
    rest = iter(pieces)
    for row, text in enumerate(texts, start):
        said = ""
        while said != text:
            piece = next(rest, None)
            if piece is None or len(said) > len(text or ""):
                return None
            said = _join([said, piece])
            where.append(row)
    where += [stop - 1 for _ in rest]
    return tuple(where)


def _join(texts: Sequence[str]) -> str:
    return plain(" ".join(text for text in texts if text))
