"""From two documents and their vectors to beads: the one call the pipeline makes of this room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from aligner.alignment import Bead
from aligner.document import Document
from aligner.embed.encoder import EncodedText, Encoder
from aligner.pair.calibration import calibrated
from aligner.pair.certificate import Searched, certified
from aligner.pair.corridor import Corridor, Rectangle, flat_index
from aligner.pair.doubt import may_be_read, with_close_runs_read
from aligner.pair.features import Bitexts, compare
from aligner.pair.gestures import gathered
from aligner.pair.items import numbered_otherwise
from aligner.pair.keys import find_figures, find_names
from aligner.pair.lattice import BeadScores, Path, Posteriors, best_path, posteriors_of, walk
from aligner.pair.lines import Lists
from aligner.pair.moved import moved_passages
from aligner.pair.reordered import TooLong, reordered
from aligner.pair.scorer import Scorer
from aligner.pair.search import Search, most_nodes, search_space
from aligner.pair.side import describe
from aligner.pair.stanzas import completed
from aligner.pair.times import with_times
from aligner.pair.words import read_words

Passages = tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]

UNSEARCHED = 0.5
"""Most confidence of a bead where nothing was searched: nobody knows."""


@dataclass(frozen=True, slots=True)
class Aligned:
    """What aligning two documents gives: beads in text order, passages that stand elsewhere as (source indices, target
    indices), the stretches (source start, stop, target start, stop) that were not searched, and the lists in another
    order that are too long to be paired by what their items say."""

    beads: tuple[Bead, ...]
    moved: Passages
    unsearched: tuple[Rectangle, ...] = ()
    too_long: tuple[TooLong, ...] = ()


def read_bitexts(
    source: Document,
    target: Document,
    encoded: tuple[EncodedText, EncodedText],
    words: Encoder,
    max_span: int,
    threads: int = 1,
) -> Bitexts:
    """All that features are made of, from two documents, what an encoder read in them, and one for single words."""
    sides = [describe(document, text.spans(max_span)) for document, text in zip((source, target), encoded, strict=True)]
    left, right = ([segment.unnumbered for segment in document.segments] for document in (source, target))
    by_word = read_words(left, words), read_words(right, words)
    numbered = [[segment.comparable for segment in document.segments] for document in (source, target)]
    figures = find_figures(numbered[0], numbered[1])  # an item's number is one figure among others
    bitexts = compare(sides[0], sides[1], by_word, figures, find_names(left, right), threads)
    astray = numbered_otherwise(source, target, bitexts)
    if not any(astray):
        return bitexts
    for texts, bare, items in zip(numbered, (left, right), astray, strict=True):
        for k in items:
            texts[k] = bare[k]
    return replace(bitexts, figures=find_figures(numbered[0], numbered[1]))


def align_documents(
    source: Document,
    target: Document,
    encoded: tuple[EncodedText, EncodedText],
    words: Encoder,
    scorer: Scorer,
    max_bead: int | None = None,
    threads: int = 1,
) -> Aligned:
    """The best path of beads between two documents, and the passages that stand elsewhere.

    Args:
        source: a document with at least one segment; ``target`` likewise.
        encoded: both as an encoder has read them.
        words: what reads their single words (see ``aligner.embed.word_encoder``).
        max_bead: most segments on one side of a bead; the scorer's own figure when None.
        threads: processor threads.

    Returns:
        Beads with their cosines and with their posterior probabilities, set right by the scorer's calibration; where
        nothing was searched, no bead is sure.
    """
    max_span = min(max_bead or scorer.max_bead, scorer.max_bead)
    bitexts = read_bitexts(source, target, encoded, words, max_span, threads)
    bitexts = _with_doubts_settled(bitexts, encoded, scorer, max_bead, threads)
    return align_bitexts((source, target), bitexts, scorer, max_bead, threads)


def _with_doubts_settled(
    bitexts: Bitexts, encoded: tuple[EncodedText, EncodedText], scorer: Scorer, max_bead: int | None, threads: int
) -> Bitexts:
    """The same where close decisions no longer rest on composed vectors."""
    if not may_be_read(encoded):
        return bitexts
    _, searched = _search(bitexts, scorer, max_bead, threads)
    return with_close_runs_read(bitexts, encoded, searched.walked, threads)


def _search(bitexts: Bitexts, scorer: Scorer, max_bead: int | None, threads: int) -> tuple[Search, Searched]:
    space = search_space(bitexts)
    most = most_nodes(len(bitexts.source), len(bitexts.target))
    return space, certified(scorer, bitexts, space.corridor, most, space.unsearched, max_bead, threads)


def align_bitexts(
    documents: tuple[Document, Document],
    bitexts: Bitexts,
    scorer: Scorer,
    max_bead: int | None = None,
    threads: int = 1,
) -> Aligned:
    """The same of two documents that were read already."""
    space, searched = _search(bitexts, scorer, max_bead, threads)
    scores = searched.walked.scores
    path = best_path(scores)
    beads = beads_of(path, posteriors_of(searched.walked), bitexts, scores.corridor, scores.types)
    if timed := with_times(scores, *documents, beads):
        path = best_path(timed)
        beads = beads_of(path, posteriors_of(walk(timed)), bitexts, timed.corridor, timed.types)
    beads = calibrated(beads, scorer.calibration)
    lists = reordered(documents, bitexts, _unsure_where_unsearched(beads, searched.unsearched))
    unsearched = tuple(stretch for stretch in searched.unsearched if not _is_within(stretch, lists.compared))
    beads = gathered(documents, bitexts, lists.beads)
    moved = {i for here, _ in lists.moved for i in here}, {j for _, there in lists.moved for j in there}
    beads = completed(documents, bitexts, beads, moved)
    beads = _unsure_where_unsearched(beads, unsearched)
    source_nulls, target_nulls = _left_alone(beads, lists.moved)
    passages = moved_passages(bitexts, space.off, source_nulls, target_nulls)
    return Aligned(beads, tuple(sorted(lists.moved + passages)), unsearched, lists.too_long)


def _is_within(stretch: Rectangle, compared: Sequence[Lists]) -> bool:
    """Whether every item of a stretch was held against every other, as the items of one list."""
    rows, columns = range(*stretch[:2]), range(*stretch[2:])
    return any(_holds(lists.source, rows) and _holds(lists.target, columns) for lists in compared)


def _holds(items: range, run: range) -> bool:
    return items.start <= run.start and run.stop <= items.stop


def _left_alone(beads: tuple[Bead, ...], moved: Passages) -> tuple[set[int], set[int]]:
    """The source and the target segments that are in no pair, on the path or off it."""
    source = {i for bead in beads if not bead.target for i in bead.source} - {i for here, _ in moved for i in here}
    target = {j for bead in beads if not bead.source for j in bead.target} - {j for _, there in moved for j in there}
    return source, target


def score_beads(
    source: Document,
    target: Document,
    encoded: tuple[EncodedText, EncodedText],
    words: Encoder,
    scorer: Scorer,
    path: Path,
    threads: int = 1,
) -> tuple[Bead | None, ...]:
    """Beads that somebody else made, with the posterior probability that the scorer gives them, and their cosines.

    Args:
        path: beads as (source start, stop, target start, stop), in any order; the other arguments are those of
            ``align_documents``.

    Returns:
        A bead each; None for those of a form that the scorer does not know, such as 5-3 or 2-0.
    """
    bitexts = read_bitexts(source, target, encoded, words, scorer.max_bead, threads)
    bitexts = _with_doubts_settled(bitexts, encoded, scorer, None, threads)
    _, searched = _search(bitexts, scorer, None, threads)
    scores = searched.walked.scores
    found = posteriors_of(searched.walked)
    return tuple(
        beads_of([one], found, bitexts, scores.corridor, scores.types)[0] if _is_known(one, scores) else None
        for one in path
    )


def _is_known(bead: tuple[int, int, int, int], scores: BeadScores) -> bool:
    a, b, c, d = bead
    form = (b - a, d - c)
    if 0 in form:
        return max(form) == 1
    return form in scores.types and bool(scores.corridor.lows[a] <= c <= scores.corridor.highs[a])


def _unsure_where_unsearched(beads: tuple[Bead, ...], unsearched: tuple[Rectangle, ...]) -> tuple[Bead, ...]:
    if not unsearched:
        return beads
    sides = [{k for stretch in unsearched for k in range(stretch[at], stretch[at + 1])} for at in (0, 2)]
    return tuple(
        replace(bead, confidence=min(bead.confidence, UNSEARCHED))
        if any(not side.isdisjoint(indices) for side, indices in zip(sides, (bead.source, bead.target), strict=True))
        else bead
        for bead in beads
    )


def beads_of(
    path: Path,
    found: Posteriors,
    bitexts: Bitexts,
    corridor: Corridor,
    types: tuple[tuple[int, int], ...],
) -> tuple[Bead, ...]:
    """A path's beads with their posterior probabilities and similarities."""
    beads = []
    for a, b, c, d in path:
        similarity = None
        if a == b:
            confidence = float(found.target_null[c])
        elif c == d:
            confidence = float(found.source_null[a])
        else:
            confidence = float(found.match[types.index((b - a, d - c)), flat_index(corridor, a, c)])
            source, target = bitexts.source.runs(b - a, slice(a, a + 1)), bitexts.target.runs(d - c, slice(c, c + 1))
            similarity = float(np.clip(source[0] @ target[0], -1.0, 1.0))
        beads.append(Bead(tuple(range(a, b)), tuple(range(c, d)), min(confidence, 1.0), similarity))
    return tuple(beads)
