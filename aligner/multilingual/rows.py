"""Rows: what several texts say at one place, with how sure that is and how it differs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from aligner.alignment import Flag, Severity, Signature
from aligner.bilingual.text import joined
from aligner.document import Document


@dataclass(frozen=True, slots=True)
class Row:
    """Segments of every text that say the same; empty for a text that does not say it.

    ``segments`` are indices, a tuple for each text, in order; ``confidence`` is that of the least sure pair in it;
    ``flags`` are those of the first text beside another, each with the place of the other.
    """

    segments: tuple[tuple[int, ...], ...]
    confidence: float = 1.0
    flags: tuple[tuple[int, Flag], ...] = ()

    @property
    def type(self) -> str:
        """``1-2-1``: how many segments of each text."""
        return "-".join(str(len(each)) for each in self.segments)

    @property
    def n_texts(self) -> int:
        """How many texts say it."""
        return sum(bool(each) for each in self.segments)

    @property
    def is_suspect(self) -> bool:
        """Whether what stands side by side in it is flagged as an error; that a text lacks it makes no pair wrong."""
        return any(
            flag.severity is Severity.ERROR and bool(self.segments[0]) and bool(self.segments[place])
            for place, flag in self.flags
        )


@dataclass(frozen=True, slots=True)
class Multilingual:
    """Three texts or more, and the rows in which they stand side by side, in the order of the first."""

    documents: tuple[Document, ...]
    rows: tuple[Row, ...]
    signature: Signature = field(default_factory=Signature)

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self.rows)

    def __iter__(self) -> Iterator[Row]:
        """The rows in order."""
        return iter(self.rows)

    def __repr__(self) -> str:
        """One line: ``<Multilingual ru–fr–en: 19 rows, 15 in every language>``."""
        whole = sum(row.n_texts == len(self.documents) for row in self.rows)
        languages = "–".join(document.lang for document in self.documents)
        return f"<Multilingual {languages}: {len(self.rows)} rows, {whole} in every language>"

    def texts(self, row: Row) -> tuple[str, ...]:
        """What each text says in a row, on one line; empty where it does not."""
        return tuple(
            joined(document.segments[k] for k in indices)
            for document, indices in zip(self.documents, row.segments, strict=True)
        )
