"""How a translation is written: its segments one by one, what is no prose in them masked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aligner.checks.support.bitext import Side

MASK = "\ue000"
"""Stands for every character of what is no prose; a code point of the private area is in no text."""

_NO_PROSE = re.compile(
    r"(?:https?://|www\.)\S++|(?<![\w.+-])[\w.+-]++@[\w-]+\.\S++|`[^`\n]*+`|</?[A-Za-z][^<>\n]*+>|\{\{[^{}\n]*+\}\}|&#?\w{1,8};"
    r"|(?<!\S)[#/\\]\w\S*+"
)


def segments_of(side: Side) -> Iterator[tuple[str, int]]:
    """The text of every segment of a side, and where it begins in ``side.text``."""
    place = 0
    for segment in side.segments:
        yield segment.text, place
        place += len(segment.text) + 1


def masked(text: str) -> str:
    """The text with addresses, code, tags, entities and paths masked, in which typography has no say; offsets stay."""
    return _NO_PROSE.sub(lambda match: MASK * len(match.group()), text)
