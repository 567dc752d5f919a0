"""The index of a result: every statement with its pair and flags, and everything left over (aligner-capture/1)."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from aligner.alignment import Alignment, Severity, Signature
from aligner.bilingual.json_lines import json_array, json_line, write_json
from aligner.channel.statements.statement import Dropped, Merged, Statement
from aligner.checks.support.belonging import Resemblance
from aligner.language.tags import primary_subtag

SCHEMA = "aligner-capture/1"


@dataclass(frozen=True, slots=True)
class FlagCounts:
    """How many flags an alignment has, by severity (gravest first) and by kind."""

    severities: tuple[tuple[str, int], ...]
    kinds: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Overtaken:
    """That a source was edited after its translation: when it was, and when that was last published or edited."""

    source_edited: datetime.datetime
    translation_touched: datetime.datetime


@dataclass(frozen=True, slots=True)
class Entry:
    """A statement and what became of it.

    ``paired_with`` is the id of its translation, ``probability`` that of the pair being one; ``files`` are in the
    result's folder; ``resemblance`` says how the two texts belong together once they are aligned. All but the files are
    None for a statement that stayed alone. ``overtaken`` says that the source of the pair was edited after its
    translation was last touched.
    """

    statement: Statement
    files: tuple[str, ...]
    paired_with: str | None = None
    probability: float | None = None
    flags: FlagCounts | None = None
    resemblance: Resemblance | None = None
    overtaken: Overtaken | None = None


@dataclass(frozen=True, slots=True)
class Index:
    """Everything that a result says about its capture; ``languages`` are the tags of source and target."""

    entries: tuple[Entry, ...]
    dropped: tuple[Dropped, ...]
    merged: tuple[Merged, ...]
    languages: tuple[str, str]
    signature: Signature

    @property
    def alone(self) -> tuple[Entry, ...]:
        """The statements in one of the two languages that have no translation."""
        return tuple(entry for entry in self.entries if entry.paired_with is None and self._is_wanted(entry))

    @property
    def in_other_languages(self) -> tuple[Entry, ...]:
        """The statements in a language that nobody asked to pair."""
        return tuple(entry for entry in self.entries if not self._is_wanted(entry))

    def _is_wanted(self, entry: Entry) -> bool:
        return primary_subtag(entry.statement.lang) in set(map(primary_subtag, self.languages))

    @property
    def sources(self) -> tuple[str, ...]:
        """The files of the capture, in the order of what was found in them."""
        found = (*(entry.statement.source for entry in self.entries), *(line.source for line in self.dropped))
        return tuple(dict.fromkeys(found))


def overtaken(source: Statement, target: Statement) -> Overtaken | None:
    """Whether a post was edited after its translation was published and last edited, as far as the export tells."""
    if source.edited is None:
        return None
    touched = [one for one in (target.date, target.edited) if isinstance(one, datetime.datetime)]
    comparable = [one for one in touched if (one.tzinfo is None) == (source.edited.tzinfo is None)]
    if not comparable or source.edited <= max(comparable):
        return None
    return Overtaken(source.edited, max(comparable))


def count_flags(alignment: Alignment) -> FlagCounts:
    """How many flags of which severity and kind."""
    severities = Counter(flag.severity for flag in alignment.flags)
    kinds = Counter(flag.kind for flag in alignment.flags)
    return FlagCounts(
        tuple((str(severity), severities[severity]) for severity in Severity), tuple(sorted(kinds.items()))
    )


def write_index(index: Index, stream: BinaryIO) -> None:
    """The whole index as JSON, one statement or line a line; lone surrogates are escaped."""
    write_json(_pieces(index), stream)


def _pieces(index: Index) -> Iterator[str]:
    source, target = index.languages
    yield f'{{\n"schema": {json_line(SCHEMA)},\n"signature": {json_line(str(index.signature))},\n'
    yield f'"source_lang": {json_line(source)},\n"target_lang": {json_line(target)},\n"statements": '
    yield from json_array(map(_entry, index.entries))
    yield ',\n"dropped": '
    yield from json_array(
        {"source": line.source, "line": line.line, "text": line.text, "rule": line.rule} for line in index.dropped
    )
    yield ',\n"merged": '
    yield from json_array(
        {"source": line.source, "line": line.line, "text": line.text, "statement": line.statement}
        for line in index.merged
    )
    yield "\n}\n"


def _entry(entry: Entry) -> dict[str, Any]:
    statement = entry.statement
    flags = None
    if entry.flags is not None:
        flags = dict(entry.flags.severities) | {"kinds": dict(entry.flags.kinds)}
    return {
        "id": statement.id,
        "lang": statement.lang,
        "title": statement.title,
        "date": None if statement.date is None else statement.date.isoformat(),
        "dated_by": None if statement.date is None else str(statement.dated_by),
        "source": statement.source,
        "lines": [list(lines) for lines in statement.lines],
        "paired_with": entry.paired_with,
        "probability": None if entry.probability is None else round(entry.probability, 4),
        "files": list(entry.files),
        "edited": None if statement.edited is None else statement.edited.isoformat(),
        "has_drifted": entry.overtaken is not None,
        "translation_touched": None if entry.overtaken is None else entry.overtaken.translation_touched.isoformat(),
        "flags": flags,
        "belonging": None if entry.resemblance is None else entry.resemblance.stored,
    }
