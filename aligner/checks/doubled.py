"""Doubled: a word or a few that stand twice in a row, and spaces that do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from aligner.alignment import Flag, Severity, Span
from aligner.checks.support.bitext import Bitext, Pair, Side, raise_flag
from aligner.checks.support.written import masked, segments_of
from aligner.language.registry import language_of
from aligner.language.typography import Typography

LONGEST_REPEAT = 3
"""Words in a row that may stand twice."""

LONGEST_NAMED = 30
"""Characters of the words between which spaces stand."""

WORD_CONFIDENCE, SPACE_CONFIDENCE = 0.85, 0.95

_WORD = re.compile(r"\w++(?:['’\-]\w++)*+['’]?")
_SPACES = re.compile(r"(?<=\S)[ \u00a0]{2,}+(?=\S)")
_STOP = ".!?:…"


def check(bitext: Bitext) -> Iterator[Flag]:
    """Flag words and spaces of the translation that stand twice in a row, unless the source has its like."""
    typography = language_of(bitext.alignment.target.lang).typography
    for pair in bitext.translations():
        yield from _words(pair, typography)
        yield from _spaces(pair, typography)


def _words(pair: Pair, typography: Typography) -> Iterator[Flag]:
    repeats = [span for span in _repeats(pair.target) if not _is_usual(pair.target.text[slice(*span)], typography)]
    if not repeats or any(_repeats(pair.source)):  # «далеко-далеко», “very very”: the source says it twice too
        return
    words = " ".join(pair.target.text[slice(*repeats[0])].split())
    yield raise_flag(
        "doubled",
        pair,
        f"“{words}” says the same twice",
        severity=Severity.WARNING,
        confidence=WORD_CONFIDENCE,
        target=repeats,
    )


def _repeats(side: Side) -> Iterator[Span]:
    for text, place in segments_of(side):
        words = list(_WORD.finditer(masked(text)))
        folded = [word.group()[0].lower() + word.group()[1:] for word in words]  # “Le le”, but not “XML xml”
        joined = [text[one.end() : other.start()].isspace() for one, other in pairwise(words)]
        after = 0
        for first in range(len(words) - 1):
            length = _repeat_at(folded, joined, first) if first >= after else 0
            if length:
                after = first + 2 * length
                yield place + words[first].start(), place + words[after - 1].end()


def _repeat_at(folded: Sequence[str], joined: Sequence[bool], first: int) -> int:
    """How many words from ``first`` on stand once more behind themselves, nothing but spaces between; 0 for none."""
    for length in range(1, LONGEST_REPEAT + 1):
        middle, end = first + length, first + 2 * length
        if end <= len(folded) and folded[first:middle] == folded[middle:end] and all(joined[first : end - 1]):
            return length
    return 0


def _is_usual(words: str, typography: Typography) -> bool:
    """Whether nobody would mend it: figures, single letters, names such as Pago Pago, what the language says so."""
    each = words.split()
    half = each[: len(each) // 2]
    return (
        not any(len(word) > 1 and word[0].isalpha() for word in half)
        or all(word[:1].isupper() for word in each)
        or (len(half) == 1 and half[0].casefold() in typography.may_repeat)
    )


def _spaces(pair: Pair, typography: Typography) -> Iterator[Flag]:
    if _SPACES.search(pair.source.text):
        return
    places: list[Span] = []
    told = ""
    for text, place in segments_of(pair.target):
        for match in _SPACES.finditer(text):
            if typography.two_spaces_after_stop and text[match.start() - 1] in _STOP:
                continue
            told = told or _between(text, match)
            places.append((place + match.start(), place + match.end()))
    if places:
        more = f", and in {len(places) - 1} more places" if len(places) > 1 else ""
        yield raise_flag(
            "doubled", pair, told + more, severity=Severity.INFO, confidence=SPACE_CONFIDENCE, target=places
        )


def _between(text: str, match: re.Match[str]) -> str:
    before = text[max(0, match.start() - LONGEST_NAMED) : match.start()].rsplit(maxsplit=1)[-1]
    behind = text[match.end() : match.end() + LONGEST_NAMED].split(maxsplit=1)[0]
    return f"{len(match.group())} spaces between “{before}” and “{behind}”"
