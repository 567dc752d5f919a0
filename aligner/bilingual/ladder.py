"""The ladder format: one bead a line, ``[0, 1]:[0]``, as Vecalign and the gold files of the field write it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from os import PathLike
from typing import BinaryIO

from aligner.alignment import Alignment, Bead
from aligner.bilingual.contents import utf8_in
from aligner.errors import InputError

_INDICES = r"\[\s*((?:\d{1,9}\s*(?:,\s*\d{1,9}\s*)*)?)\]"
_LINE = re.compile(rf"\s*{_INDICES}\s*:\s*{_INDICES}\s*(?::\s*\S+\s*)?")
"""Two lists of indices; a third field is the cost that Vecalign prints, and is passed over."""


def format_ladder(beads: Iterable[Bead]) -> str:
    """One line a bead, in the order given, each ended by a newline."""
    return "".join(f"{list(bead.source)}:{list(bead.target)}\n" for bead in beads)


def parse_ladder(text: str, name: str) -> tuple[Bead, ...]:
    """The beads of a ladder, in the order of its lines; blank lines and beads without any segment are passed over.

    Args:
        name: how messages call the text: its path.

    Raises:
        InputError: if a line is not a bead, or a segment stands in two beads; the message names file and line.
    """
    beads = []
    seen: tuple[dict[int, int], dict[int, int]] = ({}, {})
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        found = _LINE.fullmatch(line)
        if found is None:
            raise InputError(f"{name}, line {number}: {_shortened(line)} is not a bead; a bead looks like [0, 1]:[0]")
        source, target = (_indices(group) for group in found.groups())
        for side, word, indices in zip(seen, ("source", "target"), (source, target), strict=True):
            for index in indices:
                if index in side:
                    raise InputError(
                        f"{name}, line {number}: {word} segment {index} is already in the bead of line {side[index]}; "
                        "a segment belongs to one bead"
                    )
                side[index] = number
        if source or target:
            beads.append(Bead(source, target))
    return tuple(beads)


def read_ladder(path: str | PathLike[str]) -> tuple[Bead, ...]:
    """The beads of a ladder file.

    Raises:
        InputError: if the file cannot be read or is not a ladder.
    """
    text = utf8_in(path)
    beads = parse_ladder(text, str(path))
    if not beads:
        raise InputError(f"{path} holds no bead; a ladder has one bead a line, such as [0, 1]:[0]")
    return beads


def write(alignment: Alignment, stream: BinaryIO) -> None:
    """One bead a line, in text order, nulls included."""
    stream.write(format_ladder(alignment.beads).encode("ascii"))


def _indices(listed: str) -> tuple[int, ...]:
    return tuple(int(index) for index in listed.split(",")) if listed.strip() else ()


def _shortened(line: str) -> str:
    return repr(line if len(line) <= 60 else line[:59] + "…")
