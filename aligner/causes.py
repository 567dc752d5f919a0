"""Causes: flags of one kind and the same words have one cause, told in full once and dismissed together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from aligner.alignment import Flag


def grouped(flags: Sequence[Flag]) -> tuple[Flag, ...]:
    """The flags in their order; the first of a cause says in how many more places it stands, the others where it is."""
    first: dict[str, Flag] = {}
    places: dict[str, set[int]] = {}
    for flag in flags:
        if flag.cause:
            first.setdefault(flag.cause, flag)
            places.setdefault(flag.cause, set()).add(flag.bead)
    return tuple(
        replace(flag, more=len(places[flag.cause]) - 1, first=None)
        if first.get(flag.cause) is flag
        else replace(flag, more=0, first=first[flag.cause].bead if flag.cause else None)
        for flag in flags
    )
