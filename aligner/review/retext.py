"""One side of a row written anew: which pieces stay, and which new ones come between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from aligner.review.places import between
from aligner.review.plain import plain, shows
from aligner.review.resegment import Item, resegment
from aligner.review.row import Piece, Row, text_of
from aligner.review.sheet import Sheet

NEW_GAP = " "
"""Between a new piece and the one before it, where there was none."""


def rewritten(sheet: Sheet, row: Row, side: int, texts: Sequence[str]) -> list[tuple[Piece, ...]]:
    """For each text the pieces that say it, those whose words it begins or ends with among them.

    Whatever is new has a place of its own, so that marks in the words that it replaces are lost with them.

    Args:
        texts: one, or several in order where the row is split.
    """
    old = row.sides[side]
    texts = [plain(text) for text in texts]
    if len(texts) == 1 and shows(texts[0], text_of(old)):
        return [old]
    parts = resegment([piece.text for piece in old], texts)
    items = [item for part in parts for item in part]
    kept = {item for item in items if isinstance(item, int)}
    free = iter([piece for index, piece in enumerate(old) if index not in kept])
    places = iter(_new_places(sheet, row, side, items))
    before = _above(sheet, row, side)
    made: list[tuple[Piece, ...]] = []
    for part in parts:
        pieces: list[Piece] = []
        for item in part:
            if isinstance(item, int):
                before = old[item]
            else:
                before = replace(next(free, None) or _like(before), place=next(places), text=item)
            pieces.append(before)
        made.append(tuple(pieces))
    return made


def _new_places(sheet: Sheet, row: Row, side: int, items: Sequence[Item]) -> list[str]:
    """A place for every new text, in order, between the pieces that stay around it."""
    old = row.sides[side]
    end = sheet.place_after(old[-1].place if old else sheet.last_place_above(sheet.index(row.id), side), side)
    places: list[str] = []
    start = 0
    for is_new, run in groupby(items, lambda item: isinstance(item, str)):
        many = len(list(run))
        start += many
        if is_new:
            following = items[start] if start < len(items) else None
            high = old[following].place if isinstance(following, int) else end
            places += between(sheet.place_before(high, side), high, many)
    return places


def _above(sheet: Sheet, row: Row, side: int) -> Piece | None:
    """The last piece of a side above a row."""
    index = sheet.index(row.id)
    return next((above.sides[side][-1] for above in reversed(sheet.rows[:index]) if above.sides[side]), None)


def _like(before: Piece | None) -> Piece:
    """A sentence in the paragraph of the piece before it."""
    return Piece("", "", NEW_GAP if before else "", before.paragraph if before else 0)
