"""A gesture in a dialogue that a translation puts inside the reply before it.

«– Стой! – Куда ты? – И схватил её за рукав.» becomes “— Arrête ! fit-il en la saisissant par la manche. Où vas-tu ?”:
the path leaves the gesture alone, since the reply that it is in stands beyond another pair. Where that reply is more
like what is left alone than its own counterpart explains, all three become one bead.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from aligner.alignment import Bead
from aligner.document import Document
from aligner.pair.features import Bitexts
from aligner.pair.side import Floats, Side
from aligner.pair.words import Words, kinship

MOST_SEGMENTS = 6
"""Of a bead that is made this way, on both sides."""

LEAST_SAID = 0.4
"""What the reply says of what is left alone beyond its own counterpart: their partial correlation and the share of
words. Of 20 gestures in the reply before 19 have more, of as many that a translation leaves out none, and of sentences
of news and those two lines off 13 in 1,000. The correlation alone tells 16 of the 20, and 34 in 1,000."""

GATHERED = 0.8
"""Most confidence of a bead that was put together."""


_SPEECH = re.compile(r"\s*(?:[—–―-]\s|[«“„\"])")


def gathered(documents: tuple[Document, Document], bitexts: Bitexts, beads: Sequence[Bead]) -> tuple[Bead, ...]:
    """The path with every sentence that stands inside another of its paragraph in one bead with it."""
    path = list(beads)
    k = 0
    while k < len(path):
        for number in (0, 1):
            reply = _reply_of(path, k, number, documents, bitexts)
            if reply is not None:
                first, last = min(k, reply), max(k, reply)
                path[first : last + 1] = [joined(path[first : last + 1], bitexts)]
                k = first
                break
        k += 1
    return tuple(path)


def _reply_of(
    path: Sequence[Bead], k: int, number: int, documents: tuple[Document, Document], bitexts: Bitexts
) -> int | None:
    """The place of the bead, one pair off, that holds what the null bead at ``k`` says; None where there is none."""
    alone, other = sides_of(path[k], number)
    if len(alone) != 1 or other:
        return None
    reply_place, most = None, LEAST_SAID
    for place, between in ((k - 2, k - 1), (k + 2, k + 1)):
        if not 0 <= place < len(path) or path[place].is_null or path[between].is_null:
            continue
        three = [path[place], path[between], path[k]]
        if _n_segments(three) > MOST_SEGMENTS or not _in_one_speech(three, documents):
            continue
        own, reply = sides_of(path[place], number)
        sides = (bitexts.target, bitexts.source) if number else (bitexts.source, bitexts.target)
        words = (bitexts.target_words, bitexts.source_words) if number else (bitexts.source_words, bitexts.target_words)
        said = _beyond(sides, alone, own, reply) + _words_beyond(words, alone, own, reply)
        if said >= most:
            reply_place, most = place, said
    return reply_place


def sides_of(bead: Bead, number: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The segments of one side, 0 for the source, and those of the other."""
    return (bead.target, bead.source) if number else (bead.source, bead.target)


def _n_segments(beads: Sequence[Bead]) -> int:
    return sum(len(bead.source) + len(bead.target) for bead in beads)


def _in_one_speech(beads: Sequence[Bead], documents: tuple[Document, Document]) -> bool:
    """Whether beads stand in one paragraph on either side, and somebody speaks in it."""
    segments = [documents[0].segments[i] for bead in beads for i in bead.source]
    others = [documents[1].segments[j] for bead in beads for j in bead.target]
    alike = all(len({segment.paragraph for segment in side}) == 1 for side in (segments, others))
    return alike and any(_SPEECH.match(segment.text) for segment in (*segments, *others))


def _beyond(sides: tuple[Side, Side], alone: Sequence[int], own: Sequence[int], reply: Sequence[int]) -> float:
    """How like the reply what is alone is, beyond what the reply's own counterpart is: a partial correlation."""
    null, counterpart, told = _vector(sides[0], alone), _vector(sides[0], own), _vector(sides[1], reply)
    known, like, tied = float(counterpart @ told), float(null @ told), float(null @ counterpart)
    return (like - known * tied) / float(np.sqrt(max((1 - known**2) * (1 - tied**2), 1e-3)))


def _words_beyond(words: tuple[Words, Words], alone: Sequence[int], own: Sequence[int], reply: Sequence[int]) -> float:
    """The words of the reply that what is alone translates better than the reply's own counterpart does, as a share of
    the words of what is alone, by their masses."""
    null, counterpart = words[0].occurrences[_run(alone)].indices, words[0].occurrences[_run(own)].indices
    told = words[1].occurrences[_run(reply)].indices
    if len(null) == 0 or len(told) == 0:
        return 0.0
    by_null = kinship(*words, null, told).max(axis=0)
    by_own = kinship(*words, counterpart, told).max(axis=0, initial=0.0)
    gained = np.clip(by_null - by_own, 0, None) @ words[1].masses[told]
    return float(gained / words[0].masses[null].sum())


def _run(segments: Sequence[int]) -> slice:
    return slice(segments[0], segments[-1] + 1)


def _vector(side: Side, segments: Sequence[int]) -> Floats:
    rows: Floats = side.runs(len(segments), slice(segments[0], segments[0] + 1))[0]
    return rows


def joined(beads: Sequence[Bead], bitexts: Bitexts) -> Bead:
    """One bead of several that follow each other, not all of them null; nobody searched for it, so it is not sure."""
    source = tuple(sorted(i for bead in beads for i in bead.source))
    target = tuple(sorted(j for bead in beads for j in bead.target))
    cosine = None
    if max(len(source), len(target)) <= bitexts.max_span:
        cosine = float(np.clip(_vector(bitexts.source, source) @ _vector(bitexts.target, target), -1.0, 1.0))
    confidence = min(GATHERED, *(bead.confidence for bead in beads if not bead.is_null))
    return Bead(source, target, confidence, cosine)
