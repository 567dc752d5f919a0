"""Where part of a text has no counterpart: looks, each closer and at fewer pairs, and how probable it is.

A screen by counts alone picks the pairs that are worth a look; the words of their clauses pick the clauses; the drop
test (design, "check") on those decides. Where a contextual encoder is at hand, a net that reads both sides in their
context has its say in the last look.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from aligner.alignment import Span
from aligner.checks.support.clauses import LEAST_REST, candidates, without
from aligner.checks.support.counterparts import Uncovered, counterpart_net, packed, unpacked
from aligner.checks.support.evidence import (
    PAIR_FEATURES,
    Floats,
    Question,
    clause_features,
    context_features,
    pair_features,
)
from aligner.checks.support.omission_model import OmissionModel, Suspicion, omission_model
from aligner.embed.cache import keys_of
from aligner.embed.contextual import ContextReader
from aligner.embed.encoder import Encoder
from aligner.pair.words import read_words_in_place

DROPPED_CLAUSES = 4
"""Clauses of a pair that are tried by leaving them out: the best four by their words hold the right one 95 times in
100, and each costs as much as a sentence."""

READINGS_VERSION = "counterparts 1"
"""Of the code that reads a pair: another where it would read a pair otherwise than it was kept."""

READ_AT_ONCE = 64
"""Questions whose texts are read in context together: some 20 MB of states."""


def suspicions(
    questions: Sequence[Question],
    encoder: Encoder,
    reader: ContextReader | None = None,
    model: OmissionModel | None = None,
) -> list[Suspicion | None]:
    """For every question the likeliest omission, None where the first two looks see no reason to look closer.

    Args:
        reader: for a second look at what the first let through; without it the drop test has the last word.
    """
    model = model or omission_model()
    answers: list[Suspicion | None] = [None] * len(questions)
    if not questions:
        return answers
    chosen = _let_through(questions, encoder, model)
    if not chosen:
        return answers
    asked = [questions[k] for k, _, _ in chosen]
    spans, cheap = [spans for _, spans, _ in chosen], [cheap for _, _, cheap in chosen]
    last, seen = model.drop, []
    if reader is not None:
        readings = read_in_context(asked, reader)
        spans, cheap = with_stretches(asked, spans, cheap, readings, encoder)
        last = model.context
        seen = [[context_features(*reading, each) for reading, each in zip(readings, spans, strict=True)]]
    parts = zip(cheap, drop_features(asked, spans, encoder), *seen, strict=True)
    features = [np.concatenate(each, axis=1) for each in parts]
    odds, odds_of_any = last.look.at(features)
    for (k, _, _), clauses, each, odds_any, rows in zip(chosen, spans, odds, odds_of_any, features, strict=True):
        clause = int(each.argmax())
        answers[k] = last.suspicion(clauses[clause], rows[clause], float(odds_any))
    return answers


def _let_through(
    questions: Sequence[Question], encoder: Encoder, model: OmissionModel
) -> list[tuple[int, tuple[Span, ...], Floats]]:
    """The questions that deserve a close look: which, their likeliest clauses, and those's features."""
    pairs = np.stack([pair_features(question) for question in questions])
    screened = [int(k) for k in np.flatnonzero(model.screen.log_odds(pairs) >= model.screen_from)]
    read = zip(screened, read_clauses([questions[k] for k in screened], encoder), strict=True)
    seen = [(k, spans, with_pair(pairs[k], features)) for k, (spans, features) in read if spans]
    if not seen:
        return []
    odds, odds_of_any = model.words.at([cheap for _, _, cheap in seen])
    chosen: list[tuple[int, tuple[Span, ...], Floats]] = []
    for (k, spans, cheap), each, odds_any in zip(seen, odds, odds_of_any, strict=True):
        if odds_any < model.words_from:
            continue
        best = np.argsort(-each, kind="stable")[:DROPPED_CLAUSES]
        chosen.append((k, tuple(spans[j] for j in best), cheap[best]))
    return chosen


def with_pair(pair: Floats, clauses: Floats) -> Floats:
    """(n_clauses, len(CHEAP_FEATURES)): the pair's features before those of each clause."""
    return np.concatenate([np.repeat(pair[None], len(clauses), axis=0), clauses], axis=1)


def read_clauses(questions: Sequence[Question], encoder: Encoder) -> list[tuple[tuple[Span, ...], Floats]]:
    """Every candidate of every question with its word and clause features; each word type is encoded once."""
    spans = [tuple(candidates(question.text, question.language)) for question in questions]
    return list(zip(spans, features_of(questions, spans, encoder), strict=True))


def features_of(questions: Sequence[Question], spans: Sequence[Sequence[Span]], encoder: Encoder) -> list[Floats]:
    """(n_spans, len(WORD_FEATURES) + len(CLAUSE_FEATURES)) of some stretches of every question."""
    texts = [text for question in questions for text in (question.text, question.other)]
    words, placed = read_words_in_place(texts, encoder)
    places = {word: k for k, word in enumerate(words.types)}
    sides = zip(placed[::2], placed[1::2], strict=True)
    return [
        clause_features(question, words, places, both, each)
        for question, both, each in zip(questions, sides, spans, strict=True)
    ]


def read_in_context(questions: Sequence[Question], reader: ContextReader) -> list[tuple[Uncovered, Uncovered]]:
    """What the net says of both sides of every question; a pair that an earlier run kept is not read again."""
    if reader.cache is None:
        return _read(questions, reader)
    contents = ("\0".join((q.language, q.other_language, q.text, q.other)) for q in questions)
    keys = keys_of(
        f"{reader.identity} {counterpart_net().identity}",
        READINGS_VERSION,
        (content.encode("utf-8", "surrogatepass") for content in contents),
    )
    rows = reader.cache.remember_each(
        keys, lambda missing: [packed(pair) for pair in _read([questions[k] for k in missing], reader)]
    )
    return list(map(unpacked, rows))


def _read(questions: Sequence[Question], reader: ContextReader) -> list[tuple[Uncovered, Uncovered]]:
    """The same; a text that several ask about at once is read once."""
    net = counterpart_net()
    answers: list[tuple[Uncovered, Uncovered]] = []
    for start in range(0, len(questions), READ_AT_ONCE):
        portion = questions[start : start + READ_AT_ONCE]
        texts = list(dict.fromkeys(text for question in portion for text in (question.text, question.other)))
        states = dict(zip(texts, reader.states(texts), strict=True))
        answers += [net.read((states[q.text], states[q.other]), (q.language, q.other_language)) for q in portion]
    return answers


def with_stretches(
    questions: Sequence[Question],
    spans: Sequence[tuple[Span, ...]],
    cheap: Sequence[Floats],
    readings: Sequence[tuple[Uncovered, Uncovered]],
    encoder: Encoder,
) -> tuple[list[tuple[Span, ...]], list[Floats]]:
    """Each question's clauses, and the stretch that the net points at where it is none of them."""
    pointed = [
        new_stretch(question, each, here) for question, each, (here, _) in zip(questions, spans, readings, strict=True)
    ]
    added = features_of(questions, pointed, encoder)
    return (
        [(*each, *new) for each, new in zip(spans, pointed, strict=True)],
        [
            np.concatenate([rows, with_pair(rows[0, : len(PAIR_FEATURES)], new)])
            for rows, new in zip(cheap, added, strict=True)
        ],
    )


def new_stretch(question: Question, known: Sequence[Span], here: Uncovered) -> tuple[Span, ...]:
    """The stretch that the net points at, unless it is known already, white space, or nearly the whole text."""
    start, stop = here.stretch(question.text)
    is_nothing = not question.text[start:stop].strip()
    is_whole = stop - start > (1 - LEAST_REST) * len(question.text) or not without(question.text, start, stop)
    return () if is_nothing or is_whole or (start, stop) in known else ((start, stop),)


def drop_features(questions: Sequence[Question], spans: Sequence[Sequence[Span]], encoder: Encoder) -> list[Floats]:
    """The drop test: for each question (n_spans, len(DROP_FEATURES)), all encoded together."""
    texts: list[str] = []
    for question, chosen in zip(questions, spans, strict=True):
        texts.append(question.other)
        texts += [without(question.text, *span) for span in chosen]
    vectors = encoder.encode(texts).astype(float)
    found, offset = [], 0
    for question, chosen in zip(questions, spans, strict=True):
        other, rests = vectors[offset], vectors[offset + 1 : offset + 1 + len(chosen)]
        offset += 1 + len(chosen)
        gain = rests @ other - question.similarity
        found.append(np.stack([gain, gain / max(1 - question.similarity, 0.05)], axis=1))
    return found
