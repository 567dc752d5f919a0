"""JSON of the schema aligner/1: everything an alignment knows, one segment, bead or flag a line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from os import PathLike
from typing import Any, BinaryIO

from aligner.alignment import Alignment, Bead, Decision, Flag, Frame, Severity, Signature, Span, Unit
from aligner.bilingual.contents import bytes_in
from aligner.bilingual.json_lines import json_array, json_line, write_json
from aligner.bilingual.node import DamagedError, Node, node_of
from aligner.bilingual.string_tables import pairs_of_source_texts
from aligner.bilingual.text import joined
from aligner.checks.support.belonging import resemblance
from aligner.document import Document, Kind, Segment, TimedLine
from aligner.errors import InputError
from aligner.notices import Notify, ignore_notice

SCHEMA = "aligner/1"

MOST_BLANK = 1_000_000
"""Characters between the segments of a document, which come back as spaces: a damaged offset must not fill memory …"""

MOST_BLANK_EACH = 100
"""… nor may many; as many more for each character of text."""

LONGEST_FILM = 36_000_000.0
"""Seconds: what four digits of hours can say."""


def read_json(
    path: str | PathLike[str], source_lang: str = "", target_lang: str = "", notify: Notify = ignore_notice
) -> Alignment:
    """The alignment that a JSON file holds, which knows its own languages; or strings whose keys are source texts.

    The file has the segments' text alone: what stood between them comes back as spaces and line feeds, so that all
    offsets hold.

    Raises:
        InputError: if the file cannot be read or is no sound alignment; the message names the place.
    """
    try:
        whole = node_of(bytes_in(path))
    except DamagedError as damage:
        raise InputError(f"{path} is {damage}") from damage
    if isinstance(whole.value, dict) and whole.value and not {"schema", "beads"} & whole.value.keys():
        return pairs_of_source_texts(path, source_lang or "ru", target_lang or "fr", notify)
    return parse_alignment(whole, str(path))


def parse_alignment(whole: Node, name: str) -> Alignment:
    """The alignment that a value of JSON holds.

    Raises:
        InputError: if it is no sound alignment; the message calls it ``name`` and names the place.
    """
    try:
        return _alignment(whole)
    except DamagedError as damage:
        raise InputError(f"{name} is not a sound alignment: {damage}") from damage


def _alignment(whole: Node) -> Alignment:
    if whole["schema"].value != SCHEMA:
        raise DamagedError(f"its schema is {whole['schema'].value!r}, and this version reads {SCHEMA!r}")
    source, target = _document(whole["source"]), _document(whole["target"])
    beads = tuple(_beads(whole["beads"], source, target))
    flags = tuple(_read_flag(flag, len(beads)) for flag in whole["flags"].items())
    moved = whole.optional("moved")
    passages = moved.items() if moved else iter(())
    return Alignment(
        source,
        target,
        beads,
        flags,
        Signature.parse(whole["signature"].text()),
        tuple((_indices(passage["source"], source), _indices(passage["target"], target)) for passage in passages),
        _read_frame(frame) if (frame := whole.optional("frame")) else None,
        tuple(id_.text() for id_ in dismissed.items()) if (dismissed := whole.optional("dismissed")) else (),
    )


def _document(stored: Node) -> Document:
    segments: list[Segment] = []
    pieces: list[str] = []
    offset = n_blank = n_characters = 0
    for item in stored["segments"].items():
        segment = _read_segment(item)
        between = segment.start - offset
        if between < 0:
            raise DamagedError(f"{item.place} starts at {segment.start}, inside the segment before it, up to {offset}")
        n_blank += between
        n_characters += len(segment.text)
        if n_blank > MOST_BLANK + MOST_BLANK_EACH * n_characters:
            raise DamagedError(f"{item.place} starts at {segment.start}, far behind the text before it, up to {offset}")
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
        timed=tuple(map(_read_timed_line, timed.items())) if (timed := stored.optional("timed")) else (),
    )


def _read_timed_line(stored: Node) -> TimedLine:
    return TimedLine(
        stored["text"].text(), stored["start"].number(0, LONGEST_FILM), stored["stop"].number(0, LONGEST_FILM)
    )


def _read_segment(stored: Node) -> Segment:
    text, start, stop = stored["text"].text(), stored["start"].count(), stored["end"].count()
    if stop - start != len(text):
        raise DamagedError(f"{stored.place} runs from {start} to {stop}, but its text has {len(text)} characters")
    return Segment(text, start, stop, stored["paragraph"].count(), stored["kind"].choice(Kind))


def _beads(stored: Node, source: Document, target: Document) -> Iterator[Bead]:
    owners: tuple[dict[int, Node], dict[int, Node]] = ({}, {})
    for item in stored.items():
        bead = Bead(
            _indices(item["source"], source),
            _indices(item["target"], target),
            item["confidence"].number(0, 1),
            similarity.number(-1, 1) if (similarity := item.optional("similarity")) else None,
            decision=decision.choice(Decision) if (decision := item.optional("decision")) else Decision.OPEN,
        )
        if unit := item.optional("unit"):
            bead = replace(bead, unit=_read_unit(unit, bead, source, target))
        for side, indices, owner in zip(("source", "target"), (bead.source, bead.target), owners, strict=True):
            for index in indices:
                if index in owner:
                    raise DamagedError(f"{side} segment {index} is in {owner[index].place} and again in {item.place}")
                owner[index] = item
        yield bead


def _read_unit(stored: Node, bead: Bead, source: Document, target: Document) -> Unit:
    """What the pair's file has beside its texts; a text that it does not say is that of the bead."""
    texts = [joined(source.segments[k] for k in bead.source), joined(target.segments[k] for k in bead.target)]
    for place, side in enumerate(("source", "target")):
        if known := stored.optional(side):
            texts[place] = known.text()
    part, reversed_ = stored.optional("part"), stored.optional("reversed")
    return Unit(
        stored["xml"].text(),
        stored["number"].count(),
        part.text() if part else "",
        texts[0],
        texts[1],
        is_reversed=reversed_ is not None and reversed_.value is True,
    )


def _read_frame(stored: Node) -> Frame:
    return Frame(stored["format"].text(), stored["xml"].text().encode())


def _indices(stored: Node, document: Document) -> tuple[int, ...]:
    indices = tuple(item.index(len(document.segments), "segments") for item in stored.items())
    if indices and indices != tuple(range(indices[0], indices[0] + len(indices))):
        raise DamagedError(f"{stored.place} is {list(indices)}, but the segments of a bead follow each other")
    return indices


def _read_flag(stored: Node, n_beads: int) -> Flag:
    return Flag(
        stored["kind"].text(),
        stored["severity"].choice(Severity),
        stored["confidence"].number(0, 1),
        stored["bead"].index(n_beads, "beads"),
        _spans(stored["source_spans"]),
        _spans(stored["target_spans"]),
        stored["message"].text(),
        stored["id"].text(),
        cause=cause.text() if (cause := stored.optional("cause")) else "",
        more=more.index(n_beads, "beads") if (more := stored.optional("more")) else 0,
        first=first.index(n_beads, "beads") if (first := stored.optional("first")) else None,
    )


def _spans(stored: Node) -> tuple[Span, ...]:
    spans = []
    for item in stored.items():
        ends = tuple(end.count() for end in item.items())
        if len(ends) != 2 or ends[0] > ends[1]:
            raise DamagedError(f"{item.place} is no pair [start, end]")
        spans.append((ends[0], ends[1]))
    return tuple(spans)


def write(alignment: Alignment, stream: BinaryIO) -> None:
    """The whole alignment; lone surrogates are escaped, so that reading it back gives the text to the letter."""
    write_json(_pieces(alignment), stream)


def _pieces(alignment: Alignment) -> Iterator[str]:
    yield f'{{\n"schema": {json_line(SCHEMA)},\n"signature": {json_line(str(alignment.signature))},\n'
    for side, document in (("source", alignment.source), ("target", alignment.target)):
        yield f'"{side}": {{'
        for key, value in _header(document).items():
            yield f"{json_line(key)}: {json_line(value)}, "
        yield '"segments": '
        yield from json_array(map(_segment, document.segments))
        yield "},\n"
    yield '"beads": '
    yield from json_array(_bead(alignment, bead) for bead in alignment.beads)
    yield ',\n"flags": '
    yield from json_array(map(_flag, alignment.flags))
    yield ',\n"moved": '
    yield from json_array({"source": list(source), "target": list(target)} for source, target in alignment.moved)
    if alignment.frame:
        yield f',\n"frame": {json_line({"format": alignment.frame.format, "xml": alignment.frame.xml.decode()})}'
    if alignment.dismissed:
        yield f',\n"dismissed": {json_line(list(alignment.dismissed))}'
    yield f',\n"belonging": {json_line(resemblance(alignment).stored)}\n}}\n'


def _header(document: Document) -> dict[str, Any]:
    timed = [{"text": line.text, "start": line.start, "stop": line.stop} for line in document.timed]
    optional = {"encoding": document.encoding, "date": document.date, "timed": timed}
    return {"path": document.path, "lang": document.lang} | {key: value for key, value in optional.items() if value}


def _segment(segment: Segment) -> dict[str, Any]:
    return {
        "text": segment.text,
        "start": segment.start,
        "end": segment.stop,
        "paragraph": segment.paragraph,
        "kind": str(segment.kind),
    }


def _bead(alignment: Alignment, bead: Bead) -> dict[str, Any]:
    unit = {"unit": _unit(alignment, bead, bead.unit)} if bead.unit and alignment.frame else {}
    decision = {} if bead.decision is Decision.OPEN else {"decision": str(bead.decision)}
    return {
        "source": list(bead.source),
        "target": list(bead.target),
        "confidence": round(float(bead.confidence), 4),
        "similarity": None if bead.similarity is None else round(float(bead.similarity), 4),
    } | (decision | unit)


def _unit(alignment: Alignment, bead: Bead, unit: Unit) -> dict[str, Any]:
    sides = {
        "source": (unit.source, alignment.source_segments(bead)),
        "target": (unit.target, alignment.target_segments(bead)),
    }
    texts = {side: text for side, (text, segments) in sides.items() if joined(segments) != text}
    part = {"part": unit.part} if unit.part else {}
    reversed_ = {"reversed": True} if unit.is_reversed else {}
    return {"xml": unit.xml, "number": unit.number} | part | texts | reversed_


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
    } | _optional(flag)


def _optional(flag: Flag) -> dict[str, Any]:
    fields: dict[str, Any] = {"evidence": dict(flag.evidence), "cause": flag.cause, "more": flag.more}
    return {key: value for key, value in fields.items() if value} | (
        {} if flag.first is None else {"first": flag.first}
    )
