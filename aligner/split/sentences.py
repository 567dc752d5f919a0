"""A paragraph becomes sentences: every gap is put to the rules in turn."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from aligner.split.decision import Decision
from aligner.split.gap import Gap, find_gaps
from aligner.split.profile import Profile
from aligner.split.punkt import punkt_boundaries
from aligner.split.rules import RULES

_OPENERS = {"(": ")", "[": "]", "«": "»", "„": "“”", "“": "”"}
_BRACKET = re.compile(r"[()\[\]«»„“”]")


@dataclass(frozen=True, slots=True)
class Boundary:
    """One place where a sentence could have ended, and the rule that decided.

    ``offset`` is where the left side stops; ``next_offset`` is where the right side starts.
    """

    offset: int
    next_offset: int
    decision: Decision
    rule: str


def boundaries(text: str, profile: Profile) -> Iterator[Boundary]:
    """Every gap of a paragraph with its decision, in text order."""
    punkt = sorted(punkt_boundaries(text, profile.language))
    enclosures = _enclosures(text)
    sentence_start = 0
    last = 0
    active: list[tuple[int, int]] = []
    next_enclosure = next_punkt = 0
    for mark_start, left_stop, right_start, sign, closers, kind in find_gaps(text):
        if left_stop < last:
            continue
        while next_enclosure < len(enclosures) and enclosures[next_enclosure][0] < left_stop:
            active.append(enclosures[next_enclosure])
            next_enclosure += 1
        while active and active[-1][1] <= left_stop:
            active.pop()
        while next_punkt < len(punkt) and punkt[next_punkt] <= mark_start:
            next_punkt += 1
        gap = Gap(
            text,
            profile,
            sentence_start,
            mark_start,
            left_stop,
            right_start,
            sign,
            closers,
            kind,
            active[-1] if active else None,
            next_punkt < len(punkt) and punkt[next_punkt] <= right_start,
        )
        decision, rule = _decide(gap)
        yield Boundary(left_stop, right_start, decision, rule)
        last = left_stop
        if decision is Decision.SPLIT:
            sentence_start = right_start


def _decide(gap: Gap) -> tuple[Decision, str]:
    for rule in RULES:
        decision = rule(gap)
        if decision is not None:
            return decision, rule.__name__
    raise AssertionError("the last rule decides always")


def _enclosures(text: str) -> list[tuple[int, int]]:
    """Spans of balanced brackets and quotation marks, by start; crossing pairs are kept, unbalanced marks are not."""
    open_at: dict[str, list[int]] = {}
    found = []
    for match in _BRACKET.finditer(text):
        mark = match.group()
        opened = next((o for o in reversed(open_at) if mark in _OPENERS[o] and open_at[o]), None)
        if opened:
            found.append((open_at[opened].pop(), match.end()))
        elif mark in _OPENERS:
            open_at.setdefault(mark, []).append(match.start())
    return sorted(found)
