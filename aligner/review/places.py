"""Names for places in a text that leave room between any two of them, so that a text can grow anywhere."""

from __future__ import annotations

from collections.abc import Iterator

WIDTH = 7
"""Digits of the places that a text begins with: as many segments as fit."""


def first_places(n_segments: int) -> list[str]:
    """One place a segment, in order; compared as strings they stand as the segments do."""
    return [f"{number:0{WIDTH}}5" for number in range(n_segments)]


def between(before: str, after: str, many: int = 1) -> Iterator[str]:
    """New places, in order, between two that are there.

    Places are decimal fractions without the leading ``0.`` and without trailing zeros, which makes the order of
    strings that of the numbers.

    Args:
        before: the place that comes before; empty for the beginning of the text.
        after: the place that comes after; empty for the end.
    """
    for _ in range(many):
        length = max(len(before), len(after)) + 1
        low = int(before.ljust(length, "0"))
        high = int(after.ljust(length, "0")) if after else 10**length
        before = str((low + high) // 2).zfill(length).rstrip("0")
        yield before
