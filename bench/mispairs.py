"""Pairs that are no translations: clean lines opposite others of their text, to learn what they still have in common.

python bench/mispairs.py $BENCH_DATA [--train]
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import click
import numpy as np
from boosting import boosted, stored_trees
from figures import SETS, read
from numpy.typing import NDArray
from omission_fit import Floats, logistic
from scipy.optimize import minimize

from aligner.bilingual.ladder import read_ladder
from aligner.checks.support.likeness import (
    FEATURES,
    MODEL,
    NEIGHBOURS,
    USUAL_RATE,
    Opposed,
    Texts,
    Usual,
    likeness,
    read_texts,
)
from aligner.checks.support.trees import Trees
from aligner.embed import load_encoder
from aligner.embed.encoder import Encoder
from aligner.parameters import models_folder

LEARNED = 0.5
"""Share of a set that is learned from when measuring, from its beginning; novels are never learned from."""

MOST_OF_A_PROJECT = 1500
"""Lines of each project in the pool: of the largest it would be eight times as many."""

FAR = (3, 4, 5)
"""Distances of a line that stands alone in a wrong place: its translation is not among the pairs around."""

TRUE = ("true", "true, unordered")
"""Pairs as they are, in their text's order and among pairs from anywhere, as in a memory."""

KINDS = ("shifted down", "shifted up", "next", "near", "any", "any, unordered", "nearest")
"""Mispairs: a text shifted by a line, one line opposite the next, opposite one near by, any, the same among pairs from
anywhere, and the nearest within ten lines."""

LIKELY = KINDS[:-1]
"""Those that happen; the nearest is as hard as a mispair can be, and learned from all the same."""

LENGTHS = (0, 15, 25, 40, 80, 150, 10_000)


@dataclass(frozen=True)
class Lines:
    """One document's pairs, line by line."""

    name: str
    source: tuple[str, ...]
    target: tuple[str, ...]


@dataclass(frozen=True)
class Cases:
    """One document's pairs and mispairs: features (n, n_features), place among its rows in [0, 1), shorter length."""

    features: Mapping[str, Floats]
    rows: Mapping[str, Floats]
    lengths: Mapping[str, Floats]


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path), envvar="BENCH_DATA")
@click.option("--train", is_flag=True, help="Write the model, learned from all but the novels.")
def main(folder: Path, train: bool) -> None:
    """Measure on the second halves, and on novels, what was learned from the first halves; then learn from all."""
    encoder = load_encoder()
    cases = {lines.name: cases_of(lines, encoder) for lines in documents(folder)}
    model = fitted(cases, LEARNED)
    sets = measured_sets(cases)
    sets["together"] = [each for measured in sets.values() for each in measured]
    for name, measured in sets.items():
        report(name, measured, model)
    if train:
        model = fitted(cases, 1.0)
        card = {
            "encoder": encoder.identity,
            "pairs": sum(len(each.rows["true"]) for name, each in cases.items() if not is_novel(name)),
            "documents": sorted(name for name in cases if not is_novel(name)),
            "rate": USUAL_RATE,
        }
        stored = {
            "schema": "aligner-mispairing/2",
            "bias": round(model.bias, 4),
            "weights": {name: round(float(weight), 4) for name, weight in zip(FEATURES, model.weights, strict=True)},
            "trees": stored_trees(model.trees, FEATURES),
            "card": card,
        }
        (models_folder() / MODEL).write_text(
            json.dumps(stored, indent=None, separators=(",", ":"), ensure_ascii=False) + "\n", encoding="utf-8"
        )


def documents(folder: Path) -> Iterator[Lines]:
    """News, reports, treaties and manuals by line, novels and mountaineering reports by gold beads."""
    for name, stem in SETS.items():
        yield _lines(name, read(folder, name, stem)[1])
    french = (folder / "ntrex-dev/pairs.fr").read_text(encoding="utf-8").splitlines()
    english = (folder / "ntrex-many/pairs.en").read_text(encoding="utf-8").splitlines()
    yield _lines("ntrex-en", list(zip(english, french, strict=True)))
    yield _lines("udhr", read(folder, "udhr", "un/udhr")[1])
    yield _beads(
        "berg", folder / "textberg-dev/dev.de", folder / "textberg-dev/dev.fr", folder / "textberg-dev/dev.defr"
    )
    for ladder in sorted((folder / "novels-enfr").glob("*.gold")):
        yield _beads(f"novel {ladder.stem}", ladder.with_suffix(".en"), ladder.with_suffix(".fr"), ladder)
    projects: dict[str, list[tuple[str, str]]] = {}
    for line in (folder / "train/pool.tsv").read_text(encoding="utf-8").splitlines():
        project, source, target = line.split("\t")[:3]
        projects.setdefault(project, []).append((source, target))
    for project, pairs in projects.items():
        start = max(0, len(pairs) - MOST_OF_A_PROJECT) // 2
        yield _lines(f"pool {project}", pairs[start : start + MOST_OF_A_PROJECT])


def cases_of(lines: Lines, encoder: Encoder) -> Cases:
    """Every pair as it is, and opposite other lines; a line that stands twice is no mispair of its copy."""
    n = len(lines.source)
    source, target = read_texts(lines.source, encoder), read_texts(lines.target, encoder)
    cosines = np.einsum("ij,ij->i", source.vectors, target.vectors)
    usual = Usual(float(np.median(cosines)), float(np.median(np.log(target.lengths / source.lengths))))
    features, rows, lengths = {}, {}, {}
    for kind, arranged in arrangements(source, target).items():
        kept = [
            each
            for each in arranged
            if kind in TRUE
            or (
                lines.target[each.source] != lines.target[each.target]
                and lines.source[each.source] != lines.source[each.target]
            )
        ]
        features[kind] = likeness(source, target, kept, usual)
        rows[kind] = np.array([each.source for each in kept]) / n
        lengths[kind] = np.array([min(source.lengths[each.source], target.lengths[each.target]) for each in kept])
    return Cases(features, rows, lengths)


def arrangements(source: Texts, target: Texts) -> dict[str, list[Opposed]]:
    """The pairs, and mispairs of every kind, each among the pairs that would stand around it."""
    n = len(source.lengths)
    chance = np.random.default_rng(0)
    far = [k + d if k + d < n else k - d for k, d in enumerate(chance.choice(FAR, n))]
    following = [k + 1 if (k % 2 == 0 and k + 1 < n) or k == 0 else k - 1 for k in range(n)]
    nearest = []
    for k in range(n):
        window = [j for j in range(max(0, k - 10), min(n, k + 11)) if abs(j - k) > 2]
        nearest.append(max(window, key=lambda j, k=k: float(source.vectors[k] @ target.vectors[j])))  # type: ignore[misc]
    alone = {"next": following, "near": far, "any": chance.integers(0, n, n).tolist(), "nearest": nearest}
    opposed = {"true": _shifted(n, 0), "shifted down": _shifted(n, 1), "shifted up": _shifted(n, -1)}
    for kind, other in alone.items():
        opposed[kind] = [Opposed(k, other[k], tuple((j, j) for j in _around(k, n))) for k in range(n)]
    elsewhere = chance.integers(0, n, (n, len(NEIGHBOURS)))
    for kind, loose in (("true", "true, unordered"), ("any", "any, unordered")):
        opposed[loose] = [
            Opposed(each.source, each.target, tuple((j, j) for j in elsewhere[each.source].tolist()))
            for each in opposed[kind]
        ]
    return opposed


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


def is_novel(name: str) -> bool:
    """Whether a document is measured on alone."""
    return name.startswith("novel ")


def _shifted(n: int, by: int) -> list[Opposed]:
    """Every line opposite the one ``by`` lines on, as are the lines around it."""
    places = [k for k in range(n) if 0 <= k + by < n]
    return [Opposed(k, k + by, tuple((j, j + by) for j in _around(k, n) if 0 <= j + by < n)) for k in places]


def _around(k: int, n: int) -> list[int]:
    return [k + d for d in NEIGHBOURS if 0 <= k + d < n]


def _lines(name: str, pairs: list[tuple[str, str]]) -> Lines:
    told = [(source.strip(), target.strip()) for source, target in pairs if source.strip() and target.strip()]
    return Lines(name, *(tuple(side) for side in zip(*told, strict=True)))


def _beads(name: str, source: Path, target: Path, ladder: Path) -> Lines:
    left, right = (path.read_text(encoding="utf-8").splitlines() for path in (source, target))
    joined = [
        (" ".join(left[i].strip() for i in bead.source), " ".join(right[j].strip() for j in bead.target))
        for bead in read_ladder(ladder)
        if not bead.is_null
    ]
    return _lines(name, joined)


if __name__ == "__main__":
    main()
