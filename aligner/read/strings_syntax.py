"""Strings of Apple programs: ``"key" = "text";`` with ``/* notes */``, as Xcode reads them."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from aligner.read.string_table import Entry, SyntaxFaultError

_TOKEN = re.compile(
    r"(?P<space>\s++)|(?P<note>/\*(?:[^*]|\*(?!/))*+\*/|//[^\n\r]*+)"
    r'|(?P<quoted>"(?:[^"\\]|\\.)*+")|(?P<bare>[\w.$/:-]++)|(?P<sign>[=;])',
    re.DOTALL,
)
_ESCAPE = re.compile(r"\\(?:[Uu]([0-9A-Fa-f]{4})|([0-7]{1,3})|(.))", re.DOTALL)
_REST_OF_LINE = re.compile(r"[ \t]*(?:\r\n|\n|\r|$)")
_NAMED = {"n": "\n", "t": "\t", "r": "\r"}
_ESCAPED = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def entries_of(content: str) -> list[Entry]:
    """The entries of a file in order; a key alone stands for itself as its text.

    Raises:
        SyntaxFaultError: if something stands where it may not.
    """
    entries: list[Entry] = []
    notes: list[str] = []
    parts: list[re.Match[str]] = []
    for token in _tokens(content):
        if token.lastgroup == "note":
            notes = [*(notes if parts else []), _bare_note(token[0])]
        elif token[0] == ";":
            entries.append(_entry(parts, token.start(), "\n".join(notes)))
            parts, notes = [], []
        else:
            parts.append(token)
    if parts:
        raise SyntaxFaultError("an entry does not end in “;”", parts[0].start())
    return entries


def comments_of(content: str) -> list[tuple[int, str]]:
    """The comments of a file, each with its offset."""
    return [(token.start(), _bare_note(token[0])) for token in _tokens(content) if token.lastgroup == "note"]


def _tokens(content: str) -> Iterator[re.Match[str]]:
    place = 0
    while place < len(content):
        token = _TOKEN.match(content, place)
        if token is None:
            raise SyntaxFaultError('“"key" = "text";” is expected here, with its quotation marks', place)
        if token.lastgroup != "space":
            yield token
        place = token.end()


def _entry(parts: list[re.Match[str]], place: int, note: str) -> Entry:
    kinds = [part[0] if part.lastgroup == "sign" else "text" for part in parts]
    if kinds not in (["text"], ["text", "=", "text"]):
        raise SyntaxFaultError('“"key" = "text";” is expected here', parts[0].start() if parts else place)
    value = parts[-1]
    return Entry(_text(parts[0]), _text(value), value.start(), value.end(), note)


def _text(token: re.Match[str]) -> str:
    if token.lastgroup == "bare":
        return token[0]
    text = _ESCAPE.sub(_meant, token[0][1:-1])
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _meant(escape: re.Match[str]) -> str:
    if escape[1]:
        return chr(int(escape[1], 16))
    return chr(int(escape[2], 8)) if escape[2] else _NAMED.get(escape[3], escape[3])


def _bare_note(note: str) -> str:
    return (note[2:-2] if note.startswith("/*") else note[2:]).strip()


def literal(text: str, encoding: str) -> str:
    """How a text is written, in quotation marks."""
    escaped = "".join(_ESCAPED.get(character, character) for character in text)
    return f'"{escaped.encode(encoding, "replace").decode(encoding)}"'


def without(content: str, keys: Container[str]) -> str:
    """The file without the entries of some keys; notes stay."""
    pieces: list[str] = []
    place = 0
    start: int | None = None
    key = ""
    for token in _tokens(content):
        if token.lastgroup == "note":
            continue
        if start is None:
            start, key = token.start(), _text(token)
        elif token[0] == ";":
            if key in keys:
                pieces.append(content[place:start])
                ended = _REST_OF_LINE.match(content, token.end())
                place = ended.end() if ended else token.end()
            start = None
    return "".join(pieces) + content[place:]


def line(key: str, text: str, note: str, encoding: str) -> str:
    """A whole entry."""
    comment = f"/* {note.replace('*/', '* /')} */\n" if note else ""
    return f"{comment}{literal(key, encoding)} = {literal(text, encoding)};\n\n"
