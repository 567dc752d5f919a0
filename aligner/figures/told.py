"""What one text says of amounts, and how a difference between two texts is told."""

from __future__ import annotations

from dataclasses import dataclass

from aligner.figures.figure import Figure
from aligner.figures.qualifiers import Qualifier
from aligner.figures.quantities import Quantity

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Contrast:
    """An aspect in which two texts differ, and where each says it: the exact words, and more of them to be shown."""

    aspect: str
    source: Span | None
    target: Span | None
    source_shown: Span | None
    target_shown: Span | None


@dataclass(frozen=True, slots=True)
class Told:
    """Everything that one text says of amounts; ``figures`` without those that the other text has differently."""

    text: str
    figures: tuple[Figure, ...]
    quantities: tuple[Quantity, ...]
    bare: tuple[Quantity, ...]
    qualifiers: tuple[Qualifier, ...]

    def of(self, aspect: str) -> list[Qualifier]:
        """The qualifiers of one aspect."""
        return [each for each in self.qualifiers if each.aspect == aspect]


def whole(quantity: Quantity) -> Span:
    """The figure with its unit."""
    return quantity.start, quantity.stop


def contrast(
    aspect: str,
    source: Span | None,
    target: Span | None,
    source_shown: Span | None = None,
    target_shown: Span | None = None,
) -> Contrast:
    """What differs; the words themselves are shown where no others are given."""
    return Contrast(aspect, source, target, source_shown or source, target_shown or target)


def equal(one: Quantity, other: Quantity) -> bool:
    """Whether both have the same figure, whatever they count."""
    return not set(one.values).isdisjoint(other.values)
