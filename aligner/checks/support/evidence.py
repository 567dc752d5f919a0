"""What speaks for words of one text having no counterpart in the other: features of pairs and of their clauses."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aligner.alignment import Span
from aligner.checks.support.counterparts import Uncovered, peak
from aligner.checks.support.told import is_within, understood, without_stretches
from aligner.names.skeletons import skeletons
from aligner.pair.words import PlacedWord, Words

Floats = NDArray[np.float64]

COUNTS = ("letters", "words", "marks", "capitals", "figures")
"""What is counted on both sides: each as the log of the ratio, less what is usual in the document."""

PAIR_FEATURES = (*COUNTS, "letters_by_length", "log_length", "similarity", "sentences")
WORD_FEATURES = ("uncovered_here", "uncovered_there", "share_here", "share_there")
CLAUSE_FEATURES = (
    "uncovered",
    "uncovered_share",
    "rest_share",
    "length_gain",
    "length_gain_large",
    "shortfall_after",
    "log_share",
    "figures_found",
    "figures_lost",
    "names_found",
    "names_lost",
    "closed_by_marks",
    "at_an_end",
)
DROP_FEATURES = ("drop_gain", "drop_gain_by_distance")
CONTEXT_FEATURES = (
    "lost_inside",
    "lost_inside_share",
    "lost_rest_share",
    "lost_there_share",
    "peak_inside",
    "net_odds",
    "net_odds_there",
)

PEAK = 3
"""Neighbouring pieces whose mean log odds make a peak."""

COUNT_PRIOR = {"letters": 10.0, "words": 2.0, "marks": 1.0, "capitals": 2.0, "figures": 2.0}
"""Added to both counts of a ratio: few say little."""

SHARE_PRIOR = 0.3
"""Words half covered that are added to every share."""

UNRELATED, RELATED = 0.3, 0.8
"""Cosines between which two words count as translations by degrees. Wider than for beads: a clause is missing where
not even related words stand opposite."""

NAMED_ALIKE = 0.9
"""Cosine given to two capitalised words with the same consonants: word vectors know few names."""

_COUNTED: Mapping[str, Callable[[str], Sequence[str]]] = {
    "letters": lambda text: "".join(text.split()),
    "words": re.compile(r"\w+").findall,
    "marks": re.compile(r"[,;:()—–،؛，、；：（）]").findall,
    "capitals": re.compile(r"[A-ZА-ЯЁÀ-ÖØ-Þ]").findall,
    "figures": re.compile(r"\d").findall,
}
_SENTENCE = re.compile(r"[.!?…:;؟。！？：；][\s»”\")\]’'」』）]*$")
_MARK = re.compile(r"[,;:()\[\]«»“”.!?…–—،؛؟，、；：（）「」『』。！？]")


@dataclass(frozen=True, slots=True)
class Question:
    """Does ``text`` hold words that ``other`` has no counterpart for?

    ``language`` is that of ``text``, a primary subtag; ``usual`` the log ratios of the counts in this document and
    direction.
    """

    text: str
    other: str
    language: str
    other_language: str
    similarity: float
    usual: Mapping[str, float]


def log_ratios(text: str, other: str) -> dict[str, float]:
    """How much more of everything counted one text has than the other."""
    essential = without_stretches(text, understood(text, other)), without_stretches(other, understood(other, text))
    ratios = {}
    for name, counted in _COUNTED.items():
        here, there = (len(counted(side)) + COUNT_PRIOR[name] for side in essential)
        ratios[name] = float(np.log(here / there))
    return ratios


def pair_features(question: Question) -> Floats:
    """(len(PAIR_FEATURES),): what can be seen without looking at any word."""
    ratios = log_ratios(question.text, question.other)
    counts = [ratios[name] - question.usual.get(name, 0.0) for name in COUNTS]
    log_length = float(np.log(max(len(question.text), 1)))
    sentences = sum(bool(_SENTENCE.search(side)) for side in (question.text, question.other)) / 2
    return np.array([*counts, counts[0] * max(log_length, 3.0) ** 0.5, log_length, question.similarity, sentences])


def clause_features(
    question: Question,
    words: Words,
    places: Mapping[str, int],
    placed: tuple[Sequence[PlacedWord], Sequence[PlacedWord]],
    spans: Sequence[Span],
) -> Floats:
    """What the words say of stretches that may be without counterpart.

    Args:
        places: where each word type stands in ``words``.
        placed: the words of ``question.text`` and of ``question.other``.

    Returns:
        (n_spans, len(WORD_FEATURES) + len(CLAUSE_FEATURES)).
    """
    if not spans:
        return np.zeros((0, len(WORD_FEATURES) + len(CLAUSE_FEATURES)))
    told, told_there = understood(question.text, question.other), understood(question.other, question.text)
    found, others = ([word for word in each if word.text.lower() in places] for each in placed)
    rows, columns = (np.array([places[word.text.lower()] for word in each], np.int64) for each in (found, others))
    covered, covered_there = _coverage(found, others, words.vectors_of(rows), words.vectors_of(columns))
    covered[[is_within(word.start, told) for word in found]] = 1
    covered_there[[is_within(word.start, told_there) for word in others]] = 1
    mass, mass_there = words.masses[rows].astype(float), words.masses[columns].astype(float)
    named = np.array([word.start > 0 and word.text[0].isupper() for word in found], float)
    sums = np.zeros((len(found) + 1, 4))
    if found:
        sums[1:] = np.cumsum(np.stack([mass, mass * (1 - covered), named * covered, named * (1 - covered)], 1), axis=0)
    lost_there = float((mass_there * (1 - covered_there)).sum())
    bounds = np.array(spans)
    begins = np.array([word.start for word in found], np.int64)
    inside = sums[np.searchsorted(begins, bounds[:, 1])] - sums[np.searchsorted(begins, bounds[:, 0])]
    outside = sums[-1] - inside
    n = len(spans)
    before, after = _shortfalls(question, bounds)
    weight = min(len(question.text) / 100, 2.0) ** 0.5
    columns_of = [
        np.full(n, np.sqrt(max(sums[-1, 1], 0))),
        np.full(n, np.sqrt(max(lost_there, 0))),
        np.full(n, _share(sums[-1, 1], sums[-1, 0])),
        np.full(n, _share(lost_there, float(mass_there.sum()))),
        np.sqrt(inside[:, 1].clip(0)),
        _share(inside[:, 1], inside[:, 0]),
        _share(outside[:, 1], outside[:, 0]),
        weight * (abs(before) - np.abs(after)),
        weight * (before**2 - after**2),
        weight * np.maximum(-after, 0),
        np.log((bounds[:, 1] - bounds[:, 0]) / len(question.text)),
        *_figures(question, spans),
        inside[:, 2].clip(0, 3),
        inside[:, 3].clip(0, 3),
        [_closed(question.text, start, stop) for start, stop in spans],
        [float(start == 0 or stop >= len(question.text) - 1) for start, stop in spans],
    ]
    return np.stack([np.asarray(column, float) for column in columns_of], axis=1)


def context_features(here: Uncovered, there: Uncovered, spans: Sequence[Span]) -> Floats:
    """(n_spans, len(CONTEXT_FEATURES)): what the net that reads both sides in context says of stretches."""
    begins = np.array([start for start, _ in here.spans], np.int64)
    lost = np.concatenate([[0], np.cumsum(here.chances * here.weights)])
    mass = np.concatenate([[0], np.cumsum(here.weights)])
    lost_there = float((there.chances * there.weights).sum())
    rows = []
    for start, stop in spans:
        first, last = np.searchsorted(begins, [start, stop])
        lost_inside, mass_inside = lost[last] - lost[first], mass[last] - mass[first]
        rows.append(
            [
                np.sqrt(max(lost_inside, 0)),
                _share(lost_inside, mass_inside),
                _share(lost[-1] - lost_inside, mass[-1] - mass_inside),
                _share(lost_there, float(there.weights.sum())),
                peak(here.odds[first:last], PEAK),
                here.odds_of_any,
                there.odds_of_any,
            ]
        )
    return np.array(rows, float).reshape(len(spans), len(CONTEXT_FEATURES))


def _coverage(
    found: Sequence[PlacedWord],
    others: Sequence[PlacedWord],
    vectors: NDArray[np.float32],
    opposite: NDArray[np.float32],
) -> tuple[Floats, Floats]:
    """How far each word has a counterpart that does not fit another word better, on both sides."""
    if not found or not others:
        return np.zeros(len(found)), np.zeros(len(others))
    cosines = (vectors @ opposite.T).astype(float)
    _settle_figures_and_names(cosines, [word.text for word in found], [word.text for word in others])
    related = ((cosines - UNRELATED) / (RELATED - UNRELATED)).clip(0, 1)
    contested = [related / np.maximum(related.max(axis=axis, keepdims=True), 1e-6) for axis in (0, 1)]
    covered: Floats = (related * contested[0] ** 2).max(axis=1)
    covered_there: Floats = (related * contested[1] ** 2).max(axis=0)
    return covered, covered_there


def _settle_figures_and_names(cosines: Floats, words: Sequence[str], others: Sequence[str]) -> None:
    """Figures match when they are equal, and names when their consonants are."""
    names = [(y, set(skeletons(word))) for y, word in enumerate(others) if len(word) > 3 and word[0].isupper()]
    for x, word in enumerate(words):
        if any(map(str.isdigit, word)):
            cosines[x] = [float(word == other) for other in others]
        elif len(word) > 3 and word[0].isupper() and names:
            keys = set(skeletons(word))
            for y, theirs in names:
                if keys & theirs:
                    cosines[x, y] = max(cosines[x, y], NAMED_ALIKE)


def _share(lost: Floats | float, mass: Floats | float) -> Floats | float:
    return (lost + SHARE_PRIOR / 2) / (mass + SHARE_PRIOR)


def _shortfalls(question: Question, bounds: NDArray[np.int64]) -> tuple[float, Floats]:
    """How much shorter than usual the other text is: for the whole text, and without each stretch."""
    prior = COUNT_PRIOR["letters"]
    other = np.log(len(question.other) + prior) + question.usual.get("letters", 0.0)
    rests = len(question.text) - (bounds[:, 1] - bounds[:, 0])
    return float(np.log(len(question.text) + prior) - other), np.log(rests + prior) - other


def _figures(question: Question, spans: Sequence[Span]) -> tuple[list[float], list[float]]:
    numbers = [(match.start(), match.group()) for match in re.finditer(r"\d+", question.text)]
    others = set(re.findall(r"\d+", question.other))
    found, lost = [], []
    for start, stop in spans:
        inside = [number in others for place, number in numbers if start <= place < stop]
        found.append(min(sum(inside), 2.0))
        lost.append(min(len(inside) - sum(inside), 2.0))
    return found, lost


def _closed(text: str, start: int, stop: int) -> float:
    """How many of the two ends have a mark or are the text's own: the others cut a phrase."""
    before = start == 0 or bool(_MARK.search(text[max(0, start - 2) : start + 1]))
    after = stop >= len(text) - 1 or bool(_MARK.search(text[stop - 1 : stop + 1]))
    return (before + after) / 2
