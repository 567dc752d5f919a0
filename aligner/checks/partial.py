"""Partial-missing and partial-added: part of a pair that has no counterpart, with the very words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from aligner.alignment import Flag, Severity
from aligner.checks.support.bitext import Bitext, Pair, raise_flag
from aligner.checks.support.evidence import COUNTS, Question, log_ratios
from aligner.checks.support.next_door import stands_next_door
from aligner.checks.support.omission import suspicions
from aligner.checks.support.omission_model import OmissionModel, omission_model
from aligner.checks.support.quoting import shortened

LEAST_LENGTH = 20
"""Characters from which a side has clauses that can be missing."""

PRIOR_PAIRS = 20
"""Pairs that the usual ratios of a language pair weigh, against those of the document itself."""

WORTH_A_NOTE, WORTH_A_LOOK, SURE = 0.35, 0.5, 0.8
"""Probabilities from which an omission is noted, is a warning, is an error. Of the candidates in real documents that
were read, judgements by the other sources' verdicts call 58 (64 in context) a warning or an error: .57 (.67) are true,
.71 (.83) true or arguable, and from .8 on 6 of 7 (9 of 9) are true (models/partial-omission.md)."""


def check(bitext: Bitext) -> Iterator[Flag]:
    """Flag the words of either side that the drop test finds without counterpart."""
    if bitext.encoder is None:
        return
    model = omission_model()
    asked = list(questions(bitext, model))
    pairs: list[Pair] = []
    answers = suspicions([question for _, _, question in asked], bitext.encoder, bitext.reader, model)
    for (pair, in_source, question), suspicion in zip(asked, answers, strict=True):
        if suspicion is None or suspicion.probability < WORTH_A_NOTE:
            continue
        start, stop = suspicion.span
        words = shortened(question.text[start:stop])
        message = f"“{words}” has no counterpart in the {'translation' if in_source else 'source'}"
        severity = _severity(suspicion.probability)
        if in_source and severity is not Severity.INFO:
            pairs = pairs or list(bitext.pairs())
            if stands_next_door(question.text[start:stop], pair, pairs, bitext.encoder):
                message, severity = f"“{words}” is translated in a pair beside this one", Severity.INFO
        yield raise_flag(
            "partial-missing" if in_source else "partial-added",
            pair,
            message,
            severity=severity,
            confidence=suspicion.probability,
            source=[suspicion.span] if in_source else (),
            target=() if in_source else [suspicion.span],
            evidence=suspicion.evidence,
        )


def questions(bitext: Bitext, model: OmissionModel) -> Iterator[tuple[Pair, bool, Question]]:
    """What is asked of every pair that is long enough: of its source (True), and of its target."""
    pairs = [
        pair
        for pair in bitext.pairs()
        if not pair.is_null and min(len(pair.source.text), len(pair.target.text)) >= LEAST_LENGTH
    ]
    usual = _usual_ratios(bitext, pairs, model)
    for pair in filter(bitext.wants, pairs):
        for in_source in (True, False):
            yield pair, in_source, _question(bitext, pair, usual, in_source=in_source)


def _severity(probability: float) -> Severity:
    if probability >= SURE:
        return Severity.ERROR
    return Severity.WARNING if probability >= WORTH_A_LOOK else Severity.INFO


def _usual_ratios(bitext: Bitext, pairs: Sequence[Pair], model: OmissionModel) -> dict[str, float]:
    """Log ratios of source to target that are usual in this document; few pairs lean on those of the languages."""
    known = model.usual(bitext.alignment.source.language, bitext.alignment.target.language)
    ratios = [log_ratios(pair.source.text, pair.target.text) for pair in pairs]
    weight = len(pairs) / (len(pairs) + PRIOR_PAIRS)
    return {
        name: weight * (float(np.median([ratio[name] for ratio in ratios])) if ratios else 0.0)
        + (1 - weight) * known.get(name, 0.0)
        for name in COUNTS
    }


def _question(bitext: Bitext, pair: Pair, usual: Mapping[str, float], *, in_source: bool) -> Question:
    similarity = bitext.alignment.beads[pair.bead].similarity or 0.0
    languages = bitext.alignment.source.language, bitext.alignment.target.language
    if in_source:
        return Question(pair.source.text, pair.target.text, *languages, similarity, usual)
    reverse = {name: -value for name, value in usual.items()}
    return Question(pair.target.text, pair.source.text, *languages[::-1], similarity, reverse)
