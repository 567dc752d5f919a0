"""Elisions: the mark by which a translator says that something was cut."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aligner.alignment import Flag, Severity
from aligner.checks.support.bitext import Bitext, raise_flag

_MARK = re.compile(r"[\[<(]\s*(?:…|\.{2,})\s*[\])>]|[‹〈]\s*(?:…|\.{2,})\s*[›〉]")


def is_elision(text: str) -> bool:
    """Whether a text holds a mark of something cut: ``[…]``, ``<...>``, ``(...)``; bare dots are hesitation."""
    return _MARK.search(text) is not None


def check(bitext: Bitext) -> Iterator[Flag]:
    """Note pairs where one side marks a cut and the other does not."""
    for pair in bitext.pairs():
        source = [match.span() for match in _MARK.finditer(pair.source.text)]
        target = [match.span() for match in _MARK.finditer(pair.target.text)]
        if bool(source) == bool(target):
            continue
        side = "source" if source else "translation"
        yield raise_flag(
            "elided",
            pair,
            f"the {side} marks a cut here: what is missing was left out on purpose",
            severity=Severity.INFO,
            confidence=0.95,
            source=source,
            target=target,
        )
