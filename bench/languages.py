"""How well each language of the encoder is aligned with French and English: damaged news, as a user would align it.

python bench/languages.py BENCH [--lang TAG]…

BENCH holds ntrex-many and ntrex-dev, whose lines translate each other in order. The first half of each text loses,
merges and splits a few lines (bench/perturb.py, light), the second half more of them and whole blocks (heavy); both are
aligned by default settings and pooled. The scorer that ships was not fitted to these pairs, but for ru–fr, whose lines
it has seen.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from pathlib import Path

import click
from perturb import HEAVY, LIGHT, perturb, units

from aligner import Document, align
from aligner.bilingual.ladder import parse_ladder
from aligner.embed import load_encoder
from aligner.segment import split_lines
from aligner.training.evaluate import Evaluation, evaluate_all

TARGETS = ("fr", "en")
LANGUAGES = ["ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr", "zh", "zh-TW"]


def lines_of(bench: Path, lang: str) -> list[str]:
    folder = "ntrex-dev" if lang in {"ru", "fr"} else "ntrex-many"
    return (bench / folder / f"pairs.{lang}").read_text(encoding="utf-8").splitlines()


def damaged(bench: Path, langs: tuple[str, str]) -> Iterator[tuple[list[str], list[str], list[str]]]:
    """Source lines, target lines and ladder of either half."""
    left, right = (lines_of(bench, lang) for lang in langs)
    half = len(left) // 2
    rng = random.Random(1)
    for part, rates in ((slice(0, half), LIGHT), (slice(half, None), HEAVY)):
        yield perturb(units(left[part], right[part], langs), rates, rng)


@click.command(help=__doc__)
@click.argument("bench", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--lang", "langs", multiple=True, type=click.Choice(LANGUAGES), help="These languages alone.")
def main(bench: Path, langs: tuple[str, ...]) -> None:
    encoder = load_encoder()
    click.echo("| languages | strict F1 | lax F1 | null F1 | null precision | null recall | seconds |\n|" + "---|" * 7)
    for source in langs or LANGUAGES:
        for target in TARGETS:
            if source == target:
                continue
            started = time.process_time()
            found = aligned(bench, (source, target), encoder)
            null = found.null
            figures = (found.strict.f1, found.lax.f1, null.f1, null.precision, null.recall)
            cells = " | ".join(f"{figure:.3f}" for figure in figures)
            click.echo(f"| {source}–{target} | {cells} | {time.process_time() - started:.0f} |")


def aligned(bench: Path, langs: tuple[str, str], encoder: object) -> Evaluation:
    ladders = []
    for left, right, ladder in damaged(bench, langs):
        source, target = (
            split_lines(Document("\n".join(lines), lang)) for lines, lang in zip((left, right), langs, strict=True)
        )
        beads = align(source, target, encoder=encoder, checks=()).beads
        ladders.append((beads, parse_ladder("\n".join(ladder), "ladder")))
    return evaluate_all(ladders)


if __name__ == "__main__":
    main()
