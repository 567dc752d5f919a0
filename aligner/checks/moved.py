"""Moved: a passage that stands without counterpart here, because its translation stands elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from aligner.alignment import Alignment, Flag, Severity
from aligner.checks.support.bitext import Bitext, Pair, Side, raise_flag
from aligner.checks.support.passages import passages, says_something
from aligner.checks.support.quoting import shortened
from aligner.embed.encoder import Encoder, Vectors

LEAST_SIMILARITY = 0.55
"""Cosine from which two segments may be translations that stand apart. In NTREX-128 ru–fr, 95 % of the nearest of ten
neighbouring lines lie below .54; of translations, 30 % lie below .55 and half above .62 (default encoder)."""

LEAST_ITEM_SIMILARITY = 0.5
"""The same for two items of numbered lists, which say little and of which few are left alone: of eleven short items ten
have .54 or more with their translation, and four in a hundred with others."""

LEAST_MARGIN = 0.08
"""How much nearer than any other passage its counterpart must be: lists and refrains repeat themselves."""

Runs = list[tuple[tuple[int, ...], tuple[int, ...]]]


def check(bitext: Bitext) -> Iterator[Flag]:
    """Note every passage that the alignment found off the main order."""
    alignment = bitext.alignment
    bead_of = {k: index for index, bead in enumerate(alignment.beads) for k in bead.source}
    for source, target in alignment.moved:
        pair = Pair(
            bead_of.get(source[0], 0),
            Side(alignment.source, tuple(alignment.source.segments[k] for k in source)),
            Side(alignment.target, tuple(alignment.target.segments[k] for k in target)),
            1.0,
        )
        many = f"{len(source)} segments, from “{shortened(pair.source.text)}” on," if len(source) > 1 else ""
        yield raise_flag(
            "moved",
            pair,
            f"{many or f'“{shortened(pair.source.text)}”'} stand{'' if many else 's'} elsewhere in the translation: "
            f"“{shortened(pair.target.text)}”",
            severity=Severity.INFO,
            confidence=0.9,
            source=[(0, len(pair.source.text))],
            target=[(0, len(pair.target.text))],
            evidence={"source segments": list(source), "target segments": list(target)},
        )


def with_moved(bitext: Bitext) -> Alignment:
    """The alignment with the moved passages that its null beads hold, beside those it knows already."""
    alignment = bitext.alignment
    if bitext.encoder is None:
        return alignment
    known_source = {k for source, _ in alignment.moved for k in source}
    known_target = {k for _, target in alignment.moved for k in target}
    left, right = (
        [
            k
            for passage in passages(alignment)
            if passage.in_source is in_source
            for k, segment in zip(passage.indices, passage.segments(alignment), strict=True)
            if says_something(segment) and k not in known
        ]
        for in_source, known in ((True, known_source), (False, known_target))
    )
    if not left or not right:
        return alignment
    source = _vectors(alignment, left, bitext.encoder, in_source=True)
    target = _vectors(alignment, right, bitext.encoder, in_source=False)
    items = [
        np.array([segment.unnumbered != segment.comparable for segment in map(document.segments.__getitem__, indices)])
        for document, indices in ((alignment.source, left), (alignment.target, right))
    ]
    least = np.where(np.outer(*items), LEAST_ITEM_SIMILARITY, LEAST_SIMILARITY)
    pairs = _matches(source @ target.T, least)
    return replace(alignment, moved=alignment.moved + tuple(_runs([(left[i], right[j]) for i, j in pairs])))


def _vectors(alignment: Alignment, indices: list[int], encoder: Encoder, *, in_source: bool) -> Vectors:
    document = alignment.source if in_source else alignment.target
    return encoder.encode([document.segments[k].unnumbered for k in indices])


def _matches(cosines: Vectors, least: NDArray[np.float64]) -> list[tuple[int, int]]:
    """Pairs that are each other's nearest by a margin, and as near as each has to be at least."""
    matches = []
    for i, j in enumerate(cosines.argmax(axis=1)):
        best = cosines[i, j]
        others = np.concatenate([np.delete(cosines[i], j), np.delete(cosines[:, j], i)])
        if best >= least[i, j] and (len(others) == 0 or best >= others.max() + LEAST_MARGIN):
            matches.append((i, int(j)))
    return matches


def _runs(pairs: list[tuple[int, int]]) -> Runs:
    """Matches that follow each other on both sides, as one passage."""
    runs: Runs = []
    for i, j in pairs:
        if runs and runs[-1][0][-1] + 1 == i and runs[-1][1][-1] + 1 == j:
            runs[-1] = (*runs[-1][0], i), (*runs[-1][1], j)
        else:
            runs.append(((i,), (j,)))
    return runs
