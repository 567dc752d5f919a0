"""What the rest of the aligner asks of an encoder: segments in, vectors of their runs out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]

Progress = Callable[[int], None]
"""Called with the number of segments just finished."""

Run = tuple[int, int]
"""Consecutive segments of a text, by their numbers: start, stop."""


class EncodedText(Protocol):
    """A sequence of segments that an encoder has read once."""

    def spans(self, max_span: int) -> Vectors:
        """The vector of every run of up to ``max_span`` consecutive segments.

        Returns:
            (max_span, n_segments, dim) float32, unit rows; ``[k - 1, i]`` is the vector of segments i … i+k−1 joined
            by spaces; rows whose run would pass the last segment are zero. A run of empty text is the zero vector.
        """
        ...


@runtime_checkable
class ComposedText(EncodedText, Protocol):
    """A text of which not every run was read: the vectors of the others are composed of those of shorter runs."""

    def is_composed(self, run: Run) -> bool:
        """Whether a run's vector may be another than that of its text."""
        ...

    def read_runs(self, runs: Sequence[Run]) -> Vectors:
        """(n_runs, dim) float32, unit rows: each run read as a text of its own, which takes as long as that takes."""
        ...


class Encoder(Protocol):
    """A model that turns text into vectors that can be compared across languages."""

    name: str
    """As the user names it: ``default`` or ``sentence-transformers:NAME_OR_PATH``."""

    identity: str
    """Name and content hash: what the signature and the cache know the model by."""

    dim: int

    def read(self, segments: Sequence[str], progress: Progress | None = None) -> EncodedText:
        """Read a document's segments, in order."""
        ...

    def encode(self, texts: Sequence[str]) -> Vectors:
        """(n_texts, dim) float32, unit rows: each text on its own."""
        ...

    def rarity(self, words: Sequence[str]) -> Vectors:
        """(n_words,) float32: how rare each word is, as −log of its probability in nats."""
        ...

    def pieces(self, texts: Sequence[str]) -> list[list[str]]:
        """What stands for the words of texts that are written without spaces, in order."""
        ...
