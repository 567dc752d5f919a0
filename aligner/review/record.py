"""Steps as lines of JSON, and back: every row as it was and as it is, to the letter."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from aligner.alignment import Decision, Flag, Severity
from aligner.bilingual.node import DamagedError, Node
from aligner.document import Kind
from aligner.review.operation import Operation, Step, Swap, What
from aligner.review.row import Dismissed, Mark, Passage, Piece, Row, RowFlag, Sides


def line_of(step: Step) -> str:
    """A step as one line of ASCII; what has no say in it is left out."""
    operation = step.operation
    fields: dict[str, Any] = {
        "number": step.number,
        "time": step.time,
        "who": step.who,
        "what": str(operation.what),
        "bead": operation.row_id,
        "arguments": dict(operation.arguments),
        "undoes": step.undoes,
        "swaps": [
            {"at": swap.index, "before": list(map(_row, swap.before)), "after": list(map(_row, swap.after))}
            for swap in operation.swaps
        ],
    }
    return json.dumps({key: value for key, value in fields.items() if value or key == "number"}, allow_nan=False)


def step_of(stored: Node) -> Step:
    """What ``line_of`` wrote.

    Raises:
        DamagedError: if it is no step.
    """
    undoes, bead, arguments = stored.optional("undoes"), stored.optional("bead"), stored.optional("arguments")
    who = stored.optional("who")
    if arguments is not None and not isinstance(arguments.value, Mapping):
        raise DamagedError(f"{arguments.place} is no object")
    operation = Operation(
        stored["what"].choice(What),
        bead.text() if bead else "",
        MappingProxyType(dict(arguments.value) if arguments else {}),
        tuple(_swaps(stored)),
    )
    return Step(
        stored["number"].count(),
        stored["time"].text(),
        who.text() if who else "",
        operation,
        undoes.count() if undoes else None,
    )


def _swaps(stored: Node) -> Iterator[Swap]:
    swaps = stored.optional("swaps")
    for swap in swaps.items() if swaps else ():
        before, after = (tuple(map(_read_row, swap[key].items())) for key in ("before", "after"))
        yield Swap(swap["at"].count(), before, after)


def _row(row: Row) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "id": row.id,
        "source": list(map(_piece, row.sides[0])),
        "target": list(map(_piece, row.sides[1])),
        "confidence": row.confidence,
        "similarity": row.similarity,
        "decision": "" if row.decision is Decision.OPEN else str(row.decision),
        "comments": list(row.comments),
        "flags": list(map(_flag, row.flags)),
        "dismissed": [_flag(gone.flag) | {"by": gone.by} for gone in row.dismissed],
        "origin": row.origin,
        "edited": row.is_edited,
        "moved": [[list(passage.sides[0]), list(passage.sides[1]), passage.number] for passage in row.moved],
    }
    always = ("source", "target", "confidence")
    return {key: value for key, value in fields.items() if key in always or _says_something(value)}


def _says_something(value: Any) -> bool:
    return value is not None and value is not False and value not in ("", [])


def _read_row(stored: Node) -> Row:
    similarity, decision, origin = (stored.optional(key) for key in ("similarity", "decision", "origin"))
    sides: Sides = tuple(map(_read_piece, stored["source"].items())), tuple(map(_read_piece, stored["target"].items()))
    edited = stored.optional("edited")
    return Row(
        stored["id"].text(),
        sides,
        stored["confidence"].number(0, 1),
        similarity.number(-1, 1) if similarity else None,
        decision.choice(Decision) if decision else Decision.OPEN,
        tuple(line.text() for line in _items(stored, "comments")),
        tuple(map(_read_flag, _items(stored, "flags"))),
        tuple(Dismissed(_read_flag(flag), flag["by"].text()) for flag in _items(stored, "dismissed")),
        origin.count() if origin else None,
        edited is not None and edited.value is True,
        tuple(map(_read_passage, _items(stored, "moved"))),
    )


def _items(stored: Node, key: str) -> Iterator[Node]:
    listed = stored.optional(key)
    return listed.items() if listed else iter(())


def _piece(piece: Piece) -> dict[str, Any]:
    fields: dict[str, Any] = {"gap": piece.gap, "paragraph": piece.paragraph}
    kind = {} if piece.kind is Kind.SENTENCE else {"kind": str(piece.kind)}
    return {"place": piece.place, "text": piece.text} | {key: value for key, value in fields.items() if value} | kind


def _read_piece(stored: Node) -> Piece:
    gap, paragraph, kind = (stored.optional(key) for key in ("gap", "paragraph", "kind"))
    return Piece(
        stored["place"].text(),
        stored["text"].text(),
        gap.text() if gap else "",
        paragraph.count() if paragraph else 0,
        kind.choice(Kind) if kind else Kind.SENTENCE,
    )


def _flag(flag: RowFlag) -> dict[str, Any]:
    told = flag.flag
    fields: dict[str, Any] = {
        "kind": told.kind,
        "severity": str(told.severity),
        "confidence": told.confidence,
        "message": told.message,
        "id": told.id,
        "cause": told.cause,
        "evidence": dict(told.evidence),
        "source": [list(mark) for mark in flag.marks[0]],
        "target": [list(mark) for mark in flag.marks[1]],
    }
    return {key: value for key, value in fields.items() if value or key == "confidence"}


def _read_flag(stored: Node) -> RowFlag:
    message, id_, cause, evidence = (stored.optional(key) for key in ("message", "id", "cause", "evidence"))
    flag = Flag(
        stored["kind"].text(),
        stored["severity"].choice(Severity),
        stored["confidence"].number(0, 1),
        0,
        (),
        (),
        message.text() if message else "",
        id_.text() if id_ else "",
        cause=cause.text() if cause else "",
    )
    if evidence is not None and isinstance(evidence.value, Mapping):
        flag = replace(flag, evidence=MappingProxyType(dict(evidence.value)))
    return RowFlag(flag, (tuple(_marks(stored, "source")), tuple(_marks(stored, "target"))))


def _marks(stored: Node, side: str) -> Iterator[Mark]:
    for mark in _items(stored, side):
        parts = list(mark.items())
        if len(parts) != 4:
            raise DamagedError(f"{mark.place} is no mark")
        yield Mark(parts[0].text(), _offset(parts[1]), parts[2].text(), _offset(parts[3]))


def _offset(stored: Node) -> int:
    """An offset, which is negative for what begins in the gap before a piece."""
    if not isinstance(stored.value, int) or isinstance(stored.value, bool):
        raise DamagedError(f"{stored.place} is no offset")
    return stored.value


def _read_passage(stored: Node) -> Passage:
    parts = list(stored.items())
    if len(parts) != 3:
        raise DamagedError(f"{stored.place} is no passage")
    source, target = (tuple(place.text() for place in part.items()) for part in parts[:2])
    return Passage((source, target), parts[2].count())
