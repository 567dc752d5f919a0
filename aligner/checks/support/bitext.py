"""What a check sees: pairs of aligned text, and how offsets inside a pair map back to the documents."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from aligner.alignment import Alignment, Flag, Severity, Span
from aligner.checks.support.own_pattern import Pattern
from aligner.document import Document, Segment
from aligner.embed.contextual import ContextualEncoder
from aligner.embed.encoder import Encoder


@dataclass(frozen=True, slots=True)
class Side:
    """One side of one bead: its segments, their text joined by a space, and where each begins in that text.

    ``foreign`` has the languages of the document's segments that are in another than its own, by their offsets.
    """

    document: Document
    segments: tuple[Segment, ...]
    foreign: Mapping[int, str] = field(default_factory=dict)

    @property
    def language(self) -> str:
        """Primary subtag of the language that the segments are in: the document's own where they are in several."""
        spoken = self.spoken
        return next(iter(spoken)) if len(spoken) == 1 else self.document.language

    @property
    def spoken(self) -> frozenset[str]:
        """The languages that the segments are in."""
        return frozenset(self.foreign.get(segment.start, self.document.language) for segment in self.segments)

    @property
    def text(self) -> str:
        """The segments' original text joined by one space."""
        return " ".join(segment.text for segment in self.segments)

    def spans(self, start: int, stop: int) -> tuple[Span, ...]:
        """Document offsets of ``text[start:stop]``: one span a segment that it touches."""
        found = []
        offset = 0
        for segment in self.segments:
            left, right = max(start, offset), min(stop, offset + len(segment.text))
            if left < right:
                found.append((segment.start + left - offset, segment.start + right - offset))
            offset += len(segment.text) + 1
        return tuple(found)

    @property
    def whole(self) -> tuple[Span, ...]:
        """Document offsets of every segment of this side."""
        return tuple((segment.start, segment.stop) for segment in self.segments)


@dataclass(frozen=True, slots=True)
class Pair:
    """One bead with the text of both its sides."""

    bead: int
    source: Side
    target: Side
    confidence: float

    @property
    def is_null(self) -> bool:
        """Whether one side is empty."""
        return not self.source.segments or not self.target.segments

    @property
    def is_foreign(self) -> bool:
        """Whether any of it is in another language than its document."""
        return any(segment.start in side.foreign for side in (self.source, self.target) for segment in side.segments)


@dataclass(frozen=True, slots=True)
class Bitext:
    """An alignment together with what was computed on the way to it, for the checks that need more than words.

    ``encoder`` is the one whose cosines the pairs have; None where nothing is to be encoded. ``reader`` is for a second
    look at pairs; None where there is none. ``forbidden`` are pairs of a source term, empty for any text, and a target
    term that must not stand for it; ``patterns`` are a user's own. ``foreign`` has, for each side, the languages of the
    segments that are in another than their document's, by their offsets. Where the alignment is an excerpt of a
    document, ``asked`` are the beads that flags are wanted of (the others are there to compare with), and ``before``
    how many beads stand before it.
    """

    alignment: Alignment
    encoder: Encoder | None = None
    reader: ContextualEncoder | None = None
    glossary: tuple[tuple[str, str], ...] = ()
    forbidden: tuple[tuple[str, str], ...] = ()
    patterns: tuple[Pattern, ...] = ()
    asked: frozenset[int] | None = None
    before: int = 0
    foreign: tuple[Mapping[int, str], Mapping[int, str]] = field(default_factory=lambda: ({}, {}))

    def wants(self, pair: Pair) -> bool:
        """Whether flags of a pair are wanted."""
        return self.asked is None or pair.bead in self.asked

    def pairs(self) -> Iterator[Pair]:
        """Every bead, nulls included, in text order."""
        alignment = self.alignment
        for index, bead in enumerate(alignment.beads):
            yield Pair(
                index,
                Side(alignment.source, alignment.source_segments(bead), self.foreign[0]),
                Side(alignment.target, alignment.target_segments(bead), self.foreign[1]),
                bead.confidence,
            )

    def moved_pairs(self) -> Iterator[Pair]:
        """Every segment of a moved passage opposite its own translation, where these are as many.

        ``bead`` is the null bead that holds the source segment.
        """
        alignment = self.alignment
        bead_of = {k: index for index, bead in enumerate(alignment.beads) for k in bead.source}
        for sources, targets in alignment.moved:
            for i, j in zip(sources, targets, strict=True) if len(sources) == len(targets) else ():
                yield Pair(
                    bead_of[i],
                    Side(alignment.source, (alignment.source.segments[i],), self.foreign[0]),
                    Side(alignment.target, (alignment.target.segments[j],), self.foreign[1]),
                    1.0,
                )

    def translations(self) -> Iterator[Pair]:
        """Every pair of texts that translate each other, wherever they stand, of those that flags are wanted of."""
        yield from (pair for pair in self.pairs() if not pair.is_null and self.wants(pair))
        yield from filter(self.wants, self.moved_pairs())


Check = Callable[[Bitext], Iterable[Flag]]
"""A check is a pure function from a bitext to the flags of one or a few kinds."""


def raise_flag(
    kind: str,
    pair: Pair,
    message: str,
    *,
    severity: Severity,
    confidence: float,
    source: Sequence[Span] = (),
    target: Sequence[Span] = (),
    evidence: Mapping[str, Any] | None = None,
) -> Flag:
    """A flag on one pair, with its stable id.

    Args:
        source: (start, stop) in code points of ``pair.source.text``; mapped to document offsets here.
        target: the same for the target side.
    """
    source_spans = tuple(span for start, stop in source for span in pair.source.spans(start, stop))
    target_spans = tuple(span for start, stop in target for span in pair.target.spans(start, stop))
    marked = [pair.source.text[start:stop] for start, stop in source]
    marked += [pair.target.text[start:stop] for start, stop in target]
    return Flag(
        kind,
        severity,
        confidence,
        pair.bead,
        source_spans,
        target_spans,
        message,
        flag_id(kind, pair.source.text, pair.target.text, *marked),
        MappingProxyType(dict(evidence or {})),
    )


def flag_id(kind: str, *texts: str) -> str:
    """Twelve hexadecimal digits that depend on the kind and the words alone, so that re-alignment keeps them."""
    folded = "\x1f".join(" ".join(unicodedata.normalize("NFC", text).split()) for text in texts)
    return hashlib.sha256(f"{kind}\x1f{folded}".encode("utf-8", "surrogatepass")).hexdigest()[:12]
