"""Rows as the page needs them: an entry for each to draw the map and to filter by, and all of it for those in view."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import IntFlag
from itertools import pairwise
from typing import Any

from aligner.alignment import Decision, Severity
from aligner.browser.phrases import Phrases
from aligner.document import Kind
from aligner.review.fixes import Fix
from aligner.review.progress import asks, is_unsure
from aligner.review.row import Piece, Row, RowFlag, text_of
from aligner.write.report.pieces import shown
from aligner.write.words import doubt, in_words, title

ON_A_LINE_OF_THEIR_OWN = frozenset({Kind.HEADING, Kind.LIST_ITEM, Kind.CAPTION})


class Trait(IntFlag):
    """What a row can be filtered by, besides the kinds of its flags; the page's script has the same names."""

    UNDECIDED = 1
    ACCEPTED = 2
    REJECTED = 4
    ASKED = 8
    ERROR = 16
    WARNING = 32
    INFO = 64
    UNSURE = 128
    NULL = 256
    EDITED = 512
    COMMENT = 1024
    REMEMBERED = 2048


_DECISIONS = {
    Decision.OPEN: 0,
    Decision.ACCEPTED: Trait.ACCEPTED.value,
    Decision.REJECTED: Trait.REJECTED.value,
    Decision.ASKED: Trait.ASKED.value,
}
_SEVERITIES = {
    Severity.ERROR: Trait.ERROR.value,
    Severity.WARNING: Trait.WARNING.value,
    Severity.INFO: Trait.INFO.value,
}
_UNDECIDED, _UNSURE, _NULL = Trait.UNDECIDED.value, Trait.UNSURE.value, Trait.NULL.value
_EDITED, _COMMENT, _REMEMBERED = Trait.EDITED.value, Trait.COMMENT.value, Trait.REMEMBERED.value


def traits(row: Row) -> int:
    """All that is true of a row, as a number: sums of ``Trait`` themselves are slow where there are 20,000 rows."""
    made = _DECISIONS[row.decision]
    for flag in row.flags:
        made |= _SEVERITIES[flag.severity]
    return (
        made
        | asks(row) * _UNDECIDED
        | is_unsure(row) * _UNSURE
        | row.is_null * _NULL
        | row.is_edited * _EDITED
        | bool(row.comments) * _COMMENT
        | bool(row.dismissed) * _REMEMBERED
    )


def entry(row: Row) -> list[Any]:
    """A row in few characters: its id, its traits, and the kinds of its flags where it has any."""
    if not row.flags:
        return [row.id, traits(row)]
    return [row.id, traits(row), sorted({flag.kind for flag in row.flags})]


def texts(row: Row) -> list[str]:
    """Both texts, to search in."""
    return [row.source, row.target]


Fixes = Callable[[Row, RowFlag], Sequence[Fix]]
"""How the words of a flag may be put right."""


def shown_row(row: Row, before: Row | None, phrases: Phrases, fixes: Fixes) -> dict[str, Any]:
    """All that the page shows of a row; ``before`` is the row above it, which tells whether a paragraph begins."""
    return {
        "id": row.id,
        "decision": str(row.decision),
        "type": row.type,
        "confidence": round(row.confidence, 2),
        "doubt": "" if row.is_null else doubt(row.confidence),
        "edited": row.is_edited,
        "comment": shown("\n".join(row.comments)),
        "sides": [_side(row, before, side) for side in (0, 1)],
        "flags": [_flag(flag, phrases) | {"fixes": [_fix(row, fix) for fix in fixes(row, flag)]} for flag in row.flags],
        "dismissed": [_flag(gone.flag, phrases) for gone in row.dismissed],
    }


def _side(row: Row, before: Row | None, side: int) -> dict[str, Any]:
    pieces = row.sides[side]
    spans = [(start, stop, number) for number, flag in enumerate(row.flags) for start, stop in row.spans(flag, side)]
    blocks: list[dict[str, Any]] = []
    last = before.sides[side][-1] if before is not None and before.sides[side] else None
    offset = 0
    for piece in pieces:
        opens = last is None or piece.paragraph != last.paragraph
        cut = list(_cut(piece, offset, spans))
        if not blocks or opens or piece.kind in ON_A_LINE_OF_THEIR_OWN or blocks[-1]["kind"] != piece.kind:
            blocks.append({"kind": str(piece.kind), "opens": opens, "segments": [cut]})
        else:
            blocks[-1]["segments"].append(cut)
        offset += len(piece.text) + 1
        last = piece
    return {"blocks": blocks, "text": text_of(pieces), "sentences": [len(piece.text) for piece in pieces]}


def _cut(piece: Piece, offset: int, spans: Sequence[tuple[int, int, int]]) -> Iterator[list[Any]]:
    """The text of a piece wherever a mark begins or ends, each part with the numbers of its flags."""
    length = len(piece.text)
    inside = [
        (max(start - offset, 0), min(stop - offset, length), number)
        for start, stop, number in spans
        if start < offset + length and stop > offset
    ]
    edges = sorted({0, length, *(edge for start, stop, _ in inside for edge in (start, stop))})
    for left, right in pairwise(edges):
        yield [
            shown(piece.text[left:right]),
            [number for start, stop, number in inside if start <= left and right <= stop],
        ]


def _flag(flag: RowFlag, phrases: Phrases) -> dict[str, Any]:
    return {
        "id": flag.id,
        "kind": flag.kind,
        "title": phrases.say(title(flag.kind)),
        "cause": flag.flag.cause,
        "severity": str(flag.severity),
        "message": shown(flag.message),
        "certainty": phrases.say(in_words(flag.flag.confidence)),
        "confidence": round(flag.flag.confidence, 2),
    }


def _fix(row: Row, fix: Fix) -> dict[str, Any]:
    """A fix with the words that it replaces, and the whole text as it would be."""
    text = (row.source, row.target)[fix.side]
    return {
        "side": fix.side,
        "before": shown(text[fix.start : fix.stop]),
        "replacement": shown(fix.replacement),
        "text": text[: fix.start] + fix.replacement + text[fix.stop :],
    }


def difference(before: Sequence[Row], after: Sequence[Row]) -> Mapping[str, Any]:
    """Where two lists of rows differ: entries that take the place of those from ``start`` to ``stop``."""
    start = 0
    shorter = min(len(before), len(after))
    while start < shorter and before[start] is after[start]:
        start += 1
    end = 0
    while end < shorter - start and before[-1 - end] is after[-1 - end]:
        end += 1
    return {
        "start": start,
        "stop": len(before) - end,
        "entries": [entry(row) for row in after[start : len(after) - end]],
    }
