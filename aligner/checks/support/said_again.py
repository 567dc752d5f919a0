"""Whether texts of one side say, in its language, what single texts of the other side say too."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from aligner.embed.encoder import Encoder
from aligner.pair.words import kinship, read_words

SAID = 0.6
"""Share of a text's words, by how much each says, that must have a counterpart in one and the same text. Of 39 notes
that French translations of real documents add, five have more, and each puts into French what stands there in Russian;
of the others, none of which has more than .53, a reader finds 26 of 34 to be truly added."""


def is_said_in(texts: Sequence[str], others: Sequence[str], encoder: Encoder) -> bool:
    """Whether each of some texts has the counterparts of most of its words in a single other one."""
    ours, theirs = read_words(texts, encoder), read_words(others, encoder)
    held = np.flatnonzero(np.diff(theirs.occurrences.indptr))
    if not len(held):
        return False
    every = np.arange(len(theirs.types))
    for text in range(len(texts)):
        rows = ours.occurrences.indices[ours.occurrences.indptr[text] : ours.occurrences.indptr[text + 1]]
        if not len(rows):
            return False
        related = kinship(ours, theirs, rows, every)[:, theirs.occurrences.indices]
        best = np.maximum.reduceat(related, theirs.occurrences.indptr[held], axis=1)
        masses = ours.masses[rows]
        if float((masses @ best).max()) < SAID * float(masses.sum()):
            return False
    return True
