"""A document with some of its segments replaced, and where those that stayed have gone."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from aligner.alignment import Span
from aligner.document import Document, Segment
from aligner.review.resegment import Item


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """The new document; ``parts`` are the new indices of the parts that were given, ``places`` of the segments kept."""

    document: Document
    parts: tuple[tuple[int, ...], ...]
    places: Mapping[int, int]
    old: Document

    def span(self, span: Span) -> Span | None:
        """Where a stretch of the old document stands now; None if what it began or ended in was replaced."""
        if self.document is self.old:
            return span
        starts = [segment.start for segment in self.old.segments]
        first, last = bisect_right(starts, span[0]) - 1, bisect_right(starts, max(span[1] - 1, span[0])) - 1
        if first not in self.places or last not in self.places:
            return None
        old_first, old_last = self.old.segments[first], self.old.segments[last]
        if span[0] > old_first.stop or span[1] > old_last.stop:
            return None
        segments = self.document.segments
        return (
            segments[self.places[first]].start + span[0] - old_first.start,
            segments[self.places[last]].start + span[1] - old_last.start,
        )

    def passage(self, indices: Sequence[int]) -> tuple[int, ...] | None:
        """The new indices of consecutive segments; None unless all of them stayed, and side by side."""
        found = [self.places.get(index, -2) for index in indices]
        is_whole = all(index >= 0 for index in found) and all(b == a + 1 for a, b in pairwise(found))
        return tuple(found) if is_whole else None


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A part of a document as it is to be: ``indices`` are the segments it had, empty where it had none and comes
    after segment ``after``; ``items`` count from the first of them."""

    indices: tuple[int, ...]
    after: int
    items: tuple[Item, ...]


class _Placed(NamedTuple):
    """A segment of the new document; sorted, they stand in its order."""

    anchor: int  # the old segment that it is, or that it comes after
    is_new: bool
    number: int
    item: Item
    replaces: int | None  # the old segment whose place a new one takes first


def rebuild(document: Document, parts: Iterable[Rewritten]) -> Rebuilt:
    """The document with its parts rewritten; whatever is in no part stays as it is.

    Args:
        parts: in the order in which their new segments are to stand; several may come from the same segments.
    """
    parts = list(parts)
    touched = {index for part in parts for index in part.indices}
    untouched = (index for index in range(len(document.segments)) if index not in touched)
    owned = _place(parts)
    placed = [_Placed(index, False, 0, index, None) for index in untouched]
    placed = sorted([*placed, *(place for of_part in owned for place in of_part)], key=lambda place: place[:3])
    order = {place: index for index, place in enumerate(placed)}
    is_same = len(placed) == len(document.segments) and not any(place.is_new for place in placed)
    return Rebuilt(
        document if is_same else _made(document, placed),
        tuple(tuple(order[place] for place in of_part) for of_part in owned),
        {place.item: index for place, index in order.items() if isinstance(place.item, int)},
        document,
    )


def _place(parts: Iterable[Rewritten]) -> list[list[_Placed]]:
    ends: dict[tuple[int, ...], int] = {}  # where the part before ended, of those from the same segments
    n_new = 0
    owned: list[list[_Placed]] = []
    for part in parts:
        anchor = ends.get(part.indices, part.after) if part.indices else part.after
        kept = {item for item in part.items if isinstance(item, int)}
        places = []
        for item in part.items:
            if isinstance(item, int):
                anchor = part.indices[item]
                places.append(_Placed(anchor, False, 0, anchor, None))
            else:
                n_new += 1
                first = next((index for index in part.indices if index > anchor), None)
                is_free = first is not None and part.indices.index(first) not in kept
                places.append(_Placed(anchor, True, n_new, item, first if is_free else None))
        ends[part.indices] = anchor
        owned.append(places)
    return owned


def _made(document: Document, placed: Sequence[_Placed]) -> Document:
    stops = [0, *(segment.stop for segment in document.segments)]
    gaps = [document.text[stop : segment.start] for stop, segment in zip(stops, document.segments, strict=False)]
    pieces: list[str] = []
    segments: list[Segment] = []
    offset = 0
    replaced: set[int] = set()
    was_new = False
    for place in placed:
        if isinstance(place.item, int):
            like = document.segments[place.item]
            gap = gaps[place.item]
        elif place.replaces is not None and place.replaces not in replaced:
            replaced.add(place.replaces)
            like = replace(document.segments[place.replaces], text=place.item)
            gap = gaps[place.replaces]
        else:
            like = _after(document, place.anchor, place.item)
            gap = ""
        if not gap and segments and (place.is_new or was_new):
            gap = " "
        was_new = place.is_new
        pieces += [gap, like.text]
        start = offset + len(gap)
        offset = start + len(like.text)
        segments.append(replace(like, start=start, stop=offset))
    pieces.append(document.text[stops[-1] :])
    return replace(document, text="".join(pieces), segments=tuple(segments), paragraphs=())


def _after(document: Document, index: int, text: str) -> Segment:
    """A sentence in the paragraph of the segment before it."""
    paragraph = document.segments[max(index, 0)].paragraph if document.segments else 0
    return Segment(text, 0, len(text), paragraph)
