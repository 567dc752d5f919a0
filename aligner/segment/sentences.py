"""A paragraph becomes sentences: every gap is put to the rules in turn."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from aligner.language.registry import language_of
from aligner.language.table import Language
from aligner.segment.cues import EMOJI, Cue, find_sites
from aligner.segment.decision import Decision
from aligner.segment.enclosures import enclosures, innermost
from aligner.segment.gap import Gap
from aligner.segment.punkt import punkt_boundaries
from aligner.segment.rules import RULES
from aligner.segment.rules.openings import opener_without_stop

REPLIES_OF_A_THREAD = 2
"""Handles right after a finished sentence: from so many on, a handle without one before it opens a reply too."""

STOPS_PER_LOST_STOP = 1
"""A paragraph with fewer stops than this for each capitalised opener without one is verse, or does without stops."""

_REPLY = re.compile(rf"[.!?…){EMOJI}]\s+@\w")


@dataclass(frozen=True, slots=True)
class Boundary:
    """One place where a sentence could have ended, and the rule that decided.

    ``offset`` is where the left side stops; ``next_offset`` is where the right side starts.
    """

    offset: int
    next_offset: int
    decision: Decision
    rule: str


def boundaries(text: str, language: Language, *, ask_punkt: bool = True) -> Iterator[Boundary]:
    """Every gap of a paragraph with its decision, in text order.

    Args:
        ask_punkt: let Punkt decide where no rule does; without it a sentence ends there.
    """
    spans = enclosures(text)
    opening_of = {stop: start for start, stop in spans}
    around = innermost(spans)
    next(around)
    sites = list(find_sites(text, language.sentences, frozenset(stop - 1 for _, stop in spans)))
    stops = ask_punkt and any(site.sign == "." for site in sites)
    punkt = punkt_boundaries(text, language.tag) if stops else []
    cues = Counter(site.cue for site in sites)
    thread = len(_REPLY.findall(text)) >= REPLIES_OF_A_THREAD
    stopped = cues[Cue.STOP] >= STOPS_PER_LOST_STOP * cues[Cue.OPENER]
    sentence_start = n_punkt = 0
    for site in sites:
        while n_punkt < len(punkt) and punkt[n_punkt] <= site.mark_start:
            n_punkt += 1
        ends = n_punkt < len(punkt) and punkt[n_punkt] <= site.right_start
        closed = [(opening_of[i], i) for i in range(site.mark_start + 1, site.left_stop + 1) if i in opening_of]
        gap = Gap(
            text,
            language.sentences,
            site,
            sentence_start,
            enclosed=around.send(site.left_stop),
            closed=min(closed) if closed else None,
            punkt=ends or not ask_punkt,
            thread=thread,
            stopped=stopped,
        )
        decision, rule = _decide(gap)
        yield Boundary(site.left_stop, site.right_start, decision, rule)
        if decision is Decision.SPLIT:
            sentence_start = site.right_start


def count_sentences(text: str, language: str) -> int:
    """Sentences in one segment, at least 1: where a function word opens one without a stop before it, that counts too.

    ``split`` joins there when nothing else in the paragraph shows that its stops are kept. Punkt is not asked: on 3,600
    news lines it changed no count.
    """
    found = boundaries(text, language_of(language), ask_punkt=False)
    return 1 + sum(one.decision is Decision.SPLIT or one.rule == opener_without_stop.__name__ for one in found)


def _decide(gap: Gap) -> tuple[Decision, str]:
    for rule in RULES:
        decision = rule(gap)
        if decision is not None:
            return decision, rule.__name__
    raise AssertionError("the last rule decides always")
