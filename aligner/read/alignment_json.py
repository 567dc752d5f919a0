"""Read an alignment back from JSON of the schema aligner/1, or say where the file is damaged."""

from __future__ import annotations

import json
from collections.abc import Iterator
from os import PathLike
from pathlib import Path

from aligner.alignment import Alignment, Bead, Flag, Severity, Span
from aligner.document import Document, Kind, Segment
from aligner.errors import InputError
from aligner.read.node import DamagedError, Node

SCHEMA = "aligner/1"


def read_alignment(path: str | PathLike[str]) -> Alignment:
    """The alignment that a JSON file holds.

    The file has the segments' text alone: what stood between them comes back as spaces and line feeds, so that all
    offsets hold.

    Raises:
        InputError: if the file cannot be read or is no sound alignment; the message names the place.
    """
    try:
        stored = json.loads(Path(path).read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror}; check the path") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path} is not JSON: it is not UTF-8 text") from error
    except (ValueError, RecursionError) as error:
        raise InputError(f"{path} is not JSON: {error}") from error
    try:
        return _alignment(Node(stored))
    except DamagedError as damage:
        raise InputError(f"{path} is not a sound alignment: {damage}") from damage


def _alignment(whole: Node) -> Alignment:
    if whole["schema"].value != SCHEMA:
        raise DamagedError(f"its schema is {whole['schema'].value!r}, and this version reads {SCHEMA!r}")
    source, target = _document(whole["source"]), _document(whole["target"])
    beads = tuple(_beads(whole["beads"], source, target))
    flags = tuple(_flag(flag, len(beads)) for flag in whole["flags"].items())
    moved = whole.optional("moved")
    passages = moved.items() if moved else iter(())
    return Alignment(
        source,
        target,
        beads,
        flags,
        whole["signature"].text(),
        tuple((_indices(passage["source"], source), _indices(passage["target"], target)) for passage in passages),
    )


def _document(stored: Node) -> Document:
    segments: list[Segment] = []
    pieces: list[str] = []
    offset = 0
    for item in stored["segments"].items():
        segment = _segment(item)
        between = segment.start - offset
        if between < 0:
            raise DamagedError(f"{item.place} starts at {segment.start}, inside the segment before it, up to {offset}")
        breaks = "\n" if segments and segments[-1].paragraph != segment.paragraph else ""
        pieces += [breaks.ljust(between)[:between], segment.text]
        segments.append(segment)
        offset = segment.stop
    path, encoding, date = (stored.optional(key) for key in ("path", "encoding", "date"))
    return Document(
        "".join(pieces),
        stored["lang"].text(),
        tuple(segments),
        path.text() if path else None,
        encoding.text() if encoding else None,
        date.text() if date else None,
    )


def _segment(stored: Node) -> Segment:
    text, start, stop = stored["text"].text(), stored["start"].count(), stored["end"].count()
    if stop - start != len(text):
        raise DamagedError(f"{stored.place} runs from {start} to {stop}, but its text has {len(text)} characters")
    return Segment(text, start, stop, stored["paragraph"].count(), stored["kind"].choice(Kind))


def _beads(stored: Node, source: Document, target: Document) -> Iterator[Bead]:
    owners: dict[tuple[str, int], str] = {}
    for item in stored.items():
        bead = Bead(
            _indices(item["source"], source),
            _indices(item["target"], target),
            item["confidence"].number(0, 1),
            similarity.number(-1, 1) if (similarity := item.optional("similarity")) else None,
        )
        for side, indices in (("source", bead.source), ("target", bead.target)):
            for index in indices:
                owner = owners.setdefault((side, index), item.place)
                if owner != item.place:
                    raise DamagedError(f"{side} segment {index} is in {owner} and again in {item.place}")
        yield bead


def _indices(stored: Node, document: Document) -> tuple[int, ...]:
    indices = tuple(item.index(len(document.segments), "segments") for item in stored.items())
    if indices and indices != tuple(range(indices[0], indices[0] + len(indices))):
        raise DamagedError(f"{stored.place} is {list(indices)}, but the segments of a bead follow each other")
    return indices


def _flag(stored: Node, n_beads: int) -> Flag:
    return Flag(
        stored["kind"].text(),
        stored["severity"].choice(Severity),
        stored["confidence"].number(0, 1),
        stored["bead"].index(n_beads, "beads"),
        _spans(stored["source_spans"]),
        _spans(stored["target_spans"]),
        stored["message"].text(),
        stored["id"].text(),
    )


def _spans(stored: Node) -> tuple[Span, ...]:
    spans = []
    for item in stored.items():
        ends = tuple(end.count() for end in item.items())
        if len(ends) != 2 or ends[0] > ends[1]:
            raise DamagedError(f"{item.place} is no pair [start, end]")
        spans.append((ends[0], ends[1]))
    return tuple(spans)
