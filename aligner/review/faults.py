"""What is wrong with a reviewed table, all of it at once, so that it is repaired in one go."""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike
from typing import NamedTuple

from aligner.errors import InputError

MOST_SHOWN = 10
"""Faults told in one message: more of them have one cause, and the first ten show it."""


class Fault(NamedTuple):
    """What is wrong, and in which row."""

    row: int
    what: str


def refuse(path: str | PathLike[str], faults: Iterable[Fault]) -> None:
    """Refuse the table if there is any fault.

    Args:
        faults: of one row the first is told: the others mostly follow from it.

    Raises:
        InputError: naming the rows in order.
    """
    first: dict[int, Fault] = {}
    for fault in faults:
        first.setdefault(fault.row, fault)
    faulty = [first[row] for row in sorted(first)]
    if not faulty:
        return
    if len(faulty) == 1:
        raise InputError(f"{path}, row {faulty[0].row}: {faulty[0].what}")
    shown = [f"  row {fault.row}: {fault.what}" for fault in faulty[:MOST_SHOWN]]
    if len(faulty) > MOST_SHOWN:
        shown.append(f"  and {len(faulty) - MOST_SHOWN} more")
    raise InputError("\n".join([f"{path} cannot be applied, for {len(faulty)} reasons:", *shown]))
