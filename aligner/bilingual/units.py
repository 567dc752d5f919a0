"""Other units of the same pairs: by paragraph, and those of several alignments in one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import StrEnum

from aligner.alignment import Alignment, Bead, Flag, Span
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
    texts: tuple[list[str], list[str]] = [], []
    segments: tuple[list[Segment], list[Segment]] = [], []
    ends, paragraphs = [0, 0], [0, 0]
    for alignment in alignments:
        documents = alignment.source, alignment.target
        before = [len(side) for side in segments]
        new_number: dict[int, int] = {}
        for number, bead in enumerate(alignment.beads):
            pair = joined(alignment.source_segments(bead)), joined(alignment.target_segments(bead))
            if all(pair) and pair in known:
                n_repeated += 1
                continue
            known.add(pair)
            new_number[number] = len(beads)
            source = tuple(before[0] + k for k in bead.source)
            beads.append(replace(bead, source=source, target=tuple(before[1] + k for k in bead.target), unit=None))
        flags += (
            replace(
                flag,
                bead=new_number[flag.bead],
                source_spans=_moved(flag.source_spans, ends[0]),
                target_spans=_moved(flag.target_spans, ends[1]),
                first=None,
                more=0,
            )
            for flag in alignment.flags
            if flag.bead in new_number
        )
        for side, document in enumerate(documents):
            segments[side].extend(
                replace(
                    segment,
                    start=segment.start + ends[side],
                    stop=segment.stop + ends[side],
                    paragraph=segment.paragraph + paragraphs[side],
                )
                for segment in document.segments
            )
            texts[side].append(document.text)
            ends[side] += len(document.text) + 1
            paragraphs[side] = segments[side][-1].paragraph + 1 if segments[side] else 0
    first = alignments[0]
    whole = [
        Document("\n".join(text), document.lang, tuple(side))
        for text, document, side in zip(texts, (first.source, first.target), segments, strict=True)
    ]
    signature = first.signature if all(a.signature == first.signature for a in alignments) else type(first.signature)()
    return Alignment(whole[0], whole[1], tuple(beads), tuple(flags), signature), n_repeated


def _moved(spans: tuple[Span, ...], by: int) -> tuple[Span, ...]:
    return tuple((start + by, stop + by) for start, stop in spans)
