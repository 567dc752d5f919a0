"""The model of partial omissions: looks, each a logit that ranks clauses and trees that judge the best of them.

A conditional logit (McFadden 1974) ranks the clauses of a pair against "nothing is missing"; boosted trees say by the
best of them how probable it is that any is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from aligner.alignment import Span
from aligner.checks.support.evidence import (
    CLAUSE_FEATURES,
    CONTEXT_FEATURES,
    DROP_FEATURES,
    PAIR_FEATURES,
    WORD_FEATURES,
    Floats,
)
from aligner.checks.support.trees import Trees, read_trees
from aligner.parameters import load_parameters

MODEL = "partial-omission.json"

CHEAP_FEATURES = PAIR_FEATURES + WORD_FEATURES + CLAUSE_FEATURES
ALL_FEATURES = CHEAP_FEATURES + DROP_FEATURES
FEATURES_IN_CONTEXT = ALL_FEATURES + CONTEXT_FEATURES
ODDS = "odds"
"""What the trees of a look are told besides the features of the best clause: the logit's odds that any is missing."""

JUDGED_BY = ("verdict", "log_length", "closed_by_marks", "uncovered")
"""What readers' verdicts on real documents are explained by: the trees' log odds, the length of the text, and of the
stretch how far marks close it and how much its words say that find no counterpart. More features told sources apart,
not omissions."""


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
class LastLook:
    """The look that has the last word, and what turns it into the probability that a reader calls it an omission.

    ``features`` are the names of what ``look`` weighs; ``judgement`` weighs ``JUDGED_BY``.
    """

    look: Look
    features: tuple[str, ...]
    judgement: Logit

    def suspicion(self, span: Span, clause: Floats, odds_of_any: float) -> Suspicion:
        """What is suspected of a stretch with these features."""
        evidence = dict(zip(self.features, clause.tolist(), strict=True))
        judged = np.array([odds_of_any, *(evidence[name] for name in JUDGED_BY[1:])])
        probability = float(1 / (1 + np.exp(-self.judgement.log_odds(judged))))
        return Suspicion(span, judged, probability, {name: round(value, 3) for name, value in evidence.items()})


@dataclass(frozen=True, slots=True)
class OmissionModel:
    """The looks, from which score each lets a pair through, and the usual ratios of the counts of two languages.

    ``context`` takes the place of ``drop`` where both sides were read in context. ``pairs`` are the ratios of the
    language pairs that the looks were fitted to, ``languages`` those of each language to English.
    """

    screen: Trees
    words: Look
    drop: LastLook
    context: LastLook
    screen_from: float
    words_from: float
    pairs: Mapping[str, Mapping[str, float]]
    languages: Mapping[str, Mapping[str, float]]

    def usual(self, here: str, there: str) -> Mapping[str, float]:
        """Log ratios of the counts of a text to those of its translation; none where a language is not known."""
        if known := self.pairs.get(f"{here}-{there}"):
            return known
        ours, theirs = self.languages.get(here), self.languages.get(there)
        return {name: ours[name] - theirs[name] for name in ours} if ours and theirs else {}


@dataclass(frozen=True, slots=True)
class Suspicion:
    """The stretch of a question's text that most likely has no counterpart, and how probable any omission is.

    ``judged`` are the values of ``JUDGED_BY``.
    """

    span: Span
    judged: Floats
    probability: float
    evidence: Mapping[str, float]


@lru_cache(maxsize=1)
def omission_model() -> OmissionModel:
    """The model that ships with the aligner."""
    return read_model(load_parameters(MODEL))


def read_model(stored: Mapping[str, Any]) -> OmissionModel:
    """A model as its file has it; where nothing was judged yet, what the trees say counts as it is."""
    drop, context = (
        LastLook(_read_look(stored[name], features), features, _read_judgement(stored[name]))
        for name, features in (("drop", ALL_FEATURES), ("context", FEATURES_IN_CONTEXT))
    )
    return OmissionModel(
        read_trees(stored["screen"]["verdict"], PAIR_FEATURES),
        _read_look(stored["words"], CHEAP_FEATURES),
        drop,
        context,
        stored["screen"]["from"],
        stored["words"]["from"],
        stored["usual"],
        stored["languages"],
    )


def _read_look(stored: Mapping[str, Any], names: Sequence[str]) -> Look:
    return Look(_read_logit(stored["choice"], names), read_trees(stored["verdict"], (*names, ODDS)))


def _read_judgement(stored: Mapping[str, Any]) -> Logit:
    as_it_is = {"bias": 0.0, "weights": {name: float(name == JUDGED_BY[0]) for name in JUDGED_BY}}
    return _read_logit(stored.get("judgement", as_it_is), JUDGED_BY)


def _read_logit(stored: Mapping[str, Any], names: Sequence[str]) -> Logit:
    return Logit(np.array([stored["weights"][name] for name in names]), stored["bias"])


def best_clause(clauses: Floats, odds: Floats) -> Floats:
    """(n_features + 1,): the likeliest clause's features, and the log odds that any is missing."""
    return np.append(clauses[odds.argmax()], evidence_for_any(odds))


def evidence_for_any(odds: Floats) -> float:
    """Log odds that any of the clauses is missing; many clauses are no evidence by being many."""
    peak = float(odds.max())
    return peak + float(np.log(np.exp(odds - peak).mean()))
