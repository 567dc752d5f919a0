"""What one side's runs of segments are like, laid out for the nodes that beads begin at."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aligner.pair.corridor import Indices
from aligner.pair.side import Background, Floats, Side


@dataclass(frozen=True, slots=True)
class Counts:
    """What each segment of a side holds: (n,) ``mass`` of its words, number of ``figures`` and of ``names``."""

    mass: Floats
    figures: Floats
    names: Floats


@dataclass(frozen=True, slots=True)
class Runs:
    """The runs of one side that begin at each of a block's nodes.

    (max_span, n_nodes), by segments less 1: ``lengths`` in characters of the target, ``usual`` similarity to the other
    side and to its ``top``, ``crossed`` paragraph breaks (two are as bad as many), ``sentences``, ``endings`` of the
    last segment, how many ``marks`` end and open the run, ``mass`` of words, ``figures`` and ``names``. Runs end with
    the text. ``masses`` are those of the segments ``k`` after the first, nothing beyond the end.

    (2, max_span, n_nodes): ``ties`` of a run's first and of its last segment to the rest of it.

    (n_nodes,), of the first segment: ``openings``, ``starts`` (1 where a paragraph begins), ``kinds``, ``elisions``.
    """

    lengths: Floats
    usual: Floats
    top: Floats
    crossed: Floats
    sentences: Floats
    endings: NDArray[np.int8]
    marks: Floats
    mass: Floats
    masses: Floats
    figures: Floats
    names: Floats
    ties: Floats
    openings: NDArray[np.int8]
    starts: Floats
    kinds: NDArray[np.int64]
    elisions: NDArray[np.bool_]


def lay_out(side: Side, usual: Background, counts: Counts, firsts: Indices, max_span: int, scale: float = 1.0) -> Runs:
    """The runs that begin with the segments ``firsts`` (n_nodes,).

    Args:
        scale: what lengths are multiplied by.
    """
    low, high = int(firsts.min()), int(firsts.max()) + 1
    places = firsts - low
    here = slice(low, high)
    last = np.minimum(np.arange(low, high) + np.arange(max_span)[:, None], len(side) - 1)
    crossed = (side.paragraphs[last] - side.paragraphs[here]).clip(0, 2)
    endings, openings = side.endings[last], side.openings[here]
    masses = _following(counts.mass, here, max_span)

    def floats(values: NDArray[np.generic]) -> Floats:
        return values.astype(np.float32).take(places, axis=-1)

    return Runs(
        lengths=floats(_following(side.lengths, here, max_span).cumsum(axis=0) * scale),
        usual=floats(usual.mean[:max_span, here]),
        top=floats(usual.top[:max_span, here]),
        crossed=floats(crossed),
        sentences=floats(_following(side.sentences, here, max_span).cumsum(axis=0)),
        endings=endings.take(places, axis=-1),
        marks=floats((endings > 0).astype(np.float32) + (openings > 0)),
        mass=floats(masses.cumsum(axis=0)),
        masses=floats(masses),
        figures=floats(_following(counts.figures, here, max_span).cumsum(axis=0)),
        names=floats(_following(counts.names, here, max_span).cumsum(axis=0)),
        ties=floats(side.ties[:, :max_span, here]),
        openings=openings.take(places),
        starts=floats(_starts(side.paragraphs, here)),
        kinds=side.kinds[here].take(places),
        elisions=side.elisions[here].take(places),
    )


def _following(values: NDArray[np.floating], chosen: slice, max_span: int) -> NDArray[np.floating]:
    """(max_span, n_chosen): values of the segments 0, 1, … after each; zeros beyond the end."""
    size = chosen.stop - chosen.start
    window = np.zeros(size + max_span - 1, values.dtype)
    there = values[chosen.start : chosen.stop + max_span - 1]
    window[: len(there)] = there
    return np.lib.stride_tricks.sliding_window_view(window, size)


def _starts(paragraphs: Indices, chosen: slice) -> Floats:
    """(n_chosen,) 1 where a paragraph begins; all zero where the text has no paragraphs."""
    here = paragraphs[chosen]
    if len(here) == 0 or paragraphs[0] == paragraphs[-1]:
        return np.zeros(len(here), np.float32)
    before = paragraphs[chosen.start - 1] if chosen.start else here[0] - 1
    starts: Floats = (np.diff(here, prepend=before) != 0).astype(np.float32)
    return starts
