"""What the contextual head is trained on: pairs of several languages, whole and with a stretch cut out of either side.

None of it serves to measure, or to fit what weighs the head's answers: of the pools only the rows after those that
partial_omission_cases.py reads, of the news two documents in five, in all their languages.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from partial_cuts import Cut, cut_of_any_size
from public_sets import lines

from aligner.checks.support.evidence import log_ratios

POOLS = {"php": 1500, "debian": 1300, "wesnoth": 2200}
"""Most pairs of each."""

FIRST_ROWS = 1350
"""Rows of a pool that are kept for fitting and measuring the looks."""

NEWS_LANGUAGES = ("ru", "fr", "en", "de", "es", "it", "pt", "pl", "nl", "tr")
"""Languages whose words are written apart, so that words can be cut."""

LANGUAGE_PAIRS_A_LINE = 3
LENGTHS = range(40, 501)
MOST_RATIO = 0.4
"""How far the log ratio of a pair's lengths may lie from the usual: what is further is not taken for clean."""


@dataclass(frozen=True, slots=True)
class TrainingPair:
    """Two texts that translate each other, and what may be cut out of each."""

    texts: tuple[str, str]
    languages: tuple[str, str]
    cuts: tuple[Cut | None, Cut | None]


def training_pairs(folder: Path, chance: random.Random) -> list[TrainingPair]:
    """All pairs to train on, those left out whose lengths speak against a whole translation."""
    pairs = list(_read(folder, chance))
    kept = []
    for languages in sorted({languages for _, languages in pairs}):
        texts = [pair for pair, theirs in pairs if theirs == languages]
        ratios = np.array([log_ratios(*pair)["letters"] for pair in texts])
        usual = np.abs(ratios - np.median(ratios)) < MOST_RATIO
        kept += [(pair, languages) for pair, is_usual in zip(texts, usual, strict=True) if is_usual]
    return [
        TrainingPair(
            texts,
            languages,
            (cut_of_any_size(texts[0], languages[0], chance), cut_of_any_size(texts[1], languages[1], chance)),
        )
        for texts, languages in kept
    ]


def _read(folder: Path, chance: random.Random) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
    rows = [line.split("\t") for line in lines(folder / "train/pool.tsv")]
    taken: set[str] = set()
    for pool, most in POOLS.items():
        pairs = [(row[1], row[2]) for row in rows if row[0] == pool and len(row) == 3]
        fit = []
        for pair in dict.fromkeys(pairs[FIRST_ROWS if pool != "wesnoth" else 0 :]):
            if _is_fit(pair) and taken.isdisjoint(pair):
                taken.update(pair)
                fit.append(pair)
        for pair in chance.sample(fit, min(most, len(fit))):
            yield pair, ("ru", "fr")
    news = {language: lines(news_file(folder, language)) for language in NEWS_LANGUAGES}
    for k in np.flatnonzero(learned_from(folder)):
        for one, other in chance.sample(list(combinations(NEWS_LANGUAGES, 2)), LANGUAGE_PAIRS_A_LINE):
            pair = news[one][k], news[other][k]
            if _is_fit(pair):
                yield pair, (one, other)


def news_file(folder: Path, language: str) -> Path:
    """The news in a language, line by line as in the others."""
    return folder / ("ntrex-dev" if language in ("ru", "fr") else "ntrex-many") / f"pairs.{language}"


def learned_from(folder: Path) -> NDArray[np.bool_]:
    """Which lines of the news are trained on: those of two documents in five."""
    documents = [line for line in lines(folder / "ntrex-many/documents.tsv") if line]
    numbers = {name: k for k, name in enumerate(dict.fromkeys(documents))}
    return np.array([numbers[name] % 5 < 2 for name in documents])


def _is_fit(pair: tuple[str, str]) -> bool:
    return all(len(text) in LENGTHS for text in pair)
