"""Other units of the same pairs: by paragraph, and those of several alignments in one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from aligner.alignment import Alignment, Bead, Flag, Signature, Span
from aligner.bilingual.text import joined
from aligner.document import Document, Segment
from aligner.errors import InputError


class Units(StrEnum):
    """What a pair is."""

    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"
    BOTH = "both"


def paragraph_groups(alignment: Alignment) -> Iterator[list[int]]:
    """The beads, by number, up to where a paragraph of either side ends at the same place as one of the other."""
    group: list[int] = []
    last: list[int | None] = [None, None]  # the paragraphs that the group has come to
    for number, bead in enumerate(alignment.beads):
        sides = (alignment.source.segments, bead.source), (alignment.target.segments, bead.target)
        goes_on = any(
            indices and segments[indices[0]].paragraph == paragraph
            for (segments, indices), paragraph in zip(sides, last, strict=True)
        )
        if group and not goes_on:
            yield group
            group, last = [], [None, None]
        group.append(number)
        last = [
            segments[indices[-1]].paragraph if indices else paragraph
            for (segments, indices), paragraph in zip(sides, last, strict=True)
        ]
    if group:
        yield group


def by_paragraph(alignment: Alignment) -> Alignment:
    """The same texts in pairs of paragraphs, as sure as the least sure of their sentences."""
    beads: list[Bead] = []
    number_of: dict[int, int] = {}
    for group in paragraph_groups(alignment):
        members = [alignment.beads[number] for number in group]
        source = tuple(k for bead in members for k in bead.source)
        target = tuple(k for bead in members for k in bead.target)
        number_of |= dict.fromkeys(group, len(beads))
        only = members[0] if len(members) == 1 else None
        confidence = min(bead.confidence for bead in members)
        beads.append(only or Bead(source, target, confidence))
    flags = tuple(replace(flag, bead=number_of[flag.bead], first=None, more=0) for flag in alignment.flags)
    return replace(alignment, beads=tuple(beads), flags=flags, frame=None)


def merged(alignments: Sequence[Alignment]) -> tuple[Alignment, int]:
    """The pairs of several alignments one after the other, each pair of texts once; how many stood there already.

    Raises:
        InputError: if their languages differ.
    """
    languages = {(alignment.source.lang, alignment.target.lang) for alignment in alignments}
    if len(languages) != 1:
        named = " and ".join(sorted(f"{source}→{target}" for source, target in languages))
        raise InputError(f"the files are in different languages, {named}; convert those of one pair of languages")
    if len(alignments) == 1:
        return alignments[0], 0
    beads: list[Bead] = []
    flags: list[Flag] = []
    known: set[tuple[str, str]] = set()
    n_repeated = 0
    whole = _Side(), _Side()
    for alignment in alignments:
        new_number: dict[int, int] = {}
        for number, bead in enumerate(alignment.beads):
            pair = joined(alignment.source_segments(bead)), joined(alignment.target_segments(bead))
            if all(pair) and pair in known:
                n_repeated += 1
                continue
            known.add(pair)
            new_number[number] = len(beads)
            source, target = whole[0].numbers(bead.source), whole[1].numbers(bead.target)
            beads.append(replace(bead, source=source, target=target, unit=None))
        flags += (
            replace(
                flag,
                bead=new_number[flag.bead],
                source_spans=whole[0].spans(flag.source_spans),
                target_spans=whole[1].spans(flag.target_spans),
                first=None,
                more=0,
            )
            for flag in alignment.flags
            if flag.bead in new_number
        )
        for side, document in zip(whole, (alignment.source, alignment.target), strict=True):
            side.add(document)
    first = alignments[0]
    signature = first.signature if all(a.signature == first.signature for a in alignments) else Signature()
    documents = whole[0].document(first.source.lang), whole[1].document(first.target.lang)
    return Alignment(*documents, tuple(beads), tuple(flags), signature), n_repeated


@dataclass
class _Side:
    """One side of several alignments: their texts, a line feed between them; ``end`` is where the next one begins."""

    texts: list[str] = field(default_factory=list)
    segments: list[Segment] = field(default_factory=list)
    end: int = 0
    n_paragraphs: int = 0

    def numbers(self, indices: tuple[int, ...]) -> tuple[int, ...]:
        """What segments of the next document will be counted by."""
        return tuple(len(self.segments) + k for k in indices)

    def spans(self, spans: tuple[Span, ...]) -> tuple[Span, ...]:
        """Where stretches of the next document will stand."""
        return tuple((start + self.end, stop + self.end) for start, stop in spans)

    def add(self, document: Document) -> None:
        """Put the next document behind the others."""
        for segment in document.segments:
            start, stop = segment.start + self.end, segment.stop + self.end
            paragraph = segment.paragraph + self.n_paragraphs
            self.segments.append(replace(segment, start=start, stop=stop, paragraph=paragraph))
        self.texts.append(document.text)
        self.end += len(document.text) + 1
        self.n_paragraphs = self.segments[-1].paragraph + 1 if self.segments else 0

    def document(self, lang: str) -> Document:
        """All of it."""
        return Document("\n".join(self.texts), lang, tuple(self.segments))
