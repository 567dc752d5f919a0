"""Prints of segments: numbers by which a segment is found again in a text that is read and split anew.

A print holds how many letters and digits a segment has and checksums of them, so that a text can be told apart by
whoever has it and by nobody else.
"""

from __future__ import annotations

import unicodedata
import zlib
from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate

EDGE = 12
"""Letters at either end of a segment that have a checksum of their own."""
EDGE_BITS = 0xFFFF
"""Bits of that checksum: among the few places where a segment can be, they are enough."""
NEAR = 2000
"""A segment no longer than an edge is looked for in no more letters than these: it would be found by chance."""

MENDED = 4
"""How many times longer or shorter a segment may be after markup was added to it or taken away."""

Span = tuple[int, int]
"""Start and stop in letters, half-open."""


@dataclass(frozen=True, slots=True)
class Print:
    """What is kept of a segment: how many letters, and checksums of all, of the first and of the last few."""

    n_letters: int
    whole: int
    head: int
    tail: int

    def __str__(self) -> str:
        """Numbers with spaces between; a segment that is all edge needs no sums of its edges."""
        edges = f" {self.head:x} {self.tail:x}" if self.n_letters > EDGE else ""
        return f"{self.n_letters} {self.whole:x}{edges}"


def print_of(text: str) -> Print:
    letters = letters_of(text)
    return Print(len(letters), checksum(letters), edge_sum(letters[:EDGE]), edge_sum(letters[-EDGE:]))


def parse_print(line: str) -> Print:
    """The inverse of ``str``."""
    n_letters, *sums = line.split()
    whole, *edges = (int(each, 16) for each in sums)
    head, tail = edges or (whole & EDGE_BITS,) * 2
    return Print(int(n_letters), whole, head, tail)


def letters_of(text: str) -> str:
    """Letters and digits, case folded; of a text that has none, such as a tick, all that is no white space."""
    folded = unicodedata.normalize("NFC", text).casefold()
    return "".join(filter(str.isalnum, folded)) or "".join(folded.split())


def checksum(letters: str) -> int:
    return zlib.crc32(letters.encode())


def edge_sum(letters: str) -> int:
    return checksum(letters) & EDGE_BITS


def held(prints: Sequence[Print], texts: Sequence[str]) -> list[list[int]]:
    """For every segment of today the stored ones that it holds, wholly or for the greater part of one of the two."""
    letters = [letters_of(text) for text in texts]
    ends = list(accumulate(map(len, letters)))
    spans = [(end - len(piece), end) for end, piece in zip(ends, letters, strict=True)]
    inside: list[list[int]] = [[] for _ in texts]
    for g, span in enumerate(_Search(prints, letters, spans).placed()):
        if span is None:
            continue
        for k in range(bisect_right(ends, span[0]), len(spans)):
            start, stop = spans[k]
            if start >= span[1]:
                break
            overlap = min(stop, span[1]) - max(start, span[0])
            if 2 * overlap >= min(stop - start, span[1] - span[0]):
                inside[k].append(g)
    _moved(prints, letters, inside)
    return inside


def _moved(prints: Sequence[Print], letters: Sequence[str], inside: list[list[int]]) -> None:
    """Add what is read in another order now, such as notes, where as many segments as were lost have its letters."""
    kept = {g for stored in inside for g in stored}
    lost, free = defaultdict(list), defaultdict(list)
    for g, each in enumerate(prints):
        if g not in kept:
            lost[each.n_letters, each.whole].append(g)
    for k, stored in enumerate(inside):
        if not stored:
            free[len(letters[k]), checksum(letters[k])].append(k)
    for key, stored in lost.items():
        if len(stored) == len(free[key]):
            for g, k in zip(stored, free[key], strict=True):
                inside[k].append(g)


class _Search:
    """Finds stored segments among the letters that are read today."""

    def __init__(self, prints: Sequence[Print], letters: Sequence[str], spans: Sequence[Span]) -> None:
        self._prints = prints
        self._stream = "".join(letters)
        self._segments = spans
        self._starts = [start for start, _ in spans]
        self._spans: list[Span | None] = [None] * len(prints)
        sums = [(len(piece), checksum(piece)) for piece in letters]
        gold = [(p.n_letters, p.whole) for p in prints]
        # autojunk would pass over the ticks and numbers of tables, which are most of their cells
        for block in SequenceMatcher(None, gold, sums, autojunk=False).get_matching_blocks():
            for step in range(block.size):
                self._spans[block.a + step] = spans[block.b + step]
        self._found = [g for g, span in enumerate(self._spans) if span]
        self._edges: dict[int, list[int]] | None = None

    def placed(self) -> list[Span | None]:
        """Where each stored segment stands, None for those that are not read any more."""
        for looked_for in (self._whole, self._both_ends, self._one_end):
            lost = [g for g, span in enumerate(self._spans) if span is None]
            for g in sorted(lost, key=lambda g: -self._prints[g].n_letters):  # the long ones narrow the search
                self._place(g, looked_for(self._prints[g], *self._window(g)))
        self._place_mended()
        return self._spans

    def _place_mended(self) -> None:
        """Where as many segments as are sought are left between two that were placed, each is one that was mended."""
        lost = [g for g, span in enumerate(self._spans) if span is None]
        for run in _runs(lost):
            start, stop = self._window(run[0])
            left = self._segments[bisect_left(self._starts, start) : bisect_left(self._starts, stop)]
            alike = (_alike(self._prints[g], *span) for g, span in zip(run, left, strict=False))
            if len(left) == len(run) and left[-1][1] <= stop and all(alike):
                for g, span in zip(run, left, strict=True):
                    self._place(g, span)

    def _place(self, g: int, span: Span | None) -> None:
        self._spans[g] = span
        if span:
            insort(self._found, g)

    def _window(self, g: int) -> Span:
        """From the end of the last segment before that was placed to the start of the next one."""
        at = bisect_left(self._found, g)
        before = self._spans[self._found[at - 1]] if at else None
        after = self._spans[self._found[at]] if at < len(self._found) else None
        return before[1] if before else 0, after[0] if after else len(self._stream)

    def _whole(self, sought: Print, start: int, stop: int) -> Span | None:
        if sought.n_letters < EDGE:
            starts: Iterable[int] = range(start, stop - sought.n_letters + 1) if stop - start <= NEAR else ()
        else:
            starts = self._of_edge(sought.head, start, stop)
        for at in starts:
            end = at + sought.n_letters
            if end <= stop and checksum(self._stream[at:end]) == sought.whole:
                return at, end
        return None

    def _both_ends(self, sought: Print, start: int, stop: int) -> Span | None:
        """A segment in which something was added or taken away."""
        for at in self._of_edge(sought.head, start, stop):
            for last in self._of_edge(sought.tail, at, stop):
                if _alike(sought, at, last + EDGE):
                    return at, last + EDGE
        return None

    def _one_end(self, sought: Print, start: int, stop: int) -> Span | None:
        """A segment that changed at its other end: it is thought to reach to the border of today's."""
        for at in self._of_edge(sought.head, start, stop):
            return at, min(self._segment(at)[1], stop)
        for last in self._of_edge(sought.tail, start, stop):
            return max(self._segment(last + EDGE - 1)[0], start), last + EDGE
        return None

    def _segment(self, at: int) -> Span:
        """Today's segment that holds this letter."""
        return self._segments[bisect_right(self._starts, at) - 1]

    def _of_edge(self, edge: int, start: int, stop: int) -> Iterator[int]:
        """Where EDGE letters with this checksum begin between start and stop."""
        if self._edges is None:
            self._edges = defaultdict(list)
            for at in range(len(self._stream) - EDGE + 1):
                self._edges[edge_sum(self._stream[at : at + EDGE])].append(at)
        places = self._edges.get(edge, [])
        for k in range(bisect_left(places, start), len(places)):
            if places[k] + EDGE > stop:
                return
            yield places[k]


def _alike(sought: Print, start: int, stop: int) -> bool:
    """Whether so many letters can be the segment with markup taken away or added."""
    return 1 / MENDED <= (stop - start) / sought.n_letters <= MENDED


def _runs(numbers: Iterable[int]) -> Iterator[list[int]]:
    """The runs of consecutive numbers in an ascending list."""
    run: list[int] = []
    for number in numbers:
        if run and number != run[-1] + 1:
            yield run
            run = []
        run.append(number)
    if run:
        yield run
