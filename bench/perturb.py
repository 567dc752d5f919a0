"""Make gold alignments out of clean sentence pairs: lines deleted, merged and cut out in blocks, by a seeded generator.

    python bench/perturb.py FOLDER/pairs.ru FOLDER/pairs.fr out/gold --name pairs --seed 1

Each text becomes NAME-000.ru, NAME-000.fr and NAME-000.gold: what `aligner train` and `aligner eval` read. A pair whose
one side is a single sentence and whose other is several becomes a natural 1–n bead; the rest of the merges join
neighbours.
"""

from __future__ import annotations

import random
from pathlib import Path

import click

from aligner.document import Document
from aligner.segment import split

LIGHT = {"delete": 0.06, "merge": 0.08, "block": 0.0}
HEAVY = {"delete": 0.10, "merge": 0.08, "block": 0.015}
LONGEST_BLOCK = 16


def sentences(line: str, lang: str) -> list[str]:
    return [segment.text for segment in split(Document(line, lang)).segments]


def units(source: list[str], target: list[str], langs: tuple[str, str]) -> list[tuple[list[str], list[str]]]:
    """Clean pairs, with one side in sentences where the other is a single one."""
    found = []
    for left, right in zip(source, target, strict=True):
        if not left.strip() or not right.strip():
            continue
        parts = sentences(left, langs[0]), sentences(right, langs[1])
        if min(map(len, parts)) == 1 and max(map(len, parts)) <= 4:
            found.append(parts)
        else:
            found.append(([left.strip()], [right.strip()]))
    return found


def perturb(
    chosen: list[tuple[list[str], list[str]]], rates: dict[str, float], rng: random.Random
) -> tuple[list[str], list[str], list[str]]:
    """Source lines, target lines and the ladder between them."""
    kept: list[tuple[list[str], list[str]]] = []
    cut = [0, 0]
    for left, right in chosen:
        for side in range(2):
            if cut[side] == 0 and rng.random() < rates["block"]:
                cut[side] = rng.randint(2, LONGEST_BLOCK)
        drop = [cut[side] > 0 or rng.random() < rates["delete"] for side in range(2)]
        cut = [max(0, length - 1) for length in cut]
        if drop[0] and drop[1]:
            continue
        pair = ([] if drop[0] else left, [] if drop[1] else right)
        one_to_one = len(left) == len(right) == 1 and not any(drop)
        if one_to_one and kept and [*map(len, kept[-1])] == [1, 1] and rng.random() < rates["merge"]:
            before = kept.pop()
            if rng.random() < 0.5:
                pair = ([before[0][0] + " " + left[0]], [before[1][0], right[0]])
            else:
                pair = ([before[0][0], left[0]], [before[1][0] + " " + right[0]])
        kept.append(pair)
    sides: tuple[list[str], list[str]] = ([], [])
    ladder = []
    for pair in kept:
        indices = [list(range(len(sides[k]), len(sides[k]) + len(pair[k]))) for k in range(2)]
        ladder.append(f"{indices[0]}:{indices[1]}")
        for k in range(2):
            sides[k].extend(pair[k])
    return sides[0], sides[1], ladder


@click.command()
@click.argument("source", type=click.Path(exists=True, path_type=Path))
@click.argument("target", type=click.Path(exists=True, path_type=Path))
@click.argument("out", type=click.Path(path_type=Path))
@click.option("--name", default="text")
@click.option("--langs", default="ru-fr", help="Languages of the two sides.")
@click.option("--seed", default=1)
@click.option("--most", default=10**9, help="Use this many pairs at most.")
def main(source: Path, target: Path, out: Path, name: str, langs: str, seed: int, most: int) -> None:
    """Write perturbed texts of 15 to 150 pairs, light and heavy in turn."""
    rng = random.Random(seed)
    source_lang, target_lang = langs.split("-")
    lines = [path.read_text(encoding="utf-8").split("\n")[:most] for path in (source, target)]
    pairs = units(lines[0], lines[1], (source_lang, target_lang))
    out.mkdir(parents=True, exist_ok=True)
    start = count = 0
    while start < len(pairs):
        size = rng.choice((15, 25, 40, 60, 100, 150))
        left, right, ladder = perturb(pairs[start : start + size], HEAVY if count % 2 else LIGHT, rng)
        start += size
        if left and right:
            stem = out / f"{name}-{count:03d}"
            for suffix, content in ((source_lang, left), (target_lang, right), ("gold", ladder)):
                stem.with_suffix(f".{suffix}").write_text("\n".join(content) + "\n", encoding="utf-8")
            count += 1
    click.echo(f"{count} texts from {len(pairs)} pairs in {out}")


if __name__ == "__main__":
    main()
