"""What the vectors of runs need of the places where segments meet: three sums of token features for each segment.

A segment's sums depend on its own tokens and the few beside it, wherever in whichever document it stands. So they can
be kept, and where a text was edited only those of the lines at the edit have to be made again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aligner.embed.stream import REACH, stream_features
from aligner.embed.token_types import Indices, TokenTypes
from aligner.embed.weights import DIM, Floats, Weights

CONTEXT = 2 * REACH
"""Tokens to either side of a segment that its sums depend on: features within ``REACH`` of it, which see as far."""

WIDTH = 3 * DIM
"""Numbers that are known of a segment."""


@dataclass(frozen=True, slots=True)
class BoundarySums:
    """Projected sums of token features around segment boundaries.

    ``bounds`` (n + 1,) token positions; ``rows`` (n, 3 · 512), three sums for each segment: the begin mark and the
    first ``REACH`` tokens of a text that begins with it; the step from ``REACH`` after its beginning to ``REACH`` after
    its end; the last ``REACH`` tokens and the end mark of a text that stops with it, less what the step holds of these
    and of what comes after.
    """

    bounds: Indices
    rows: Floats

    def running(self) -> NDArray[np.float64]:
        """(n + 1, 512): the sum of the steps before each boundary."""
        steps = np.cumsum(self.rows[:, DIM : 2 * DIM], axis=0, dtype=np.float64)
        return np.concatenate([np.zeros((1, DIM)), steps])

    def of_runs(self, k: int, first: Indices, running: NDArray[np.float64]) -> Floats:
        """(n_runs, 512): the sums of the runs of ``k`` segments that begin at each of ``first``, with both marks."""
        total = running[first + k] - running[first]
        total += self.rows[first, :DIM]
        total += self.rows[first + k - 1, 2 * DIM :]
        return total.astype(np.float32)


def bounds_of(ids: Sequence[Indices]) -> Indices:
    """(n + 1,): where each segment begins in the stream of all tokens, and where the last one stops."""
    return np.concatenate([[0], np.cumsum([len(tokens) for tokens in ids], dtype=np.int64)])


def segment_sums(
    weights: Weights, types: TokenTypes, stream: Indices, bounds: Indices, marks: tuple[int, int]
) -> Floats:
    """(n, 3 · 512): the rows of ``BoundarySums`` for consecutive segments of a stream.

    Args:
        types: of the tokens within 3 · ``REACH`` of the segments at least.
        bounds: (n + 1,) of these segments.
        marks: token ids of the begin mark and the end mark.
    """
    low, high = max(int(bounds[0]) - 3 * REACH, 0), min(int(bounds[-1]) + 3 * REACH, len(stream))
    n = len(bounds) - 1
    if high == low:
        return np.zeros((n, WIDTH), np.float32)
    tokens = types.rows(stream[low:high])
    begin, end = types.rows(np.array(marks)).tolist()
    places = bounds - low
    found = stream_features(weights, types, tokens, places, (begin, end))
    cuts = np.clip(places + REACH, 0, high - low)
    steps = found.inner.sums(cuts[:-1], cuts[1:])
    stops = found.stops[1:] - found.inner.sums(np.clip(places[1:] - REACH, 0, None), cuts[1:])
    sums = np.concatenate([found.starts[:-1], steps, stops]) @ weights.sum_projection
    return sums.reshape(3, n, DIM).transpose(1, 0, 2).reshape(n, WIDTH)


def contents(ids: Sequence[Indices]) -> list[bytes]:
    """All that each segment's sums depend on: its tokens, those around it, and how many of which they are."""
    stream = np.concatenate([*ids, np.zeros(0, np.int64)]).astype("<i4")
    bounds = bounds_of(ids)
    found = []
    for start, stop in zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True):
        low = max(start - CONTEXT, 0)
        sizes = np.array([start - low, stop - start], "<i4")
        found.append(sizes.tobytes() + stream[low : stop + CONTEXT].tobytes())
    return found


def excerpt(ids: Sequence[Indices], chosen: Indices) -> tuple[list[Indices], Indices]:
    """A shorter document in which the chosen segments, in order, have the sums that they have in the whole one.

    Where the tokens around two stretches overlap, all that stands between them is kept: an end of the document is seen
    from before it, and nothing else may follow there.

    Returns:
        Its segments, among them the tokens to either side of each stretch of chosen ones; and the places of the chosen.
    """
    stream = np.concatenate([*ids, np.zeros(0, np.int64)])
    bounds = bounds_of(ids)
    pieces: list[Indices] = []
    places = []
    last = -CONTEXT
    for stretch in np.split(chosen, np.flatnonzero(np.diff(chosen) > 1) + 1):
        start, stop = int(bounds[stretch[0]]), int(bounds[stretch[-1] + 1])
        before = max(start - CONTEXT, 0)
        if pieces and before < last + CONTEXT:
            pieces[-1] = stream[last:start]
        else:
            pieces.append(stream[before:start])
        places.append(len(pieces) + np.arange(len(stretch)))
        pieces += [ids[k] for k in stretch]
        pieces.append(stream[stop : stop + CONTEXT])
        last = stop
    return pieces, np.concatenate(places)
