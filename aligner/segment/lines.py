"""Lines of a text by the line endings of every system."""

from __future__ import annotations

import re
from collections.abc import Iterator

_LINE_END = re.compile(r"\r\n|\n|\r")
_ANY_LINE_END = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")


def segmented_lines(text: str) -> Iterator[tuple[int, int]]:
    """Spans of the lines as tools that count lines see them; empty lines are kept, a last line end adds none."""
    return _lines(text, _LINE_END)


def visual_lines(text: str) -> Iterator[tuple[int, int]]:
    """Spans of the lines as a reader sees them: page breaks and Unicode's own separators end a line too."""
    return _lines(text, _ANY_LINE_END)


def _lines(text: str, line_end: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    start = 0
    for match in line_end.finditer(text):
        yield start, match.start()
        start = match.end()
    if start < len(text):
        yield start, len(text)
