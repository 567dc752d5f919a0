"""Which flags and remarks of a pair a reviewer left standing."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from aligner.alignment import Alignment, Flag
from aligner.bilingual.flag_line import COMMENT, flag_line, split_flag_lines
from aligner.bilingual.status import Status
from aligner.review.entry import Entry
from aligner.review.plain import plain

_ID = re.compile(r"\[([0-9a-f]{12})\]")


class Flags(NamedTuple):
    """The flags on one bead: what the aligner raised, and what a person wrote beside it earlier."""

    raised: tuple[Flag, ...] = ()
    remarks: tuple[Flag, ...] = ()


FlagsOf = Sequence[Flags]
"""One a bead."""


def flags_by_bead(alignment: Alignment) -> FlagsOf:
    """The flags of an alignment, bead by bead."""
    raised: list[list[Flag]] = [[] for _ in alignment.beads]
    remarks: list[list[Flag]] = [[] for _ in alignment.beads]
    for flag in alignment.flags:
        (remarks if flag.kind == COMMENT else raised)[flag.bead].append(flag)
    return [Flags(tuple(ours), tuple(theirs)) for ours, theirs in zip(raised, remarks, strict=True)]


def dismissed(entry: Entry, flags: Sequence[Flag]) -> tuple[Flag, ...]:
    """The flags of a pair whose lines are gone from its row, or all of them if its status is ok."""
    if entry.status is Status.OK:
        return tuple(flags)
    standing, _ = _match(entry, flags)
    return tuple(flag for index, flag in enumerate(flags) if index not in standing)


def strangers(entry: Entry, flags: Sequence[Flag], dismissed: Collection[str]) -> Iterator[str]:
    """The lines among the flags of a row that are no flag of its pair, nor one that was dismissed there before."""
    for line in _match(entry, flags)[1]:
        if not any(id_ in dismissed for id_ in _ID.findall(line)):
            yield line


def _match(entry: Entry, flags: Sequence[Flag]) -> tuple[set[int], list[str]]:
    """The places of the flags that lines of the row name, by id or else by what they say, and the lines left over."""
    standing: set[int] = set()
    left_over = []
    for line in split_flag_lines(entry.flags):
        named = (index for index, flag in enumerate(flags) if index not in standing and _names(line, flag))
        named_flag = next(named, None)
        if named_flag is None:
            left_over.append(line)
        else:
            standing.add(named_flag)
    return standing, left_over


def _names(line: str, flag: Flag) -> bool:
    ids = _ID.findall(line)
    return flag.id in ids if flag.id and ids else plain(flag_line(flag)) == plain(line)
