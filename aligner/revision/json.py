"""JSON of the schema aligner-drift/1: a row of the drift a line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from aligner.bilingual.json_lines import json_array, json_line, write_json
from aligner.document import Document
from aligner.revision.drift import Drift, Passage, Row

SCHEMA = "aligner-drift/1"


def write(drift: Drift, stream: BinaryIO) -> None:
    """All rows, and how many there are of each state; lone surrogates are escaped."""
    write_json(_pieces(drift), stream)


def _pieces(drift: Drift) -> Iterator[str]:
    yield f'{{\n"schema": {json_line(SCHEMA)},\n"signature": {json_line(str(drift.signature))},\n'
    for side in ("old", "new", "translation"):
        yield f'"{side}": {json_line(_header(getattr(drift, side)))},\n'
    yield f'"stale": {len(drift.stale)},\n'
    yield f'"counts": {json_line({str(state): count for state, count in drift.counts().items()})},\n"rows": '
    yield from json_array(map(_row, drift.rows))
    yield "\n}\n"


def _header(document: Document) -> dict[str, Any]:
    return {"lang": document.lang, "path": document.path}


def _row(row: Row) -> dict[str, Any]:
    return {
        "state": str(row.state),
        "stale": row.state.is_stale,
        "part": str(row.part),
        "confidence": round(row.confidence, 4),
        "old": _passage(row.old),
        "new": _passage(row.new),
        "translation": _passage(row.translation),
    }


def _passage(passage: Passage) -> dict[str, Any] | None:
    if not passage:
        return None
    return {
        "text": passage.text,
        "segments": list(passage.segments),
        "words": [list(span) for span in passage.words],
        "line": passage.line,
    }
