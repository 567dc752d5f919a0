"""Texts that repeat themselves: whole texts several times over, three versions joined, and much boilerplate.

python bench/repeated.py ../shared/bench
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import click
from long import head, pool, report, write
from sets import require

Lines = tuple[list[str], list[str], list[str]]
"""Source lines, target lines and the ladder between them."""

BOILERPLATE = 40
"""Different lines that come again and again, each some 167 times where a third of 20,000 lines are such."""

LONGEST_FORMULA = 6
"""Lines of boilerplate that come together, at most."""


def ntrex(bench: Path, name: str) -> Lines:
    """One of the long texts of ntrex-dev; ``pairs`` holds one pair a line."""
    folder = bench / "ntrex-dev"
    source, target = ((folder / f"{name}.{lang}").read_text(encoding="utf-8").splitlines() for lang in ("ru", "fr"))
    ladder = folder / f"{name}.gold"
    return source, target, ladder.read_text(encoding="utf-8").splitlines() if ladder.exists() else one_to_one(source)


def one_to_one(source: Sequence[str]) -> list[str]:
    """The ladder of a line-by-line translation."""
    return [f"[{k}]:[{k}]" for k in range(len(source))]


def repeated(text: Lines, n_lines: int, times: int) -> Lines:
    """The first lines of a line-by-line translation, several times over."""
    source, target = (side[:n_lines] * times for side in text[:2])
    return source, target, one_to_one(source)


def joined(texts: Sequence[Lines]) -> Lines:
    """Texts one after the other."""
    source: list[str] = []
    target: list[str] = []
    gold: list[str] = []
    for left, right, ladder in texts:
        gold += (shifted(line, len(source), len(target)) for line in ladder)
        source += left
        target += right
    return source, target, gold


def shifted(rung: str, rows: int, columns: int) -> str:
    """A line of a ladder with its indices moved on."""
    sides = (json.loads(side) for side in rung.split(":")[:2])
    left, right = ([k + by for k in side] for side, by in zip(sides, (rows, columns), strict=True))
    return f"{left}:{right}"


def boilerplate(pairs: Sequence[tuple[str, str]], n_lines: int) -> Lines:
    """A line-by-line translation a third of whose lines are formulas that come again and again."""
    chosen = random.Random(7)
    formulas, distinct = pairs[:BOILERPLATE], iter(pairs[BOILERPLATE:])
    lines: list[tuple[str, str]] = []
    n_formulas = 0
    while len(lines) < n_lines:
        if 3 * n_formulas < len(lines):
            length = chosen.randint(1, LONGEST_FORMULA)
            first = chosen.randrange(BOILERPLATE - length)
            lines += formulas[first : first + length]
            n_formulas += length
        else:
            lines.append(next(distinct))
    source, target = ([pair[k] for pair in lines[:n_lines]] for k in range(2))
    return source, target, one_to_one(source)


def texts(bench: Path) -> Iterator[tuple[str, Lines]]:
    """Every text by its name."""
    pairs = ntrex(bench, "pairs")
    yield "pairs", pairs
    yield "pairs-x3", repeated(pairs, len(pairs[0]), 3)
    yield "400-x5", repeated(pairs, 400, 5)
    yield "100-x64", repeated(pairs, 100, 64)
    yield "pairs-heavy-long", joined([pairs, ntrex(bench, "heavy"), ntrex(bench, "long")])
    distinct = pool(bench)
    for n_lines in (5000, 10000, 20000):
        yield f"boilerplate-{n_lines}", boilerplate(distinct, n_lines)


@click.command()
@click.argument("bench", type=click.Path(exists=True, path_type=Path))
@click.option("--work", type=click.Path(path_type=Path), default=Path("out/repeated"))
def main(bench: Path, work: Path) -> None:
    """Print a Markdown table of the texts that repeat themselves."""
    require(bench, "ntrex-dev", "un", "train")
    work.mkdir(parents=True, exist_ok=True)
    head()
    base = 0.0
    for name, lines in texts(bench):
        write(work, name, *lines)
        seconds = report(work, name, base)
        base = base or seconds


if __name__ == "__main__":
    main()
