"""Columns of a PDF page that it paints row by row are read one after the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from aligner.read.pdf_lines import Line

FEWEST_LINES = 3
"""In a column."""

GUTTER = 0.8
"""Of the character size: the least room between columns."""

RUNNING_ON = 0.4
"""Share of lines whose sentence goes on in the next line of its column: in prose most, in tables few."""

FEWEST_WORDS = 2.5
"""On a line of a column, on average."""

MOST_GUTTERS = 12
"""Places tried on a page."""

MOST_COLUMNS = 4


def in_reading_order(lines: Sequence[Line], depth: int = MOST_COLUMNS) -> list[Line]:
    """The lines of a page, those of columns one column after the other; the rest as they are painted.

    A page that paints its columns one by one stays as it is, and so does a table, whose cells belong together by rows.
    """
    if depth == 0 or len(lines) < 2 * FEWEST_LINES:
        return list(lines)
    starts = Counter(round(line.left) for line in lines)
    for start, n_lines in starts.most_common(MOST_GUTTERS):
        if n_lines >= FEWEST_LINES and (columns := _columns(lines, start)) is not None:
            left, right = columns
            if not _alternate(lines, left) or not _is_prose(left, right):
                continue
            inside = [i for i, line in enumerate(lines) if line in left or line in right]
            ordered = [*sorted(left, key=_from_top), *in_reading_order(sorted(right, key=_from_top), depth - 1)]
            outside = [line for i, line in enumerate(lines) if i > inside[0] and line not in left and line not in right]
            return [*lines[: inside[0]], *ordered, *in_reading_order(outside, depth - 1)]
    return list(lines)


def _columns(lines: Sequence[Line], start: int) -> tuple[set[Line], set[Line]] | None:
    """The lines on either side of a gutter before ``start`` (points), as far down as no line crosses it."""
    right = [line for line in lines if line.left >= start - 1]
    left = [line for line in lines if line.right < start - GUTTER * line.size]
    crossing = [line.base for line in lines if line.left < start - 1 and line.right >= start - GUTTER * line.size]
    if not left or len(right) < FEWEST_LINES:
        return None
    top = max(line.base for line in right)
    bottom = max((base for base in crossing if base < top), default=float("-inf"))
    ceiling = min((base for base in crossing if base >= top), default=float("inf"))
    beside_right = {line for line in right if bottom < line.base < ceiling}
    beside_left = {line for line in left if bottom < line.base < ceiling}
    if min(len(beside_left), len(beside_right)) < FEWEST_LINES:
        return None
    return beside_left, beside_right


def _alternate(lines: Sequence[Line], left: set[Line]) -> bool:
    """Whether the page goes to and fro between the columns."""
    sides = [line in left for line in lines]
    return sum(a != b for a, b in pairwise(sides)) > 2


def _is_prose(*columns: set[Line]) -> bool:
    lines = [sorted(column, key=_from_top) for column in columns]
    n_words = sum(len(line.text.split()) for column in lines for line in column)
    pairs = [pair for column in lines for pair in pairwise(column)]
    running_on = sum(b.text[:1].islower() for _, b in pairs)
    return n_words >= FEWEST_WORDS * sum(map(len, lines)) and running_on >= RUNNING_ON * len(pairs)


def _from_top(line: Line) -> tuple[float, float]:
    return -line.base, line.left
