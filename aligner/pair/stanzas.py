"""Lines of verse that the path leaves alone although the paragraph that faces their stanza renders all of it.

Vectors do not see that «Ходит меж скрипучих половиц» is “fait craquer le plancher sous ses pas”. But a paragraph that
is as long as the translation of the whole stanza usually is, and too long for that of the lines it is paired with, has
no line left out.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from aligner.alignment import Bead
from aligner.document import Document
from aligner.pair.features import Bitexts
from aligner.pair.gestures import joined, sides_of
from aligner.pair.verse import stanzas

SPREAD = 0.15
"""Standard deviation of the log-ratio of a stanza's length and its translation's, beside what is usual in the text."""

LEAST_EVIDENCE = 1.0
"""Nats that lengths have to say for the whole stanza, beyond what the path says for lines that stand alone."""

MOST_SURE = 0.99
"""Confidence of a line alone that counts against lengths, at most."""

PRIOR = 100.0
"""Characters that are added to both sides of a text when its usual ratio is taken: a short one says little."""

Elsewhere = tuple[set[int], set[int]]


def completed(
    documents: tuple[Document, Document], bitexts: Bitexts, beads: Sequence[Bead], elsewhere: Elsewhere
) -> tuple[Bead, ...]:
    """The path, where the lines alone of a stanza that is rendered whole are in the beads beside them.

    Args:
        elsewhere: source and target segments whose counterparts stand elsewhere.
    """
    path = list(beads)
    for number, document in enumerate(documents):
        place = {segment: k for k, bead in enumerate(path) for segment in sides_of(bead, number)[0]}
        all_lengths = _paired(path, number, bitexts)
        for stanza in reversed(list(stanzas(document))):  # from behind, so that the places of those before stay
            places = [place[k] for k in stanza]
            first, last = min(places), max(places) + 1
            stretch = path[first:last]
            usual = np.log(np.divide(*(all_lengths - _paired(stretch, number, bitexts) + PRIOR)))
            if _is_whole(stretch, stanza, number, bitexts, elsewhere, float(usual)):
                path[first:last] = _with_their_lines(stretch, number, bitexts)
    return tuple(path)


def _is_whole(
    stretch: Sequence[Bead],
    stanza: range,
    number: int,
    bitexts: Bitexts,
    elsewhere: Elsewhere,
    usual: float,
) -> bool:
    """Whether a stanza faces whole paragraphs that are too long for what they are paired with, and as long as it.

    Args:
        usual: the log-ratio of a translation's length and its original's in the rest of the text.
    """
    here, there = ([k for bead in stretch for k in sides_of(bead, number)[side]] for side in (0, 1))
    alone = [bead for bead in stretch if not sides_of(bead, number)[1]]
    paired = [k for bead in stretch if not bead.is_null for k in sides_of(bead, number)[0]]
    if not alone or not paired or here != list(stanza):
        return False
    if not elsewhere[number].isdisjoint(here) or not elsewhere[1 - number].isdisjoint(there):
        return False
    paragraphs = (bitexts.target, bitexts.source)[number].paragraphs
    reach = range(min(there), max(there) + 1)
    beyond = [k for k in (reach.start - 1, reach.stop) if 0 <= k < len(paragraphs)]
    if len(reach) != len(there) or np.isin(paragraphs[beyond], paragraphs[there]).any():
        return False
    ours, theirs = _lengths(bitexts, number)
    off_whole, off_paired = (np.log(theirs[there].sum() / ours[lines].sum()) - usual for lines in (here, paired))
    against = max(min(bead.confidence, MOST_SURE) for bead in alone)
    evidence = (off_paired**2 - off_whole**2) / (2 * SPREAD**2)
    return bool(evidence - np.log(max(against, 0.5) / (1 - max(against, 0.5))) >= LEAST_EVIDENCE)


def _paired(beads: Sequence[Bead], number: int, bitexts: Bitexts) -> NDArray[np.float64]:
    """(2,): how many characters the other side has in pairs, and this one."""
    ours, theirs = _lengths(bitexts, number)
    pairs = [sides_of(bead, number) for bead in beads if not bead.is_null]
    lengths = theirs[[k for _, side in pairs for k in side]].sum(), ours[[k for side, _ in pairs for k in side]].sum()
    return np.array(lengths, np.float64)


def _with_their_lines(stretch: Sequence[Bead], number: int, bitexts: Bitexts) -> list[Bead]:
    """The beads of a stanza, each segment alone in the one beside it that lacks most of its length on that side."""
    ours, theirs = _lengths(bitexts, number)
    path = list(stretch)

    def lack(null: int, k: int) -> float:
        if not 0 <= k < len(path) or path[k].is_null:
            return -np.inf
        here, there = sides_of(path[k], number)
        longer = float(np.log(theirs[list(there)].sum() / ours[list(here)].sum()))
        return longer if sides_of(path[null], number)[0] else -longer

    while True:
        nulls = [k for k, bead in enumerate(path) if bead.is_null]
        choices = [(lack(k, beside), min(k, beside)) for k in nulls for beside in (k - 1, k + 1)]
        most, first = max(choices, default=(-np.inf, 0))
        if most == -np.inf:
            return path
        path[first : first + 2] = [joined(path[first : first + 2], bitexts)]


def _lengths(bitexts: Bitexts, number: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """(n,) characters of this side's segments, and of the other's."""
    lengths = bitexts.source.lengths, bitexts.target.lengths
    return lengths[number], lengths[1 - number]
