"""Pieces: a segment's text cut wherever a flag's mark begins or ends, ready to be shown."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from aligner.alignment import Span
from aligner.document import Segment

_CONTROLS = {code: 0x2400 + code for code in range(0x20) if chr(code) not in "\t\n\r"} | {0x7F: 0x2421, 0x0D: 0x0A}
_NOT_IN_HTML = re.compile("[\x80-\x9f\ud800-\udfff\ufdd0-\ufdef]|[\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text under the same marks: ``marks`` are numbers of flags, and those in ``ends`` end with this piece."""

    text: str
    marks: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks on one side, ordered by where they begin; ``longest`` is the length of the longest."""

    spans: tuple[tuple[int, int, int], ...]
    longest: int

    def touching(self, segment: Segment) -> list[tuple[int, int, int]]:
        """The parts of marks inside a segment, as (start, stop, flag) from the segment's own start."""
        low = bisect_left(self.spans, (segment.start - self.longest,))
        high = bisect_right(self.spans, (segment.stop,))
        length = len(segment.text)
        inside = [
            (max(start - segment.start, 0), min(stop - segment.start, length), flag)
            for start, stop, flag in self.spans[low:high]
        ]
        return [part for part in inside if part[0] < part[1]]


def marks(numbered: Iterable[tuple[int, Sequence[Span]]]) -> Marks:
    """The marks of flags, given as (number, spans)."""
    spans = tuple(sorted((start, stop, number) for number, each in numbered for start, stop in each))
    return Marks(spans, max((stop - start for start, stop, _ in spans), default=0))


def pieces(segment: Segment, found: Marks) -> tuple[Piece, ...]:
    """The segment's text in pieces; joined, they are the text to the letter, but for ``shown``."""
    parts = found.touching(segment)
    edges = sorted({0, len(segment.text), *(edge for start, stop, _ in parts for edge in (start, stop))})
    result = []
    for left, right in pairwise(edges):
        over = sorted({flag for start, stop, flag in parts if start <= left and right <= stop})
        ends = sorted({flag for _, stop, flag in parts if stop == right})
        result.append(Piece(shown(segment.text[left:right]), tuple(over), tuple(ends)))
    return tuple(result)


def shown(text: str) -> str:
    """The text in characters that HTML can hold, one for one: control characters as the pictures that name them."""
    return _NOT_IN_HTML.sub("\ufffd", text.translate(_CONTROLS))
