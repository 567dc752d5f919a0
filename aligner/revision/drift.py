"""Drift: a text, its new version and its translation in rows, each with what became of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from aligner.alignment import Signature, Span
from aligner.document import Document


class State(StrEnum):
    """What became of a passage and of its translation."""

    UNCHANGED = "unchanged"
    UPDATED = "updated"
    CHANGED = "changed"
    NEW = "new"
    GONE = "gone"
    MOVED = "moved"
    UNTRANSLATED = "untranslated"
    ADDED = "added"

    @property
    def is_stale(self) -> bool:
        """Whether the translation has to be touched for the new version's sake."""
        return self in STALE


STALE = frozenset({State.CHANGED, State.NEW, State.GONE, State.MOVED})

MEANINGS: Mapping[State, str] = MappingProxyType(
    {
        State.CHANGED: "the translation still says what the old text said",
        State.NEW: "in the new text alone, without translation",
        State.GONE: "from the text, and still translated",
        State.MOVED: "in the text, and not in the translation",
        State.UPDATED: "changed or new, and the translation follows already",
        State.UNCHANGED: "the same words as before",
        State.UNTRANSLATED: "in the old text too, and never translated",
        State.ADDED: "in the translation alone",
    }
)
"""In a reader's words, the stale ones first."""


class Part(StrEnum):
    """What a row shows: text, or what a file holds beside its text."""

    TEXT = "text"
    CODE = "code"
    METADATA = "metadata"


@dataclass(frozen=True, slots=True)
class Passage:
    """One side of a row: its text on one line, the changed words of it, and where its file has it.

    ``segments`` are indices into the document; none for what is no part of the text. ``words`` are offsets into
    ``text``; ``line`` counts from 1, None where it is not known.
    """

    text: str = ""
    segments: tuple[int, ...] = ()
    words: tuple[Span, ...] = ()
    line: int | None = None

    def __bool__(self) -> bool:
        """Whether there is anything."""
        return bool(self.text)


@dataclass(frozen=True, slots=True)
class Row:
    """A passage in its old and its new version, its translation, and what is to be done.

    ``confidence`` is the probability that the state is right.
    """

    state: State
    old: Passage
    new: Passage
    translation: Passage
    confidence: float = 1.0
    part: Part = Part.TEXT


@dataclass(frozen=True, slots=True)
class Drift:
    """All rows in the order of the new version; ``signature`` says what they were made with."""

    old: Document
    new: Document
    translation: Document
    rows: tuple[Row, ...]
    signature: Signature = field(default_factory=Signature)

    @property
    def stale(self) -> tuple[Row, ...]:
        """The rows whose translation has to be touched."""
        return tuple(row for row in self.rows if row.state.is_stale)

    def counts(self) -> dict[State, int]:
        """How many rows there are of each state, in the order of ``MEANINGS``."""
        counted = Counter(row.state for row in self.rows)
        return {state: counted[state] for state in MEANINGS}

    def __repr__(self) -> str:
        """One line: ``<Drift en→fr: 3 of 40 rows stale>``."""
        return f"<Drift {self.new.lang}→{self.translation.lang}: {len(self.stale)} of {len(self.rows)} rows stale>"
