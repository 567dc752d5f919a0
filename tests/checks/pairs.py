"""Bitexts of a few lines for the tests of the checks."""

from __future__ import annotations

from aligner.alignment import Alignment, Bead
from aligner.checks.support.bitext import Bitext
from aligner.document import Document, Kind, Segment


def bitext(
    *pairs: tuple[str, str],
    langs: tuple[str, str] = ("ru", "fr"),
    glossary: tuple[tuple[str, str], ...] = (),
    kind: Kind = Kind.SENTENCE,
) -> Bitext:
    """One bead a pair."""
    source = document([pair[0] for pair in pairs], langs[0], kind)
    target = document([pair[1] for pair in pairs], langs[1], kind)
    beads = tuple(Bead((i,), (i,)) for i in range(len(pairs)))
    return Bitext(Alignment(source, target, beads), glossary=glossary)


def document(lines: list[str], lang: str, kind: Kind) -> Document:
    """One segment a line."""
    segments = []
    offset = 0
    for number, line in enumerate(lines):
        segments.append(Segment(line, offset, offset + len(line), number, kind))
        offset += len(line) + 1
    return Document("\n".join(lines), lang, tuple(segments))
