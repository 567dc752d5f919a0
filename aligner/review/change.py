"""What a reviewer changed, a line each: for the account, and for whoever asks later why a memory says what it says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum


class Effect(StrEnum):
    """Kinds of changes."""

    SOURCE = "source corrected"
    TARGET = "target corrected"
    MOVED = "sentence moved"
    MERGED = "merged"
    SPLIT = "split"
    LINKED = "linked"
    DETACHED = "detached"
    REALIGNED = "realigned"
    DELETED = "deleted"
    COMMENT = "comment"
    ACCEPTED = "accepted"
    ASKED = "asked"
    REOPENED = "reopened"
    DISMISSED = "flag dismissed"
    RESTORED = "flag restored"
    SETTLED = "flag settled"
    RAISED = "flag raised"


@dataclass(frozen=True, slots=True)
class Change:
    """One change: in which row of the table, to which pair, from what to what; ``earlier`` if it stood already."""

    row: int
    id: str
    effect: Effect
    before: str = ""
    after: str = ""
    earlier: bool = False


COLUMNS = ("row", "id", "change", "before", "after")


def log_lines(changes: Iterable[Change]) -> Iterator[str]:
    """The account as a table of tabs under a header."""
    yield "\t".join(COLUMNS)
    for change in changes:
        texts = (" ".join(text.split()) for text in (change.before, change.after))
        yield "\t".join((str(change.row), change.id, str(change.effect), *texts))
