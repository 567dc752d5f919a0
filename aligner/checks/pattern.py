"""Pattern: what a user's own patterns find in a pair."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from time import monotonic

from aligner.alignment import Flag, Severity
from aligner.checks.support.bitext import Bitext, Pair, raise_flag
from aligner.checks.support.own_pattern import Pattern

LONGEST = 10.0
"""Seconds that one pattern may take in a document, over all its pairs."""

CONFIDENCE = 0.9


def check(bitext: Bitext) -> Iterator[Flag]:
    """Flag every pair that a pattern describes; a pattern that takes too long is told once and tried no further."""
    if not bitext.patterns:
        return
    pairs = list(bitext.translations())
    for pattern in bitext.patterns:
        yield from _flags(pattern, pairs)


def _flags(pattern: Pattern, pairs: Sequence[Pair]) -> Iterator[Flag]:
    spent = 0.0
    for pair in pairs:
        started = monotonic()
        try:
            places = list(pattern.places(pair.source.text, pair.target.text))
        except TimeoutError:
            spent = LONGEST + 1
            places = []
        spent += monotonic() - started
        for source, target in places:
            yield raise_flag(
                "pattern",
                pair,
                pattern.message or f"found by {pattern.place}",
                severity=Severity(pattern.severity),
                confidence=CONFIDENCE,
                source=source,
                target=target,
                evidence={"pattern": pattern.place},
            )
        if spent > LONGEST:
            message = (
                f"{pattern.place}: takes too long here, so that the pairs from here on are not searched; simplify it"
            )
            yield raise_flag("pattern", pair, message, severity=Severity.WARNING, confidence=1.0)
            return
