"""What a capture is made of, and what it becomes: lines and posts in, statements and a list of the rest out."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import StrEnum

Date = datetime.date | datetime.datetime
"""A day, or where an export tells it, the moment (with its time zone where that is told)."""

LineRange = tuple[int, int]
"""First and last line in the file, both counted from 1, both included."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text and where its file has it.

    In an export it stands for the whole message, from its ``first`` line of the file to its ``last``. In hard-wrapped
    text a line ``runs_on`` from the one before it, in the same paragraph.
    """

    text: str
    first: int
    last: int
    runs_on: bool = False


class Bounds(StrEnum):
    """How it is known where a post begins and ends, and so whether a copy of it can stand inside."""

    STATED = "stated"  # by an export, or by the file: no copies
    MARKED = "marked"  # by lines between the posts of a channel: copies are likely, and may be cut short
    UNKNOWN = "unknown"  # pasted text: a copy must be of half the text at least


@dataclass(frozen=True, slots=True)
class Post:
    """What was published at once: a message of a channel, a page, a file of a folder.

    ``lines`` are the lines with text, in reading order; ``date`` is what the source states beside the text, ``edited``
    when it says that the post was last edited. ``day`` are month and day where it states no year.
    """

    source: str
    lines: tuple[Line, ...]
    date: Date | None = None
    bounds: Bounds = Bounds.STATED
    edited: datetime.datetime | None = None
    day: tuple[int, int] | None = None


class DatedBy(StrEnum):
    """What tells the date of a statement."""

    ITSELF = "itself"  # its text, or what the source states beside it
    NEIGHBOURS = "neighbours"  # they tell the year of a day that it names
    TRANSLATION = "translation"


@dataclass(frozen=True, slots=True)
class Statement:
    """A text in one language, cleaned, with where it came from.

    ``lang`` is a BCP 47 tag; ``title`` is its heading or, without one, how it begins; it stands in ``text`` too, whose
    paragraphs are separated by blank lines. ``source`` is the path as the user gave it, ``lines`` the ranges of that
    file whose text is here, those of its copies among them, ascending. ``id`` is unique in its capture and fit for a
    file's name.
    """

    id: str
    lang: str
    title: str
    date: Date | None
    source: str
    lines: tuple[LineRange, ...]
    text: str
    edited: datetime.datetime | None = None
    dated_by: DatedBy = DatedBy.ITSELF
    day: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Dropped:
    """A line that is no part of a statement, and the name of the rule that says so."""

    source: str
    line: int
    text: str
    rule: str


@dataclass(frozen=True, slots=True)
class Merged:
    """A line that says again what a line of the statement ``statement`` (an id) says: one of its lines, or dropped."""

    source: str
    line: int
    text: str
    statement: str


@dataclass(frozen=True, slots=True)
class Capture:
    """Everything that the files of a capture hold: each line with text is a statement's or dropped, and never both.

    ``merged`` are those among them that say something again.
    """

    statements: tuple[Statement, ...]
    dropped: tuple[Dropped, ...]
    merged: tuple[Merged, ...]
