"""Windows over a text that is too long for a model to read at once, each part of it read with text on both sides.

The text is cut into blocks, and a window is a block with some tokens before it and after it. Where a block ends is told
by what the text says there, not by counting from its beginning: after an edit the blocks soon are what they were, and
what is kept of them is of use.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np

CONTEXT = 8
"""A window of so many tokens has one on either side that is there for its neighbours' sake alone: with 8, 64 of 512."""


@dataclass(frozen=True, slots=True)
class Window:
    """Tokens ``start:stop`` of a text are read together; the states of the ``parts`` of it are taken from there.

    The parts are numbered through the text.
    """

    start: int
    stop: int
    parts: range


def in_parts(tokens: Sequence[int], room: int) -> list[Sequence[int]]:
    """A segment's tokens in parts that fit into a window with its context: one, unless the segment is very long."""
    most = _most(room)
    return [tokens[start : start + most] for start in range(0, max(len(tokens), 1), most)]


def windows(parts: Sequence[Sequence[int]], room: int) -> list[Window]:
    """The windows of a text, in order.

    Args:
        parts: the tokens of each, as ``in_parts`` makes them.
        room: tokens that a window may hold.
    """
    ends = [0, *accumulate(map(len, parts))]
    if ends[-1] <= room:
        return [Window(0, ends[-1], range(len(parts)))]
    context = room // CONTEXT
    return [
        Window(max(0, ends[block.start] - context), min(ends[-1], ends[block.stop] + context), block)
        for block in _blocks(parts, _most(room))
    ]


def _most(room: int) -> int:
    return room - 2 * (room // CONTEXT)


def _blocks(parts: Sequence[Sequence[int]], most: int) -> Iterator[range]:
    """Consecutive parts of at most so many tokens: from half of that on, the part of the smallest checksum begins a new
    block."""
    start, size, cut, smallest = 0, 0, 0, 0
    k = 0
    while k < len(parts):
        if size + len(parts[k]) > most:
            cut = cut if cut > start else k
            yield range(start, cut)
            start, size, k = cut, 0, cut
            continue
        if 2 * size >= most:
            checksum = zlib.crc32(np.asarray(parts[k], "<i4").tobytes())
            if cut <= start or checksum < smallest:
                cut, smallest = k, checksum
        size += len(parts[k])
        k += 1
    yield range(start, len(parts))
