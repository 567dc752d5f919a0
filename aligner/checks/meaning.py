"""Meaning: two texts that stand opposite each other, and are no translation of each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from aligner.alignment import Flag, Severity
from aligner.checks.support.bitext import Bitext, Pair, raise_flag
from aligner.checks.support.passages import says_something
from aligner.checks.support.quoting import shortened
from aligner.embed.encoder import Encoder
from aligner.pair.words import kinship, read_words
from aligner.parameters import load_parameters

MODEL = "mispairing.json"
FEATURES = ("relative_similarity", "coverage", "log_length")

UNLIKE = 0.6
"""Share of the document's usual similarity below which the words of a pair are looked at."""

LEAST_LENGTH = 20
"""Characters from which a text says enough to be told apart: «Полный текст», En savoir plus mean the same button."""

LEAST_USUAL_SIMILARITY = 0.55
"""A document whose pairs are less similar than this has many that are wrong: they are no measure for the others."""

WORTH_A_LOOK, SURE = 0.5, 0.9
"""Probabilities from which a pair without common meaning is a warning, is an error."""


def check(bitext: Bitext) -> Iterator[Flag]:
    """Flag pairs whose two sides share neither meaning nor words."""
    if bitext.encoder is None:
        return
    beads = bitext.alignment.beads
    known = [bead.similarity for bead in beads if bead.similarity is not None]
    if not known:
        return
    usual = max(float(np.median(known)), LEAST_USUAL_SIMILARITY)
    unlike = [
        (pair, similarity / usual)
        for pair in bitext.pairs()
        if (similarity := beads[pair.bead].similarity) is not None
        and min(len(pair.source.text), len(pair.target.text)) >= LEAST_LENGTH
        and similarity < UNLIKE * usual
        and any(map(says_something, pair.source.segments))
        and any(map(says_something, pair.target.segments))
    ]
    covered = coverage([pair for pair, _ in unlike], bitext.encoder)
    for (pair, relative), share in zip(unlike, covered, strict=True):
        probability = mispairing_probability(relative, share, len(pair.source.text) + len(pair.target.text))
        if probability >= WORTH_A_LOOK:
            yield raise_flag(
                "meaning",
                pair,
                f"“{shortened(pair.target.text)}” does not seem to translate “{shortened(pair.source.text)}”",
                severity=Severity.ERROR if probability >= SURE else Severity.WARNING,
                confidence=probability,
                source=[(0, len(pair.source.text))],
                target=[(0, len(pair.target.text))],
                evidence={"share of usual similarity": round(relative, 3), "words with counterpart": round(share, 3)},
            )


def coverage(pairs: Sequence[Pair], encoder: Encoder) -> list[float]:
    """For every pair, the mean share of both sides' words that have a counterpart."""
    source = read_words([pair.source.text for pair in pairs], encoder)
    target = read_words([pair.target.text for pair in pairs], encoder)
    shares = []
    for k in range(len(pairs)):
        rows, columns = (
            words.occurrences.indices[words.occurrences.indptr[k] : words.occurrences.indptr[k + 1]].astype(np.int64)
            for words in (source, target)
        )
        if not len(rows) or not len(columns):
            shares.append(0.0)
            continue
        related = kinship(source, target, rows, columns)
        here, there = source.masses[rows], target.masses[columns]
        shares.append(
            float((here @ related.max(axis=1)) / here.sum() / 2 + (there @ related.max(axis=0)) / there.sum() / 2)
        )
    return shares


def mispairing_probability(relative_similarity: float, coverage: float, length: int) -> float:
    """Probability that two texts are no translation of each other."""
    model = _model()
    values = dict(zip(FEATURES, (relative_similarity, coverage, np.log(max(length, 1))), strict=True))
    log_odds = model["bias"] + sum(weight * values[name] for name, weight in model["weights"].items())
    return float(1 / (1 + np.exp(-log_odds)))


@lru_cache(maxsize=1)
def _model() -> Mapping[str, Any]:
    return load_parameters(MODEL)
