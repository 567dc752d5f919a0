"""Missing and added: passages of one text that have no counterpart in the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from aligner.alignment import Alignment, Flag, Severity
from aligner.checks.support.bitext import Bitext, raise_flag
from aligner.checks.support.passages import Passage, passages, says_something
from aligner.checks.support.quoting import shortened
from aligner.checks.support.said_again import is_said_in
from aligner.document import Kind, Segment

WORTH_A_LOOK, SURE = 0.5, 0.8
"""Confidences from which a passage without counterpart is a warning, is an error. On real documents, by weights and a
calibration not fitted to them, one in a hundred of the segments left alone with .9 and more has its translation beside
it, one in sixteen of those between .7 and .9, and two in three of those below (bench/real)."""

FACING_SEGMENTS, FACING_RATIO = 3, 3.0
"""Two passages in one place, of up to so many segments and so near in length, may be a free translation of each other
that vectors do not see: in real documents all five such pairs were, and no longer ones (bench/real)."""

FACING_SURE = 0.95
"""Posterior from which two such passages are a warning: the free translations had .46 to .93; of 27 pairs where a text
really leaves out what stands there and adds something else (news, sentences dropped at random), 13 have more."""

NEAR_A_NOTE = 8
"""Beads before and behind a note in which the words stand that it may explain: it comes behind their paragraph."""

_NOUNS = {
    Kind.SENTENCE: ("sentence", "sentences"),
    Kind.LIST_ITEM: ("list item", "list items"),
    Kind.HEADING: ("heading", "headings"),
    Kind.CAPTION: ("caption", "captions"),
    Kind.NOTE: ("note", "notes"),
    Kind.ELISION: ("mark of a cut", "marks of a cut"),
}


def check(bitext: Bitext) -> Iterator[Flag]:
    """Flag every passage without counterpart, once; the segments of it that stand elsewhere are ``moved``.

    Two that may be a free translation of each other get one flag.
    """
    for _, group in groupby(passages(bitext.alignment, without_moved=True), lambda passage: passage.gap):
        gap = list(group)
        if _facing(bitext.alignment, gap):
            yield _facing_flag(bitext.alignment, gap[0], gap[1])
        else:
            yield from _flags(bitext, gap)


def _flags(bitext: Bitext, gap: Sequence[Passage]) -> Iterator[Flag]:
    alignment = bitext.alignment
    for passage in gap:
        pair = passage.pair(alignment)
        segments = passage.segments(alignment)
        whole = [(0, len((pair.source if passage.in_source else pair.target).text))]
        message, severity = _message(segments, passage), _severity(segments, passage)
        if severity is not Severity.INFO and _is_explained(bitext, passage):
            message, severity = _explanation(segments), Severity.INFO
        yield raise_flag(
            "missing" if passage.in_source else "added",
            pair,
            message,
            severity=severity,
            confidence=passage.confidence,
            source=whole if passage.in_source else (),
            target=() if passage.in_source else whole,
            evidence={
                "posterior": round(passage.confidence, 4),
                "segments": len(segments),
                "kinds": ", ".join(sorted({segment.kind for segment in segments})),
                "cut marked opposite": passage.cut_opposite,
            },
        )


def _facing(alignment: Alignment, gap: Sequence[Passage]) -> bool:
    """Whether a gap holds one short passage of either side, each as telling and about as long as the other."""
    if len(gap) != 2 or gap[0].in_source == gap[1].in_source:
        return False
    sides = [passage.segments(alignment) for passage in gap]
    lengths = [sum(len(segment.text) for segment in side) for side in sides]
    return (
        all(_severity(side, passage) is not Severity.INFO for side, passage in zip(sides, gap, strict=True))
        and max(map(len, sides)) <= FACING_SEGMENTS
        and max(lengths) <= FACING_RATIO * min(lengths)
    )


def _facing_flag(alignment: Alignment, here: Passage, there: Passage) -> Flag:
    source, target = here.pair(alignment), there.pair(alignment)
    pair = replace(source, target=target.target, confidence=min(source.confidence, target.confidence))
    return raise_flag(
        "missing",
        pair,
        f"“{shortened(pair.source.text)}” of the source and “{shortened(pair.target.text)}” of the translation stand "
        "in one place, and neither has a counterpart: one may render the other freely",
        severity=Severity.WARNING if pair.confidence >= FACING_SURE else Severity.INFO,
        confidence=pair.confidence,
        source=[(0, len(pair.source.text))],
        target=[(0, len(pair.target.text))],
        evidence={"posterior": round(pair.confidence, 4), "segments": len(here.indices) + len(there.indices)},
    )


def _severity(segments: Sequence[Segment], passage: Passage) -> Severity:
    """How grave a loss is: a sentence an error, a heading a warning; a label, a tag or a marked cut worth a note.

    A note that the translation alone has is its translator's: of 40 flags of such in real documents one reader calls
    37 true, another 26.
    """
    telling = [segment for segment in segments if says_something(segment) and segment.kind is not Kind.CAPTION]
    if passage.cut_opposite or not telling or passage.confidence < WORTH_A_LOOK:
        return Severity.INFO
    is_translators = not passage.in_source and all(segment.kind is Kind.NOTE for segment in telling)
    if is_translators or all(segment.kind is Kind.HEADING for segment in telling) or passage.confidence < SURE:
        return Severity.WARNING
    return Severity.ERROR


def _is_explained(bitext: Bitext, passage: Passage) -> bool:
    """Whether notes of the translation say in its language what the source says in its own words (“DMCA: la loi …”)."""
    segments = passage.segments(bitext.alignment)
    if bitext.encoder is None or passage.in_source or any(segment.kind is not Kind.NOTE for segment in segments):
        return False
    source = bitext.alignment.source.segments
    beads = bitext.alignment.beads[max(0, passage.bead - NEAR_A_NOTE) : passage.bead + NEAR_A_NOTE]
    texts = [source[k].comparable for k in sorted({k for bead in beads for k in bead.source})]
    return is_said_in([segment.comparable for segment in segments], texts, bitext.encoder)


def _explanation(segments: Sequence[Segment]) -> str:
    many = f"{len(segments)} notes" if len(segments) > 1 else "the note"
    says = "say" if len(segments) > 1 else "says"
    quotation = shortened(segments[0].comparable)
    return f"{many} “{quotation}” of the translation {says} in its language what the source says in its own words"


def _message(segments: Sequence[Segment], passage: Passage) -> str:
    here, there = ("source", "translation") if passage.in_source else ("translation", "source")
    kinds = {segment.kind for segment in segments}
    singular, plural = _NOUNS[kinds.pop()] if len(kinds) == 1 else ("segment", "segments")
    quotation = shortened(segments[0].comparable)
    if len(segments) == 1:
        message = f"the {singular} “{quotation}” of the {here} has no counterpart in the {there}"
    else:
        message = f"{len(segments)} {plural} of the {here}, from “{quotation}” on, have no counterpart in the {there}"
    return f"{message}, which marks a cut here" if passage.cut_opposite else message
