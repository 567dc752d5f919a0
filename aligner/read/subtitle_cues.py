"""The cues of a subtitle file, told from its numbers, time codes, styles and remarks, also where it bends the rules."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from aligner.document import Reason
from aligner.read.layout import Omitted

NUMBERED = 0.5
"""Share of time codes with a number above them from which such numbers are no text."""

ROLLING = 0.3
"""Share of cues that begin with what the one before ended with: captions that roll, as made by machine."""

TOUCHING = 0.25
"""Seconds between cues of which the second may show again what the first did."""

_TIME = r"(?:(\d{1,4})[ \t]*+:[ \t]*+)?(\d{1,2})[ \t]*+:[ \t]*+(\d{1,2})(?:[ \t]*+[,.:][ \t]*+(\d{1,3}))?"
_TIMES = re.compile(rf"[ \t\ufeff]*{_TIME}[ \t]*+(?:-{{1,3}}|[–—]|→)[ \t]*+>?[ \t]*+{_TIME}(?:[ \t].*)?")
_ARROW = re.compile(r"-->|\d[ \t]*(?:[–—-]>|→)[ \t]*\d")
_HEADER = re.compile(r"\ufeff?WEBVTT(?:[ \t].*)?")
_REMARK = re.compile(r"(?:NOTE|STYLE|REGION)(?:[ \t].*)?")
_TAG = re.compile(
    r"</?(?:i|b|u|s|font|c|v|lang|ruby|rt|rp|em|strong|span)(?:\.[^\s<>]{0,60})?"
    r"(?:\s+[\w:-]{1,30}\s*=\s*(?:\"[^\"<>\n]{0,100}\"|'[^'<>\n]{0,100}'|[^\s\"'<>]{1,100})){0,9}\s*/?>"
    r"|<v(?:\.[^\s<>]{0,60})?[ \t][^<>\n]{1,200}>|<lang[ \t][a-z-]{2,20}[ \t]*>|<\d[\d:.,]{2,14}>"
    r"|\{\\[^{}\n]{0,200}\}|\{[yfcsph]:[^{}\n]{0,40}\}",
    re.IGNORECASE,
)
_RUBY = re.compile(r"<r[tp]>([^<>\n]{0,200})(?:</r[tp]>|$)", re.IGNORECASE)
_SPEAKER = re.compile(r"<v(?:\.[^\s<>]{0,60})?[ \t]([^<>\n]{1,200})>", re.IGNORECASE)
_LINE_BREAK = re.compile(r"<br[ ]?/?>|\\N", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cue:
    """What is shown from ``start`` to ``stop``, in seconds; ``omitted`` stands in or before it and is no text."""

    start: float
    stop: float
    lines: tuple[str, ...]
    omitted: tuple[Omitted, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Subtitles:
    """The cues of a file, what stands after the last one, and the lines (from 1) whose time codes cannot be read."""

    cues: tuple[Cue, ...]
    rest: tuple[Omitted, ...]
    unread_lines: tuple[int, ...]


def cues(text: str) -> list[Cue]:
    """The cues of an SRT or WebVTT text that show words, in order."""
    return [cue for cue in subtitles(text).cues if cue.lines]


def subtitles(text: str) -> Subtitles:
    """A whole SRT or WebVTT text."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    times = {i: codes for i, line in enumerate(lines) if ":" in line and (codes := _TIMES.fullmatch(line))}
    unread = tuple(i + 1 for i, line in enumerate(lines) if i not in times and _ARROW.search(line))
    is_webvtt = bool(lines and _HEADER.fullmatch(lines[0]))
    at = list(times)
    has_numbers = sum(_number_above(lines, i) is not None for i in at) >= NUMBERED * max(1, len(at))
    all_cues: list[Cue] = []
    omitted: list[Omitted] = []
    for i, next_i in zip([-1, *at], [*at, len(lines)], strict=True):
        block = list(range(i + 1, next_i))
        name = _name_above(lines, block, next_i, has_numbers, is_webvtt) if next_i < len(lines) else None
        if name is not None:
            block.remove(name)
        shown, remarks = _parted(lines, block, is_head=i < 0, is_webvtt=is_webvtt)
        if i >= 0:
            parts = times[i].groups()
            raw = [part for line in shown for part in _LINE_BREAK.split(line)]
            visible = tuple(line for part in raw if (line := _visible(part)))
            aside = [remark for line in raw for remark in _aside(line)]
            all_cues.append(Cue(_seconds(parts[:4]), _seconds(parts[4:]), visible, (*omitted, *aside)))
            omitted = []
        else:
            head = [lines[0].lstrip("\ufeff").removeprefix("WEBVTT")] if is_webvtt else []
            omitted += [Omitted(line, Reason.METADATA) for line in [*head, *shown]]
        omitted += remarks
        if name is not None and not _is_number(lines[name]):
            omitted.append(Omitted(lines[name].strip(), Reason.KEY))
    return Subtitles(tuple(_unrolled(all_cues)), tuple(omitted), unread)


def _number_above(lines: Sequence[str], i: int) -> int | None:
    """Where the number of a cue stands: in the line above its time code, or one further in double-spaced files."""
    for above in (i - 1, i - 2):
        if above >= 0 and lines[above].strip():
            return above if _is_number(lines[above]) else None
    return None


def _is_number(line: str) -> bool:
    return line.strip().lstrip("\ufeff").isdecimal()


def _name_above(
    lines: Sequence[str], block: Sequence[int], following: int, has_numbers: bool, is_webvtt: bool
) -> int | None:
    """Where the number or the name of the next cue stands, at the end of this one's lines."""
    number = _number_above(lines, following) if has_numbers else None
    if number is not None:
        return number if number in block else None
    above = following - 1
    is_name = is_webvtt and above > 0 and above in block and lines[above].strip() and not lines[above - 1].strip()
    return above if is_name else None


def _parted(
    lines: Sequence[str], block: Sequence[int], *, is_head: bool, is_webvtt: bool
) -> tuple[list[str], list[Omitted]]:
    """The lines of a cue, and the remarks and styles of WebVTT behind it, each up to a blank line."""
    shown: list[str] = []
    remarks: list[Omitted] = []
    is_remark = False
    for i in block:
        line = lines[i]
        if not line.strip():
            is_remark = False
            continue
        after_blank = i == 0 or not lines[i - 1].strip() or is_head
        is_remark = is_remark or (is_webvtt and after_blank and _REMARK.fullmatch(line) is not None)
        if is_remark:
            remarks.append(Omitted(line, Reason.REMARK))
        elif not (i == 0 and is_webvtt):
            shown.append(line)
    return shown, remarks


def _visible(line: str) -> str:
    """A line without marks; a cut that the translator marked (<...>) is no mark of the format, nor is 5 < x < 10."""
    return html.unescape(_TAG.sub("", _RUBY.sub("", line)).replace("\\h", "\u00a0")).strip()


def _aside(line: str) -> Iterator[Omitted]:
    """Words inside marks: a speaker's name, the reading of a character."""
    for found in _SPEAKER.finditer(line):
        yield Omitted(found[1], Reason.REMARK, "who speaks")
    for found in _RUBY.finditer(line):
        yield Omitted(found[1], Reason.READING_AID)


def _seconds(parts: Sequence[str | None]) -> float:
    hours, minutes, seconds, fraction = parts
    return int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds or 0) + float(f"0.{fraction or 0}")


def _unrolled(found: list[Cue]) -> list[Cue]:
    """Captions that roll show each line twice or more: once is enough."""
    pairs = [(a, b) for a, b in pairwise(found) if a.lines and b.lines]
    n_rolling = sum(a.lines[-1] == b.lines[0] and _touch(a, b) for a, b in pairs)
    if n_rolling < max(2, ROLLING * len(pairs)):
        return found
    cues_once = found[:1]
    for before, cue in pairwise(found):
        n_seen = 0
        if _touch(before, cue):
            most = min(len(before.lines), len(cue.lines))
            n_seen = max((n for n in range(1, most + 1) if before.lines[-n:] == cue.lines[:n]), default=0)
        repeated = tuple(Omitted(line, Reason.REPEATED) for line in cue.lines[:n_seen])
        cues_once.append(replace(cue, lines=cue.lines[n_seen:], omitted=(*cue.omitted, *repeated)))
    return cues_once


def _touch(before: Cue, cue: Cue) -> bool:
    return cue.start - before.stop < TOUCHING
