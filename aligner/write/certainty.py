"""How sure, in words: what a probability means to a reader."""

from __future__ import annotations

SURE, DOUBTFUL = 0.9, 0.5
"""Confidence from which a pair is taken for right, and below which it is more likely wrong."""

_DEGREES = ((0.97, "almost certain"), (0.8, "likely"), (DOUBTFUL, "possible"), (0.0, "a guess"))
"""Least probability of each degree; roughly the bands of ICD 203, the usual standard for words of probability."""


def in_words(confidence: float) -> str:
    """A flag's confidence as a translator would say it: ``likely``, ``a guess``."""
    return next(words for least, words in _DEGREES if confidence >= least or least == 0.0)


def doubt(confidence: float) -> str:
    """What to think of a pair: nothing where it is sure, else that it is ``unsure`` or ``doubtful``."""
    if confidence >= SURE:
        return ""
    return "unsure" if confidence >= DOUBTFUL else "doubtful"
