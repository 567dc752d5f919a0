"""Places: the line of a file that a segment begins in, found again by its words."""

from __future__ import annotations

import re

from aligner.document import Document

_WORD = re.compile(r"\w+")

COMPARED = 4
"""Words of a segment's beginning that must follow each other in the file; a shorter segment has fewer."""

LOOKED_THROUGH = 2_000
"""Words of the file behind the last place found in which a segment is looked for."""


def lines_of(document: Document, raw: str) -> tuple[int | None, ...]:
    """For each segment the line of the file, from 1; None where its words do not stand there in one piece.

    Args:
        raw: the file as it is, of which the document has the text.
    """
    words: list[str] = []
    lines: list[int] = []
    for number, line in enumerate(raw.split("\n"), 1):
        for match in _WORD.finditer(line):
            words.append(match[0].casefold())
            lines.append(number)
    found: list[int | None] = []
    at = 0
    for segment in document.segments:
        beginning = [match[0].casefold() for match in _WORD.finditer(segment.text)][:COMPARED]
        place = _place(words, beginning, at)
        found.append(None if place is None else lines[place])
        at = at if place is None else place + 1
    return tuple(found)


def _place(words: list[str], beginning: list[str], at: int) -> int | None:
    if not beginning:
        return None
    n = len(beginning)
    for place in range(at, min(at + LOOKED_THROUGH, len(words) - n + 1)):
        if words[place] == beginning[0] and words[place : place + n] == beginning:
            return place
    return None
