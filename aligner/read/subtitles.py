"""Subtitles (.srt, .vtt): cues with their time codes, joined into the sentences that they cut up."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from aligner.document import Document
from aligner.errors import InputError
from aligner.notices import Notify
from aligner.read.layout import Piece, document_of
from aligner.read.text import read_text

LONGEST_PAUSE = 2.0
"""Seconds between cues of one paragraph: within speech they follow each other in less than one."""

OPENINGS_WITHOUT_STOPS = 0.6
"""Share of the lines after one without any mark that open in a capital: from here on the file sets no stops."""

FEWEST_OPENINGS = 2
"""Lines without a mark before them, needed to say so: a single capital may be a name."""

_TIMES = re.compile(
    r"^[ \t]*(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})[,.](\d{1,3})[ \t]*-->[ \t]*"
    r"(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})[,.](\d{1,3})(?:[ \t].*)?$",
    re.MULTILINE,
)
_MARKUP = re.compile(r"<[^<>\n]{0,200}>|\{\\[^{}\n]{0,200}\}")
_ELISION = re.compile(r"<\s?(?:…|\.{2,4})\s?>")
_SPEAKER_DASH = re.compile(r"[-–—]\s*(?=\S)")
_SPEAKER = re.compile(r"(?:[-–—]\s*(?=[^\W\d_a-zà-öø-ÿа-яё])|>>|[^\W\d_a-zа-яё][^\W_a-zа-яё]+(?: [^\W_a-zа-яё]+)?:\s)")
"""A line that shows by itself that somebody else speaks: a dash and a capital, ``>>``, or a name in capitals."""
_MARK = re.compile(r"[.,!?…;:–—-][\"'»”’)\]]*$")
_FINAL = re.compile(r"[.!?…;:][\"'»”’)\]]*$")


@dataclass(frozen=True, slots=True)
class Cue:
    """What is shown from ``start`` to ``stop``, in seconds."""

    start: float
    stop: float
    lines: tuple[str, ...]


def read_subtitles(data: bytes, name: str, lang: str, notify: Notify, path: str | None = None) -> Document:
    """The speech of a subtitle file: a paragraph from pause to pause, a new one for each speaker marked by a dash.

    Raises:
        InputError: if it is no text, has no time codes, or no words.
    """
    found = cues(read_text(data, name, lang, notify).text)
    if not found:
        raise InputError(f"{name} has no time codes (00:00:01,000 --> 00:00:02,500); if it is plain text, name it .txt")
    return document_of(_paragraphs(found), lang, name, path)


def cues(text: str) -> list[Cue]:
    """The cues of an SRT or WebVTT text, in order, without numbers, styles, positions and inline marks."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    times = list(_TIMES.finditer(text))
    ends = [time.start() for time in times[1:]] + [len(text)] * bool(times)
    found = []
    for time, end in zip(times, ends, strict=True):
        # up to the blank line: what follows is the next cue's number or name, or a WebVTT NOTE
        block, blank, _ = text[time.end() : end].partition("\n\n")
        raw_lines = block.rstrip("\n").split("\n")
        if not blank and end < len(text) and raw_lines[-1].strip().isdecimal():  # the blank line was forgotten
            del raw_lines[-1]
        lines = tuple(line for raw in raw_lines if (line := _visible(raw)))
        if lines:
            found.append(Cue(_seconds(time.groups()[:4]), _seconds(time.groups()[4:]), lines))
    return found


def _visible(line: str) -> str:
    """A line without marks; a cut that the translator marked (<...>) is no mark of the format."""
    kept = _MARKUP.sub(lambda mark: mark[0] if _ELISION.fullmatch(mark[0]) else "", line)
    return html.unescape(kept).strip()


def _seconds(parts: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, fraction = parts
    return int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds or 0) + float(f"0.{fraction}")


def _paragraphs(found: list[Cue]) -> Iterator[Piece]:
    parts: list[str] = []
    stop = 0.0
    stops_are_set = _sets_stops(found)
    for cue in found:
        is_dialogue = sum(bool(_SPEAKER_DASH.match(line)) for line in cue.lines) > 1
        for number, line in enumerate(cue.lines):
            pauses = number == 0 and cue.start - stop > LONGEST_PAUSE
            speaks = bool(_SPEAKER_DASH.match(line)) and (is_dialogue or not parts or bool(_FINAL.search(parts[-1])))
            opens = not stops_are_set and bool(parts) and _opens_unmarked(parts[-1], line)
            if parts and (pauses or speaks or opens or _SPEAKER.match(line)):
                yield Piece(" ".join(parts))
                parts = []
            parts.append(line)
        stop = cue.stop
    yield Piece(" ".join(parts))


def _sets_stops(found: list[Cue]) -> bool:
    """Whether sentences end in stops here: elsewhere a capital after a line without a mark opens the next one."""
    lines = [line for cue in found for line in cue.lines]
    unmarked = [(above, line) for above, line in pairwise(lines) if not _MARK.search(above)]
    n_opened = sum(_opens_unmarked(above, line) for above, line in unmarked)
    return n_opened < max(FEWEST_OPENINGS, OPENINGS_WITHOUT_STOPS * len(unmarked))


def _opens_unmarked(above: str, line: str) -> bool:
    """Whether a line opens in a capital after one without a mark; text all in capitals shows nothing."""
    capitals = line[:1].isupper() and not (line.isupper() and len(line) > 1)
    return capitals and not _MARK.search(above)
