"""What needs no counterpart of its own: web addresses, and what an acronym that both sides have stands for.

“The credential service provider (CSP)” opposite «CSP» leaves nothing out, and an English address is longer than the
Russian one without saying more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from aligner.alignment import Span

LONG_WORD = 4
"""Letters from which a word counts for a letter of an acronym: articles and prepositions do not."""

FARTHEST = 300
"""Characters before an acronym in which its words are looked for."""

LONGEST_ACRONYM = 8

MARKS = ".,;:!?()"

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_BRACKETS = re.compile(r"\(([^()]{2,200})\)")
_ACRONYM = re.compile(r"\b[A-ZА-ЯЁ][A-ZА-ЯЁ\d]{1,7}\b")
_ACRONYM_AT_END = re.compile(_ACRONYM.pattern + "$")
_WORD = re.compile(r"[^\W\d_]+")


def understood(text: str, other: str) -> tuple[Span, ...]:
    """The stretches of a text that the other need not have, in order and apart."""
    return tuple(_merged(sorted([*(match.span() for match in _ADDRESS.finditer(text)), *_spelled_out(text, other)])))


def without_stretches(text: str, stretches: Sequence[Span]) -> str:
    """The text with these stretches left out."""
    kept, place = [], 0
    for start, stop in stretches:
        kept.append(text[place:start])
        place = stop
    return "".join([*kept, text[place:]])


def is_within(place: int, stretches: Sequence[Span]) -> bool:
    """Whether a place lies in one of them."""
    return any(start <= place < stop for start, stop in stretches)


def _spelled_out(text: str, other: str) -> Iterator[Span]:
    """Brackets beside an acronym that the other side has as well, or that hold one, with the words it stands for."""
    theirs = set(_ACRONYM.findall(other))
    if not theirs:
        return
    for brackets in _BRACKETS.finditer(text):
        before = text[: brackets.start()].rstrip()
        inside = [acronym for acronym in _ACRONYM.findall(brackets.group(1)) if acronym in theirs]
        if inside:
            start = _first_word(before, max(map(len, inside)))
            if start < len(before):
                yield start, len(before)
            if len(_WORD.findall(brackets.group(1))) > len(inside):
                yield brackets.span()
        elif (last := _ACRONYM_AT_END.search(before[-LONGEST_ACRONYM - 1 :])) and last.group() in theirs:
            yield brackets.span()


def _first_word(before: str, n_letters: int) -> int:
    """Where the words begin that an acronym of so many letters stands for: those before it, up to a mark."""
    least = max(map(before.rfind, MARKS)) + 1
    words = [
        word for word in _WORD.finditer(before, max(least, len(before) - FARTHEST)) if len(word.group()) >= LONG_WORD
    ]
    return words[-n_letters:][0].start() if words else len(before)


def _merged(spans: Sequence[Span]) -> Iterator[Span]:
    stop_before = -1
    begun: Span | None = None
    for start, stop in spans:
        if begun is not None and start <= stop_before:
            begun = begun[0], max(begun[1], stop)
        else:
            if begun is not None:
                yield begun
            begun = start, stop
        stop_before = begun[1]
    if begun is not None:
        yield begun
