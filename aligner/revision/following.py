"""Following: whether a translation says what the old version of its source said, or what the new one says.

Both are held against the translation in the same way, and only what they differ in can decide: figures and names that
one of them has, words that find a counterpart, meaning, length. So the evidence turns round when they change places.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from aligner.embed.encoder import Encoder, Vectors
from aligner.figures.figure import Figure, Form
from aligner.figures.reading import read_figures
from aligner.language.registry import language_of
from aligner.names.skeletons import name_keys
from aligner.pair.words import Words, kinship, read_words
from aligner.parameters import load_parameters
from aligner.revision.wording import differing_words, read_wording

FEATURES = ("figures", "names", "affirmation", "negations", "words", "cover", "meaning", "length")

MODEL = "following.json"

FOLLOWING, KNOWN = 0.3, 3.0
"""Share of changed passages whose translation is thought to follow already, and as how many passages that counts beside
those of the document, which tell their share themselves (Saerens et al. 2002): a translation that nobody touched since
has none."""

ROUNDS = 20
"""Of an estimate that settles in a few."""

UNTOUCHED, TOUCHED = -6.0, 2.0
"""Log odds that a translation follows where its own text is the same as when the old version was translated, and where
it has been edited since."""


@dataclass(frozen=True, slots=True)
class Question:
    """A passage in its old and its new version, and its translation as it stands.

    ``is_touched`` says whether the translation has been edited since the old version, None where nobody knows.
    """

    old: str
    new: str
    translation: str
    is_touched: bool | None = None


def following(
    questions: Sequence[Question], languages: tuple[str, str], length_ratio: float, encoder: Encoder
) -> list[float]:
    """The probability of each that the translation says what the new version says, and not what the old one said.

    Args:
        languages: primary subtags of the source and of the translation.
        length_ratio: characters of a translation for one of its source.
    """
    if not questions:
        return []
    log_odds = evidence(questions, languages, length_ratio, encoder) @ _weights()
    known = [one.is_touched for one in questions]
    unknown = np.array([touched is None for touched in known], bool)
    prior = np.array([UNTOUCHED if touched is False else TOUCHED for touched in known])
    rate = FOLLOWING
    for _ in range(ROUNDS):
        prior[unknown] = math.log(rate / (1 - rate))
        odds = 1 / (1 + np.exp(-(log_odds + prior)))
        rate = (FOLLOWING * KNOWN + float(odds[unknown].sum())) / (KNOWN + int(unknown.sum()))
    return [float(p) for p in odds]


@lru_cache(maxsize=1)
def _weights() -> NDArray[np.float64]:
    stored = load_parameters(MODEL)["weights"]
    return np.array([stored[name] for name in FEATURES])


def evidence(
    questions: Sequence[Question], languages: tuple[str, str], length_ratio: float, encoder: Encoder
) -> Vectors:
    """(n_questions, n_features): how much more each translation has of the new version than of the old one."""
    sides = [[getattr(one, side) for one in questions] for side in ("old", "new", "translation")]
    vectors = encoder.encode([text for side in sides for text in side])
    old, new, there = np.split(vectors, 3)
    words = read_words([text for side in sides[:2] for text in side], encoder), read_words(sides[2], encoder)
    n = len(questions)
    meaning = np.einsum("ij,ij->i", there, new) - np.einsum("ij,ij->i", there, old)
    return np.array(
        [
            (
                _of_figures(one, languages),
                _of_names(one),
                *_of_negations(one, languages),
                *_of_words(one, words, (k, n + k), k),
                meaning[k],
                _of_length(one, length_ratio),
            )
            for k, one in enumerate(questions)
        ],
        np.float32,
    ).reshape(-1, len(FEATURES))


def _of_figures(question: Question, languages: tuple[str, str]) -> float:
    old, new = (_figures(text, languages[0]) for text in (question.old, question.new))
    there = read_figures(question.translation, languages[1])
    only_old, only_new = _without(old, new), _without(new, old)
    return _share(only_new, there) - _share(only_old, there)


def _figures(text: str, language: str) -> list[Figure]:
    return [figure for figure in read_figures(text, language) if figure.form >= Form.TINY]


def _without(figures: Sequence[Figure], others: Sequence[Figure]) -> list[Figure]:
    return [figure for figure in figures if not any(figure.equals(other) for other in others)]


def _share(figures: Sequence[Figure], there: Sequence[Figure]) -> float:
    """How many of the figures the translation has, less those that it lacks by half; no more than two count."""
    told = sum(1.0 if any(figure.equals(other) for other in there) else -0.5 for figure in figures)
    return max(-1.0, min(2.0, told))


def _of_names(question: Question) -> float:
    old, new, there = map(name_keys, (question.old, question.new, question.translation))
    return float(min(2, len((new - old) & there)) - min(2, len((old - new) & there)))


def _of_negations(question: Question, languages: tuple[str, str]) -> tuple[float, float]:
    """What negations say where the versions have not equally many: of a translation that denies nothing in any way,
    and of one that does.

    A version that negates is hardly ever rendered without any such word; one with another word that may deny counts
    half. Where there is such a word, “without” or “few” may stand for something else, so that only negations proper
    are compared.
    """
    here, there = (language_of(language).polarity for language in languages)
    if here is None or there is None:
        return 0.0, 0.0
    versions = [here.idiom.sub("", text) for text in (question.old, question.new)]
    old, new = (len(here.negation.findall(text)) for text in versions)
    rendered = there.idiom.sub("", question.translation)
    if not there.denial.search(rendered):
        may_deny = [len(here.denial.findall(text)) for text in versions]
        more = old - new or (may_deny[0] - may_deny[1]) / 2
        return max(-1.0, min(1.0, more)), 0.0
    answers = len(there.negation.findall(rendered))
    return 0.0, float(max(-1, min(1, abs(old - answers) - abs(new - answers))))


def _of_words(question: Question, words: tuple[Words, Words], places: tuple[int, int], k: int) -> tuple[float, float]:
    """How much better the new words are answered than the old ones, and how much more of the translation is."""
    source, target = words
    columns = _types(target, k)
    gone, come = differing_words(read_wording(question.old), read_wording(question.new))
    answered = []
    for texts, chosen in ((gone, places[0]), (come, places[1])):
        rows = np.array([row for row in _types(source, chosen) if source.types[row] in set(texts)], np.int64)
        if not len(rows) or not len(columns):
            answered.append(0.0)
            continue
        best = kinship(source, target, rows, columns).max(axis=1)
        masses = source.masses[rows]
        answered.append(float(masses @ (best - 0.4)))
    covers = []
    for chosen in places:
        rows = _types(source, chosen)
        if not len(rows) or not len(columns):
            covers.append(0.0)
            continue
        best = kinship(source, target, rows, columns).max(axis=0)
        covers.append(float(target.masses[columns] @ best))
    return max(-3.0, min(3.0, answered[1] - answered[0])), max(-3.0, min(3.0, covers[1] - covers[0]))


def _types(words: Words, text: int) -> NDArray[np.int64]:
    held = words.occurrences
    return held.indices[held.indptr[text] : held.indptr[text + 1]].astype(np.int64)


def _of_length(question: Question, ratio: float) -> float:
    """By how much nearer the translation's length is to what is usual for the new version."""
    there = len(question.translation) + 1
    off = [abs(math.log(there / (ratio * (len(text) + 1)))) for text in (question.old, question.new)]
    return max(-1.0, min(1.0, off[0] - off[1]))
