"""Lists and verse: runs of short lines, each a paragraph, and which run of one side faces which of the other."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from aligner.alignment import Bead
from aligner.document import Document, Segment

LONGEST_LINE, LONGEST_LABEL = 160, 12
"""Characters of a line that may be an item of a list or a line of verse, and of the label that may stand before it as a
segment of its own: «Шаг 2.»."""

SHORTEST_LIST = 3
"""Lines of a list, at least."""


FEWEST_SORTED, SHARE_SORTED = 5, 0.7
"""Items in alphabetical order, and their share of a list, from which that is no chance: five are one time in 120."""


_LABEL = re.compile(r"\d|\b[IVX]+\b")


@dataclass(frozen=True, slots=True)
class Lists:
    """Two lists that face each other: their segments, and the beads of the path from the first of them to the last."""

    source: range
    target: range
    first_bead: int
    last_bead: int


def runs_of_lines(segments: Sequence[Segment]) -> list[range]:
    """The runs of short lines, as ranges of segments."""
    runs: list[range] = []
    for short, lines in groupby(_lines(segments), lambda line: _is_short(segments[line.start : line.stop])):
        run = list(lines)
        if short and len(run) >= SHORTEST_LIST:
            runs.append(range(run[0].start, run[-1].stop))
    return runs


def facing_lists(documents: tuple[Document, Document], path: Sequence[Bead]) -> Iterator[Lists]:
    """The lists that the path pairs more of with each other than with any other, in text order."""
    ours, theirs = (runs_of_lines(document.segments) for document in documents)
    our_list, their_list = ({k: number for number, run in enumerate(runs) for k in run} for runs in (ours, theirs))
    links: Counter[tuple[int, int]] = Counter()
    beads: tuple[dict[int, list[int]], dict[int, list[int]]] = ({}, {})
    for index, bead in enumerate(path):
        here, there = (
            {our_list[i] for i in bead.source if i in our_list},
            {their_list[j] for j in bead.target if j in their_list},
        )
        links.update((one, other) for one in here for other in there)
        for numbers, known in ((here, beads[0]), (there, beads[1])):
            for number in numbers:
                known.setdefault(number, []).append(index)
    best: tuple[dict[int, int], dict[int, int]] = ({}, {})
    for (one, other), _ in links.most_common():
        best[0].setdefault(one, other)
        best[1].setdefault(other, one)
    for one, other in sorted(best[0].items()):
        if best[1][other] == one:
            touched = beads[0][one] + beads[1][other]
            yield Lists(ours[one], theirs[other], min(touched), max(touched))


def sorted_alike(lists: Lists, documents: tuple[Document, Document]) -> tuple[range, range] | None:
    """The parts of two lists that are in alphabetical order, each in its own; None where either is not.

    Counted from the beginnings of the lists: a heading stands before them.
    """
    source, target = (
        _longest_sorted([document.segments[k].unnumbered for k in items])
        for document, items in zip(documents, (lists.source, lists.target), strict=True)
    )
    for run, items in ((source, lists.source), (target, lists.target)):
        if len(run) < max(FEWEST_SORTED, SHARE_SORTED * len(items)):
            return None
    return source, target


def _longest_sorted(texts: Sequence[str]) -> range:
    """The longest run of texts in alphabetical order, by letters without accents."""
    keys = [unicodedata.normalize("NFD", text.casefold()) for text in texts]
    longest, start = range(0), 0
    for k, key in enumerate(keys):
        if k and key < keys[k - 1]:
            start = k
        longest = max(longest, range(start, k + 1), key=len)
    return longest


def _lines(segments: Sequence[Segment]) -> Iterator[range]:
    start = 0
    for _, line in groupby(segments, lambda segment: segment.paragraph):
        stop = start + sum(1 for _ in line)
        yield range(start, stop)
        start = stop


def _is_short(line: Sequence[Segment]) -> bool:
    labels = all(len(segment.text) <= LONGEST_LABEL and _LABEL.search(segment.text) for segment in line[:-1])
    return labels and line[-1].stop - line[0].start <= LONGEST_LINE
