"""Amounts: the words beside equal figures that differ: units, currencies, periods, fractions, bounds, eras."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from aligner.alignment import Flag, Severity, Span
from aligner.checks.support.bitext import Bitext, Pair, raise_flag
from aligner.figures.contrasts import contrasts
from aligner.figures.told import Contrast

CONFIDENCE: Mapping[str, float] = MappingProxyType(
    {
        "unit": 0.9,
        "fraction": 0.85,
        "multiple": 0.9,
        "magnitude": 0.85,
        "period": 0.9,
        "era": 0.9,
        "half of day": 0.9,
        "clock": 0.85,
        "bound": 0.9,
        "sign": 0.7,
    }
)
"""That a difference of an aspect is one: of 7 flags on 28,723 untouched pairs 6 are real differences
(bench/amounts.py). What few of them show (``sign``), or what hangs on the reading of a phrase, is put lower."""

SURE = 0.8
"""Confidence from which a difference is an error."""


def check(bitext: Bitext) -> Iterator[Flag]:
    """Flag equal figures that count different things, and words for fractions and multiples that differ."""
    for pair in bitext.translations():
        languages = pair.source.language, pair.target.language
        for contrast in contrasts(pair.source.text, pair.target.text, languages):
            yield _flag(pair, contrast)


def _flag(pair: Pair, contrast: Contrast) -> Flag:
    here, there = _words(pair.source.text, contrast.source_shown), _words(pair.target.text, contrast.target_shown)
    if here and there:
        message = f"“{here}” is “{there}” in the translation"
    else:
        message = f"“{here}” is not in the translation" if here else f"“{there}” is not in the source"
    confidence = CONFIDENCE[contrast.aspect]
    return raise_flag(
        "amount",
        pair,
        f"{message}: another {NAMES.get(contrast.aspect, contrast.aspect)}",
        severity=Severity.ERROR if confidence >= SURE else Severity.WARNING,
        confidence=confidence * pair.confidence,
        source=[contrast.source] if contrast.source else (),
        target=[contrast.target] if contrast.target else (),
        evidence={"aspect": contrast.aspect},
    )


NAMES: Mapping[str, str] = MappingProxyType({"magnitude": "order of magnitude", "clock": "time"})


def _words(text: str, span: Span | None) -> str:
    return text[slice(*span)] if span else ""
