"""The overview: what a reader wants to know of two texts before reading them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from aligner.alignment import Alignment, Severity
from aligner.document import Document
from aligner.language.tags import language_name
from aligner.write.words import doubt


@dataclass(frozen=True, slots=True)
class Extent:
    """How much of a text: segments and their characters."""

    segments: int
    characters: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """One side: how much of it is in pairs, and how much stands elsewhere in the other text."""

    document: Document
    language: str
    whole: Extent
    paired: Extent
    moved: Extent

    @property
    def share(self) -> float:
        """The share of the characters that are in pairs; 1 for a text without any."""
        return self.paired.characters / self.whole.characters if self.whole.characters else 1.0

    @property
    def moved_share(self) -> float:
        """The share of the characters that stand elsewhere."""
        return self.moved.characters / self.whole.characters if self.whole.characters else 0.0

    @property
    def without(self) -> int:
        """How many segments have no counterpart anywhere."""
        return self.whole.segments - self.paired.segments - self.moved.segments


@dataclass(frozen=True, slots=True)
class KindCount:
    """How many flags there are of a kind, in the order of ``Severity``."""

    kind: str
    by_severity: tuple[tuple[Severity, int], ...]
    total: int


@dataclass(frozen=True, slots=True)
class Overview:
    """The figures at the head of the report."""

    sides: tuple[Coverage, Coverage]
    pairs: int
    merged: int
    unsure: int
    doubtful: int
    mean_confidence: float | None
    kinds: tuple[KindCount, ...]
    severities: tuple[tuple[Severity, int], ...]

    @property
    def doubts(self) -> int:
        """Pairs that are not sure."""
        return self.unsure + self.doubtful

    @property
    def to_look_at(self) -> int:
        """Flags that ask for a look: all but those for information."""
        return sum(count for severity, count in self.severities if severity is not Severity.INFO)


def overview(alignment: Alignment) -> Overview:
    """The figures of an alignment."""
    pairs = [bead for bead in alignment.beads if not bead.is_null]
    doubts = Counter(doubt(bead.confidence) for bead in pairs)
    severities = Counter(flag.severity for flag in alignment.flags)
    return Overview(
        (
            _coverage(
                alignment.source,
                {k for bead in pairs for k in bead.source},
                {k for source, _ in alignment.moved for k in source},
            ),
            _coverage(
                alignment.target,
                {k for bead in pairs for k in bead.target},
                {k for _, target in alignment.moved for k in target},
            ),
        ),
        len(pairs),
        sum(bead.type != "1-1" for bead in pairs),
        doubts["unsure"],
        doubts["doubtful"],
        sum(bead.confidence for bead in pairs) / len(pairs) if pairs else None,
        _kinds(alignment),
        tuple((severity, severities[severity]) for severity in Severity),
    )


def _coverage(document: Document, paired: set[int], moved: set[int]) -> Coverage:
    return Coverage(
        document,
        language_name(document.lang),
        _extent(document, range(len(document.segments))),
        _extent(document, paired),
        _extent(document, moved - paired),
    )


def _extent(document: Document, indices: Iterable[int]) -> Extent:
    lengths = [len(document.segments[k].text) for k in indices]
    return Extent(len(lengths), sum(lengths))


def _kinds(alignment: Alignment) -> tuple[KindCount, ...]:
    """Counts by kind: the kind with the gravest flags first, then the commonest."""
    counts: dict[str, Counter[Severity]] = {}
    for flag in alignment.flags:
        counts.setdefault(flag.kind, Counter())[flag.severity] += 1
    ordered = sorted(counts.items(), key=lambda item: (*(-item[1][severity] for severity in Severity), item[0]))
    return tuple(
        KindCount(kind, tuple((severity, count[severity]) for severity in Severity), count.total())
        for kind, count in ordered
    )
