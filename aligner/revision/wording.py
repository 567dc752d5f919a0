"""Wording: the words of a text that bear meaning, and which of them two versions do not share."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from rapidfuzz.distance import Indel

from aligner.alignment import Span

_GROUP = re.compile(r"(?<=\d)[ \u00a0\u2009\u202f,](?=\d{3}(?!\d))")
_WORD = re.compile(
    r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"  # no spaces between words: each letter is one
    r"|\d{1,3}(?:[ \u00a0\u2009\u202f,]\d{3})+(?![\w.,]\d)"
    r"|\w+(?:(?:(?<=\d)[.,:](?=\d)|['’](?=[^\W\d_])|\u00ad)\w+)*"
    r"|[%‰€$£₽₴¥№§°+<>=≤≥≠±?؟？]|(?<![\w)])[-−–](?=\d)"
)
_SPELT = str.maketrans({"ё": "е", "’": "'", "\u00ad": None, "−": "-", "–": "-", "؟": "?", "？": "?"})


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a text in order, as they compare, and where each stands: offsets in code points of the text."""

    keys: tuple[str, ...]
    spans: tuple[Span, ...]

    @property
    def letters(self) -> str:
        """All words in one: the same of two texts that differ in case, quotes, dashes, stops, spaces or hyphens."""
        return "".join(self.keys)


def read_wording(text: str) -> Wording:
    """The words and signs of a text that its meaning hangs on: letters, digits, units, signs of sums, question marks.

    Left out is what typesetters change: case, quotes, dashes, full stops and commas, spaces, «ё», groups of digits.
    """
    keys, spans = [], []
    for match in _WORD.finditer(text):
        keys.append(_GROUP.sub("", unicodedata.normalize("NFKC", match[0]).casefold()).translate(_SPELT))
        spans.append(match.span())
    return Wording(tuple(keys), tuple(spans))


def differing(old: Wording, new: Wording) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Where two versions differ: spans of the words that the other does not have, neighbours joined."""
    stretches = _stretches(old, new)
    return (
        tuple(_span(old, start, stop) for start, stop, _, _ in stretches if start < stop),
        tuple(_span(new, start, stop) for _, _, start, stop in stretches if start < stop),
    )


def differing_words(old: Wording, new: Wording) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of either version that the other does not have, in order."""
    stretches = _stretches(old, new)
    return (
        tuple(word for start, stop, _, _ in stretches for word in old.keys[start:stop]),
        tuple(word for _, _, start, stop in stretches for word in new.keys[start:stop]),
    )


class Step(Enum):
    """What a piece of two merged versions is."""

    KEPT = "kept"
    GONE = "gone"
    COME = "come"


def steps(old: str, new: str) -> Iterator[tuple[Step, str]]:
    """Two versions of a text in one: the new one in pieces, with what is gone before what has come in its place."""
    here, there = read_wording(old), read_wording(new)
    done = 0
    for top, bottom, left, right in _stretches(here, there):
        place = there.spans[left][0] if left < right else there.spans[left - 1][1] if left else 0
        yield Step.KEPT, new[done:place] + (" " if left == right and left else "")
        if top < bottom:
            start, stop = _span(here, top, bottom)
            yield Step.GONE, old[start:stop]
        done = place
        if left < right:
            done = there.spans[right - 1][1]
            yield Step.COME, new[place:done]
        elif not left:
            yield Step.KEPT, " "
    yield Step.KEPT, new[done:]


def _stretches(old: Wording, new: Wording) -> list[tuple[int, int, int, int]]:
    """Runs of words that differ: start and stop in either version."""
    stretches: list[tuple[int, int, int, int]] = []
    for step in Indel.opcodes(old.keys, new.keys):
        if step.tag == "equal":
            continue
        if stretches and stretches[-1][1] == step.src_start and stretches[-1][3] == step.dest_start:
            stretches[-1] = stretches[-1][0], step.src_end, stretches[-1][2], step.dest_end
        else:
            stretches.append((step.src_start, step.src_end, step.dest_start, step.dest_end))
    return stretches


def _span(wording: Wording, start: int, stop: int) -> Span:
    return wording.spans[start][0], wording.spans[stop - 1][1]
