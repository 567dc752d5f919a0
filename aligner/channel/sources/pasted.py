"""Text pasted from a channel, a page or anywhere: its lines, cleaned and parted into posts where they say so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from aligner.channel.sources.cleaning import Does, Rules
from aligner.channel.sources.page_frame import frame_of
from aligner.channel.statements.dates import read_date, read_day
from aligner.channel.statements.statement import Bounds, Date, Dropped, Line, Post
from aligner.segment.lines import segmented_lines
from aligner.segment.paragraphs import paragraphs


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a file holds: posts, and the lines that are none of their text."""

    posts: tuple[Post, ...]
    dropped: tuple[Dropped, ...]


def read_pasted(text: str, source: str, rules: Rules) -> Parsed:
    """Part pasted text into posts at the lines that stand between two (headers, reactions, service lines).

    Where no such line is, all of the text is one post; it may be hard-wrapped, as a channel is not.

    Args:
        source: the path, for the lines that are dropped.
    """
    lines = numbered_lines(text)
    found = [rules.first(line.text) for line in lines]
    is_channel = any(rule is not None and rule.does in {Does.START, Does.END, Does.SERVICE} for rule in found)
    if not is_channel:
        lines = _with_paragraphs(lines, text)
    frame = frame_of(lines, found)
    posts: list[Post] = []
    dropped: list[Dropped] = []
    post = Post(source, (), bounds=Bounds.MARKED if is_channel else Bounds.UNKNOWN)
    body: list[Line] = []
    day: Date | None = None
    yearless: tuple[int, int] | None = None
    ended = False
    for i, (line, rule) in enumerate(zip(lines, found, strict=True)):
        if i in frame:
            dropped.append(Dropped(source, line.first, line.text.strip(), frame[i]))
            continue
        if (
            rule is None
            or (rule.does is Does.DAY and not is_channel)
            or (rule.does is Does.AFTER_END and not (ended and not body))
        ):
            body.append(line)
            continue
        dropped.append(Dropped(source, line.first, line.text.strip(), rule.name))
        if not rule.does.closes or rule.does is Does.AFTER_END or (rule.does is Does.FRAME and not is_channel):
            continue
        ended = rule.does is Does.END
        if body:
            posts.append(replace(post, lines=tuple(body)))
            body = []
        if rule.does is Does.DAY:
            day = read_date(line.text)
            yearless = None if day else read_day(line.text)
        post = replace(post, date=(read_date(line.text) if rule.does is Does.START else None) or day, day=yearless)
    if body:
        posts.append(replace(post, lines=tuple(body)))
    return Parsed(tuple(posts), tuple(dropped))


def numbered_lines(text: str) -> list[Line]:
    """The lines that hold anything visible, with their numbers."""
    spans = enumerate(segmented_lines(text), 1)
    return [
        Line(text[start:stop].strip(), number, number) for number, (start, stop) in spans if text[start:stop].strip()
    ]


def _with_paragraphs(lines: Sequence[Line], text: str) -> list[Line]:
    """Mark the lines that run on from the one before, where the text as a whole is hard-wrapped."""
    openings = _paragraph_of_line(text)
    runs_on = (openings[line.first] == openings.get(line.first - 1) for line in lines)
    return [replace(line, runs_on=True) if goes_on else line for line, goes_on in zip(lines, runs_on, strict=True)]


def _paragraph_of_line(text: str) -> dict[int, int]:
    """For each line that holds anything, the offset where its paragraph begins."""
    found = {}
    blocks = paragraphs(text)
    block = next(blocks, None)
    for number, (start, stop) in enumerate(segmented_lines(text), 1):
        if not text[start:stop].strip():
            continue
        while block is not None and block.stop <= start:
            block = next(blocks, None)
        found[number] = block.start if block else start
    return found
