"""Close decisions are taken again by what the text says: runs that they rest on are read, where they were composed.

An encoder that reads every run of up to six segments reads each segment 21 times. Composed vectors lead to the same
beads but for a few, and those few have a rival that is nearly as likely: there alone it pays to read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from aligner.embed.encoder import ComposedText, EncodedText, Run
from aligner.pair.features import Bitexts
from aligner.pair.lattice import Walk, posteriors_of
from aligner.pair.side import Side, background

LEAST_LIKELY = 0.1
"""Probability of a bead from which it is a rival of what is likelier; from .9 on it has none. With .02 three to ten
times as much was read, and the same beads came of it."""

MOST_READ = 0.1
"""Characters that are read once more at most, beside those of both texts, so that it takes a tenth longer whatever the
texts. With .25, strict F1 was .964 in the mean of ten texts where it is .967 with this, and .962 where every run is
read (bench/encoders.md)."""


def may_be_read(encoded: Sequence[EncodedText]) -> bool:
    """Whether there are composed vectors among those of these texts."""
    return any(isinstance(text, ComposedText) for text in encoded)


def with_close_runs_read(
    bitexts: Bitexts, encoded: tuple[EncodedText, EncodedText], walked: Walk, threads: int = 1
) -> Bitexts:
    """The same two texts where composed runs of beads that are in doubt have the vectors of their texts.

    Args:
        encoded: both as an encoder has read them.
        walked: what the search made of ``bitexts``.
    """
    sides = bitexts.source, bitexts.target
    wanted = _affordable(_close(walked), encoded, sides)
    source, target = (_read(*at) for at in zip(sides, encoded, wanted, strict=True))
    if source is bitexts.source and target is bitexts.target:
        return bitexts
    return replace(
        bitexts,
        source=source,
        target=target,
        source_background=background(source, target, threads),
        target_background=background(target, source, threads),
    )


def _close(walked: Walk) -> Iterator[tuple[Run, Run]]:
    """The beads that are neither sure nor out of the question, as source and target run, the most doubtful first."""
    scores, likely = walked.scores, posteriors_of(walked).match
    kinds, nodes = np.nonzero((likely >= LEAST_LIKELY) & (likely <= 1 - LEAST_LIKELY))
    rows, columns = scores.corridor.places(nodes)
    for k in np.argsort(abs(likely[kinds, nodes] - 0.5), kind="stable").tolist():
        (n, m), i, j = scores.types[kinds[k]], int(rows[k]), int(columns[k])
        yield (i, i + n), (j, j + m)


def _affordable(
    beads: Iterator[tuple[Run, Run]], encoded: tuple[EncodedText, EncodedText], sides: tuple[Side, Side]
) -> tuple[list[Run], list[Run]]:
    """By side, the composed runs of the first beads, as many as may be read."""
    wanted: tuple[dict[Run, None], dict[Run, None]] = {}, {}
    left = MOST_READ * sum(float(side.lengths.sum()) for side in sides)
    for bead in beads:
        for run, text, side, so_far in zip(bead, encoded, sides, wanted, strict=True):
            if run in so_far or not isinstance(text, ComposedText) or not text.is_composed(run):
                continue
            left -= float(side.lengths[slice(*run)].sum())
            if left < 0:
                return list(wanted[0]), list(wanted[1])
            so_far[run] = None
    return list(wanted[0]), list(wanted[1])


def _read(side: Side, text: EncodedText, runs: list[Run]) -> Side:
    return side.with_runs(runs, text.read_runs(runs)) if runs and isinstance(text, ComposedText) else side
