"""How a table writes down many words at once."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The white-space separated words of a table entry."""
    return frozenset(text.split())


def phrases(text: str) -> frozenset[str]:
    """The lines of a table entry."""
    return frozenset(line.strip() for line in text.strip().splitlines())
