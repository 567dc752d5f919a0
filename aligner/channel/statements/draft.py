"""A statement in the making: one language of one post, with its lines still apart."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass

from aligner.channel.sources.cleaning import without_signs
from aligner.channel.statements.copies import is_title
from aligner.channel.statements.dates import read_date
from aligner.channel.statements.sameness import fold
from aligner.channel.statements.statement import Date, Line, LineRange, Statement

LONGEST_TITLE = 120
"""Characters of a beginning that stand for the title of a statement without one."""

FEWEST_LETTERS = 24
"""Letters of a line that says what a statement is about; a greeting has fewer."""

OPENING = 100
"""Characters of a text without title in which a date is its own and not one that it tells of."""

_SENTENCE_END = re.compile(r"[.!?…][»”\"]?(?=\s+(\S)|$)")


@dataclass(frozen=True, slots=True)
class Draft:
    """What will be a statement; ``repeats`` are lines, each with its file, that say what a line of it says."""

    lang: str
    source: str
    lines: tuple[Line, ...]
    date: Date | None = None
    repeats: tuple[tuple[str, Line], ...] = ()
    edited: datetime.datetime | None = None
    day: tuple[int, int] | None = None  # month and day, where the post states no year

    @property
    def n_letters(self) -> int:
        """Letters and digits of all lines."""
        return sum(len(fold(line.text)) for line in self.lines)

    def copies(self) -> tuple[list[Line], list[tuple[str, Line]]]:
        """Part ``repeats``: those of the draft's own file of which it lacks not a character, and the others."""
        text = "\n".join(_one_line(line.text) for line in self.lines)
        whole, others = [], []
        for source, line in self.repeats:
            if source == self.source and _one_line(line.text) in text:
                whole.append(line)
            else:
                others.append((source, line))
        return whole, others

    def statement(self, identifier: str) -> Statement:
        """The finished value, under its name; its lines are those of copies too, where they say the very same."""
        texts = paragraphs(self.lines)
        title = _title(texts)
        date = self.date or next(filter(None, map(read_date, dated_texts(title, texts[0]))), None)
        places = ranges((*self.lines, *self.copies()[0]))
        return Statement(
            identifier, self.lang, title, date, self.source, places, "\n\n".join(texts), self.edited, day=self.day
        )


def dated_texts(title: str, first_paragraph: str) -> tuple[str, str]:
    """Where a statement names its own day, and not one that it tells of."""
    return first_paragraph if is_title(first_paragraph) else first_paragraph[:OPENING], title


def paragraphs(lines: Sequence[Line]) -> list[str]:
    """A paragraph for each line, but for those that run on from the line before."""
    found: list[str] = []
    above: Line | None = None
    for line in lines:
        if above is not None and line.runs_on and line.first == above.last + 1:
            found[-1] += " " + line.text
        else:
            found.append(line.text)
        above = line
    return found


def ranges(lines: Sequence[Line]) -> tuple[LineRange, ...]:
    """Where lines stand in their file: ascending, neighbours joined."""
    joined: list[LineRange] = []
    for first, last in sorted({(line.first, line.last) for line in lines}):
        if joined and first <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return tuple(joined)


def _one_line(text: str) -> str:
    """Text in which white space of any kind and length is one space."""
    return " ".join(text.split())


def _title(texts: Sequence[str]) -> str:
    """The heading, without emoji; else the first sentence that says something, cut to the length of a title."""
    bare = [text for text in map(without_signs, texts) if fold(text) and not text.startswith("#")]
    if not bare:
        return texts[0][:LONGEST_TITLE]
    if is_title(bare[0]):
        return bare[0]
    opening = next((text for text in bare if len(fold(text)) >= FEWEST_LETTERS), bare[0])
    ends = (end.end() for end in _SENTENCE_END.finditer(opening) if not (end[1] or "").islower())
    sentence = opening[: next((end for end in ends if len(fold(opening[:end])) >= FEWEST_LETTERS), None)]
    if len(sentence) <= LONGEST_TITLE:
        return sentence
    cut = sentence[:LONGEST_TITLE].rpartition(" ")[0] or sentence[:LONGEST_TITLE]
    return cut.rstrip(",;:–—- ") + "…"
