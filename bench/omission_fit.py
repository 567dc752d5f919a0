"""Fit the three looks at partial omissions: trees over counts, then twice a logit over clauses with trees on top."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from boosting import boosted, stored_trees
from numpy.typing import NDArray
from scipy.optimize import minimize

from aligner.alignment import Span
from aligner.checks.support.evidence import COUNTS, PAIR_FEATURES, pair_features
from aligner.checks.support.omission import (
    ALL_FEATURES,
    CHEAP_FEATURES,
    DROPPED_CLAUSES,
    ODDS,
    Logit,
    Look,
    best_clause,
    drop_features,
    read_clauses,
    with_pair,
)
from aligner.embed.encoder import Encoder

if TYPE_CHECKING:
    from omissions import Case

SCREENED = 0.25
"""Share of clean questions that the screen lets through: the words of their types must be encoded."""

DROPPED = 0.1
"""Share of clean questions that get the drop test: four clauses of each must be encoded."""

OMISSION_RATE = 0.05
"""Of the pairs of a translation, those where a clause is missing: a guess from the statements the project began with.
Cases hold one half; the biases are moved to this rate, so that probabilities mean what they say."""

SHIFT = float(np.log(OMISSION_RATE / (1 - OMISSION_RATE)))

BELOW = 1e4
"""Log odds that set one look's scores below the next one's."""

RIDGE = 1e-3
SAME_STRETCH = 0.7
"""Token F1 from which a candidate counts as the stretch that lost its counterpart."""

Floats = NDArray[np.float64]


class Prepared:
    """The cases with the features of every look, computed once."""

    def __init__(self, cases: Sequence[Case], encoder: Encoder) -> None:
        self.cases = cases
        self.encoder = encoder
        self.deleted = np.array([bool(case.deleted) for case in cases])
        self.pairs = np.stack([pair_features(case.question) for case in cases])
        found = read_clauses([case.question for case in cases], encoder)
        self.spans = [spans for spans, _ in found]
        self.cheap = [with_pair(pair, features) for pair, (_, features) in zip(self.pairs, found, strict=True)]
        self.gold = [
            np.array([_overlap(case, span) >= SAME_STRETCH for span in spans], bool)
            for case, spans in zip(cases, self.spans, strict=True)
        ]
        self._dropped: dict[tuple[int, Span], Floats] = {}

    def dropped(self, chosen: dict[int, list[int]]) -> list[Floats]:
        """(n, len(DROP_FEATURES)) for the chosen candidates of each case; every candidate is encoded once."""
        wanted = {
            k: new
            for k, places in chosen.items()
            if (new := [self.spans[k][i] for i in places if (k, self.spans[k][i]) not in self._dropped])
        }
        features = drop_features([self.cases[k].question for k in wanted], list(wanted.values()), self.encoder)
        for (k, spans), rows in zip(wanted.items(), features, strict=True):
            self._dropped |= {(k, span): row for span, row in zip(spans, rows, strict=True)}
        return [np.stack([self._dropped[k, self.spans[k][i]] for i in places]) for k, places in chosen.items()]


class Looks:
    """The three fitted looks.

    A logit learns to choose among clauses from the cases that come to its look; the trees, which tell whether any is
    missing, from all cases: few clean ones come to the last look, and trees need many.
    """

    def __init__(self, data: Prepared, rows: NDArray[np.int64]) -> None:
        clean = rows[~data.deleted[rows]]
        self.screen = boosted(data.pairs[rows], data.deleted[rows], SHIFT)
        self.screen_from = float(np.quantile(self.screen.log_odds(data.pairs[clean]), 1 - SCREENED))
        parted = [int(k) for k in rows if data.spans[k]]
        screened = self.screened(data, rows)
        self.words = _look(data, {k: (data.cheap[k], data.gold[k]) for k in parted}, screened)
        odds = np.full(len(data.cases), -np.inf)
        odds[screened] = self.any_by_words(data, screened)
        self.words_from = float(np.quantile(odds[clean], 1 - DROPPED))
        chosen = self.choose(data, parted)
        golds = [data.gold[k][places] for k, places in chosen.items()]
        examples = dict(zip(chosen, zip(_with_drop(data, chosen), golds, strict=True), strict=True))
        self.drop = _look(data, examples, [k for k in screened if odds[k] >= self.words_from])

    def screened(self, data: Prepared, rows: NDArray[np.int64]) -> list[int]:
        """The cases that the screen lets through."""
        odds = self.screen.log_odds(data.pairs[rows])
        return [int(k) for k, odd in zip(rows, odds, strict=True) if data.spans[k] and odd >= self.screen_from]

    def any_by_words(self, data: Prepared, screened: Sequence[int]) -> Floats:
        """(n_screened,) log odds."""
        return self.words.at([data.cheap[k] for k in screened])[1]

    def choose(self, data: Prepared, rows: Sequence[int]) -> dict[int, list[int]]:
        """The candidates that get the drop test, by case."""
        odds = {k: self.words.choice.log_odds(data.cheap[k]) for k in rows}
        return {k: [int(i) for i in np.argsort(-each, kind="stable")[:DROPPED_CLAUSES]] for k, each in odds.items()}

    def score(self, data: Prepared, rows: NDArray[np.int64]) -> tuple[Floats, dict[int, Span]]:
        """Log odds of an omission in each case, and the stretch in those that come to the drop test.

        Cases that do not come to it raise no flag; they stand below all others, in the order of the look before.
        """
        scores = np.zeros(len(data.cases))
        scores[rows] = self.screen.log_odds(data.pairs[rows]) - 2 * BELOW
        screened = self.screened(data, rows)
        by_words = self.any_by_words(data, screened)
        scores[screened] = by_words - BELOW
        passed = [k for k, odds in zip(screened, by_words, strict=True) if odds >= self.words_from]
        chosen = self.choose(data, passed)
        clauses, scores[passed] = self.drop.at(_with_drop(data, chosen))
        best = [int(odds.argmax()) for odds in clauses]
        spans = {k: data.spans[k][places[i]] for (k, places), i in zip(chosen.items(), best, strict=True)}
        return scores[rows], spans


def _with_drop(data: Prepared, chosen: dict[int, list[int]]) -> list[Floats]:
    return [
        np.concatenate([data.cheap[k][places], drop], axis=1)
        for (k, places), drop in zip(chosen.items(), data.dropped(chosen), strict=True)
    ]


def score_cases(
    cases: Sequence[Case], folds: NDArray[np.int64], encoder: Encoder
) -> tuple[Floats, list[Span | None], Floats]:
    """Every case by looks that were fitted to the other folds.

    Returns:
        Log odds of an omission, its place, and log odds where every case gets every look.
    """
    data = Prepared(cases, encoder)
    scores, seen_closely = np.zeros(len(cases)), np.zeros(len(cases))
    spans: list[Span | None] = [None] * len(cases)
    for fold in range(int(folds.max()) + 1):
        looks = Looks(data, np.flatnonzero(folds != fold))
        rows = np.flatnonzero(folds == fold)
        scores[rows], found = looks.score(data, rows)
        for k, span in found.items():
            spans[k] = span
        looks.screen_from = looks.words_from = -np.inf
        seen_closely[rows], _ = looks.score(data, rows)
    return scores, spans, seen_closely


def fit_model(cases: Sequence[Case], encoder: Encoder) -> dict[str, Any]:
    """The model as it is stored."""
    looks = Looks(Prepared(cases, encoder), np.arange(len(cases)))
    directions = {case.question.language for case in cases}
    usual = {
        language: {
            name: round(
                float(np.median([case.question.usual[name] for case in cases if case.question.language == language])), 4
            )
            for name in COUNTS
        }
        for language in sorted(directions)
    }
    return {
        "schema": "aligner-partial-omission/2",
        "screen": {"from": round(looks.screen_from, 4), "verdict": stored_trees(looks.screen, PAIR_FEATURES)},
        "words": {"from": round(looks.words_from, 4), **_stored(looks.words, CHEAP_FEATURES)},
        "drop": _stored(looks.drop, ALL_FEATURES),
        "usual": {"ru-fr": usual["ru"], "fr-ru": usual["fr"]},
        "card": {
            "encoder": encoder.identity,
            "questions": len(cases),
            "deletions": sum(bool(case.deleted) for case in cases),
            "groups": sorted({case.group for case in cases}),
            "omission rate": OMISSION_RATE,
        },
    }


def words_of(text: str, span: Span) -> set[int]:
    """Where the words begin that stand in a stretch."""
    return {match.start() for match in re.finditer(r"\w+", text) if span[0] <= match.start() < span[1]}


def _overlap(case: Case, span: Span) -> float:
    if case.span is None:
        return 0.0
    one, other = words_of(case.question.text, span), words_of(case.question.text, case.span)
    return 2 * len(one & other) / max(len(one) + len(other), 1)


def _stored(look: Look, names: Sequence[str]) -> dict[str, Any]:
    weights = {name: round(float(weight), 5) for name, weight in zip(names, look.choice.weights, strict=True)}
    return {
        "choice": {"bias": round(look.choice.bias, 5), "weights": weights},
        "verdict": stored_trees(look.verdict, (*names, ODDS)),
    }


def logistic(features: Floats, labels: NDArray[np.bool_], shift: float) -> Logit:
    """Logistic regression: a conditional logit with one choice."""
    return _conditional(list(features[:, None]), [np.ones(1, bool)] * len(features), labels, shift)


def _look(data: Prepared, examples: dict[int, tuple[Floats, NDArray[np.bool_]]], passed: Sequence[int]) -> Look:
    """A look fitted to features and right clauses by case; only those that ``passed`` teach the choice."""
    features, golds = zip(*(examples[k] for k in passed), strict=True)
    choice = _conditional(features, golds, data.deleted[list(passed)], SHIFT)
    best = [best_clause(clauses, choice.log_odds(clauses)) for clauses, _ in examples.values()]
    return Look(choice, boosted(np.stack(best), data.deleted[list(examples)], SHIFT))


def _conditional(
    features: Sequence[Floats], golds: Sequence[NDArray[np.bool_]], deleted: NDArray[np.bool_], shift: float
) -> Logit:
    """Maximum likelihood of the choice among a case's clauses and none; with no clause known, of any against none."""
    lengths = np.array([len(rows) for rows in features])
    case_of = np.repeat(np.arange(len(features)), lengths)
    starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    x = np.concatenate(features)
    right = np.concatenate(golds)
    known = np.logical_or.reduceat(right, starts)
    right |= ~known[case_of]
    mean, deviation = x.mean(axis=0), x.std(axis=0) + 1e-9
    z = np.concatenate([(x - mean) / deviation, np.ones((len(x), 1))], axis=1)
    prior = np.log(lengths)[case_of]

    def loss(weights: Floats) -> tuple[float, Floats]:
        utility = z @ weights - prior
        total = np.logaddexp(0, _log_sums(utility, starts, case_of))
        chosen = _log_sums(np.where(right, utility, -1e9), starts, case_of)
        value = total.sum() - chosen[deleted].sum()
        slope = np.exp(utility - total[case_of])
        slope -= np.where(right & deleted[case_of], np.exp(utility - chosen[case_of]), 0)
        penalty = np.append(weights[:-1], 0)
        return value / len(lengths) + RIDGE * (penalty**2).sum(), z.T @ slope / len(lengths) + 2 * RIDGE * penalty

    fitted = minimize(loss, np.zeros(z.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 500}).x
    weights = fitted[:-1] / deviation
    return Logit(weights, float(fitted[-1] - weights @ mean + shift))


def _log_sums(values: Floats, starts: NDArray[np.int64], case_of: NDArray[np.int64]) -> Floats:
    peaks = np.maximum.reduceat(values, starts)
    sums: Floats = peaks + np.log(np.add.reduceat(np.exp(values - peaks[case_of]), starts))
    return sums
