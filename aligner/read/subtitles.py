"""Subtitles (.srt, .vtt): cues with their time codes, joined into the sentences that they cut up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from aligner.document import Document, TimedLine
from aligner.errors import InputError
from aligner.notices import Notify
from aligner.read.layout import Passage, Piece, document_of
from aligner.read.reading import AS_USUAL, Reading
from aligner.read.subtitle_cues import Cue, Subtitles, subtitles
from aligner.read.text import read_text

LONGEST_PAUSE = 2.0
"""Seconds between cues of one paragraph: within speech they follow each other in less than one."""

OPENINGS_WITHOUT_STOPS = 0.6
"""Share of the lines after one without any mark that open in a capital: from here on the file sets no stops."""

FEWEST_OPENINGS = 2
"""Lines without a mark before them, needed to say so: a single capital may be a name."""

_SPEAKER = re.compile(r"(?:[-–—]\s*(?=[^\W\d_a-zà-öø-ÿа-яё])|>>|[^\W\d_a-zа-яё][^\W_a-zа-яё]+(?: [^\W_a-zа-яё]+)?:\s)")
"""A line that shows by itself that somebody else speaks: a dash and a capital, ``>>``, or a name in capitals."""
_MARK = re.compile(r"[.,!?…;:–—-][\"'»”’)\]]*$")
_SPEAKER_DASH = re.compile(r"[-–—]\s*(?=\S)")
_FINAL = re.compile(r"[.!?…;:][\"'»”’)\]]*$")
_MOST_NAMED = 5


def read_subtitles(
    data: bytes, name: str, lang: str, notify: Notify, path: str | None = None, reading: Reading = AS_USUAL
) -> Document:
    """The speech of a subtitle file: a paragraph from pause to pause, a new one for each speaker marked by a dash.

    Raises:
        InputError: if it is no text, has no time codes, or no words.
    """
    found = subtitles(read_text(data, name, lang, notify).text)
    if not any(cue.lines for cue in found.cues):
        raise InputError(f"{name} has no time codes (00:00:01,000 --> 00:00:02,500); if it is plain text, name it .txt")
    if found.unread_lines:
        lines = ", ".join(str(number) for number in found.unread_lines[:_MOST_NAMED])
        more = f" and {len(found.unread_lines) - _MOST_NAMED} more" if len(found.unread_lines) > _MOST_NAMED else ""
        notify(f"{name}: no time codes can be read in line {lines}{more}; what stands there is read as text")
    timed = tuple(TimedLine(line, cue.start, cue.stop) for cue in found.cues for line in cue.lines)
    return replace(document_of(_passages(found), lang, name, path, reading), timed=timed)


def _passages(found: Subtitles) -> Iterator[Passage]:
    parts: list[str] = []
    stop = 0.0
    stops_are_set = _sets_stops(found.cues)
    for cue in found.cues:
        yield from cue.omitted
        is_dialogue = sum(bool(_SPEAKER_DASH.match(line)) for line in cue.lines) > 1
        for number, line in enumerate(cue.lines):
            pauses = number == 0 and cue.start - stop > LONGEST_PAUSE
            has_ended = is_dialogue or not parts or bool(_FINAL.search(parts[-1]))
            speaks = (bool(_SPEAKER_DASH.match(line)) and has_ended) or bool(_SPEAKER.match(line))
            opens = not stops_are_set and bool(parts) and _opens_unmarked(parts[-1], line)
            if parts and (pauses or speaks or opens):
                yield Piece(" ".join(parts))
                parts = []
            parts.append(line)
        stop = cue.stop if cue.lines else max(stop, cue.stop)
    if parts:
        yield Piece(" ".join(parts))
    yield from found.rest


def _sets_stops(cues: Sequence[Cue]) -> bool:
    """Whether sentences end in stops here: elsewhere a capital after a line without a mark opens the next one."""
    lines = [line for cue in cues for line in cue.lines]
    unmarked = [(above, line) for above, line in pairwise(lines) if not _MARK.search(above)]
    n_opened = sum(_opens_unmarked(above, line) for above, line in unmarked)
    return n_opened < max(FEWEST_OPENINGS, OPENINGS_WITHOUT_STOPS * len(unmarked))


def _opens_unmarked(above: str, line: str) -> bool:
    """Whether a line opens in a capital after one without a mark; text all in capitals shows nothing."""
    capitals = line[:1].isupper() and not (line.isupper() and len(line) > 1)
    return capitals and not _MARK.search(above)
