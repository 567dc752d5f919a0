"""String tables of programs (.properties, .strings, .json): texts of one language, each under its key."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Any

from aligner.document import Document, Reason
from aligner.errors import InputError
from aligner.notices import Notify
from aligner.read.layout import Omitted, Passage, Piece, document_of
from aligner.read.reading import AS_USUAL, Reading
from aligner.read.text import read_text

SYNTAXES: Mapping[str, str] = MappingProxyType(
    {".properties": "properties_syntax", ".strings": "strings_syntax", ".json": "json_syntax"}
)
"""The module of this package that knows a suffix: ``entries_of(text)``; ``literal(text, encoding)``, its inverse; and
``comments_of(text)``, the comments with their offsets, whether or not they belong to an entry."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A text and its key; ``start`` and ``stop`` say where its literal stands in the file, ``note`` what it is for."""

    key: str
    text: str
    start: int
    stop: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class StringTable:
    """A file of strings: its content decoded, its entries in order (of two with one key the last), its encoding.

    ``repeated`` are the entries that a later one with their key takes the place of.
    """

    content: str
    entries: tuple[Entry, ...]
    encoding: str
    repeated: tuple[Entry, ...] = ()

    def texts(self) -> dict[str, Entry]:
        """The entries by their keys."""
        return {entry.key: entry for entry in self.entries}


class SyntaxFaultError(Exception):
    """What is wrong with a file of strings, and the offset."""

    def __init__(self, fault: str, place: int) -> None:
        """What is wrong, and where."""
        super().__init__(fault)
        self.place = place


def string_table(data: bytes, suffix: str, name: str, lang: str, notify: Notify) -> StringTable:
    """The strings of a file.

    Args:
        suffix: one of ``SYNTAXES``.
        lang: the language expected, a hint for the choice between legacy encodings.

    Raises:
        InputError: if the file is no text, or breaks the rules of its format; the message names the line.
    """
    decoded = read_text(data, name, lang, notify)
    has_mark = data.startswith(b"\xef\xbb\xbf")
    table = parsed(decoded.text, suffix, name, "utf-8-sig" if has_mark else decoded.encoding or "utf-8")
    if table.repeated:
        n = len(table.repeated)
        notify(
            f"{name}: {n} key{'s stand' if n > 1 else ' stands'} twice, the last text counts, e.g. "
            f"{table.repeated[0].key}"
        )
    return table


def parsed(content: str, suffix: str, name: str, encoding: str = "utf-8") -> StringTable:
    """The strings of a file that is decoded.

    Raises:
        InputError: if the content breaks the rules of its format.
    """
    try:
        entries: Sequence[Entry] = syntax(suffix, "entries_of")(content)
    except SyntaxFaultError as fault:
        line = content.count("\n", 0, fault.place) + 1
        raise InputError(f"{name}, line {line}: {fault}") from fault
    last = {entry.key: entry for entry in entries}
    kept = tuple(entry for entry in entries if last[entry.key] is entry)
    return StringTable(content, kept, encoding, tuple(entry for entry in entries if last[entry.key] is not entry))


def syntax(suffix: str, function: str) -> Callable[..., Any]:
    """What a format's module has for a task."""
    found: Callable[..., Any] = getattr(import_module(f"aligner.read.{SYNTAXES[suffix]}"), function)
    return found


def read_string_table(
    data: bytes, name: str, lang: str, notify: Notify, path: str | None = None, reading: Reading = AS_USUAL
) -> Document:
    """The texts of a file of strings, a paragraph each; keys and notes are left out.

    Raises:
        InputError: if the file breaks the rules of its format, or holds no text.
    """
    suffix = Path(name).suffix.lower()
    table = string_table(data, suffix, name, lang, notify)
    comments: Sequence[tuple[int, str]] = syntax(suffix, "comments_of")(table.content)
    return document_of(_passages(table, comments), lang, name, path, reading)


def _passages(table: StringTable, comments: Sequence[tuple[int, str]]) -> Iterator[Passage]:
    repeated = {entry.start for entry in table.repeated}
    written = sorted([(entry.start, entry) for entry in (*table.entries, *table.repeated)] + list(comments), key=_place)
    for place, part in written:
        if not isinstance(part, Entry):
            yield Omitted(part, Reason.COMMENT)
            continue
        yield Omitted(part.key, Reason.KEY)
        yield (
            Omitted(part.text, Reason.REPEATED, "another text has the same key")
            if place in repeated
            else Piece(part.text)
        )


def _place(written: tuple[int, object]) -> int:
    return written[0]
