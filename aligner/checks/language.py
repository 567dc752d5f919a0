"""Language: passages of one side that are neither in its language nor in the other side's."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz

from aligner.alignment import Alignment, Flag, Severity
from aligner.checks.support.bitext import Bitext, flag_id
from aligner.checks.support.quoting import shortened
from aligner.document import Document
from aligner.language.registry import language_of
from aligner.language.tags import language_name
from aligner.read.foreign import Stretch, foreign_stretches

QUOTED = 80.0
"""Likeness (0–100) of the small letters of one side to part of the other, from which one quotes the other."""

ERROR = 0.93
"""Probability from which a passage is an error, which keeps its pairs out of a written memory: four words that only the
other language has. Of 60 such flags in 44 real documents, those of three words among them, 59 were right."""


def check(bitext: Bitext) -> Iterator[Flag]:
    """Flag every passage in a third language once, on the bead where it begins."""
    alignment = bitext.alignment
    sides = (alignment.source, alignment.target)
    foreign = [foreign_stretches([segment.comparable for segment in side.segments], side.language) for side in sides]
    spoken = [_languages(side, stretches) for side, stretches in zip(sides, foreign, strict=True)]
    for number, stretches in enumerate(foreign):
        opposite = _opposite(alignment, number)
        for stretch in stretches:
            yield from _flags(alignment, number, stretch, opposite, spoken[1 - number])


def _languages(side: Document, stretches: Sequence[Stretch]) -> list[str]:
    """The language of every segment."""
    languages = [side.language] * len(side.segments)
    for stretch in stretches:
        languages[stretch.start : stretch.stop] = [stretch.language] * (stretch.stop - stretch.start)
    return languages


def _opposite(alignment: Alignment, number: int) -> dict[int, tuple[int, tuple[int, ...]]]:
    """For every segment of a side its bead, and the segments that stand opposite."""
    there = {}
    for index, bead in enumerate(alignment.beads):
        here, others = (bead.source, bead.target) if number == 0 else (bead.target, bead.source)
        there.update(dict.fromkeys(here, (index, others)))
    return there


def _flags(
    alignment: Alignment,
    number: int,
    stretch: Stretch,
    opposite: dict[int, tuple[int, tuple[int, ...]]],
    spoken: Sequence[str],
) -> Iterator[Flag]:
    """The flag of a stretch, without its ends that both texts quote in that language."""
    side, other = (alignment.source, alignment.target)[:: -1 if number else 1]
    left_in_place = number == 1 and stretch.language == other.language
    if left_in_place and language_of(other.language).scripts != language_of(side.language).scripts:
        return  # ``untranslated`` marks every word of it
    shown = {k: odds for k, odds in enumerate(stretch.shown, stretch.start) if k in opposite and odds >= 0}
    quoted = {k for k in shown if any(_is_quoted(side, k, other, j, stretch, spoken) for j in opposite[k][1])}
    indices = [k for k in shown if k not in quoted]
    log_odds = sum(shown[k] for k in indices)
    if log_odds <= 0:  # what stands between quotations shows no language of its own: “Figure 3.”
        return
    confidence = 1 / (1 + math.exp(-log_odds / 3))
    segments = tuple(side.segments[k] for k in indices)
    count = f"{len(segments)} segments of the {_role(number)}, from “" if len(segments) > 1 else "“"
    tail = "” on, are" if len(segments) > 1 else f"” in the {_role(number)} is"
    yield Flag(
        "language",
        Severity.ERROR if confidence >= ERROR else Severity.WARNING,
        round(confidence, 4),
        opposite[indices[0]][0],
        tuple((segment.start, segment.stop) for segment in segments) if number == 0 else (),
        tuple((segment.start, segment.stop) for segment in segments) if number else (),
        f"{count}{shortened(segments[0].text)}{tail} in {language_name(stretch.language)}, not in "
        f"{language_name(side.lang)}",
        flag_id("language", *(segment.text for segment in segments)),
        {"language": stretch.language, "log-odds": round(log_odds, 2), "segments": len(segments)},
    )


def _is_quoted(side: Document, k: int, other: Document, j: int, stretch: Stretch, spoken: Sequence[str]) -> bool:
    """Whether the other text has the same there: the same words, or that language as well."""
    alike = fuzz.partial_ratio(side.segments[k].comparable.casefold(), other.segments[j].comparable.casefold())
    return alike >= QUOTED or (spoken[j] == stretch.language != other.language)


def _role(number: int) -> str:
    return ("source", "translation")[number]
