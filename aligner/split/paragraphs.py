"""Paragraphs of a text: a line each, or a block of lines where the text is hard-wrapped."""

from __future__ import annotations

from collections.abc import Iterator

from aligner.split.lines import visual_lines


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Spans of the paragraphs without surrounding white space, in text order."""
    for start, stop in visual_lines(text):
        line = text[start:stop]
        stripped = line.strip()
        if stripped:
            start += len(line) - len(line.lstrip())
            yield start, start + len(stripped)
