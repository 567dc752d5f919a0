"""Paragraphs of a text: a line each, or a run of lines where the text is hard-wrapped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from aligner.document import Document
from aligner.segment.kinds import opens_item
from aligner.segment.lines import visual_lines

NARROWEST_WRAP = 40
WIDEST_WRAP = 120
"""Characters: hard-wrapped text keeps between these; e-mail and Project Gutenberg wrap at 65 to 78."""

WIDTH_QUANTILE = 0.95
"""Of the line lengths, which one is the width: a few lines may be longer, such as an address that cannot be broken."""

FULL_LINES = 0.7
"""Share of lines that leave no room for the next line's first word; text wrapped by machine has all of them."""

BROKEN_SENTENCES = 0.2
"""Share of line ends where the next line begins in lower case: prose that was wrapped has most of them."""

SLACK = 6
"""Characters: editors that wrap by hand, or by width on paper, leave so much unused."""

_FIRST_WORD = re.compile(r"\S+")
_FINAL = re.compile(r"[.!?…;:。！？؟][\"'»”’)\]]*$")


@dataclass(frozen=True, slots=True)
class Block:
    """A line or a paragraph: its span without surrounding white space, and whether a blank line stands before it."""

    start: int
    stop: int
    after_blank: bool

    @property
    def width(self) -> int:
        """Characters."""
        return self.stop - self.start


def paragraphs(text: str) -> Iterator[Block]:
    """The paragraphs that hold anything visible, in text order."""
    lines = list(_visible_lines(text))
    width = _wrap_width(text, lines)
    first = None
    for line, following in zip_longest(lines, lines[1:]):
        first = first or line
        if following is None or not _runs_on(text, line, following, width):
            yield Block(first.start, line.stop, first.after_blank)
            first = None


def marked(document: Document) -> Iterator[Block]:
    """The paragraphs that the document's format marks; an empty line between two of them is a blank one."""
    before = 0
    for paragraph in document.paragraphs:
        after_blank = not before or document.text.count("\n", before, paragraph.start) > 1
        yield Block(paragraph.start, paragraph.stop, after_blank)
        before = paragraph.stop


def _visible_lines(text: str) -> Iterator[Block]:
    after_blank = True
    for start, stop in visual_lines(text):
        line = text[start:stop]
        visible = line.strip()
        if visible:
            first = start + len(line) - len(line.lstrip())
            yield Block(first, first + len(visible), after_blank)
        after_blank = not visible


def _wrap_width(text: str, lines: list[Block]) -> int | None:
    """The width at which the text was wrapped, None where every line is a paragraph.

    Wrapping leaves a trace: a line ends because the next word does not fit. Lines that are paragraphs differ in length.
    """
    pairs = [(a, b) for a, b in pairwise(lines) if not b.after_blank]
    if not pairs:
        return None
    width = sorted(line.width for line, _ in pairs)[int(len(pairs) * WIDTH_QUANTILE)]
    if not NARROWEST_WRAP <= width <= WIDEST_WRAP:
        return None
    unfinished = [(a, b) for a, b in pairs if not _FINAL.search(text[max(a.start, a.stop - 8) : a.stop])]
    n_full = sum(_is_full(text, a, b, width) for a, b in unfinished)
    n_broken = sum(text[b.start].islower() for _, b in pairs)
    wrapped = unfinished and n_full >= FULL_LINES * len(unfinished) and n_broken >= BROKEN_SENTENCES * len(pairs)
    return width if wrapped else None


def _is_full(text: str, line: Block, following: Block, width: int) -> bool:
    """Whether the following line's first word would not have fitted on this one."""
    word = _FIRST_WORD.match(text, following.start, min(following.stop, following.start + WIDEST_WRAP))
    return line.width + 1 + (word.end() - word.start() if word else 0) > width - SLACK


def _runs_on(text: str, line: Block, following: Block, width: int | None) -> bool:
    """Whether the paragraph goes on into the following line."""
    if width is None or following.after_blank or opens_item(text[following.start : following.stop]):
        return False
    return _is_full(text, line, following, width)
