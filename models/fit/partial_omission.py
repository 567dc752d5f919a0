"""Fit the looks at partial omissions: trees over counts, then three times a logit over clauses with trees on top."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from boosting import boosted, stored_trees
from conditional_logit import conditional
from numpy.typing import NDArray

from aligner.alignment import Span
from aligner.checks.support.evidence import COUNTS, PAIR_FEATURES, context_features, pair_features
from aligner.checks.support.omission import (
    DROPPED_CLAUSES,
    drop_features,
    features_of,
    new_stretch,
    read_clauses,
    read_in_context,
    with_pair,
)
from aligner.checks.support.omission_model import (
    ALL_FEATURES,
    CHEAP_FEATURES,
    FEATURES_IN_CONTEXT,
    JUDGED_BY,
    ODDS,
    Look,
    best_clause,
)
from aligner.embed.contextual import ContextReader
from aligner.embed.encoder import Encoder

if TYPE_CHECKING:
    from partial_omission_cases import Case

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

SAME_STRETCH = 0.7
"""Token F1 from which a candidate counts as the stretch that lost its counterpart."""

Floats = NDArray[np.float64]


class Prepared:
    """The cases with the features of every look, computed once."""

    def __init__(self, cases: Sequence[Case], encoder: Encoder, reader: ContextReader) -> None:
        self.cases = cases
        self.encoder = encoder
        self.deleted = np.array([case.n_cut > 0 for case in cases])
        self.readings = read_in_context([case.question for case in cases], reader)
        self.pairs = np.stack([pair_features(case.question) for case in cases])
        found = read_clauses([case.question for case in cases], encoder)
        self.spans = [spans for spans, _ in found]
        self.cheap = [with_pair(pair, features) for pair, (_, features) in zip(self.pairs, found, strict=True)]
        self.pointed = [
            new_stretch(case.question, (), here) for case, (here, _) in zip(cases, self.readings, strict=True)
        ]
        self.pointed_features = features_of([case.question for case in cases], self.pointed, encoder)
        self.gold = [
            np.array([_overlap(case, span) >= SAME_STRETCH for span in spans], bool)
            for case, spans in zip(cases, self.spans, strict=True)
        ]
        self._dropped: dict[tuple[int, Span], Floats] = {}

    def dropped(self, spans: dict[int, Sequence[Span]]) -> list[Floats]:
        """(n, len(DROP_FEATURES)) for the chosen stretches of each case; every stretch is encoded once."""
        wanted = {
            k: new for k, each in spans.items() if (new := [span for span in each if (k, span) not in self._dropped])
        }
        features = drop_features([self.cases[k].question for k in wanted], list(wanted.values()), self.encoder)
        for (k, new), rows in zip(wanted.items(), features, strict=True):
            self._dropped |= {(k, span): row for span, row in zip(new, rows, strict=True)}
        return [np.stack([self._dropped[k, span] for span in each]) for k, each in spans.items()]

    def closely(self, chosen: dict[int, list[int]], *, in_context: bool) -> tuple[list[Sequence[Span]], list[Floats]]:
        """The stretches of the chosen cases that the last look weighs, and all their features."""
        cases = list(chosen)
        spans: list[Sequence[Span]] = [tuple(self.spans[k][i] for i in places) for k, places in chosen.items()]
        cheap = [self.cheap[k][places] for k, places in chosen.items()]
        if not in_context:
            drops = self.dropped(dict(zip(cases, spans, strict=True)))
            return spans, [np.concatenate(rows, axis=1) for rows in zip(cheap, drops, strict=True)]
        for place, k in enumerate(cases):
            if self.pointed[k] and self.pointed[k][0] not in spans[place]:
                spans[place] = (*spans[place], *self.pointed[k])
                cheap[place] = np.concatenate([cheap[place], with_pair(self.pairs[k], self.pointed_features[k])])
        readings = [self.readings[k] for k in cases]
        drops = self.dropped(dict(zip(cases, spans, strict=True)))
        seen = [context_features(*reading, each) for reading, each in zip(readings, spans, strict=True)]
        return spans, [np.concatenate(rows, axis=1) for rows in zip(cheap, drops, seen, strict=True)]


class Looks:
    """The fitted looks.

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
        passed = [k for k in screened if odds[k] >= self.words_from]
        self.last = {
            in_context: _look(data, _examples(data, chosen, in_context=in_context), passed)
            for in_context in (False, True)
        }

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

    def score(self, data: Prepared, rows: NDArray[np.int64], *, in_context: bool) -> tuple[Floats, dict[int, Span]]:
        """Log odds of an omission in each case, and the stretch in those that come to the last look.

        Cases that do not come to it raise no flag; they stand below all others, in the order of the look before.
        """
        scores = np.zeros(len(data.cases))
        scores[rows] = self.screen.log_odds(data.pairs[rows]) - 2 * BELOW
        screened = self.screened(data, rows)
        by_words = self.any_by_words(data, screened)
        scores[screened] = by_words - BELOW
        passed = [k for k, odds in zip(screened, by_words, strict=True) if odds >= self.words_from]
        spans, features = data.closely(self.choose(data, passed), in_context=in_context)
        clauses, scores[passed] = self.last[in_context].at(features)
        best = [each[int(odds.argmax())] for each, odds in zip(spans, clauses, strict=True)]
        return scores[rows], dict(zip(passed, best, strict=True))


def clean_candidates(data: Prepared, looks: Looks, *, in_context: bool) -> Floats:
    """(n, len(JUDGED_BY)): what the judgement would weigh in the clean cases that come to the last look."""
    clean = np.flatnonzero(~data.deleted)
    screened = looks.screened(data, clean)
    by_words = looks.any_by_words(data, screened)
    passed = [k for k, odds in zip(screened, by_words, strict=True) if odds >= looks.words_from]
    _, features = data.closely(looks.choose(data, passed), in_context=in_context)
    names = FEATURES_IN_CONTEXT if in_context else ALL_FEATURES
    columns = [names.index(name) for name in JUDGED_BY[1:]]
    odds, odds_of_any = looks.last[in_context].at(features)
    best = [rows[int(each.argmax())][columns] for rows, each in zip(features, odds, strict=True)]
    return np.column_stack([odds_of_any, np.stack(best)])


def _examples(
    data: Prepared, chosen: dict[int, list[int]], *, in_context: bool
) -> dict[int, tuple[Floats, NDArray[np.bool_]]]:
    spans, features = data.closely(chosen, in_context=in_context)
    golds = [
        np.array([_overlap(data.cases[k], span) >= SAME_STRETCH for span in each], bool)
        for k, each in zip(chosen, spans, strict=True)
    ]
    return dict(zip(chosen, zip(features, golds, strict=True), strict=True))


def score_cases(
    data: Prepared, folds: NDArray[np.int64], unseen: Prepared
) -> Iterator[tuple[str, Floats, list[Span | None]]]:
    """Every case by looks that were fitted to the other folds, those of ``unseen`` by looks fitted to all ``data``.

    Yields:
        What is shown: without context, in context, and in context where every case gets every look; the log odds of an
        omission, and its place, of ``data`` and then of ``unseen``.
    """
    every = np.arange(len(unseen.cases))
    fitted = [(Looks(data, np.flatnonzero(folds != fold)), data, np.flatnonzero(folds == fold)) for fold in range(5)]
    fitted.append((Looks(data, np.arange(len(data.cases))), unseen, every))
    for title, in_context in (("without context", False), ("in context", True), ("every look at every pair", True)):
        scores = np.zeros(len(data.cases) + len(unseen.cases))
        spans: list[Span | None] = [None] * len(scores)
        for looks, some, rows in fitted:
            if title == "every look at every pair":
                looks.screen_from = looks.words_from = -np.inf
            places = rows + (len(data.cases) if some is unseen else 0)
            scores[places], marked = looks.score(some, rows, in_context=in_context)
            for k, span in marked.items():
                spans[k + (len(data.cases) if some is unseen else 0)] = span
        yield title, scores, spans


def fit_model(data: Prepared, looks: Looks) -> dict[str, Any]:
    """Looks as they are stored, without what real documents have to say of them."""
    cases, encoder = data.cases, data.encoder
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
        "schema": "aligner-partial-omission/3",
        "screen": {"from": round(looks.screen_from, 4), "verdict": stored_trees(looks.screen, PAIR_FEATURES)},
        "words": {"from": round(looks.words_from, 4), **_stored(looks.words, CHEAP_FEATURES)},
        "drop": _stored(looks.last[False], ALL_FEATURES),
        "context": _stored(looks.last[True], FEATURES_IN_CONTEXT),
        "usual": {"ru-fr": usual["ru"], "fr-ru": usual["fr"]},
        "card": {
            "encoder": encoder.identity,
            "questions": len(cases),
            "cuts": sum(case.n_cut > 0 for case in cases),
            "groups": sorted({case.group for case in cases}),
            "omission rate": OMISSION_RATE,
        },
    }


def words_of(text: str, span: Span) -> set[int]:
    """Where the words begin that stand in a stretch."""
    return {match.start() for match in re.finditer(r"\w+", text) if span[0] <= match.start() < span[1]}


def _overlap(case: Case, span: Span) -> float:
    marked = words_of(case.question.text, span)
    return 2 * len(marked & case.lost) / max(len(marked) + len(case.lost), 1)


def _stored(look: Look, names: Sequence[str]) -> dict[str, Any]:
    weights = {name: round(float(weight), 5) for name, weight in zip(names, look.choice.weights, strict=True)}
    return {
        "choice": {"bias": round(look.choice.bias, 5), "weights": weights},
        "verdict": stored_trees(look.verdict, (*names, ODDS)),
    }


def _look(data: Prepared, examples: dict[int, tuple[Floats, NDArray[np.bool_]]], passed: Sequence[int]) -> Look:
    """A look fitted to features and right clauses by case; only those that ``passed`` teach the choice."""
    features, golds = zip(*(examples[k] for k in passed), strict=True)
    choice = conditional(features, golds, data.deleted[list(passed)], SHIFT)
    best = [best_clause(clauses, choice.log_odds(clauses)) for clauses, _ in examples.values()]
    return Look(choice, boosted(np.stack(best), data.deleted[list(examples)], SHIFT))
