"""Verse: lines of a stanza are one paragraph, and a sentence ends where its stop stands, not where a line does.

A splitter keeps every line of plain text a segment of its own. A translation in prose has one paragraph for the
stanza, and one sentence for several lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from aligner.document import Document, Kind
from aligner.segment.kinds import opens_item

LEAST_LINES, LONGEST_LINE = 3, 80
"""Lines of a stanza, and characters of a line: longer ones are paragraphs of prose."""

MOST_APART = 3
"""Times that a stanza's longest line is as long as its shortest."""

LEAST_RUNNING_ON = 0.4
"""Share of a stanza's lines that end without a stop; headings and menus have none either, so that some of them have to
break in mid-sentence: at a comma, or before a small letter."""

LEAST_BROKEN = 0.25

_FINISHED = re.compile(r"[.!?…。！？][\"'»”’)\]]*$")
_BROKEN = re.compile(r"[,;—–،、]$")


def stanzas(document: Document) -> Iterator[range]:
    """The segments of each stanza, in text order; none where the format says what a paragraph is."""
    if document.paragraphs:
        return
    segments = document.segments
    start, lines = 0, [""]
    for i, segment in enumerate(segments):
        between = document.text[segments[i - 1].stop : segment.start] if i else "\n\n"
        if "\n" not in between:
            lines[-1] = f"{lines[-1]} {segment.comparable}"
        elif between.count("\n") == 1:
            lines.append(segment.comparable)
        else:
            if _is_verse(lines):
                yield range(start, i)
            start, lines = i, [segment.comparable]
    if _is_verse(lines):
        yield range(start, len(segments))


def _is_verse(lines: list[str]) -> bool:
    lengths = [len(line) for line in lines]
    if len(lines) < LEAST_LINES or max(lengths) > min(LONGEST_LINE, MOST_APART * min(lengths)):
        return False
    inner = lines[:-1]
    running_on = sum(not _FINISHED.search(line) for line in inner)
    broken = sum(
        bool(_BROKEN.search(line)) or after[:1].islower() for line, after in zip(inner, lines[1:], strict=True)
    )
    enough = running_on >= LEAST_RUNNING_ON * len(inner) and broken >= LEAST_BROKEN * len(inner)
    return enough and not any(map(opens_item, lines))


def read_lines(document: Document) -> tuple[NDArray[np.int64], list[Kind], NDArray[np.bool_]]:
    """What a document's segments are once its verse is known.

    Returns:
        (n,) paragraphs, one for a stanza; the kinds of segments, where no line of verse is a heading or an item; and
        (n,) whether a segment is a line that its sentence runs over.
    """
    segments = document.segments
    paragraphs = np.array([segment.paragraph for segment in segments], np.int64)
    kinds = [segment.kind for segment in segments]
    running_on = np.zeros(len(segments), bool)
    for stanza in stanzas(document):
        paragraphs[stanza] = paragraphs[stanza[0]]
        for i in stanza:
            kinds[i] = Kind.SENTENCE
            running_on[i] = i != stanza[-1] and not _FINISHED.search(segments[i].comparable)
    return paragraphs, kinds, running_on
