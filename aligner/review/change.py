"""What a reviewer changed, a line each: for the log, and for whoever asks later why a memory says what it says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum


class What(StrEnum):
    """Kinds of changes."""

    SOURCE = "source corrected"
    TARGET = "target corrected"
    MERGED = "merged"
    SPLIT = "split"
    DELETED = "deleted"
    COMMENT = "comment"
    ACCEPTED = "accepted"
    DISMISSED = "flag dismissed"
    SETTLED = "flag settled"


@dataclass(frozen=True, slots=True)
class Change:
    """One change: in which row of the table, to which pair, from what to what."""

    row: int
    id: str
    what: What
    before: str = ""
    after: str = ""


COLUMNS = ("row", "id", "change", "before", "after")


def log_lines(changes: Iterable[Change]) -> Iterator[str]:
    """The log as a table of tabs under a header."""
    yield "\t".join(COLUMNS)
    for change in changes:
        texts = (" ".join(text.split()) for text in (change.before, change.after))
        yield "\t".join((str(change.row), change.id, str(change.what), *texts))
