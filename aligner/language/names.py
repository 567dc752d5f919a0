"""How the names of a language change with their case."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Declension:
    """One way of declining names.

    Attributes:
        ends: how a name that is declined so ends, in lower case; an empty one fits any.
        n_cut: letters that are cut off its end.
        endings: what may stand instead of them, the nominative among it.
        longer_than: letters that the name must have more of.
    """

    ends: tuple[str, ...]
    n_cut: int
    endings: frozenset[str]
    longer_than: int


def declension(ends: str, n_cut: int, endings: str, longer_than: int | None = None) -> Declension:
    """A declension as a table writes it down: words between spaces, an empty one at the beginning of ``endings``.

    Args:
        longer_than: where it is not given, at least one letter must stay.
    """
    least = n_cut if longer_than is None else longer_than
    return Declension(tuple(ends.split(" ")), n_cut, frozenset(endings.split(" ")), least)
