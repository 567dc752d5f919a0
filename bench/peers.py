"""The aligners that pip can install, each as a function from one of our texts to beads, with the settings tried.

sentweave is Vecalign's method (Thompson & Koehn 2019) given our vectors; Gale & Church (1993) look at lengths alone.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np
from corpus import Text
from numpy.typing import NDArray

from aligner.alignment import Bead

Peer = Callable[[Text], tuple[Bead, ...]]


class SpanLookup:
    """An encoder for a peer that asks for sentences and their concatenations: it hands back our span vectors."""

    def __init__(self, text: Text, preprocess: Callable[[str], str]) -> None:
        self._vectors: dict[str, NDArray[np.float32]] = {}
        for document, side in ((text.gold.source, text.bitexts.source), (text.gold.target, text.bitexts.target)):
            lines = [preprocess(segment.text) for segment in document.segments]
            for k in range(len(side.vectors)):
                for i in range(len(lines) - k):
                    self._vectors[" ".join(lines[i : i + k + 1])] = side.vectors[k, i]
        self._dim = text.bitexts.source.vectors.shape[2]

    def encode(self, sentences: list[str]) -> NDArray[np.float32]:
        zero = np.full(self._dim, 1e-6, np.float32)
        return np.array([self._vectors.get(sentence, zero) for sentence in sentences], np.float32)


def lines_of(text: Text) -> tuple[list[str], list[str]]:
    return [s.text for s in text.gold.source.segments], [s.text for s in text.gold.target.segments]


def sentweave(text: Text, skip: float) -> tuple[Bead, ...]:
    from sentweave import align
    from sentweave.dp_utils import preprocess_line

    source, target = lines_of(text)
    # Up to 7 segments in a bead: on either side no more than the 6 that our vectors cover.
    encoder = SpanLookup(text, preprocess_line)
    found = align(source, target, encoder=encoder, del_percentile_frac=skip, alignment_max_size=7)
    return tuple(Bead(tuple(a.src_indices), tuple(a.tgt_indices)) for a in found.alignments)


def nltk_gale_church(text: Text) -> tuple[Bead, ...]:
    from nltk.translate.gale_church import align_blocks

    source, target = lines_of(text)
    links = align_blocks([len(line) for line in source], [len(line) for line in target])
    return from_links(links, len(source), len(target))


def galechurch(text: Text) -> tuple[Bead, ...]:
    from galechurch import align

    source, target = lines_of(text)
    return tuple(
        Bead(tuple(range(bead.source_start, bead.source_end)), tuple(range(bead.target_start, bead.target_end)))
        for bead in align(source, target).beads
    )


def from_links(links: list[tuple[int, int]], n_source: int, n_target: int) -> tuple[Bead, ...]:
    """Beads from sentence links: what is linked together is one bead, what is not linked a null."""
    beads: list[Bead] = []
    groups: list[tuple[set[int], set[int]]] = []
    for i, j in sorted(links):
        if groups and (i in groups[-1][0] or j in groups[-1][1]):
            groups[-1][0].add(i)
            groups[-1][1].add(j)
        else:
            groups.append(({i}, {j}))
    beads = [Bead(tuple(sorted(left)), tuple(sorted(right))) for left, right in groups]
    linked = {i for left, _ in groups for i in left}, {j for _, right in groups for j in right}
    beads += [Bead((i,), ()) for i in range(n_source) if i not in linked[0]]
    beads += [Bead((), (j,)) for j in range(n_target) if j not in linked[1]]
    return tuple(beads)


PEERS: dict[str, dict[str, Peer]] = {
    "sentweave": {f"skip {skip}": partial(sentweave, skip=skip) for skip in (0.01, 0.02, 0.03, 0.04, 0.05, 0.1, 0.2)},
    "nltk Gale–Church": {"defaults": nltk_gale_church},
    "galechurch": {"defaults": galechurch},
}
