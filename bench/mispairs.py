"""Pairs that are no translations: clean lines opposite a neighbour, to learn how little two texts can have in common.

python bench/mispairs.py $BENCH_DATA [--train]
"""

from __future__ import annotations

import json
from pathlib import Path

import click
import numpy as np
from omission_fit import Floats, logistic

from aligner.alignment import Alignment, Bead
from aligner.bilingual.pairs import paired
from aligner.checks.meaning import FEATURES, MODEL, coverage
from aligner.checks.support.bitext import Bitext
from aligner.embed import load_encoder
from aligner.parameters import models_folder

MISPAIRED = 0.01
"""Of the pairs an aligner makes, those that are wrong: with the shipped scorer about one in a hundred."""

NEARBY = 5


def features(pairs: list[tuple[str, str]], usual: float) -> Floats:
    encoder = load_encoder()
    alignment = paired(pairs, "ru", "fr", "pairs")
    source, target = (encoder.encode([pair[k] for pair in pairs]) for k in (0, 1))
    bitext = Bitext(Alignment(alignment.source, alignment.target, tuple(Bead((k,), (k,)) for k in range(len(pairs)))))
    shares = coverage(list(bitext.pairs()), encoder)
    lengths = [np.log(len(left) + len(right)) for left, right in pairs]
    return np.stack([np.einsum("ij,ij->i", source, target) / usual, shares, lengths], axis=1)


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path), envvar="BENCH_DATA")
@click.option("--train", is_flag=True, help="Write the model.")
def main(folder: Path, train: bool) -> None:
    """Measure on the second half of the news what was learned on the first; write what was learned on all."""
    source, target = (
        (folder / f"ntrex-dev/pairs.{lang}").read_text(encoding="utf-8").splitlines() for lang in ("ru", "fr")
    )
    n = len(source)
    encoder = load_encoder()
    cosines = encoder.encode(source) @ encoder.encode(target).T
    usual = float(np.median(np.diag(cosines)))
    banned = np.abs(np.arange(n)[:, None] - np.arange(n)) > NEARBY
    np.fill_diagonal(banned, True)
    nearest = np.where(banned, -1, cosines).argmax(axis=1)
    beside = [min(k + 1, n - 1) if k % 2 == 0 else k - 1 for k in range(n)]
    x = np.concatenate(
        [
            features([(source[k], target[j]) for k, j in enumerate(chosen)], usual)
            for chosen in (range(n), nearest, beside)
        ]
    )
    wrong = np.repeat([False, True, True], n)
    shift = float(np.log(MISPAIRED / (1 - MISPAIRED)) - np.log(2))
    first = np.tile(np.arange(n) < n // 2, 3)
    logit = logistic(x[first], wrong[first], shift)
    odds = logit.log_odds(x[~first])
    for probability in (0.5, 0.9):
        said = odds > np.log(probability / (1 - probability))
        click.echo(
            f"probability {probability}: {said[~wrong[~first]].mean():.4f} of translations, "
            f"{said[wrong[~first]].mean():.3f} of mispairs"
        )
    if train:
        logit = logistic(x, wrong, shift)
        weights = {name: round(float(weight), 4) for name, weight in zip(FEATURES, logit.weights, strict=True)}
        card = {"encoder": encoder.identity, "pairs": n, "mispairs": 2 * n, "rate": MISPAIRED}
        model = {"schema": "aligner-mispairing/1", "bias": round(logit.bias, 4), "weights": weights, "card": card}
        (models_folder() / MODEL).write_text(json.dumps(model, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
