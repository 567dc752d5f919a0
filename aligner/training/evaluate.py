"""Precision, recall and F1 of predicted beads against gold beads: strict, lax, and of the segments left alone.

Sennrich & Volk (2010): a bead counts strictly if both its sides match, laxly if it overlaps a gold bead on both sides.
As in Vecalign's scorer, whose figures most papers report, a predicted null bead counts for precision and a gold null
bead does not count for recall; nulls have figures of their own besides. Counts are pooled over documents.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from aligner.alignment import Bead

Ladder = Sequence[Bead]
_Key = tuple[tuple[int, ...], tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one kind of match, and the ratios they give; a ratio of nothing is 0."""

    predicted_right: int
    predicted: int
    gold_found: int
    gold: int

    @property
    def precision(self) -> float:
        """Share of what was predicted that is right."""
        return self.predicted_right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold that was found."""
        return self.gold_found / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def __add__(self, other: Score) -> Score:
        """The counts of both."""
        return Score(
            self.predicted_right + other.predicted_right,
            self.predicted + other.predicted,
            self.gold_found + other.gold_found,
            self.gold + other.gold,
        )


@dataclass(frozen=True, slots=True)
class Evaluation:
    """``strict`` and ``lax`` count beads; ``null`` counts segments that stand in null beads."""

    strict: Score
    lax: Score
    null: Score

    def __add__(self, other: Evaluation) -> Evaluation:
        """The two evaluations pooled."""
        return Evaluation(self.strict + other.strict, self.lax + other.lax, self.null + other.null)


def evaluate(predicted: Ladder, gold: Ladder) -> Evaluation:
    """Score one document's beads.

    A null bead of several segments is taken as one null bead a segment: how nulls are grouped says nothing.
    """
    predicted_keys, gold_keys = _keys(predicted), _keys(gold)
    strict, lax = _matches(predicted_keys, gold_keys)
    predicted_pairs, gold_pairs = _pairs(predicted_keys), _pairs(gold_keys)
    gold_strict, gold_lax = _matches(gold_pairs, predicted_pairs)
    predicted_nulls, gold_nulls = predicted_keys - predicted_pairs, gold_keys - gold_pairs
    common = len(predicted_nulls & gold_nulls)
    return Evaluation(
        Score(strict, len(predicted_keys), gold_strict, len(gold_pairs)),
        Score(lax, len(predicted_keys), gold_lax, len(gold_pairs)),
        Score(common, len(predicted_nulls), common, len(gold_nulls)),
    )


def evaluate_all(ladders: Iterable[tuple[Ladder, Ladder]]) -> Evaluation:
    """Score several (predicted, gold) documents as one: their counts are added."""
    nothing = Score(0, 0, 0, 0)
    return sum((evaluate(*pair) for pair in ladders), Evaluation(nothing, nothing, nothing))


def segments_covered(ladder: Ladder) -> tuple[int, int]:
    """How many source and target segments a ladder speaks of: its highest indices plus one."""
    source = max((index for bead in ladder for index in bead.source), default=-1) + 1
    return source, max((index for bead in ladder for index in bead.target), default=-1) + 1


def _pairs(keys: set[_Key]) -> set[_Key]:
    return {key for key in keys if all(key)}


def _keys(ladder: Ladder) -> set[_Key]:
    keys: set[_Key] = set()
    for bead in ladder:
        if not bead.target:
            keys.update(((index,), ()) for index in bead.source)
        elif not bead.source:
            keys.update(((), (index,)) for index in bead.target)
        else:
            keys.add((bead.source, bead.target))
    return keys


def _matches(beads: set[_Key], reference: set[_Key]) -> tuple[int, int]:
    """How many of ``beads`` are in ``reference``, and how many overlap one of it on both sides (or are in it)."""
    links: dict[int, set[int]] = {}
    for source, target in reference:
        for index in source:
            links.setdefault(index, set()).update(target)
    strict = lax = 0
    for key in beads:
        source, target = key
        same = key in reference
        strict += same
        lax += same or any(not links.get(index, set()).isdisjoint(target) for index in source)
    return strict, lax
