"""Subtitles in both languages (.srt, .vtt): the cues of one text, with the other's words under its own."""

from __future__ import annotations

import textwrap
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby, pairwise
from typing import BinaryIO

from aligner.alignment import Alignment
from aligner.bilingual.text import for_utf8
from aligner.errors import InputError
from aligner.segment.times import cut_places, line_places, on_one_line

LONGEST_LINE = 42
"""Characters of a line of subtitles (Netflix, Timed Text Style Guide; Karamitroglou 1998 has 35)."""


@dataclass(frozen=True, slots=True)
class BothLines:
    """What a cue shows: lines of the source and lines of the target."""

    start: float
    stop: float
    source: tuple[str, ...]
    target: tuple[str, ...]


def cues_of(alignment: Alignment) -> Iterator[BothLines]:
    """The cues of the source, or of the target where the source has none, with the other text's words under each.

    The counterpart of a sentence that runs over several cues is cut in proportion, at spaces, better behind marks of
    punctuation. A passage of the other text alone is shown with the cue before it.

    Raises:
        InputError: if neither text has time codes.
    """
    by_source = bool(alignment.source.timed)
    own, other = (alignment.source, alignment.target) if by_source else (alignment.target, alignment.source)
    if not own.timed:
        raise InputError(
            "subtitles need time codes, and neither text has them; write another format, or align .srt or .vtt files"
        )
    places = line_places(own)
    shown: list[list[str]] = [[] for _ in own.timed]
    begins, ends = [place[0] for place in places], [place[1] for place in places]
    whole, starts = on_one_line(own)
    last = 0
    for bead in alignment.beads:
        ours, theirs = (bead.source, bead.target) if by_source else (bead.target, bead.source)
        text = " ".join(" ".join(other.segments[k].text.split()) for k in theirs)
        if not ours:
            shown[last].append(text)
            continue
        start, stop = starts[ours[0]], starts[ours[-1] + 1] - 1
        lines = range(bisect_right(ends, start), bisect_left(begins, stop))
        if not lines:
            shown[last].append(text)
            continue
        cuts = [(places[k][1] - start) / max(1, stop - start) for k in lines[:-1]]
        for k, part in zip(lines, _cut(text, cuts), strict=True):
            shown[k].append(part)
        last = lines[-1]
    indices = range(len(own.timed))
    for (begin, end), group in groupby(indices, lambda k: (own.timed[k].start, own.timed[k].stop)):
        members = list(group)
        left = [line for k in members for line in _folded(whole[slice(*places[k])])]
        right = [line for k in members for line in _folded(" ".join(filter(None, shown[k])))]
        yield BothLines(begin, end, *(tuple(side) for side in ((left, right) if by_source else (right, left))))


def _cut(text: str, shares: Sequence[float]) -> list[str]:
    """The text in one part more than there are shares."""
    return [text[left:right].strip() for left, right in pairwise([0, *cut_places(text, shares), len(text)])]


def _folded(text: str) -> list[str]:
    """A text in lines of about the same length."""
    text = " ".join(text.split())
    n_lines = -(-len(text) // LONGEST_LINE)
    if n_lines < 2:
        return [text] if text else []
    for width in range(-(-len(text) // n_lines), LONGEST_LINE + 1):
        lines = textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)
        if len(lines) <= n_lines:
            return lines
    return textwrap.wrap(text, LONGEST_LINE, break_long_words=False, break_on_hyphens=False)


def write_srt(alignment: Alignment, stream: BinaryIO) -> None:
    """The source's lines above those of the target, in SubRip.

    Raises:
        InputError: if neither text has time codes.
    """
    for number, cue in enumerate(cues_of(alignment), 1):
        lines = "\n".join(for_utf8(line) for line in (*cue.source, *cue.target))
        stream.write(f"{number}\n{_clock(cue.start, ',')} --> {_clock(cue.stop, ',')}\n{lines}\n\n".encode())


def write_vtt(alignment: Alignment, stream: BinaryIO) -> None:
    """The same in WebVTT, each side in the span of its language, by which a page can style it.

    Raises:
        InputError: if neither text has time codes.
    """
    stream.write(b"WEBVTT\n\n")
    for cue in cues_of(alignment):
        sides = ((alignment.source.lang, cue.source), (alignment.target.lang, cue.target))
        lines = "\n".join(
            f"<lang {lang}>" + "\n".join(escape(for_utf8(line), quote=False) for line in side) + "</lang>"
            for lang, side in sides
            if side
        )
        stream.write(f"{_clock(cue.start, '.')} --> {_clock(cue.stop, '.')}\n{lines}\n\n".encode())


def _clock(seconds: float, mark: str) -> str:
    milliseconds = round(seconds * 1000)
    minutes, rest = divmod(milliseconds, 60_000)
    return f"{minutes // 60:02}:{minutes % 60:02}:{rest // 1000:02}{mark}{rest % 1000:03}"
