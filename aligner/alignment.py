"""What the aligner found: beads that pair segments, and flags that say where the two sides differ."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from os import PathLike
from types import MappingProxyType
from typing import Any

from aligner.document import Document, Segment

Span = tuple[int, int]
"""Start and stop in code points of a document's text, half-open."""


@dataclass(frozen=True, slots=True)
class Bead:
    """A minimal group of source and target segments that translate each other; a null bead has one side empty.

    ``source`` and ``target`` are consecutive segment indices; ``confidence`` is the posterior probability of the
    bead; ``similarity`` is the cosine of the two sides' vectors, None for a null bead or where nobody computed it.
    """

    source: tuple[int, ...]
    target: tuple[int, ...]
    confidence: float = 1.0
    similarity: float | None = None

    @property
    def is_null(self) -> bool:
        """Whether one side is empty."""
        return not self.source or not self.target

    @property
    def type(self) -> str:
        """``n-m``: how many segments on either side."""
        return f"{len(self.source)}-{len(self.target)}"


class Severity(StrEnum):
    """How much a flag asks of the reader, gravest first."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Flag:
    """A place where the two texts differ, with the words that show it.

    ``kind`` is one of design's kinds (``missing``, ``number``, …); ``bead`` indexes ``Alignment.beads``; the spans are
    offsets into each document's text; ``message`` is one sentence for a translator; ``id`` survives re-alignment of
    unchanged text; ``evidence`` is what ``--explain`` adds.
    """

    kind: str
    severity: Severity
    confidence: float
    bead: int
    source_spans: tuple[Span, ...]
    target_spans: tuple[Span, ...]
    message: str
    id: str = ""
    evidence: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two documents, the path of beads between them, and the flags raised on it.

    ``signature`` names all that shaped the result (version, encoder, scorer, split rules, options), as sacrebleu's
    does for scores. ``moved`` lists passages found off the main order, as (source indices, target indices).
    """

    source: Document
    target: Document
    beads: tuple[Bead, ...]
    flags: tuple[Flag, ...] = ()
    signature: str = ""
    moved: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...] = ()

    @property
    def made_by(self) -> dict[str, str]:
        """The signature's parts by their names; of two with one name, the later."""
        return dict(part.partition(":")[::2] for part in self.signature.split("|"))

    def source_segments(self, bead: Bead) -> tuple[Segment, ...]:
        """The source side of a bead, in reading order."""
        return tuple(self.source.segments[i] for i in bead.source)

    def target_segments(self, bead: Bead) -> tuple[Segment, ...]:
        """The target side of a bead, in reading order."""
        return tuple(self.target.segments[j] for j in bead.target)

    def save(self, path: str | PathLike[str], format: str | None = None) -> None:
        """Write to ``path`` in the format its suffix names, whole or not at all.

        Raises:
            InputError: if the format is unknown or the path cannot be written.
        """
        from aligner.write import save  # noqa: PLC0415  the values know no room; this is the one door out

        save(self, path, format)
