"""Clauses: where a sentence can be cut so that what falls out is a clause, a phrase or a part of a list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from aligner.alignment import Span
from aligner.language.registry import language_of

LONGEST_RUN = 6
"""Neighbouring parts that are tried as one: more are rarely left out without the rest of the sentence."""

LEAST_WORDS = 2
LEAST_REST = 0.15
"""Share of the letters that must stay: what loses nearly all is no pair with an omission, but no pair."""

_STRONG = re.compile(
    r"(?<=[,;:…!?.،؛؟])\s+|(?<!\s)\s+(?=[(\[«“„—–]|-\s)|(?<=[)\]»”—–])\s+|\n"
    r"|(?<=[，、；：。！？])|(?<=[\u0e00-\u0e7f])\s+(?=[\u0e00-\u0e7f])"
)
"""Where a clause may end: at a mark, before or behind brackets and dashes; in Thai at a space."""
_WORD = re.compile(r"\w+(?:[-'’]\w+)*")


def parts(text: str, language: str) -> list[Span]:
    """The text in parts that follow each other: between marks, and before words that open a clause or a phrase.

    A language whose openers are not known is cut at its marks alone.
    """
    openers = language_of(language).clause_openers
    cuts = {0, len(text)} | {match.end() for match in _STRONG.finditer(text)}
    words = list(_WORD.finditer(text))
    for before, word in pairwise(words):
        opens = word.group().lower() in openers or _elided(word.group()).lower() in openers
        if opens and before.group().lower() not in openers and text[before.end() : word.start()].isspace():
            cuts.add(word.start())
    ends = sorted(cuts)
    return [(start, stop) for start, stop in pairwise(ends) if _WORD.search(text, start, stop)]


def candidates(text: str, language: str) -> Iterator[Span]:
    """Runs of neighbouring parts that may be without counterpart: never the whole text, never a lone word.

    Where nothing cuts a text, its words are its parts.
    """
    cut = parts(text, language)
    if len(cut) < 2:
        cut = list(pairwise([*(word.start() for word in _WORD.finditer(text)), len(text)]))
    for first in range(len(cut)):
        for last in range(first, min(first + LONGEST_RUN, len(cut))):
            start, stop = cut[first][0], cut[last][1]
            while stop > start and text[stop - 1].isspace():
                stop -= 1
            if not without(text, start, stop) or len(text) - (stop - start) < LEAST_REST * len(text):
                continue
            if sum(1 for _ in _WORD.finditer(text, start, stop)) >= LEAST_WORDS:
                yield start, stop


def without(text: str, start: int, stop: int) -> str:
    """The text when a stretch is cut out, with one space where it was."""
    return f"{text[:start].rstrip()} {text[stop:].lstrip()}".strip()


def _elided(word: str) -> str:
    """What stands before the apostrophe, as its full form: d'accord is «de»."""
    head, mark, _ = word.replace("’", "'").partition("'")
    return {"d": "de", "qu": "que", "l": "", "s": ""}.get(head.lower(), head) if mark else word
