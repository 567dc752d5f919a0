"""Properties of Java programs: ``key=text`` lines, as ``java.util.Properties`` documents them."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from aligner.read.string_table import Entry, SyntaxFaultError

_LINE_END = re.compile(r"\r\n|\n|\r")
_BLANK = " \t\f"
_COMMENTS = frozenset("#!")
_ESCAPE = re.compile(r"\\(u[0-9A-Fa-f]{4}|\r\n|.|$)", re.DOTALL)
_NAMED = {"t": "\t", "n": "\n", "r": "\r", "f": "\f"}
_ESCAPED = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r", "\f": "\\f"}
_KEY_END = re.compile(r"(?:\\.|[^\\ \t\f=:\r\n])*+", re.DOTALL)
_SEPARATOR = re.compile(r"[ \t\f]*[=:]?[ \t\f]*")
_FOLDED = re.compile(r"\\(?:\r\n|\n|\r)[ \t\f]*")


def entries_of(content: str) -> list[Entry]:
    """The entries of a file in order; the note of one is the comment right above it."""
    entries: list[Entry] = []
    notes: list[str] = []
    for place, stop in _lines(content):
        bare = content[place:stop].lstrip(_BLANK)
        if not bare:
            notes = []
        elif bare[0] in _COMMENTS:
            notes.append(bare[1:].strip())
        else:
            start = stop - len(bare)
            key_stop = _KEY_END.match(content, start, stop)
            after = _SEPARATOR.match(content, key_stop.end() if key_stop else start, stop)
            value = after.end() if after else stop
            key = _unescaped(content[start : key_stop.end() if key_stop else start], start)
            entries.append(Entry(key, _unescaped(content[value:stop], value), value, stop, "\n".join(notes)))
            notes = []
    return entries


def comments_of(content: str) -> list[tuple[int, str]]:
    """The comments of a file, each with the offset where its line begins."""
    lines = ((place, content[place:stop].lstrip(_BLANK)) for place, stop in _lines(content))
    return [(place, bare[1:].strip()) for place, bare in lines if bare and bare[0] in _COMMENTS]


def _lines(content: str) -> Iterator[tuple[int, int]]:
    """Where the lines begin and end, those that a backslash carries on whole; a comment is not carried on."""
    place = 0
    while place < len(content):
        stop = _logical_end(content, place)
        if content[place:stop].lstrip(_BLANK)[:1] in _COMMENTS:
            stop = _natural_end(content, place)
        yield place, stop
        ended = _LINE_END.match(content, stop)
        place = ended.end() if ended else max(stop, place + 1)


def _natural_end(content: str, place: int) -> int:
    ended = _LINE_END.search(content, place)
    return ended.start() if ended else len(content)


def _logical_end(content: str, place: int) -> int:
    """Where a line ends that a backslash before the line end may carry on; comments are not carried on."""
    is_first = True
    while True:
        stop = _natural_end(content, place)
        bare = content[place:stop].lstrip(_BLANK)
        n_slashes = len(bare) - len(bare.rstrip("\\"))
        if stop == len(content) or n_slashes % 2 == 0 or (is_first and bare[:1] in ("#", "!")):
            return stop
        ended = _LINE_END.match(content, stop)
        place = ended.end() if ended else len(content)
        is_first = False


def _unescaped(literal: str, place: int) -> str:
    def meant(escape: re.Match[str]) -> str:
        sign = escape[1]
        if sign[:1] == "u":
            if len(sign) == 1:
                raise SyntaxFaultError("\\u is not followed by four hexadecimal digits", place + escape.start())
            return chr(int(sign[1:], 16))
        return _NAMED.get(sign, sign)

    text = _ESCAPE.sub(meant, _FOLDED.sub("", literal) if "\\" in literal else literal)
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")  # pairs of \\u escapes


def literal(text: str, encoding: str) -> str:
    """How a text is written behind its key; what the encoding cannot hold becomes ``\\uXXXX``."""
    escaped = "".join(_ESCAPED.get(character, character) for character in text)
    if escaped[:1] == " ":
        escaped = f"\\{escaped}"
    return "".join(_held(character, encoding) for character in escaped)


def without(content: str, keys: Container[str]) -> str:
    """The file without the lines of some keys; comments stay."""
    pieces: list[str] = []
    place = 0
    for entry in entries_of(content):
        if entry.key in keys:
            ended = _LINE_END.match(content, entry.stop)
            pieces.append(content[place : _start_of_line(content, entry.start)])
            place = ended.end() if ended else entry.stop
    return "".join(pieces) + content[place:]


def _start_of_line(content: str, place: int) -> int:
    """Where the line of a place begins, before those that a backslash carries on to it."""
    while True:
        start = max(content.rfind("\n", 0, place), content.rfind("\r", 0, place)) + 1
        before = content[:start].rstrip("\r\n")[-1:] if start else ""
        if before != "\\":
            return start
        place = len(content[:start].rstrip("\r\n"))


def line(key: str, text: str, note: str, encoding: str) -> str:
    """A whole entry."""
    comment = "".join(f"# {part}\n" for part in _held_all(note, encoding).splitlines())
    name = re.sub(r"([ =:#!])", r"\\\1", "".join(_ESCAPED.get(character, character) for character in key))
    return f"{comment}{_held_all(name, encoding)}={literal(text, encoding)}\n"


def _held_all(text: str, encoding: str) -> str:
    return "".join(_held(character, encoding) for character in text)


def _held(character: str, encoding: str) -> str:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        units = character.encode("utf-16-be", "surrogatepass").hex()
        return "".join(f"\\u{units[k : k + 4]}" for k in range(0, len(units), 4))
    return character
