"""Paragraphs as a reader finds them in a structured format become a document: a line of text each, in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from aligner.document import Document, Kind, Paragraph
from aligner.errors import InputError

_SPACES = re.compile(r"[ \t\n\r\f\v]+")
_UNSEEN = re.compile("[\u00ad\u200b\ufeff\x00-\x08\x0e-\x1f]")
_LINE_BREAKS = re.compile(r"\r\n?|[\n\v\f\u2028\u2029]")
_VISIBLE = re.compile(r"[^\s\u200b-\u200f\u2060\ufeff]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph that a reader found, empty for a blank line; its line breaks are those that its author made.

    ``kind`` is None where the format does not tell.
    """

    text: str
    kind: Kind | None = None


def one_line(text: str) -> str:
    """Runs of white space as one space: what markup does to the line ends of its source."""
    return _SPACES.sub(" ", text)


def document_of(pieces: Iterable[Piece], lang: str, name: str, path: str | None = None) -> Document:
    """A document of the pieces, a line each.

    A line break inside a piece ends a paragraph as it does in plain text. Soft hyphens and zero-width marks that a word
    processor left are no text. No-break spaces stay.

    Args:
        name: how messages call the file.

    Raises:
        InputError: if nothing in it is visible.
    """
    lines: list[str] = []
    paragraphs: list[Paragraph] = []
    offset = 0
    for piece in pieces:
        for line in _LINE_BREAKS.split(_UNSEEN.sub("", piece.text)):
            text = line.strip()
            if not _VISIBLE.search(text):
                text = ""
            elif text:
                paragraphs.append(Paragraph(offset, offset + len(text), piece.kind))
            lines.append(text)
            offset += len(text) + 1
    if not paragraphs:
        raise InputError(f"{name} holds no text; there is nothing to align")
    return Document("\n".join(lines), lang, path=path, paragraphs=tuple(paragraphs))
