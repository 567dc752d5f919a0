"""Numbered lists whose numbers do not say which item translates which: reordered, or renumbered after an item dropped.

An item's number is one figure among others as long as the items of its list that are sure to translate each other
have the same. Where they have not, the rest of the list is paired by what it says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from aligner.document import Document
from aligner.pair.chain import find_anchors
from aligner.pair.features import Bitexts

LONGEST_ITEM = 5
"""Segments from one numbered item to the next of the same list, at most."""

MOST_ASTRAY = 0.2
"""Share of a list's sure pairs with different numbers from which the numbers say nothing: two segments that are each
other's nearest without being translations are rarer."""

_NUMBER = re.compile(r"\d+|[IVX]+|[^\W\d_]\)")


def item_numbers(document: Document) -> list[str]:
    """The number of each segment that is a numbered item; empty for others."""
    numbers = []
    for segment in document.segments:
        whole = segment.comparable
        number = _NUMBER.search(whole[: len(whole) - len(segment.unnumbered)])
        numbers.append(number[0] if number else "")
    return numbers


def lists_of(numbers: Sequence[str]) -> list[list[int]]:
    """The numbered items (segment indices) of each list."""
    lists: list[list[int]] = []
    for k, number in enumerate(numbers):
        if not number:
            continue
        if lists and k - lists[-1][-1] <= LONGEST_ITEM:
            lists[-1].append(k)
        else:
            lists.append([k])
    return lists


def numbered_otherwise(source: Document, target: Document, bitexts: Bitexts) -> tuple[frozenset[int], frozenset[int]]:
    """Source and target items whose number is not that of their translation, as far as their list shows."""
    ours, theirs = item_numbers(source), item_numbers(target)
    if not any(ours) or not any(theirs):
        return frozenset(), frozenset()
    anchors = find_anchors(bitexts)
    partner = dict(zip(anchors.source.tolist(), anchors.target.tolist(), strict=True))
    list_of = {k: items for items in lists_of(theirs) for k in items}
    astray: tuple[set[int], set[int]] = (set(), set())
    for items in lists_of(ours):
        sure = [(i, partner[i]) for i in items if i in partner and theirs[partner[i]]]
        differ = sum(ours[i] != theirs[j] for i, j in sure)
        if differ and differ >= MOST_ASTRAY * len(sure):
            astray[0].update(items)
            for _, j in sure:
                astray[1].update(list_of[j])
    return frozenset(astray[0]), frozenset(astray[1])
