"""Missing and added: passages of one text that have no counterpart in the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aligner.alignment import Flag, Severity
from aligner.checks.support.bitext import Bitext, raise_flag
from aligner.checks.support.passages import Passage, passages, says_something
from aligner.checks.support.quoting import shortened
from aligner.document import Kind, Segment

SURE = 0.7
"""Posterior from which a passage without counterpart is an error; of beads between .5 and .7, three in ten are wrong
(bench/results.md)."""

_NOUNS = {
    Kind.SENTENCE: ("sentence", "sentences"),
    Kind.LIST_ITEM: ("list item", "list items"),
    Kind.HEADING: ("heading", "headings"),
    Kind.CAPTION: ("caption", "captions"),
    Kind.NOTE: ("note", "notes"),
    Kind.ELISION: ("mark of a cut", "marks of a cut"),
}


def check(bitext: Bitext) -> Iterator[Flag]:
    """Flag every passage without counterpart, once; the segments of it that stand elsewhere are ``moved``."""
    for passage in passages(bitext.alignment, without_moved=True):
        pair = passage.pair(bitext.alignment)
        segments = passage.segments(bitext.alignment)
        whole = [(0, len((pair.source if passage.in_source else pair.target).text))]
        yield raise_flag(
            "missing" if passage.in_source else "added",
            pair,
            _message(segments, passage),
            severity=_severity(segments, passage),
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


def _severity(segments: Sequence[Segment], passage: Passage) -> Severity:
    """A lost sentence is an error; a lost heading is none, and a label, a tag or a marked cut is worth a note."""
    telling = [segment for segment in segments if says_something(segment) and segment.kind is not Kind.CAPTION]
    if passage.cut_opposite or not telling:
        return Severity.INFO
    if all(segment.kind is Kind.HEADING for segment in telling) or passage.confidence < SURE:
        return Severity.WARNING
    return Severity.ERROR


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
