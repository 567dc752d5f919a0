"""Where part of a text has no counterpart: three looks, each closer and at fewer pairs, and how probable it is.

A screen by counts alone picks the pairs that are worth a look; the words of their clauses pick the clauses; the drop
test (design, "check") on those decides. In the two closer looks a conditional logit (McFadden 1974) ranks the clauses
of a pair against "nothing is missing", and boosted trees say by the best of them how probable it is that any is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from aligner.alignment import Span
from aligner.checks.support.clauses import without
from aligner.checks.support.evidence import (
    CLAUSE_FEATURES,
    DROP_FEATURES,
    PAIR_FEATURES,
    WORD_FEATURES,
    Floats,
    Question,
    clause_features,
    pair_features,
)
from aligner.checks.support.trees import Trees, read_trees
from aligner.embed.encoder import Encoder
from aligner.pair.words import read_words
from aligner.parameters import load_parameters

MODEL = "partial-omission.json"

DROPPED_CLAUSES = 4
"""Clauses of a pair that are tried by leaving them out: the best four by their words hold the right one 95 times in
100, and each costs as much as a sentence."""

CHEAP_FEATURES = PAIR_FEATURES + WORD_FEATURES + CLAUSE_FEATURES
ALL_FEATURES = CHEAP_FEATURES + DROP_FEATURES
ODDS = "odds"
"""What the trees of a look are told besides the features of the best clause: the logit's odds that any is missing."""


@dataclass(frozen=True, slots=True)
class Logit:
    """Weights by feature, in order, and a bias."""

    weights: Floats
    bias: float

    def log_odds(self, features: Floats) -> Floats:
        """(n,) of (n, n_features)."""
        odds: Floats = features @ self.weights + self.bias
        return odds


@dataclass(frozen=True, slots=True)
class Look:
    """A look at the clauses of pairs: ``choice`` ranks them, ``verdict`` tells by the best whether any is missing."""

    choice: Logit
    verdict: Trees

    def at(self, pairs: Sequence[Floats]) -> tuple[list[Floats], Floats]:
        """Log odds of every clause, and (n_pairs,) of any, from (n_clauses, n_features) for each pair."""
        odds = [self.choice.log_odds(clauses) for clauses in pairs]
        best = np.stack([best_clause(clauses, each) for clauses, each in zip(pairs, odds, strict=True)])
        return odds, self.verdict.log_odds(best)


@dataclass(frozen=True, slots=True)
class OmissionModel:
    """The three looks, from which score each lets a pair through, and the usual ratios of known language pairs."""

    screen: Trees
    words: Look
    drop: Look
    screen_from: float
    words_from: float
    usual: Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Suspicion:
    """The stretch of a question's text that most likely has no counterpart, and how probable any omission is."""

    span: Span
    probability: float
    evidence: Mapping[str, float]


@lru_cache(maxsize=1)
def omission_model() -> OmissionModel:
    """The model that ships with the aligner."""
    stored = load_parameters(MODEL)
    words, drop = (
        Look(
            Logit(np.array([look["choice"]["weights"][name] for name in names]), look["choice"]["bias"]),
            read_trees(look["verdict"], (*names, ODDS)),
        )
        for look, names in ((stored["words"], CHEAP_FEATURES), (stored["drop"], ALL_FEATURES))
    )
    screen = read_trees(stored["screen"]["verdict"], PAIR_FEATURES)
    return OmissionModel(screen, words, drop, stored["screen"]["from"], stored["words"]["from"], stored["usual"])


def suspicions(
    questions: Sequence[Question], encoder: Encoder, model: OmissionModel | None = None
) -> list[Suspicion | None]:
    """For every question the likeliest omission, None where the first two looks see no reason to look closer."""
    model = model or omission_model()
    answers: list[Suspicion | None] = [None] * len(questions)
    if not questions:
        return answers
    pairs = np.stack([pair_features(question) for question in questions])
    screened = [int(k) for k in np.flatnonzero(model.screen.log_odds(pairs) >= model.screen_from)]
    read = zip(screened, read_clauses([questions[k] for k in screened], encoder), strict=True)
    seen = [(k, spans, with_pair(pairs[k], features)) for k, (spans, features) in read if spans]
    if not seen:
        return answers
    odds, odds_of_any = model.words.at([cheap for _, _, cheap in seen])
    chosen: list[tuple[int, tuple[Span, ...], Floats]] = []
    for (k, spans, cheap), each, odds_any in zip(seen, odds, odds_of_any, strict=True):
        if odds_any < model.words_from:
            continue
        best = np.argsort(-each, kind="stable")[:DROPPED_CLAUSES]
        chosen.append((k, tuple(spans[j] for j in best), cheap[best]))
    if not chosen:
        return answers
    drops = drop_features([questions[k] for k, _, _ in chosen], [spans for _, spans, _ in chosen], encoder)
    features = [np.concatenate([cheap, drop], axis=1) for (_, _, cheap), drop in zip(chosen, drops, strict=True)]
    odds, odds_of_any = model.drop.at(features)
    for (k, spans, _), each, odds_any, rows in zip(chosen, odds, odds_of_any, features, strict=True):
        clause = int(each.argmax())
        answers[k] = Suspicion(
            spans[clause],
            float(1 / (1 + np.exp(-odds_any))),
            {name: round(float(value), 3) for name, value in zip(ALL_FEATURES, rows[clause], strict=True)},
        )
    return answers


def with_pair(pair: Floats, clauses: Floats) -> Floats:
    """(n_clauses, len(CHEAP_FEATURES)): the pair's features before those of each clause."""
    return np.concatenate([np.repeat(pair[None], len(clauses), axis=0), clauses], axis=1)


def best_clause(clauses: Floats, odds: Floats) -> Floats:
    """(n_features + 1,): the likeliest clause's features, and the log odds that any is missing."""
    return np.append(clauses[odds.argmax()], evidence_for_any(odds))


def evidence_for_any(odds: Floats) -> float:
    """Log odds that any of the clauses is missing; many clauses are no evidence by being many."""
    peak = float(odds.max())
    return peak + float(np.log(np.exp(odds - peak).mean()))


def read_clauses(questions: Sequence[Question], encoder: Encoder) -> list[tuple[tuple[Span, ...], Floats]]:
    """Every candidate of every question with its word and clause features; each word type is encoded once."""
    words = read_words([text for question in questions for text in (question.text, question.other)], encoder)
    places = {word: k for k, word in enumerate(words.types)}
    return [clause_features(question, words, words, (places, places)) for question in questions]


def drop_features(questions: Sequence[Question], spans: Sequence[Sequence[Span]], encoder: Encoder) -> list[Floats]:
    """The drop test: for each question (n_spans, len(DROP_FEATURES)), all encoded together."""
    texts: list[str] = []
    for question, chosen in zip(questions, spans, strict=True):
        texts.append(question.other)
        texts += [without(question.text, *span) for span in chosen]
    vectors = encoder.encode(texts).astype(float)
    found, offset = [], 0
    for question, chosen in zip(questions, spans, strict=True):
        other, rests = vectors[offset], vectors[offset + 1 : offset + 1 + len(chosen)]
        offset += 1 + len(chosen)
        gain = rests @ other - question.similarity
        found.append(np.stack([gain, gain / max(1 - question.similarity, 0.05)], axis=1))
    return found
