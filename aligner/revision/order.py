"""Order: which of two lists' items are each other's, where both have them once (patience diff), and chains of such."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Sequence

Gap = tuple[int, int, int, int]
"""Start and stop in one list, start and stop in the other, half-open."""

DEEPEST = 24
"""Times that a gap is looked at again for items which are unique there: hardly any text takes three."""


def in_order(old: Sequence[Hashable], new: Sequence[Hashable]) -> tuple[list[tuple[int, int]], list[Gap]]:
    """Equal items of two lists that stand in the same order, and the gaps between them.

    What either list has once is matched first, then its equal neighbours, then what is unique within each gap.

    Returns:
        Matches (place in old, place in new), rising on both sides; gaps that hold anything, in order.
    """
    matches: list[tuple[int, int]] = []
    gaps: list[Gap] = []
    waiting = [((0, len(old), 0, len(new)), 0)]
    while waiting:
        (top, bottom, left, right), depth = waiting.pop()
        while top < bottom and left < right and old[top] == new[left]:
            matches.append((top, left))
            top, left = top + 1, left + 1
        while top < bottom and left < right and old[bottom - 1] == new[right - 1]:
            bottom, right = bottom - 1, right - 1
            matches.append((bottom, right))
        anchors = _unique(old, new, (top, bottom, left, right)) if depth < DEEPEST else []
        if not anchors:
            if top < bottom or left < right:
                gaps.append((top, bottom, left, right))
            continue
        matches += anchors
        for a, b in zip([(top - 1, left - 1), *anchors], [*anchors, (bottom, right)], strict=True):
            waiting.append(((a[0] + 1, b[0], a[1] + 1, b[1]), depth + 1))
    return sorted(matches), sorted(gaps)


def rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest chain of pairs that rises on both sides; no two pairs share a place."""
    ordered = sorted(pairs)
    ends: list[int] = []  # of the chains of each length, the least second place
    last: list[int] = []  # and the pair that it belongs to
    before: list[int] = []
    for k, (_, place) in enumerate(ordered):
        length = bisect_left(ends, place)
        before.append(last[length - 1] if length else -1)
        ends[length : length + 1] = [place]
        last[length : length + 1] = [k]
    chain = []
    at = last[-1] if last else -1
    while at >= 0:
        chain.append(ordered[at])
        at = before[at]
    return chain[::-1]


def _unique(old: Sequence[Hashable], new: Sequence[Hashable], gap: Gap) -> list[tuple[int, int]]:
    top, bottom, left, right = gap
    here, there = Counter(old[top:bottom]), Counter(new[left:right])
    places = {new[k]: k for k in range(left, right) if there[new[k]] == 1}
    return rising([(k, places[old[k]]) for k in range(top, bottom) if here[old[k]] == 1 and old[k] in places])
