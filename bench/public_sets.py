"""The line-by-line translations of a bench folder: where each set lies, and which rows are known to be out of step."""

from __future__ import annotations

from pathlib import Path

Pair = tuple[str, str]

SETS = {"ntrex": "ntrex-dev/pairs", "tico": "tico/tico19-test", "sdg": "un/sdg"}
"""Russian and French: STEM.ru and STEM.fr, a line of one for a line of the other."""

MISALIGNED = {"tico": {*range(424, 698), *range(785, 810)}}
"""Rows, from 0, whose French belongs to other rows in the published TICO-19 test set."""


def read(bench: Path, name: str, stem: str) -> tuple[list[int], list[Pair]]:
    """Row numbers and pairs, without empty and misaligned ones."""
    texts = [lines(bench / f"{stem}.{language}") for language in ("ru", "fr")]
    rows = {
        row: pair
        for row, pair in enumerate(zip(texts[0], texts[1], strict=True))
        if all(map(str.strip, pair)) and row not in MISALIGNED.get(name, ())
    }
    return list(rows), list(rows.values())


def lines(path: Path) -> list[str]:
    """A file's lines: what stands between line feeds, other separators of lines among it."""
    return path.read_text(encoding="utf-8").removesuffix("\n").split("\n")
