"""The three ways to look at a document's segments: split it, explain the split, or take its lines as they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from aligner.document import Document, Kind, Segment
from aligner.split.decision import Decision
from aligner.split.kinds import kind_of_line
from aligner.split.languages import profile_of
from aligner.split.lines import segmented_lines
from aligner.split.paragraphs import paragraphs
from aligner.split.sentences import Boundary, boundaries


def split(document: Document) -> Document:
    """The document with its segments filled: in order, apart from each other, with white space alone between them."""
    return replace(document, segments=tuple(_segments(document)))


def split_lines(document: Document) -> Document:
    """The document with every line as one segment, empty lines included; the paragraph counts the blank lines so far."""
    profile = profile_of(document.language)
    segments = []
    n_blank = 0
    for start, stop in segmented_lines(document.text):
        line = document.text[start:stop]
        segments.append(Segment(line, start, stop, n_blank, kind_of_line(line, profile) or Kind.SENTENCE))
        n_blank += not line.strip()
    return replace(document, segments=tuple(segments))


def explain(document: Document) -> list[Boundary]:
    """Every place where a sentence could have ended, with the decision and the rule that took it."""
    profile = profile_of(document.language)
    return [
        replace(found, offset=start + found.offset, next_offset=start + found.next_offset)
        for start, stop in paragraphs(document.text)
        for found in boundaries(document.text[start:stop], profile)
    ]


def _segments(document: Document) -> Iterator[Segment]:
    profile = profile_of(document.language)
    for number, (start, stop) in enumerate(paragraphs(document.text)):
        text = document.text[start:stop]
        kind = kind_of_line(text, profile) or Kind.SENTENCE
        cuts = [found for found in boundaries(text, profile) if found.decision is Decision.SPLIT]
        starts = [0, *(cut.next_offset for cut in cuts)]
        stops = [*(cut.offset for cut in cuts), len(text)]
        for left, right in zip(starts, stops, strict=True):
            yield Segment(text[left:right], start + left, start + right, number, kind)
