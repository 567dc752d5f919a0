"""Fit models/following.json: whether a translation follows the new version of its source or the old one.

    python models/fit/following.py BENCH_FOLDER [--measure]

Lines of a translation are asked about with their source and an edited version of it: each follows the old version.
``--measure`` learns from three directions and prints how often it is wrong on the fourth, as the card shows.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from pathlib import Path

import click
import numpy as np
from numpy.typing import NDArray
from sets import require
from source_edits import LINES, Texts, edits, lines

from aligner.embed import load_encoder
from aligner.embed.encoder import Encoder
from aligner.revision.following import FEATURES, Question, evidence

MODEL = Path(__file__).parents[2] / "models" / "following.json"
PENALTY = 1e-4
ROUNDS = 60


def asked(texts: Texts, part: slice, rng: random.Random) -> tuple[list[Question], list[str]]:
    source, _, here, there = texts
    questions, kinds = [], []
    for text, translation in list(zip(here, there, strict=True))[part]:
        for kind, edited in edits(text, here, source, rng):
            questions.append(Question(text, edited, translation))
            kinds.append(kind)
    return questions, kinds


def features(texts: Texts, part: slice, encoder: Encoder, rng: random.Random) -> tuple[NDArray[np.float32], list[str]]:
    questions, kinds = asked(texts, part, rng)
    ratio = sum(map(len, texts[3])) / sum(map(len, texts[2]))
    return evidence(questions, (texts[0], texts[1]), ratio, encoder), kinds


def fit(rows: NDArray[np.float32], kinds: list[str]) -> NDArray[np.float64]:
    """Logistic regression without intercept: every row is of a translation that follows the old version.

    Kinds of edits count alike, however many of each there are.
    """
    counts = Counter(kinds)
    share = np.array([1 / counts[kind] for kind in kinds]) / len(counts)
    weights = np.zeros(rows.shape[1])
    for _ in range(ROUNDS):
        p = 1 / (1 + np.exp(-(rows @ weights)))
        gradient = rows.T @ (share * p) + PENALTY * weights
        curvature = (rows * (share * p * (1 - p))[:, None]).T @ rows + PENALTY * np.eye(len(weights))
        weights -= np.linalg.solve(curvature, gradient)
    return weights


Rows = NDArray[np.float32]


def measure_each(sets: list[tuple[Texts, Rows, list[str]]], encoder: Encoder, rng: random.Random) -> None:
    """Learn from all directions but one, and print how often that is wrong on the lines of the one."""
    for texts, _, _ in sets:
        others = [(rows, kinds) for known, rows, kinds in sets if known is not texts]
        weights = fit(np.concatenate([rows for rows, _ in others]), [kind for _, kinds in others for kind in kinds])
        rows, kinds = features(texts, slice(LINES, None), encoder, rng)
        odds = rows @ weights
        by_kind = {kind: np.mean(odds[[each == kind for each in kinds]] > 0) for kind in sorted(set(kinds))}
        click.echo(
            f"{texts[0]}>{texts[1]}: {len(kinds)} questions, on the wrong side {np.mean(odds > 0):.3f}, clearly "
            f"{np.mean(odds > 2):.3f}; {', '.join(f'{kind} {share:.2f}' for kind, share in by_kind.items())}"
        )


@click.command()
@click.argument("bench", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--measure", is_flag=True, help="Measure as the card shows, and write nothing.")
def main(bench: Path, measure: bool) -> None:
    """Fit the weights, or measure them."""
    require(bench, "ntrex-dev", "ntrex-many")
    encoder = load_encoder(threads=1)
    rng = random.Random(1)
    sets = [(texts, *features(texts, slice(0, LINES), encoder, rng)) for texts in lines(bench)]
    if measure:
        measure_each(sets, encoder, rng)
        return
    weights = fit(np.concatenate([rows for _, rows, _ in sets]), [kind for _, _, kinds in sets for kind in kinds])
    named = {name: round(float(value), 3) for name, value in zip(FEATURES, weights, strict=True)}
    MODEL.write_text(json.dumps({"weights": named}, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
