"""Flags that another flag explains: a figure is not lost twice if the clause that held it is missing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from aligner.alignment import Flag, Severity, Span

OMISSIONS = frozenset({"missing", "added", "partial-missing", "partial-added"})
EXPLAINABLE = frozenset({"number", "date", "amount", "polarity", "name", "literal", "quote", "term"})


def without_explained(flags: Sequence[Flag]) -> list[Flag]:
    """The flags without those whose every span lies in words that the same bead lacks opposite.

    A pair that is surely no translation (``meaning``, error) needs no other flag that compares its two sides.
    """
    lacking: dict[int, list[Flag]] = defaultdict(list)
    unrelated = set()
    for flag in flags:
        if flag.kind in OMISSIONS:
            lacking[flag.bead].append(flag)
        elif flag.kind == "meaning" and flag.severity is Severity.ERROR:
            unrelated.add(flag.bead)
    return [flag for flag in flags if not _explained(flag, lacking[flag.bead], flag.bead in unrelated)]


def _explained(flag: Flag, omissions: Iterable[Flag], is_unrelated: bool) -> bool:
    if is_unrelated:
        return flag.kind in EXPLAINABLE or flag.kind.startswith("partial-")
    if flag.kind not in EXPLAINABLE:
        return False
    return any(
        _inside(flag.source_spans, omission.source_spans) and _inside(flag.target_spans, omission.target_spans)
        for omission in omissions
    )


def _inside(spans: Iterable[Span], others: Sequence[Span]) -> bool:
    return all(any(start <= left and right <= stop for start, stop in others) for left, right in spans)
