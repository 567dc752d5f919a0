"""Which statements translate each other, whatever order and names they come in; most likely, or none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from aligner.channel.pairing.candidates import Indices, candidate_pairs, nearest
from aligner.channel.pairing.digest import Digest, digest
from aligner.channel.pairing.distance import distance_log_odds
from aligner.channel.pairing.resemblance import FEATURES, resemblance
from aligner.channel.statements.statement import Statement
from aligner.embed.encoder import Encoder
from aligner.errors import AlignerError
from aligner.pair.assignment import assign
from aligner.parameters import load_parameters

MODEL = "statement-pairing.json"

NEIGHBOURS = 16
"""Nearest texts of the other language that are looked at closely: on 1,000 short posts the translation is always among
them."""

Progress = Callable[[int, int], None]
"""Called with the statements read so far, and with how many there are."""


@dataclass(frozen=True, slots=True)
class Match:
    """Two statements that translate each other: indices, and the probability that this is so."""

    source: int
    target: int
    probability: float


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic regression over ``FEATURES``."""

    bias: float
    weights: NDArray[np.floating]

    def log_odds(self, features: NDArray[np.floating]) -> NDArray[np.floating]:
        """(n_pairs,) that a pair is a translation."""
        odds: NDArray[np.floating] = features @ self.weights + self.bias
        return odds


def pair_statements(
    source: Sequence[Statement], target: Sequence[Statement], encoder: Encoder, progress: Progress | None = None
) -> tuple[Match, ...]:
    """Pair statements across two languages, each with one other or with none, in the order of ``source``."""
    if not source or not target:
        return ()
    n_read = 0

    def advance(more: int) -> None:
        nonlocal n_read
        n_read += more
        if progress is not None:
            progress(n_read, len(source) + len(target))

    sides = digest(source, encoder, advance), digest(target, encoder, advance)
    pairs = candidates(*sides)
    odds = load_weights().log_odds(resemblance(*sides, pairs)) + distance_log_odds(source, target, pairs)
    kept = assign(pairs, odds)
    return tuple(
        Match(int(i), int(j), float(probability))
        for (i, j), probability in zip(pairs[kept], 1 / (1 + np.exp(-odds[kept])), strict=True)
    )


def candidates(source: Digest, target: Digest) -> Indices:
    """(n_pairs, 2) pairs worth a closer look."""
    return candidate_pairs(
        nearest(source.texts, target.texts, NEIGHBOURS), nearest(target.texts, source.texts, NEIGHBOURS)
    )


@cache
def load_weights() -> Weights:
    """The weights that ship.

    Raises:
        AlignerError: if the installation lacks them or they are of another version.
    """
    loaded: dict[str, Any] = load_parameters(MODEL)
    if set(loaded.get("weights", ())) != set(FEATURES):
        raise AlignerError(f"the model {MODEL} is of another version: reinstall the aligner")
    return Weights(float(loaded["bias"]), np.array([loaded["weights"][name] for name in FEATURES], np.float64))
