"""A bead's text on one line, cut where the flags' words begin and end, for formats that show words in colour."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from aligner.alignment import Severity, Span
from aligner.bilingual.text import for_xml, joined
from aligner.document import Segment


def marked(segments: Sequence[Segment], spans: Iterable[tuple[Span, Severity]]) -> list[tuple[str, Severity | None]]:
    """Pieces that joined are the line that other formats write, each with the gravest severity of the flags on it.

    Args:
        spans: offsets into the segments' document; what lies outside the segments is passed over.
    """
    text = for_xml(joined(segments))
    marks: list[tuple[int, int, Severity]] = []
    for (start, stop), severity in spans:
        first, last = _place(segments, start), _place(segments, stop)
        while first < last and text[first].isspace():
            first += 1
        if first < last:
            marks.append((first, last, severity))
    edges = sorted({0, len(text), *(edge for first, last, _ in marks for edge in (first, last))})
    gravest = list(Severity)
    return [
        (
            text[left:right],
            min((mark[2] for mark in marks if mark[0] <= left < mark[1]), key=gravest.index, default=None),
        )
        for left, right in pairwise(edges)
    ]


def _place(segments: Sequence[Segment], offset: int) -> int:
    """Where an offset of the document falls in the line: the length of the line of all that stands before it."""
    before = [
        segment if offset >= segment.stop else replace(segment, text=segment.text[: offset - segment.start])
        for segment in segments
        if segment.start < offset
    ]
    separator = bool(before) and len(before) < len(segments) and offset >= before[-1].stop
    return min(len(for_xml(joined(before))) + separator, len(for_xml(joined(segments))))
