"""News with known deletions and merges, made again from the untouched lines by a table of row numbers.

bench/ntrex_rows.tsv says of every line of a text which rows it joins (``3+4`` for two), so that the texts are those
that the figures were measured on, whatever becomes of the generator that drew them. Lines of the two sides that share a
row are one bead, and a line that shares none is a null: that is the gold.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

TABLE = Path(__file__).with_name("ntrex_rows.tsv")

Rows = tuple[int, ...]


@dataclass
class Group:
    """The lines of both sides, by number, that say the same rows."""

    rows: set[int]
    sides: tuple[list[int], list[int]] = field(default_factory=lambda: ([], []))


def texts(source: Sequence[str], target: Sequence[str], table: Path = TABLE) -> Iterator[tuple[str, str]]:
    """The name of every file of a text, without its folder's name, and what is in it."""
    with table.open(encoding="utf-8", newline="") as opened:
        for entry in csv.DictReader(opened, delimiter="\t"):
            joined = [[tuple(map(int, line.split("+"))) for line in entry[side].split()] for side in ("ru", "fr")]
            for side, pairs, lines in (("ru", source, joined[0]), ("fr", target, joined[1])):
                content = (" ".join(pairs[row].strip() for row in rows) for rows in lines)
                yield f"{entry['text']}.{side}", "".join(f"{line}\n" for line in content)
            yield f"{entry['text']}.gold", ladder(joined[0], joined[1])


def ladder(source: Sequence[Rows], target: Sequence[Rows]) -> str:
    """The beads of two texts whose lines are known by their rows."""
    lines = [(rows, side, number) for side, text in enumerate((source, target)) for number, rows in enumerate(text)]
    groups: list[Group] = []
    for rows, side, number in sorted(lines):
        if not groups or groups[-1].rows.isdisjoint(rows):
            groups.append(Group(set()))
        groups[-1].rows.update(rows)
        groups[-1].sides[side].append(number)
    return "".join(f"[{_numbers(group.sides[0])}]:[{_numbers(group.sides[1])}]\n" for group in groups)


def _numbers(lines: Sequence[int]) -> str:
    return ",".join(map(str, sorted(lines)))
