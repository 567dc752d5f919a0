"""JSON of the schema aligner/1: everything an alignment knows, one segment, bead or flag a line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from importlib.resources import files
from typing import Any, BinaryIO

from aligner.alignment import Alignment, Bead, Flag
from aligner.document import Document, Segment

SCHEMA = "aligner/1"
_SURROGATES = re.compile("[\ud800-\udfff]")


def json_schema() -> dict[str, Any]:
    """The JSON Schema that documents and checks the format."""
    loaded: dict[str, Any] = json.loads(files("aligner.write").joinpath("aligner-1.schema.json").read_text("utf-8"))
    return loaded


def write(alignment: Alignment, stream: BinaryIO) -> None:
    """The whole alignment; lone surrogates are escaped, so that reading it back gives the text to the letter."""
    for piece in _pieces(alignment):
        stream.write(_SURROGATES.sub(lambda found: f"\\u{ord(found[0]):04x}", piece).encode())


def _pieces(alignment: Alignment) -> Iterator[str]:
    yield f'{{\n"schema": {_line(SCHEMA)},\n"signature": {_line(alignment.signature)},\n'
    for side, document in (("source", alignment.source), ("target", alignment.target)):
        yield f'"{side}": {{'
        for key, value in _header(document).items():
            yield f"{_line(key)}: {_line(value)}, "
        yield '"segments": '
        yield from _array(map(_segment, document.segments))
        yield "},\n"
    yield '"beads": '
    yield from _array(map(_bead, alignment.beads))
    yield ',\n"flags": '
    yield from _array(map(_flag, alignment.flags))
    yield ',\n"moved": '
    yield from _array({"source": list(source), "target": list(target)} for source, target in alignment.moved)
    yield "\n}\n"


def _header(document: Document) -> dict[str, Any]:
    optional = {"encoding": document.encoding, "date": document.date}
    return {"path": document.path, "lang": document.lang} | {key: value for key, value in optional.items() if value}


def _segment(segment: Segment) -> dict[str, Any]:
    return {
        "text": segment.text,
        "start": segment.start,
        "end": segment.stop,
        "paragraph": segment.paragraph,
        "kind": str(segment.kind),
    }


def _bead(bead: Bead) -> dict[str, Any]:
    return {
        "source": list(bead.source),
        "target": list(bead.target),
        "confidence": round(float(bead.confidence), 4),
        "similarity": None if bead.similarity is None else round(float(bead.similarity), 4),
    }


def _flag(flag: Flag) -> dict[str, Any]:
    return {
        "kind": flag.kind,
        "severity": str(flag.severity),
        "confidence": round(flag.confidence, 4),
        "bead": flag.bead,
        "source_spans": [list(span) for span in flag.source_spans],
        "target_spans": [list(span) for span in flag.target_spans],
        "message": flag.message,
        "id": flag.id,
    } | ({"evidence": dict(flag.evidence)} if flag.evidence else {})


def _array(items: Iterable[dict[str, Any]]) -> Iterator[str]:
    opening = "["
    for item in items:
        yield f"{opening}\n{_line(item)}"
        opening = ","
    yield "[]" if opening == "[" else "\n]"


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
