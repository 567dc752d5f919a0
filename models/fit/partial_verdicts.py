"""What readers said of candidates in real documents, and the judgements that follow it.

bench/partial_verdicts.tsv names the document, the kind, the id of the pair's two texts and the verdict: T for words
that say something and have no counterpart, D where one may argue, F where nothing is missing. The texts are not in it;
they are found again by aligning the documents.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from aligner.alignment import Alignment
from aligner.checks.partial import questions
from aligner.checks.support.bitext import Bitext, flag_id
from aligner.checks.support.omission import suspicions
from aligner.checks.support.omission_model import JUDGED_BY, Logit, OmissionModel
from aligner.embed.contextual import ContextReader
from aligner.embed.encoder import Encoder

Floats = NDArray[np.float64]

TRUTH = {"T": 1.0, "D": 0.5, "F": 0.0}
CLEAN = "clean"
"""The source of candidates that are no real documents'."""

RIDGE = 0.005


@dataclass(frozen=True, slots=True)
class Judged:
    """Candidates that were judged: their documents, features (n, len(JUDGED_BY)), and verdicts."""

    documents: list[str]
    features: Floats
    verdicts: list[str]

    @property
    def sources(self) -> list[str]:
        """Where each document is from: what stands before the first hyphen."""
        return [document.partition("-")[0] for document in self.documents]


def read_verdicts() -> dict[tuple[str, str], str]:
    """Verdicts by kind and id of the two texts."""
    table = Path(__file__).parents[2] / "bench/partial_verdicts.tsv"
    with table.open(encoding="utf-8", newline="") as opened:
        return {(row["kind"], row["id"]): row["verdict"] for row in csv.DictReader(opened, delimiter="\t")}


def judged(
    alignments: Mapping[str, Alignment], encoder: Encoder, model: OmissionModel, reader: ContextReader | None = None
) -> Judged:
    """The judged candidates that the looks let through, as often as they occur."""
    verdicts = read_verdicts()
    documents, rows, found = [], [], []
    for document, alignment in alignments.items():
        asked = list(questions(Bitext(alignment, encoder), model))
        answers = suspicions([question for _, _, question in asked], encoder, reader, model)
        for (pair, in_source, _), answer in zip(asked, answers, strict=True):
            kind = "partial-missing" if in_source else "partial-added"
            key = kind, flag_id(kind, pair.source.text, pair.target.text)
            if answer is not None and key in verdicts:
                documents.append(document)
                rows.append(answer.judged)
                found.append(verdicts[key])
    return Judged(documents, np.array(rows), found)


def with_clean(some: Judged, features: Floats) -> Judged:
    """The same with candidates in clean pairs, where nothing is missing: real documents alone let long texts pass."""
    n = len(features)
    return Judged(
        [*some.documents, *[f"{CLEAN}-pairs"] * n],
        np.concatenate([some.features, features]),
        [*some.verdicts, *"F" * n],
    )


def judgement(features: Floats, verdicts: Sequence[str]) -> Logit:
    """Logistic regression of the verdicts, where one may argue counted half."""
    truth = np.array([TRUTH[verdict] for verdict in verdicts])
    mean, deviation = features.mean(axis=0), features.std(axis=0) + 1e-9
    z = np.column_stack([(features - mean) / deviation, np.ones(len(features))])

    def loss(weights: Floats) -> tuple[float, Floats]:
        odds = z @ weights
        penalty = np.append(weights[:-1], 0)
        value = (np.logaddexp(0, odds) - truth * odds).mean() + RIDGE * (penalty**2).sum()
        return value, z.T @ (1 / (1 + np.exp(-odds)) - truth) / len(z) + 2 * RIDGE * penalty

    fitted = minimize(loss, np.zeros(z.shape[1]), jac=True, method="L-BFGS-B").x
    weights = fitted[:-1] / deviation
    return Logit(weights, float(fitted[-1] - weights @ mean))


def out_of_source(some: Judged) -> Floats:
    """(n,) probabilities, each by a judgement that saw no document of the same source."""
    sources = np.array(some.sources)
    probabilities = np.zeros(len(sources))
    for source in sorted(set(sources)):
        rest = sources != source
        verdicts = [verdict for verdict, kept in zip(some.verdicts, rest, strict=True) if kept]
        odds = judgement(some.features[rest], verdicts).log_odds(some.features[~rest])
        probabilities[~rest] = 1 / (1 + np.exp(-odds))
    return probabilities


def table(some: Judged, probabilities: Floats) -> Iterator[str]:
    """Of what stands above each probability how many are true, or true or arguable, and what share of all true ones."""
    real = np.array([source != CLEAN for source in some.sources])
    verdicts, probabilities = np.array(some.verdicts)[real], probabilities[real]
    for least in (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        above = verdicts[probabilities >= least]
        if len(above):
            n_true, n_arguable = (above == "T").sum(), (above == "D").sum()
            yield (
                f"from {least:.1f}: {len(above):4}  true {n_true / len(above):.2f}  true or arguable "
                f"{(n_true + n_arguable) / len(above):.2f}  of all true {n_true / (verdicts == 'T').sum():.2f}"
            )


def stored_judgement(logit: Logit) -> dict[str, object]:
    """As the model's file has it."""
    weights = {name: round(float(weight), 5) for name, weight in zip(JUDGED_BY, logit.weights, strict=True)}
    return {"bias": round(logit.bias, 5), "weights": weights}
