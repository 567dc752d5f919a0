"""Polarity: a negation lost or added, an opposite, “may” for “must”, an “almost” left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from aligner.alignment import Bead, Flag, Severity, Span
from aligner.checks.support.bitext import Bitext, Pair, raise_flag
from aligner.embed.encoder import Encoder, Vectors
from aligner.language.polarity import PolarityWords
from aligner.language.registry import language_of
from aligner.pair.words import word_vectors

NEGATED_ALIKE = 0.7
"""Cosine from which a negated word stands on the other side too, where nothing negates it."""

LEAST_SIMILARITY = 0.55
"""Cosine of a pair from which a negation alone is looked at: a free rendering turns many things round and back."""

MODAL_ALIKE = 0.75
"""The same for the verb after “must” that stands after “may”."""

CONFIDENCE: Mapping[str, float] = MappingProxyType(
    {"lost": 0.5, "added": 0.5, "opposite": 0.6, "modal": 0.5, "almost": 0.5}
)
"""That a difference is one, by sort: read on public translations, see docs/flags.md."""

REACH = 2
"""Words after a negation or a modal verb that it may be about."""

_WORD = re.compile(r"[^\W\d_]+")
_LEAST_LETTERS = 4
_LONGEST = 400
"""Characters from which a text has too much room for saying a thing otherwise."""


@dataclass(frozen=True, slots=True)
class Suspicion:
    """A difference in polarity, to be believed where one of ``words`` stands on the other side too.

    ``source``, ``target``: the exact words. ``opposite`` are the words of the other side that are looked at,
    ``least`` is the cosine that is asked for, and ``reversing`` tells which of them say the opposite by themselves;
    without ``words`` nothing is asked.
    """

    sort: str
    pair: Pair
    message: str
    source: tuple[Span, ...]
    target: tuple[Span, ...]
    words: tuple[str, ...] = ()
    opposite: tuple[str, ...] = ()
    least: float = 0.0
    reversing: re.Pattern[str] | None = None


def check(bitext: Bitext) -> Iterator[Flag]:
    """Flag pairs whose two sides say opposite things, as far as single words tell."""
    suspected = [suspicion for pair in bitext.translations() for suspicion in _suspicions(pair)]
    beads = bitext.alignment.beads
    suspected = [each for each in suspected if not each.reversing or _is_close(beads[each.pair.bead])]
    cosines = _best_cosines(suspected, bitext.encoder)
    for suspicion, cosine in zip(suspected, cosines, strict=True):
        if cosine >= suspicion.least:
            yield raise_flag(
                "polarity",
                suspicion.pair,
                suspicion.message,
                severity=Severity.WARNING,
                confidence=CONFIDENCE[suspicion.sort] * suspicion.pair.confidence,
                source=suspicion.source,
                target=suspicion.target,
                evidence={"sort": suspicion.sort, "cosine of the word": round(cosine, 2)},
            )


def _suspicions(pair: Pair) -> Iterator[Suspicion]:
    """What is suspected of a pair: one whose sides are each in one language that is known."""
    ours, theirs = language_of(pair.source.language).polarity, language_of(pair.target.language).polarity
    if (
        ours
        and theirs
        and max(len(pair.source.text), len(pair.target.text)) <= _LONGEST
        and len(pair.source.spoken) == len(pair.target.spoken) == 1
        and ours.is_written_in(pair.source.text)
        and theirs.is_written_in(pair.target.text)
    ):
        for suspect in SUSPICIONS:
            yield from suspect(pair, ours, theirs)


def _is_close(bead: Bead) -> bool:
    return bead.similarity is None or bead.similarity >= LEAST_SIMILARITY


def _negations(pair: Pair, ours: PolarityWords, theirs: PolarityWords) -> Iterator[Suspicion]:
    """One side negates what the other says without any negation or word like it."""
    source, target = pair.source.text, pair.target.text
    for text, other, here, there, lost in ((source, target, ours, theirs, True), (target, source, theirs, ours, False)):
        negations = list(here.negation.finditer(text))
        if "?" in text or len(negations) != 1 or here.idiom.search(text) or there.denial.search(other):
            continue
        negation = negations[0]
        about = _about(text, negation.end(), here)
        if about and not any(here.denial.fullmatch(word.group()) for word in about):
            shown = text[negation.start() : about[-1].end()]
            message = f"“{shown}” is not negated in the {'translation' if lost else 'source'}"
            spans = ((negation.start(), about[-1].end()),)
            yield Suspicion(
                "lost" if lost else "added",
                pair,
                message,
                spans if lost else (),
                () if lost else spans,
                tuple(word.group().lower() for word in about if len(word.group()) >= _LEAST_LETTERS),
                tuple(_content(other)),
                NEGATED_ALIKE,
                there.prefix,
            )


def _modals(pair: Pair, ours: PolarityWords, theirs: PolarityWords) -> Iterator[Suspicion]:
    """A “must” that stands opposite a “may”, or the other way round."""
    source, target = pair.source.text, pair.target.text
    for sort in (0, 1):
        mine = list(ours.modals[sort].finditer(source))
        its = list(theirs.modals[1 - sort].finditer(target))
        if (
            len(mine) != 1
            or len(its) != 1
            or ours.modal_answers[1 - sort].search(source)
            or theirs.modal_answers[sort].search(target)
            or ours.denial.search(source)
            or theirs.denial.search(target)
        ):
            continue
        about, opposite = _about(source, mine[0].end(), ours), _about(target, its[0].end(), theirs)
        yield Suspicion(
            "modal",
            pair,
            f"“{mine[0].group()}” is “{its[0].group()}” in the translation",
            (mine[0].span(),),
            (its[0].span(),),
            tuple(word.group().lower() for word in about),
            tuple(word.group().lower() for word in opposite),
            MODAL_ALIKE,
        )


def _opposites(pair: Pair, ours: PolarityWords, theirs: PolarityWords) -> Iterator[Suspicion]:
    """A word opposite its contrary: east for west, rise for fall."""
    source, target = pair.source.text, pair.target.text
    if ours.negation.search(source) or theirs.negation.search(target):
        return
    for axis, poles in ours.pole_patterns.items():
        opposite = theirs.pole_patterns.get(axis)
        if opposite is None:
            continue
        mine = [list(pole.finditer(source)) for pole in poles]
        if not any(mine):
            continue
        its = [list(pole.finditer(target)) for pole in opposite]
        for pole in (0, 1):
            if len(mine[pole]) == len(its[1 - pole]) == 1 and not mine[1 - pole] and not its[pole]:
                one, other = mine[pole][0], its[1 - pole][0]
                message = f"“{one.group()}” is “{other.group()}” in the translation: the opposite"
                yield Suspicion("opposite", pair, message, (one.span(),), (other.span(),))


def _weakened(pair: Pair, ours: PolarityWords, theirs: PolarityWords) -> Iterator[Suspicion]:
    """An “almost all” that stands opposite an “all”."""
    source, target = pair.source.text, pair.target.text
    mine = _unanswered_weakener(source, ours, target, theirs)
    its = _unanswered_weakener(target, theirs, source, ours)
    if mine:
        yield Suspicion("almost", pair, f"“{mine.group()}” is not in the translation", (mine.span(),), ())
    if its:
        yield Suspicion("almost", pair, f"“{its.group()}” is not in the source", (), (its.span(),))


def _unanswered_weakener(text: str, here: PolarityWords, other: str, there: PolarityWords) -> re.Match[str] | None:
    weakener = here.weakener.search(text)
    if weakener is None or there.weakener_answer.search(other) or there.denial.search(other):
        return None
    return weakener


SUSPICIONS: tuple[Callable[[Pair, PolarityWords, PolarityWords], Iterable[Suspicion]], ...] = (
    _negations,
    _modals,
    _opposites,
    _weakened,
)


def _about(text: str, place: int, words: PolarityWords) -> list[re.Match[str]]:
    """The next words that carry meaning, up to the next punctuation mark."""
    about: list[re.Match[str]] = []
    while len(about) < REACH:
        between = words.between.match(text, place)
        place = between.end() if between else place
        word = _WORD.match(text, place)
        if word is None:
            break
        about.append(word)
        place = word.end()
    return about


def _content(text: str) -> Iterator[str]:
    for word in _WORD.findall(text):
        if len(word) >= _LEAST_LETTERS:
            yield word.lower()


def _best_cosines(suspected: Sequence[Suspicion], encoder: Encoder | None) -> list[float]:
    """For each, how near the nearest word of the other side comes; 0 without an encoder, or if that word reverses."""
    types = sorted({word for each in suspected for word in (*each.words, *each.opposite)})
    if encoder is None or not types:
        return [0.0] * len(suspected)
    vectors = dict(zip(types, word_vectors(types, encoder), strict=True))
    return [_best_cosine(each, vectors) for each in suspected]


def _best_cosine(suspicion: Suspicion, vectors: Mapping[str, Vectors]) -> float:
    if not suspicion.words or not suspicion.opposite:
        return 0.0
    own, opposite = (np.stack([vectors[word] for word in words]) for words in (suspicion.words, suspicion.opposite))
    cosines = (own @ opposite.T).max(axis=0)
    best = int(cosines.argmax())
    reversing = suspicion.reversing and suspicion.reversing.match(suspicion.opposite[best])
    return 0.0 if reversing else float(cosines[best])
