"""Words of the source left in a translation that is in the same script: copied, and more like the source's language."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import log, sqrt

from aligner.checks.support.written import masked
from aligner.language.identification import probabilities

LEAST_LETTERS = 4
"""Letters of a single word: shorter ones are in many languages."""

LEAST_LETTERS_OF_RUN = 6

RUN, NEAR, ALONE = 4.0, 3.0, 5.0
"""How many times likelier (natural logarithm) the source's language must be for two words or more in a row, for words
near each other, for a single one. Of 15,608 clean pairs of news and novels in eleven directions 28 have two words or
more, nearly all foreign terms indeed, and 44 a single one. Of source words put in the place of others two in a row are
found in .63 to .77 of cases by direction, three in .76 to .85, four in .84 to .90, a single one in .20 to .50."""

FARTHEST = 2
"""Words between two that are near each other: “room est bugged”."""

KEPT_ON_PURPOSE = 3
"""Pairs of a document that keep a word, from which it is a term of the translation."""

_WORD = re.compile(r"[^\W\d_]++(?:-[^\W\d_]++)*+")
_SET_OFF = re.compile(
    r"«[^«»]*+»|“[^“”]*+”|„[^„“”]*+[“”]|\"[^\"]*+\"|\([^()]*+\)|(?<!\w)‘[^‘’]*+’(?!\w)|(?<!\w)'[^']*+'(?!\w)"
    r"|[*_][^*_\n]*+[*_]"
)
_BETWEEN = re.compile(r"[\s,'’]*+")
_LEAST = 1e-30


@dataclass(frozen=True, slots=True)
class LeftOver:
    """Words of one pair that were not translated: where they stand in the target, how many, how surely foreign."""

    start: int
    stop: int
    n_words: int
    log_ratio: float


@dataclass(frozen=True, slots=True)
class _Run:
    """Copied words in a row: their places among the words of the target and in its text, the words themselves."""

    first: int
    words: tuple[str, ...]
    start: int
    stop: int


def left_over(pairs: Iterable[tuple[str, str]], source_language: str, target_language: str) -> list[list[LeftOver]]:
    """For every pair of texts the words of the source that the translation keeps, in its order.

    Words in small letters alone count, outside of quotation marks, brackets and code: names and brands stay, what is
    set off is meant so, and what many pairs keep is a term.
    """
    copied = [list(_copied(source, target)) for source, target in pairs]
    kept = Counter(word for runs in copied for word in {word for run in runs for word in run.words})
    return [list(_judged(runs, kept, (source_language, target_language))) for runs in copied]


def _copied(source: str, target: str) -> Iterator[_Run]:
    words = _WORD.findall(source)
    known, neighbours = frozenset(words), frozenset(pairwise(words))
    plain = _SET_OFF.sub(lambda match: "\ue000" * len(match.group()), masked(target))
    matches = list(_WORD.finditer(plain))
    first = 0
    while first < len(matches):
        stop = first + 1
        if matches[first].group().islower() and matches[first].group() in known:
            while stop < len(matches) and _goes_on(matches[stop - 1], matches[stop], plain, neighbours):
                stop += 1
            each = tuple(match.group() for match in matches[first:stop])
            yield _Run(first, each, matches[first].start(), matches[stop - 1].end())
        first = stop


def _goes_on(one: re.Match[str], other: re.Match[str], text: str, neighbours: frozenset[tuple[str, str]]) -> bool:
    return (
        other.group().islower()
        and (one.group(), other.group()) in neighbours
        and _BETWEEN.fullmatch(text, one.end(), other.start()) is not None
    )


def _judged(runs: Sequence[_Run], kept: Counter[str], languages: tuple[str, str]) -> Iterator[LeftOver]:
    foreign: list[tuple[_Run, float]] = []
    for run in runs:
        text = " ".join(run.words)
        letters = LEAST_LETTERS if len(run.words) == 1 else LEAST_LETTERS_OF_RUN
        if len(text) >= letters and any(
            kept[word] < KEPT_ON_PURPOSE for word in run.words if len(word) >= LEAST_LETTERS
        ):
            foreign.append((run, _log_ratio(text, *languages)))
    merged: list[LeftOver] = []
    before: _Run | None = None
    for run, ratio in foreign:
        least = RUN if len(run.words) > 1 else NEAR
        if ratio < least:
            continue
        if before is not None and run.first - (before.first + len(before.words)) <= FARTHEST:
            last = merged.pop()
            merged.append(LeftOver(last.start, run.stop, last.n_words + len(run.words), last.log_ratio + ratio))
        else:
            merged.append(LeftOver(run.start, run.stop, len(run.words), ratio))
        before = run
    yield from (each for each in merged if each.n_words > 1 or each.log_ratio >= ALONE)


@lru_cache(maxsize=10_000)
def _log_ratio(text: str, source_language: str, target_language: str) -> float:
    """How many times likelier (natural logarithm) the letters of a text are in the source's language.

    The identifier tempers its probabilities by the square root of the length, which is taken back: two words say more
    than one.
    """
    told = probabilities(text)
    one, other = (max(told.get(language, 0.0), _LEAST) for language in (source_language, target_language))
    return (log(one) - log(other)) * sqrt(len(text.encode()))
