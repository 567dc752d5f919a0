"""Fit what pairs statements across languages (aligner/channel/pairing), and measure it on sets it was not fitted to.

python models/fit/all.py BENCH_FOLDER --only statement-pairing [--measure]
"""

from __future__ import annotations

import json
import random
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

import click
import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from statement_collections import Corpus, Draw, Floats, draw, draws, read_corpora
from storing import write_text

from aligner.channel.pairing.matching import MODEL, Weights, load_weights
from aligner.channel.pairing.resemblance import FEATURES
from aligner.embed import load_encoder
from aligner.pair.assignment import assign

RIDGE = 1e-3

Counts = NDArray[np.int64]


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path), envvar="BENCH_DATA")
@click.option("--measure", is_flag=True, help="Measure each set by the others, and by the shipped weights.")
def main(folder: Path, measure: bool) -> None:
    """Write weights fitted to all sets."""
    corpora = read_corpora(folder)
    known = {name: list(draws(corpus, 5)) for name, corpus in corpora.items()}
    if measure:
        report(corpora, known)
    else:
        write_text(MODEL, json.dumps(stored(fit(one for drawn in known.values() for one in drawn), corpora), indent=2))


def fit(drawn: Iterable[Draw]) -> Weights:
    """Maximum likelihood, every collection weighing the root of its number of candidates."""
    known = list(drawn)
    x = np.concatenate([one.features for one in known])
    y = np.concatenate([one.right for one in known])
    weight = np.concatenate([np.full(len(one.right), len(one.right) ** -0.5) for one in known])
    mean, deviation = x.mean(axis=0), x.std(axis=0) + 1e-9
    z = np.column_stack([(x - mean) / deviation, np.ones(len(x))])

    def loss(w: Floats) -> tuple[float, Floats]:
        odds = z @ w
        gap = weight * (1 / (1 + np.exp(-odds)) - y) / weight.sum()
        value = weight @ (np.logaddexp(0, odds) - y * odds) / weight.sum()
        ridge = RIDGE * np.append(w[:-1], 0)
        return value + ridge @ w, z.T @ gap + 2 * ridge

    fitted = minimize(loss, np.zeros(z.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 500}).x
    weights = fitted[:-1] / deviation
    return Weights(float(fitted[-1] - weights @ mean), weights)


def counts(weights: Weights, drawn: Draw) -> Counts:
    """Pairs that are right, pairs made, pairs there are."""
    kept = assign(drawn.pairs, weights.log_odds(drawn.features) + drawn.distance)
    return np.array([drawn.right[kept].sum(), len(kept), drawn.n_gold])


def cells(made: Counts) -> str:
    return f"precision {made[0] / max(made[1], 1):.4f}  recall {made[0] / max(made[2], 1):.4f}  of {made[2]}"


def report(corpora: Mapping[str, Corpus], known: Mapping[str, list[Draw]]) -> None:
    """Print precision and recall, each set with weights fitted to the others, then all with the shipped ones."""
    total = np.zeros(3, np.int64)
    for name in corpora:
        weights = fit(one for other in corpora if other != name for one in known[other])
        click.echo(f"{name}, learned on the others")
        by_size: defaultdict[int, Counts] = defaultdict(lambda: np.zeros(3, np.int64))
        for one in known[name]:
            by_size[one.size] += counts(weights, one)
        for size, some in by_size.items():
            total += some
            click.echo(f"  drawn from {min(size, len(corpora[name].classes)):4}: {cells(some)}")
        click.echo(f"  together:       {cells(sum(by_size.values(), start=np.zeros(3, np.int64)))}")
        whole = draw(corpora[name], len(corpora[name].classes), random.Random(0), removed=0, shuffled=False)
        click.echo(f"  all, in order:  {cells(counts(weights, whole))}")
        kept = assign(whole.pairs, weights.log_odds(whole.features) + whole.distance)
        strict = (whole.pairs[kept, 0] == whole.pairs[kept, 1]).sum()
        click.echo(f"    {strict} of {len(kept)} with the very document, same text or not")
    click.echo(f"all draws: {cells(total)}")
    shipped = load_weights()
    seen = sum((counts(shipped, one) for drawn in known.values() for one in drawn), start=np.zeros(3, np.int64))
    click.echo(f"the shipped weights, fitted to all of them: {cells(seen)}")


def stored(weights: Weights, corpora: Mapping[str, Corpus]) -> dict[str, object]:
    """As `aligner.channel.pairing.matching` reads it."""
    named = {name: round(float(weight), 4) for name, weight in zip(FEATURES, weights.weights, strict=True)}
    card = {"encoder": load_encoder().identity, "documents": {name: len(one.classes) for name, one in corpora.items()}}
    return {"schema": "aligner-pairing/1", "bias": round(weights.bias, 4), "weights": named, "card": card}


if __name__ == "__main__":
    main()
