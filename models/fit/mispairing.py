"""Fit the judge of mispairs (aligner/checks/support/likeness.py), and measure what it finds of them.

python models/fit/all.py BENCH_FOLDER --only mispairing [--measure]
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import click
import numpy as np
from boosting import boosted, stored_trees
from conditional_logit import logistic
from mispairing_cases import KINDS, LIKELY, TRUE, Cases, Floats, cases_of, documents, is_novel
from numpy.typing import NDArray
from scipy.optimize import minimize
from storing import write_text

from aligner.checks.support.likeness import FEATURES, MODEL, USUAL_RATE
from aligner.checks.support.trees import Trees
from aligner.embed import load_encoder
from aligner.embed.encoder import Encoder

LEARNED = 0.5
"""Share of a set that is learned from when measuring, from its beginning; novels are never learned from."""

LENGTHS = (0, 15, 25, 40, 80, 150, 10_000)


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path), envvar="BENCH_DATA")
@click.option("--measure", is_flag=True, help="Learn from the first halves, measure on the second and on novels.")
def main(folder: Path, measure: bool) -> None:
    """Write the model, learned from all but the novels."""
    encoder = load_encoder()
    cases = {each.name: cases_of(each, encoder) for each in documents(folder) if measure or not is_novel(each.name)}
    if not measure:
        model = stored(fitted(cases, 1.0), cases, encoder)
        write_text(MODEL, json.dumps(model, separators=(",", ":"), ensure_ascii=False))
        return
    half = fitted(cases, LEARNED)
    sets = measured_sets(cases)
    sets["together"] = [each for some in sets.values() for each in some]
    for name, held in sets.items():
        report(name, held, half)


def stored(model: Fitted, cases: Mapping[str, Cases], encoder: Encoder) -> dict[str, object]:
    """As `aligner.checks.support.likeness` reads it."""
    return {
        "schema": "aligner-mispairing/2",
        "bias": round(model.bias, 4),
        "weights": {name: round(float(weight), 4) for name, weight in zip(FEATURES, model.weights, strict=True)},
        "trees": stored_trees(model.trees, FEATURES),
        "card": {
            "encoder": encoder.identity,
            "pairs": sum(len(each.rows["true"]) for each in cases.values()),
            "documents": sorted(cases),
            "rate": USUAL_RATE,
        },
    }


@dataclass(frozen=True)
class Fitted:
    """A logit and trees, each calibrated; the mean of their log odds is told."""

    weights: Floats
    bias: float
    trees: Trees

    def log_odds(self, features: Floats) -> Floats:
        """(n,) of (n, n_features)."""
        return (self.bias + features @ self.weights + self.trees.log_odds(features)) / 2


def fitted(cases: Mapping[str, Cases], share: float) -> Fitted:
    """Learned from the first ``share`` of every document that is no novel."""
    x, wrong = [], []
    for name, each in cases.items():
        for kind, features in each.features.items() if not is_novel(name) else ():
            chosen = features[each.rows[kind] < share]
            x.append(chosen)
            wrong.append(np.full(len(chosen), kind not in TRUE))
    every, labels = np.concatenate(x), np.concatenate(wrong)
    among = labels.mean()
    shift = float(np.log(USUAL_RATE / (1 - USUAL_RATE)) - np.log(among / (1 - among)))
    logit = logistic(every, labels, shift)
    slope, offset = _calibrated(logit.log_odds(every), labels)
    return Fitted(logit.weights * slope, logit.bias * slope + offset, boosted(every, labels, shift))


def _calibrated(log_odds: Floats, labels: NDArray[np.bool_]) -> Floats:
    """Slope and offset that make log odds those of texts where ``USUAL_RATE`` of the pairs are (Platt 1999).

    What was learned holds its weights small, for texts unlike those it saw, and so is less sure than it is right.
    """
    shares = np.where(labels, USUAL_RATE / labels.sum(), (1 - USUAL_RATE) / (~labels).sum())
    signs = np.where(labels, 1.0, -1.0)

    def loss(line: Floats) -> tuple[float, Floats]:
        told = signs * (line[0] * log_odds + line[1])
        slope = -shares * signs / (1 + np.exp(told))
        return float(shares @ np.logaddexp(0, -told)), np.array([slope @ log_odds, slope.sum()])

    return np.asarray(minimize(loss, np.array([1.0, 0.0]), jac=True, method="L-BFGS-B").x)


def measured_sets(cases: Mapping[str, Cases]) -> dict[str, list[Cases]]:
    """What nothing was learned from, novels together, then the second halves."""
    sets: dict[str, list[Cases]] = {"novels": [each for name, each in cases.items() if is_novel(name)]}
    for name, each in cases.items():
        if not is_novel(name):
            later = {kind: rows >= LEARNED for kind, rows in each.rows.items()}
            sets.setdefault("pool" if name.startswith("pool ") else name, []).append(
                Cases(
                    *(
                        {kind: held[kind][chosen] for kind, chosen in later.items()}
                        for held in (each.features, each.rows, each.lengths)
                    )
                )
            )
    return sets


def report(name: str, measured: list[Cases], model: Fitted) -> None:
    """Print recall at 1 % false alarms, by kind and by length, and what is said from probability .5 and .9."""
    odds = {
        kind: np.concatenate([model.log_odds(each.features[kind]) for each in measured]) for kind in (*TRUE, *KINDS)
    }
    lengths = {kind: np.concatenate([each.lengths[kind] for each in measured]) for kind in (*TRUE, *KINDS)}
    border = float(np.quantile(odds["true"], 0.99))
    click.echo(f"{name}: {len(odds['true'])} pairs")
    for label, least in (("1 % false alarms", border), ("probability .5", 0.0), ("probability .9", float(np.log(9)))):
        said = ", ".join(f"{kind} {np.mean(odds[kind] > least):.3f}" for kind in KINDS)
        false, unordered = (float(np.mean(odds[kind] > least)) for kind in TRUE)
        click.echo(f"  {label}: {false:.4f} of translations, unordered {unordered:.4f}; {said}")
    for low, high in pairwise((0.0, 0.1, 0.3, 0.5, 0.7, 0.9, 1.0)):
        click.echo(f"  {_stated_and_measured(odds, low, high)}")
    for low, high in pairwise(LENGTHS):
        here = {kind: odds[kind][(lengths[kind] >= low) & (lengths[kind] < high)] for kind in odds}
        if min(map(len, here.values())) >= 30:
            said = ", ".join(f"{kind} {np.mean(here[kind] > border):.2f}" for kind in KINDS)
            click.echo(
                f"    {low}–{high} characters: {np.mean(here['true'] > border):.4f} of {len(here['true'])}; {said}; "
                f"from probability .5 {np.mean(here['true'] > 0):.4f}, near {np.mean(here['near'] > 0):.2f}"
            )


def _stated_and_measured(odds: Mapping[str, Floats], low: float, high: float) -> str:
    """The mean probability of pairs in a bin, and the share of mispairs, were ``USUAL_RATE`` of the pairs so."""
    stated, shares = [], []
    for kinds, rate in ((TRUE, 1 - USUAL_RATE), (LIKELY, USUAL_RATE)):
        probabilities = 1 / (1 + np.exp(-np.concatenate([odds[kind] for kind in kinds])))
        here = probabilities[(probabilities > low) & (probabilities <= high)]
        stated.append(here.sum() * rate / len(probabilities))
        shares.append(len(here) * rate / len(probabilities))
    if not sum(shares):
        return f"probability {low}–{high}: none"
    return f"probability {low}–{high}: stated {sum(stated) / sum(shares):.2f}, measured {shares[1] / sum(shares):.2f}"


if __name__ == "__main__":
    main()
