"""Moved: a passage that stands without counterpart here, because its translation stands elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from aligner.alignment import Alignment, Flag, Severity
from aligner.checks.support.bitext import Bitext, Pair, Side, raise_flag
from aligner.checks.support.passages import passages, says_something
from aligner.checks.support.quoting import shortened
from aligner.document import Segment
from aligner.embed.encoder import Encoder, Vectors
from aligner.pair.lines import runs_of_lines

LEAST_SIMILARITY = 0.55
"""Cosine from which two segments may be translations that stand apart. In NTREX-128 ru–fr, 95 % of the nearest of ten
neighbouring lines lie below .54; of translations, 30 % lie below .55 and half above .62 (default encoder)."""

LEAST_NEAR_SIMILARITY = 0.45
"""The same for two segments with one pair between them, which a translation turned round: few lie there by chance."""

LEAST_ITEM_SIMILARITY = 0.5
"""The same for two items of numbered lists, which say little and of which few are left alone: of eleven short items ten
have .54 or more with their translation, and four in a hundred with others."""

FEWEST_TOGETHER = 3
"""Items of one list that stand elsewhere, from which they are told in one flag."""

LEAST_MARGIN = 0.08
"""How much nearer than any other passage its counterpart must be: lists and refrains repeat themselves."""

Runs = list[tuple[tuple[int, ...], tuple[int, ...]]]


def check(bitext: Bitext) -> Iterator[Flag]:
    """Note every passage that the alignment found off the main order; of a list in another order once."""
    alignment = bitext.alignment
    bead_of = {k: index for index, bead in enumerate(alignment.beads) for k in bead.source}
    for passages_of_one in _by_list(alignment):
        source, target = ([k for passage in passages_of_one for k in passage[side]] for side in (0, 1))
        pair = Pair(
            bead_of.get(source[0], 0),
            Side(alignment.source, tuple(alignment.source.segments[k] for k in source)),
            Side(alignment.target, tuple(alignment.target.segments[k] for k in sorted(target))),
            1.0,
        )
        message = _passage_told(pair)
        evidence: dict[str, object] = {"source segments": source, "target segments": target}
        if len(passages_of_one) > 1:
            message = _list_told(alignment, passages_of_one)
            evidence = {"items": [[list(one), list(other)] for one, other in passages_of_one]}
        yield raise_flag(
            "moved",
            pair,
            message,
            severity=Severity.INFO,
            confidence=0.9,
            source=[(0, len(pair.source.text))],
            target=[(0, len(pair.target.text))],
            evidence=evidence,
        )


def _by_list(alignment: Alignment) -> Iterator[Runs]:
    """The moved passages, those of one list of lines together where they are many."""
    lists = {k: number for number, run in enumerate(runs_of_lines(alignment.source.segments)) for k in run}
    for number, group in groupby(sorted(alignment.moved), lambda passage: lists.get(passage[0][0])):
        of_one = list(group)
        if number is not None and len(of_one) >= FEWEST_TOGETHER:
            yield of_one
        else:
            yield from ([passage] for passage in of_one)


def _passage_told(pair: Pair) -> str:
    first, n_segments = shortened(pair.source.text), len(pair.source.segments)
    what = f"{n_segments} segments, from “{first}” on, stand" if n_segments > 1 else f"“{first}” stands"
    return f"{what} elsewhere in the translation: “{shortened(pair.target.text)}”"


def _list_told(alignment: Alignment, items: Runs) -> str:
    (source, *_), (target, *_) = items[0]
    here, there = shortened(alignment.source.segments[source].text), shortened(alignment.target.segments[target].text)
    n_items = sum(len(of_source) for of_source, _ in items)
    return (
        f"the list stands in another order in the translation: {n_items} items are elsewhere, the first of them "
        f"“{here}”: “{there}”"
    )


def with_moved(bitext: Bitext) -> Alignment:
    """The alignment with the moved passages that its null beads hold, beside those it knows already."""
    alignment = bitext.alignment
    if bitext.encoder is None:
        return alignment
    known_source = {k for source, _ in alignment.moved for k in source}
    known_target = {k for _, target in alignment.moved for k in target}
    alone_source, alone_target = (
        {
            k: segment
            for passage in passages(alignment)
            if passage.in_source is in_source
            for k, segment in zip(passage.indices, passage.segments(alignment), strict=True)
            if k not in known
        }
        for in_source, known in ((True, known_source), (False, known_target))
    )
    left, right = (
        [k for k, segment in alone.items() if says_something(segment)] for alone in (alone_source, alone_target)
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
    least[_across_one_pair(alignment, left, right)] = LEAST_NEAR_SIMILARITY
    pairs = _matches(source @ target.T, least)
    matches = _with_neighbours([(left[i], right[j]) for i, j in pairs], alone_source, alone_target, bitext.encoder)
    return replace(alignment, moved=alignment.moved + tuple(_runs(matches)))


def _across_one_pair(alignment: Alignment, left: Sequence[int], right: Sequence[int]) -> NDArray[np.bool_]:
    """(n_left, n_right): whether one pair alone stands between two segments."""
    numbers: tuple[dict[int, int], dict[int, int]] = ({}, {})
    for index, bead in enumerate(alignment.beads):
        for side, indices in zip(numbers, (bead.source, bead.target), strict=True):
            side.update(dict.fromkeys(indices, index))
    here, there = (np.array([side[k] for k in indices]) for side, indices in zip(numbers, (left, right), strict=True))
    paired = np.array([not bead.is_null for bead in alignment.beads])
    between = (here[:, None] + there) // 2
    near: NDArray[np.bool_] = (np.abs(here[:, None] - there) == 2) & paired[between]
    return near


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


def _with_neighbours(
    matches: Sequence[tuple[int, int]], source: Mapping[int, Segment], target: Mapping[int, Segment], encoder: Encoder
) -> list[tuple[int, int]]:
    """The matches, and what stands alone right beside them on both sides: «Омск, 1995.» behind the title of a book.

    Args:
        matches: segments that stand elsewhere, by source.
        source: the segments that stand alone, by their indices; short ones too, which nothing looks for elsewhere.
        target: the same of the other side.
    """
    taken_source, taken_target = ({match[side] for match in matches} for side in (0, 1))
    beside = [
        (i + step, j + step)
        for i, j in matches
        for step in (-1, 1)
        if i + step in source.keys() - taken_source and j + step in target.keys() - taken_target
    ]
    if not beside:
        return list(matches)
    here, there = (
        encoder.encode([side[k].unnumbered for k in indices])
        for side, indices in zip((source, target), zip(*beside, strict=True), strict=True)
    )
    alike = (here * there).sum(axis=1) >= LEAST_SIMILARITY
    return sorted([*matches, *(pair for pair, is_alike in zip(beside, alike, strict=True) if is_alike)])


def _runs(pairs: list[tuple[int, int]]) -> Runs:
    """Matches that follow each other on both sides, as one passage."""
    runs: Runs = []
    for i, j in pairs:
        if runs and runs[-1][0][-1] + 1 == i and runs[-1][1][-1] + 1 == j:
            runs[-1] = (*runs[-1][0], i), (*runs[-1][1], j)
        else:
            runs.append(((i,), (j,)))
    return runs
