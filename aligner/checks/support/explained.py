"""Flags that another flag explains: a figure is not lost twice if the clause that held it is missing."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence

from aligner.alignment import Flag, Severity, Span

OMISSIONS = frozenset({"missing", "added", "partial-missing", "partial-added"})
EXPLAINABLE = frozenset(
    {"number", "date", "amount", "polarity", "name", "literal", "quote", "term"} | {"tag", "ending"}
)


def without_explained(flags: Sequence[Flag]) -> list[Flag]:
    """The flags without those whose every span lies in words that the same bead lacks opposite.

    Pairs that are surely no translations (``meaning``, error) need no other flag that compares their two sides.
    """
    lacking: dict[int, list[Flag]] = defaultdict(list)
    beads: set[int] = set()
    unrelated: tuple[list[Span], list[Span]] = [], []
    for flag in flags:
        if flag.kind in OMISSIONS:
            lacking[flag.bead].append(flag)
        elif flag.kind == "meaning" and flag.severity is Severity.ERROR:
            beads.add(flag.bead)
            unrelated[0].extend(flag.source_spans)
            unrelated[1].extend(flag.target_spans)
    for spans in unrelated:
        spans.sort()
    return [
        flag
        for flag in flags
        if not _explained(flag, lacking[flag.bead], flag.bead in beads or _is_within(flag, unrelated))
    ]


def _explained(flag: Flag, omissions: Iterable[Flag], is_unrelated: bool) -> bool:
    if is_unrelated:
        return flag.kind in EXPLAINABLE or flag.kind.startswith("partial-")
    if flag.kind not in EXPLAINABLE:
        return False
    return any(
        _inside(flag.source_spans, omission.source_spans) and _inside(flag.target_spans, omission.target_spans)
        for omission in omissions
    )


def _is_within(flag: Flag, unrelated: tuple[Sequence[Span], Sequence[Span]]) -> bool:
    """Whether a flag has words, all of them in sorted spans that lie apart: those of pairs, or of a stretch of them."""
    held = []
    for spans, others in zip((flag.source_spans, flag.target_spans), unrelated, strict=True):
        for start, stop in spans:
            place = bisect_right(others, start, key=lambda span: span[0]) - 1
            held.append(place >= 0 and stop <= others[place][1])
    return bool(held) and all(held)


def _inside(spans: Iterable[Span], others: Sequence[Span]) -> bool:
    return all(any(start <= left and right <= stop for start, stop in others) for left, right in spans)
