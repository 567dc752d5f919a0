"""Stretches that can be cut out of a text, of one word and more, and what an editor would leave of it."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from aligner.alignment import Span
from aligner.checks.support.clauses import candidates, parts

SIZES = {"1–2": range(1, 3), "3–4": range(3, 5), "5–8": range(5, 9), "9+": range(9, 1000)}
"""Classes of omissions by the words that are cut."""

MOST_SHARE = 0.6
LEAST_REST = 20
"""Characters that must stay."""

WHOLE = 0.75
"""How often a stretch that a writer could have left out is taken, where there is one of the size."""

LONG_WORD = 4

_MARKED = re.compile(r"(?<=[,;:(—–])\s*[^,;:()—–]+(?=[,;:)—–.!?…])|^[^,;:()—–]+,")
_MEMBER = re.compile(
    r",\s[^\s,;:()]+(?:\s[^\s,;:()]+){0,4}(?=,|\s(?:и|или|et|ou|and|or|und|oder|y|o|e)\s)"
    r"|\s(?:и|или|et|ou|and|or|und|oder|y|o|e)\s[^\s,;:()]+(?:\s[^\s,;:()]+){0,4}(?=[,.;:)])"
)
_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
_MARK = re.compile(r"[,;:()—–.!?«»“”\"]")
_TELLING = re.compile(r"[^\W\d_]{4,}")
"""Words that say something: a stretch has one at least."""


@dataclass(frozen=True, slots=True)
class Cut:
    """What was cut out of a text, how many words, and what is left of it."""

    start: int
    stop: int
    n_words: int
    rest: str


def cuts(stretches: Iterable[Span], text: str) -> Iterator[Cut]:
    """The stretches that can be cut so that something is left, and something is gone."""
    seen = set()
    for start, end in stretches:
        stop = end
        while stop > start and (text[stop - 1].isspace() or (stop == len(text) and text[stop - 1] in ".!?…;")):
            stop -= 1  # the last mark stays
        if (start, stop) in seen or stop - start > MOST_SHARE * len(text) or not _TELLING.search(text, start, stop):
            continue
        seen.add((start, stop))
        rest = repaired(text, start, stop)
        if len(rest) >= LEAST_REST:
            yield Cut(start, stop, sum(1 for _ in _WORD.finditer(text, start, stop)), rest)


def cut_of_any_size(text: str, language: str, chance: random.Random) -> Cut | None:
    """A cut of a class drawn by lot, among those that the text allows."""
    by_size = cuts_by_size(text, language, chance)
    return chance.choice(list(by_size.values())) if by_size else None


def cuts_by_size(text: str, language: str, chance: random.Random) -> dict[str, Cut]:
    """One cut of every class of `SIZES` that the text allows."""
    whole, loose = (list(cuts(some, text)) for some in (_whole(text, language), _loose(text)))
    chosen = {}
    for size, lengths in SIZES.items():
        pools = [fit for some in (whole, loose) if (fit := [cut for cut in some if cut.n_words in lengths])]
        if pools:
            chosen[size] = chance.choice(pools[0] if chance.random() < WHOLE else pools[-1])
    return chosen


def repaired(text: str, start: int, stop: int) -> str:
    """What is left when a stretch is cut out, with the marks around it and the capital put right."""
    left, right = text[:start].rstrip(), text[stop:].lstrip()
    if left[-1:] in tuple(",;:—–") and right[:1] in tuple(",;:.!?…)—–"):
        left = left[:-1].rstrip()
    if left[-1:] == "(" and right[:1] == ")":
        left, right = left[:-1].rstrip(), right[1:].lstrip()
    if not left:
        right = right.lstrip(" ,;:—–-").strip()
    closes = right[:1] in tuple(",.)") or (right[:1] in tuple(";:!?…»") and not text[stop : stop + 1].isspace())
    rest = left + ("" if closes or not left else " ") + right
    return rest[:1].upper() + rest[1:] if text[:1].isupper() else rest


def _whole(text: str, language: str) -> Iterator[Span]:
    """Stretches that a writer could have left out: between marks, phrases and runs of them, members of lists."""
    yield from (match.span() for match in _MARKED.finditer(text))
    cut = parts(text, language)
    if len(cut) > 1:
        yield from candidates(text, language)
        yield from cut[1:]
    yield from (match.span() for match in _MEMBER.finditer(text))


def _loose(text: str) -> Iterator[Span]:
    """One to five neighbouring words with no mark between; the last is a longer one, so that no preposition dangles."""
    words = list(_WORD.finditer(text))
    for length in range(1, 6):
        for first, last in zip(words, words[length - 1 :], strict=False):
            if last.end() - last.start() >= LONG_WORD and not _MARK.search(text, first.start(), last.end()):
                yield first.start(), last.end()
