"""Messages of ICU: what a program puts into a sentence, and the wording it chooses by a number or a word.

    {count, plural, =0 {nothing} one {# file} other {# files}}

A message is read in one pass, whatever it holds; what is no message in full has no arguments.
https://unicode-org.github.io/icu/userguide/format_parse/messages/
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from aligner.alignment import Span

_HEAD = re.compile(r"\{\s*([\w.]{1,60})\s*,\s*(plural|selectordinal|select)\s*,\s*(?:offset:\d+\s*)?")
_KEY = re.compile(r"\s*(=\d{1,9}|\w{1,60})\s*\{")
_BRACE = re.compile(r"[{}]")


@dataclass(frozen=True, slots=True)
class Choice:
    """One argument that wordings are chosen by: its name, ``plural`` or ``select``, its wordings, where it stands."""

    name: str
    type: str
    wordings: Mapping[str, str]
    span: Span


def choices(text: str) -> Iterator[Choice]:
    """The arguments of a text that wordings are chosen by, in its order; those inside of wordings are not looked at."""
    stop = 0
    while head := _HEAD.search(text, stop):
        stop = head.end()
        wordings: dict[str, str] = {}
        while key := _KEY.match(text, stop):
            end = _closing(text, key.end())
            if end is None:
                return
            wordings[key[1]] = text[key.end() : end]
            stop = end + 1
        closing = text.find("}", stop)
        if wordings and closing >= 0 and not text[stop:closing].strip():
            stop = closing + 1
            yield Choice(head[1], head[2], wordings, (head.start(), stop))


def _closing(text: str, start: int) -> int | None:
    """Where the brace closes that opens just before ``start``."""
    depth = 1
    for brace in _BRACE.finditer(text, start):
        depth += 1 if brace.group() == "{" else -1
        if depth == 0:
            return brace.start()
    return None
