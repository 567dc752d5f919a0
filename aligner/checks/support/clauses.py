"""Clauses: where a sentence can be cut so that what falls out is a clause, a phrase or a part of a list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from aligner.alignment import Span

LONGEST_RUN = 6
"""Neighbouring parts that are tried as one: more are rarely left out without the rest of the sentence."""

LEAST_WORDS = 2
LEAST_REST = 0.15
"""Share of the letters that must stay: what loses nearly all is no pair with an omission, but no pair."""

_STRONG = re.compile(r"(?<=[,;:…!?.])\s+|\s+(?=[(\[«“„—–])|(?<=[)\]»”—–])\s+|\s+(?=-\s)|\n")
_WORD = re.compile(r"\w+(?:[-'’]\w+)*")

_OPENERS = {
    # Words that open a clause or a phrase: conjunctions, relative pronouns, prepositions that take a noun group.
    "ru": "и или но а что чтобы который которая которое которые которого которой которых которым которыми котором "
    "если когда где как также включая для по с со в во на от до из у о об при через без между после перед против за "
    "под над ради среди вокруг благодаря вместо кроме согласно путем путём относительно посредством",
    "fr": "et ou mais que qui dont où lequel laquelle lesquels lesquelles si quand lorsque comme ainsi afin pour par "
    "avec sans dans sur sous entre vers chez contre depuis pendant après avant selon malgré parmi dès à au aux en de "
    "du des y",
    "en": "and or but that which who whom whose where if when as also including for by with without in on at from to "
    "of between after before against under over among through during about into since while because",
    "de": "und oder aber dass das die der welche welcher welches wo wenn als wie auch für mit ohne in im an am auf aus "
    "bei nach von vom zu zum zur über unter zwischen vor gegen durch um seit während weil damit",
}
_OPENER_SETS = {language: frozenset(words.split()) for language, words in _OPENERS.items()}


def parts(text: str, language: str) -> list[Span]:
    """The text in parts that follow each other: between marks, and before words that open a clause or a phrase.

    A language without a table is cut at its marks alone.
    """
    openers = _OPENER_SETS.get(language, frozenset())
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
