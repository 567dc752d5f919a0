"""Meaning: texts that stand opposite each other, alone or a whole stretch of them, and are no translations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

import numpy as np

from aligner.alignment import Flag, Severity
from aligner.checks.support.bitext import Bitext, Pair, Side, raise_flag
from aligner.checks.support.likeness import (
    FEATURES,
    NEIGHBOURS,
    Floats,
    Opposed,
    Texts,
    Usual,
    likeness,
    log_odds,
    mispairing,
    read_texts,
)
from aligner.checks.support.passages import says_something
from aligner.checks.support.quoting import shortened
from aligner.checks.support.shifted import REACH, Shifted, shifted
from aligner.document import Kind
from aligner.embed.encoder import Encoder
from aligner.figures.marks import list_marker

UNLIKE = 0.85
"""Share of the document's usual similarity below which a pair is looked at."""

LEAST_USUAL_SIMILARITY = 0.6
"""A document whose pairs are less similar than this has many that are wrong: they are no measure for the others.
Of the sets that the model knows, translations have a median from .60 to .78."""

FEW = 5
"""Pairs that know little of how long a translation usually is."""

WORTH_A_LOOK, SURE = 0.5, 0.9
"""Probabilities from which a pair without common meaning is a warning, is an error."""

FREELY = 0.25
"""Share of the usual similarity from which a pair of texts that were aligned here is a free rendering rather, and a
note: all of 15 such pairs of 80 real documents were; what is unrelated has .05 to .2. Rows of a memory may be shifted,
and be alike in that they come from one text."""


def check(bitext: Bitext) -> Iterator[Flag]:
    """Flag stretches whose rows are shifted, and pairs whose two sides share neither meaning nor words."""
    if bitext.encoder is None:
        return
    beads = bitext.alignment.beads
    pairs = [pair for pair in bitext.pairs() if not pair.is_null]
    cosines = [similarity for pair in pairs if (similarity := beads[pair.bead].similarity) is not None]
    if not cosines or len(cosines) < len(pairs):
        return
    usual = Usual(max(float(np.median(cosines)), LEAST_USUAL_SIMILARITY), _usual_length_ratio(pairs))
    places = [k for k, cosine in enumerate(cosines) if cosine < UNLIKE * usual.similarity or _is_marked(pairs[k])]
    if not any(bitext.wants(pairs[k]) for k in places):
        return
    compared = _Compared.of(pairs, places, usual, bitext.encoder)
    stretches = tuple(compared.stretches())
    for stretch in stretches:
        yield from _told_shifted(pairs, stretch, compared, bitext.before)
    inside = {k for stretch in stretches for k in range(stretch.start, stretch.stop)}
    for k, (probability, features) in compared.judged.items():
        if probability >= WORTH_A_LOOK and k not in inside and _says_something(pairs[k]) and bitext.wants(pairs[k]):
            yield _told(pairs[k], probability, features, were_aligned=compared.were_aligned)


@dataclass(frozen=True, slots=True)
class _Compared:
    """Pairs looked at and those around them: ``rows`` are their places in the document, texts are by their order there.

    ``judged`` are the places of those looked at, with the probability that they are no translation, and features.
    """

    rows: Sequence[int]
    source: Texts
    target: Texts
    judged: Mapping[int, tuple[float, Floats]]
    like_from: float
    were_aligned: bool

    @classmethod
    def of(cls, pairs: Sequence[Pair], places: Sequence[int], usual: Usual, encoder: Encoder) -> _Compared:
        rows = sorted({k + d for k in places for d in range(-REACH, REACH + 1) if 0 <= k + d < len(pairs)})
        source = read_texts([_comparable(pairs[k].source) for k in rows], encoder)
        target = read_texts([_comparable(pairs[k].target) for k in rows], encoder)
        order = {k: place for place, k in enumerate(rows)}
        opposed = [
            Opposed(order[k], order[k], tuple((order[k + d],) * 2 for d in NEIGHBOURS if k + d in order))
            for k in places
        ]
        features = likeness(source, target, opposed, usual)
        odds = log_odds(features)
        were_aligned = any(pair.confidence < 1 for pair in pairs)  # a memory or a table knows no confidence
        probabilities = (1 / (1 + np.exp(-odds)) if were_aligned else mispairing(odds, len(pairs))).tolist()
        judged = dict(zip(places, zip(probabilities, features, strict=True), strict=True))
        return cls(rows, source, target, judged, UNLIKE * usual.similarity, were_aligned)

    def stretches(self) -> Iterator[Shifted]:
        """Shifted stretches, by the places of their rows in the document."""
        cosines = np.einsum("ij,ij->i", self.source.vectors, self.target.vectors)
        unlike = [k in self.judged and bool(cosines[place] < self.like_from) for place, k in enumerate(self.rows)]
        for _, numbered in groupby(enumerate(self.rows), lambda each: each[1] - each[0]):
            places = [place for place, _ in numbered]
            here, offset = slice(places[0], places[-1] + 1), self.rows[places[0]]
            for stretch in shifted(self.source.vectors[here], self.target.vectors[here], unlike[here]):
                yield replace(stretch, start=stretch.start + offset, stop=stretch.stop + offset)

    def probability(self, stretch: Shifted) -> float:
        """The probability of the surest row: the others are no evidence of their own."""
        return max(self.judged[k][0] for k in range(stretch.start, stretch.stop) if k in self.judged)


def _told(pair: Pair, probability: float, features: Floats, *, were_aligned: bool) -> Flag:
    told = dict(zip(FEATURES, features, strict=True))
    return raise_flag(
        "meaning",
        pair,
        f"“{shortened(pair.target.text)}” does not seem to translate “{shortened(pair.source.text)}”",
        severity=Severity.INFO if were_aligned and told["relative"] >= FREELY else _severity(pair, probability),
        confidence=probability,
        source=[(0, len(pair.source.text))],
        target=[(0, len(pair.target.text))],
        evidence={
            "share of usual similarity": round(float(told["relative"]), 3),
            "words with counterpart": round(float(told["coverage"]), 3),
        },
    )


def _severity(pair: Pair, probability: float) -> Severity:
    """A heading is often another one in the translation: of three real ones below ``SURE`` none was a mispair."""
    if probability >= SURE:
        return Severity.ERROR
    return Severity.INFO if all(map(_is_heading, (pair.source, pair.target))) else Severity.WARNING


def _is_heading(side: Side) -> bool:
    return all(segment.kind is Kind.HEADING for segment in side.segments)


def _told_shifted(pairs: Sequence[Pair], stretch: Shifted, compared: _Compared, before: int) -> Iterator[Flag]:
    """One flag on the first pair of a stretch, with the words of all."""
    probability = compared.probability(stretch)
    if probability < WORTH_A_LOOK:
        return
    rows = pairs[stretch.start : stretch.stop]
    shown = max(stretch.start, stretch.start - stretch.by)
    source, target = pairs[shown], pairs[shown + stretch.by]
    many = f"{abs(stretch.by)} pairs" if abs(stretch.by) > 1 else "one pair"
    first, last = rows[0], rows[-1]
    whole = Pair(
        first.bead,
        Side(first.source.document, tuple(segment for pair in rows for segment in pair.source.segments)),
        Side(first.target.document, tuple(segment for pair in rows for segment in pair.target.segments)),
        first.confidence,
    )
    numbers = [pair.bead + before + 1 for pair in (first, last, source, target)]
    way = "down" if stretch.by > 0 else "up"
    yield raise_flag(
        "meaning",
        whole,
        f"from pair {numbers[0]} to pair {numbers[1]} the translation is shifted {way} by {many}: "
        f"“{shortened(source.source.text)}” of pair {numbers[2]} is translated in pair "
        f"{numbers[3]}, “{shortened(target.target.text)}”",
        severity=Severity.ERROR if probability >= SURE else Severity.WARNING,
        confidence=probability,
        source=[(0, len(whole.source.text))],
        target=[(0, len(whole.target.text))],
        evidence={
            "pairs": numbers[:2],
            "shifted by": stretch.by,
            "similarity gained": round(stretch.gain, 3),
        },
    )


def _comparable(side: Side) -> str:
    return " ".join(segment.comparable for segment in side.segments)


def _says_something(pair: Pair) -> bool:
    return any(map(says_something, pair.source.segments)) and any(map(says_something, pair.target.segments))


def _is_marked(pair: Pair) -> bool:
    """Whether both sides open with the number of a list item, which makes them more alike than they are."""
    return bool(list_marker(pair.source.text) and list_marker(pair.target.text))


def _usual_length_ratio(pairs: Sequence[Pair]) -> float:
    """Median log of target over source length, nearer to none where there are few pairs."""
    ratios = [np.log(max(len(pair.target.text), 1) / max(len(pair.source.text), 1)) for pair in pairs]
    return float(np.median(ratios)) * len(pairs) / (len(pairs) + FEW)
