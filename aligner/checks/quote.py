"""Quotations: words between quotation marks that stand without any on the other side."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aligner.alignment import Flag, Severity
from aligner.checks.support.bitext import Bitext, Pair, Side, raise_flag
from aligner.checks.support.quoting import shortened_quotation

LONG_QUOTATION = 6
"""Words from which a quotation is somebody's speech: titles lose their marks in good translations too (at 4 words
1.0 % of NTREX-128 pairs had a warning, at 6 half of that)."""

LONG, SHORT = 0.7, 0.1
"""How often somebody would mend it: a few words between marks are a nickname or a title, and hardly ever missed."""

_QUOTED = re.compile(r"«[^«»]*(?:«[^«»]*»[^«»]*)*»|“[^“”]*”|„[^„“”]*[“”]|\"[^\"]*\"|‹[^‹›]*›|(?<!\w)‘[^‘’]*’(?!\w)")
_ANY_MARK = re.compile(r"[«»“”„\"‹›‘]|(?<!\w)'|''|<<|>>|(?:^|\s)[—–]\s")
_SEGMENT_NEARBY = 1
"""Segments to either side in which a mark counts: a quotation may open in one pair and close in the next."""


def check(bitext: Bitext) -> Iterator[Flag]:
    """Flag quoted words of either side whose pair has no quotation mark opposite."""
    pairs = list(bitext.pairs())
    for index, pair in enumerate(pairs):
        if pair.is_null:
            continue
        nearby = pairs[max(0, index - _SEGMENT_NEARBY) : index + _SEGMENT_NEARBY + 1]
        yield from _lost(pair, pair.source, [other.target.text for other in nearby], in_source=True)
        yield from _lost(pair, pair.target, [other.source.text for other in nearby], in_source=False)


def _lost(pair: Pair, side: Side, opposite: list[str], *, in_source: bool) -> Iterator[Flag]:
    here = pair.target.text if in_source else pair.source.text
    if _ANY_MARK.search(here):
        return
    open_nearby = any(_unbalanced(text) for text in opposite)
    for match in _QUOTED.finditer(side.text):
        n_words = len(re.findall(r"\w+", match.group()))
        if n_words < (1 if in_source else LONG_QUOTATION):  # translators add marks to titles and nicknames
            continue
        long = n_words >= LONG_QUOTATION and not open_nearby
        yield raise_flag(
            "quote",
            pair,
            f"{shortened_quotation(match.group())} stands without quotation marks in the "
            + ("translation" if in_source else "source"),
            severity=Severity.WARNING if long and in_source else Severity.INFO,
            confidence=LONG if long and in_source else SHORT,
            source=[match.span()] if in_source else (),
            target=() if in_source else [match.span()],
        )


def _unbalanced(text: str) -> bool:
    return any(text.count(left) != text.count(right) for left, right in ("«»", "“”")) or text.count('"') % 2 == 1
