"""JSON Lines: a bead a line with its texts and flags, or pairs as training sets have them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from os import PathLike
from typing import BinaryIO

from aligner.alignment import Alignment, Severity
from aligner.bilingual.contents import utf8_in
from aligner.bilingual.flag_line import COMMENT, FlagLine
from aligner.bilingual.node import DamagedError, Node, node_of
from aligner.bilingual.pairs import Pair, paired
from aligner.bilingual.rows import rows
from aligner.errors import InputError
from aligner.notices import Notify, ignore_notice


def read_jsonl(
    path: str | PathLike[str], source_lang: str, target_lang: str, notify: Notify = ignore_notice
) -> Alignment:
    """The pairs of a file whose lines have ``source`` and ``target``, or ``{"translation": {"ru": …, "fr": …}}``.

    Raises:
        InputError: if the file cannot be read or a line holds no pair; the message names the line.
    """
    text = utf8_in(path)
    return paired(_pairs(text, path, source_lang, target_lang), source_lang, target_lang, path)


def _pairs(text: str, path: str | PathLike[str], source_lang: str, target_lang: str) -> Iterator[Pair]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            yield _pair(node_of(line), source_lang, target_lang)
        except DamagedError as damage:
            raise InputError(f"{path}, line {number}: {damage}") from damage


def _pair(line: Node, source_lang: str, target_lang: str) -> Pair:
    translation = line.optional("translation")
    if translation is not None:
        return Pair(translation[source_lang].text(), translation[target_lang].text())
    confidence, similarity = line.optional("confidence"), line.optional("similarity")
    flags, comment = line.optional("flags"), line.optional(COMMENT)
    found = [_flag(flag) for flag in flags.items()] if flags else []
    if comment:
        found.append(FlagLine(COMMENT, Severity.INFO, comment.text()))
    return Pair(
        line["source"].text(),
        line["target"].text(),
        confidence.number(0, 1) if confidence else 1.0,
        similarity.number(-1, 1) if similarity else None,
        tuple(found),
    )


def _flag(stored: Node) -> FlagLine:
    id_ = stored.optional("id")
    return FlagLine(
        stored["kind"].text(), stored["severity"].choice(Severity), stored["message"].text(), id_.text() if id_ else ""
    )


def write(alignment: Alignment, stream: BinaryIO) -> None:
    """Every bead, nulls included with one text empty; languages stand in every line, so that lines can be mixed."""
    for row in rows(alignment):
        line = {
            "id": row.id,
            "source": row.source,
            "target": row.target,
            "source_lang": alignment.source.lang,
            "target_lang": alignment.target.lang,
            "confidence": round(float(row.confidence), 4),
            "similarity": None if row.bead.similarity is None else round(float(row.bead.similarity), 4),
            "flags": [
                {"kind": flag.kind, "severity": str(flag.severity), "message": flag.told, "id": flag.id}
                for flag in row.flags
            ],
        }
        if row.comment:
            line[COMMENT] = row.comment
        text = json.dumps(line, ensure_ascii=False, allow_nan=False)
        stream.write((text.encode("utf-8", "backslashreplace").decode() + "\n").encode())
