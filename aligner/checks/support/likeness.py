"""Likeness: what two texts that stand opposite each other have in common, beside what their neighbours have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from aligner.checks.support.trees import Trees, read_trees
from aligner.embed.encoder import Encoder, Vectors
from aligner.figures.marks import list_marker
from aligner.names.skeletons import name_keys
from aligner.pair.keys import figure_keys
from aligner.pair.words import Words, kinship, read_words
from aligner.parameters import load_parameters

MODEL = "mispairing.json"

NEIGHBOURS = (-2, -1, 1, 2)
"""Pairs around one that it is held against, by their distance."""

MOST_MASS = 6.0
"""Mass of words from which a text has enough of them: the words of a short sentence."""

USUAL_RATE, MOST = 0.01, 0.3
"""Share of wrong pairs that the model was fitted to, and that a document is thought to have at least and at most."""

KNOWN_PAIRS = 20
"""Pairs with the usual share that every document starts from, so that a short one keeps near it."""

ROUNDS = 20
"""Of an estimate that settles in a few."""

FEATURES = (
    "similarity",
    "relative",
    "relative²",
    "standing",
    "lead",
    "coverage",
    "least coverage",
    "mass",
    "coverage × mass",
    "length",
    "shortness",
    "length ratio",
    "shared figures",
    "other figures",
    "shared names",
    "other names",
    "relative × length",
    "coverage × length",
    "length ratio × length",
    "relative × shortness",
    "coverage × shortness",
    "lead × shortness",
)
"""What tells a mispair; with lengths as logs, shortness 1 for the empty text and near 0 from 100 characters."""

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Texts:
    """Texts of one side with all that is compared; numbers of list items are left out, both sides have the same.

    ``vectors`` (n_texts, dim), unit rows; ``lengths`` (n_texts,) in characters.
    """

    lengths: Floats
    vectors: Vectors
    words: Words
    figures: tuple[frozenset[str], ...]
    names: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Opposed:
    """A text of either side by its place, and the pairs around it, nearest or not, likewise."""

    source: int
    target: int
    around: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Usual:
    """What the pairs of a document have: their median cosine, and their median log of target over source length."""

    similarity: float
    length_ratio: float


def read_texts(texts: Sequence[str], encoder: Encoder) -> Texts:
    """What is compared of texts, each encoded once."""
    bare = [without_marker(text) for text in texts]
    return Texts(
        np.array([max(len(text), 1) for text in bare], float),
        encoder.encode(bare),
        read_words(bare, encoder),
        tuple(map(figure_keys, bare)),
        tuple(map(name_keys, bare)),
    )


def without_marker(text: str) -> str:
    """A text without the number of its list item."""
    marker = list_marker(text)
    return text[marker.stop :].strip() if marker else text


def likeness(source: Texts, target: Texts, opposed: Sequence[Opposed], usual: Usual) -> Floats:
    """(n_opposed, n_features) for the model of mispairs."""
    return np.array([_of(source, target, each, usual) for each in opposed], float).reshape(-1, len(FEATURES))


def coverage(source: Texts, target: Texts, i: int, j: int) -> tuple[float, float]:
    """Share of the words' mass on either side that has a counterpart on the other; 0 where a side has no word."""
    rows, columns = _types(source.words, i), _types(target.words, j)
    if not len(rows) or not len(columns):
        return 0.0, 0.0
    related = kinship(source.words, target.words, rows, columns)
    here, there = source.words.masses[rows], target.words.masses[columns]
    return float(here @ related.max(axis=1) / here.sum()), float(there @ related.max(axis=0) / there.sum())


def log_odds(features: Floats) -> Floats:
    """(n,) log odds that two texts are no translation of each other, where ``USUAL_RATE`` of the pairs are so.

    The mean of a logit, which goes on where no pair was seen, and of trees, which know that words in common or like
    meaning is enough, and that both need not be.
    """
    model = _model()
    return (model.bias + features @ model.weights + model.trees.log_odds(features)) / 2


def mispairing(log_odds: Floats, n_pairs: int) -> Floats:
    """(n,) probabilities, where the document itself says how often its pairs are wrong (Saerens et al. 2002).

    That is for pairs from anywhere; where an aligner chose them among others, few are wrong however free they are.

    Args:
        log_odds: those of the pairs looked at; the others are right.
        n_pairs: all pairs of the document.
    """
    rate = USUAL_RATE
    for _ in range(ROUNDS):
        probabilities = 1 / (1 + np.exp(-(log_odds + _logit(rate) - _logit(USUAL_RATE))))
        counted = (USUAL_RATE * KNOWN_PAIRS + float(probabilities.sum())) / (KNOWN_PAIRS + n_pairs)
        rate = min(MOST, max(USUAL_RATE, counted))
    return np.asarray(1 / (1 + np.exp(-(log_odds + _logit(rate) - _logit(USUAL_RATE)))))


def _logit(rate: float) -> float:
    return float(np.log(rate / (1 - rate)))


def _of(source: Texts, target: Texts, each: Opposed, usual: Usual) -> tuple[float, ...]:
    i, j = each.source, each.target
    similarity = float(source.vectors[i] @ target.vectors[j])
    crossings = [float(source.vectors[i] @ target.vectors[other]) for _, other in each.around]
    crossings += [float(source.vectors[other] @ target.vectors[j]) for other, _ in each.around]
    standing = similarity - float(np.mean(crossings)) if crossings else 0.0
    lead = max(-0.5, min(0.3, similarity - max(crossings))) if crossings else 0.0
    shares = coverage(source, target, i, j)
    covered = sum(shares) / 2
    mass = min(MOST_MASS, float(source.words.totals[i]), float(target.words.totals[j]))
    relative = similarity / usual.similarity
    length = float(np.log(source.lengths[i] + target.lengths[j])) - 4.5
    shortness = float(np.exp(-min(source.lengths[i], target.lengths[j]) / 25))
    ratio = min(1.5, abs(float(np.log(target.lengths[j] / source.lengths[i])) - usual.length_ratio))
    figures, other_figures = source.figures[i], target.figures[j]
    names, other_names = source.names[i], target.names[j]
    return (
        similarity,
        relative,
        relative**2,
        standing,
        lead,
        covered,
        min(shares),
        mass,
        covered * mass,
        length,
        shortness,
        ratio,
        min(2, len(figures & other_figures)),
        min(2, len(figures ^ other_figures)),
        min(3, len(names & other_names)),
        min(2, len(names - other_names), len(other_names - names)),
        relative * length,
        covered * length,
        ratio * length,
        relative * shortness,
        covered * shortness,
        lead * shortness,
    )


def _types(words: Words, text: int) -> NDArray[np.int64]:
    held = words.occurrences
    return held.indices[held.indptr[text] : held.indptr[text + 1]].astype(np.int64)


@dataclass(frozen=True, slots=True)
class _Model:
    weights: Floats
    bias: float
    trees: Trees


@lru_cache(maxsize=1)
def _model() -> _Model:
    stored = load_parameters(MODEL)
    weights = np.array([stored["weights"][name] for name in FEATURES])
    return _Model(weights, stored["bias"], read_trees(stored["trees"], FEATURES))
