"""What the aligner found: beads that pair segments, and flags that say where the two sides differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from html import escape
from os import PathLike
from types import MappingProxyType
from typing import Any

from aligner.document import Document, Segment

Span = tuple[int, int]
"""Start and stop in code points of a document's text, half-open."""

NOTEBOOK_ROWS = 60
"""Rows that a notebook shows of an alignment."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A translation unit as its file has it: dates, authors, properties, notes, regions, inline codes.

    A writer of the same format changes of it what has changed since, and leaves the rest as it stood.

    Attributes:
        xml: the element; empty where the file is no XML.
        number: counts the units of the file from 0; pairs that are segments of one unit share it.
        part: which segment of the unit, as its format calls it; empty for the whole.
        source: the text that was read out of it, without codes; ``target`` likewise.
        is_reversed: the file translates from the language that is the target here.
    """

    xml: str
    number: int
    part: str = ""
    source: str = ""
    target: str = ""
    is_reversed: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """A file without the units that pairs were read from; an instruction ``<?aligner-unit 7?>`` stands for each.

    Files that are no XML are whole here, and the ``part`` of a unit says which of their entries is meant.

    Attributes:
        format: the format's name, such as ``tmx``; writers of others pass over the frame and the units.
        xml: the file in UTF-8.
        has_rest: whether units that are no pair (in one language, in others) are wanted too.
    """

    format: str
    xml: bytes
    has_rest: bool = True


class Decision(StrEnum):
    """What a person decided of a pair: whether it may serve as a translation."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    ASKED = "asked"

    @property
    def keeps_out(self) -> bool:
        """Whether a memory must not learn the pair: it is wrong, or nobody knows yet."""
        return self in (Decision.REJECTED, Decision.ASKED)


@dataclass(frozen=True, slots=True)
class Bead:
    """A minimal group of source and target segments that translate each other; a null bead has one side empty.

    ``source`` and ``target`` are consecutive segment indices; ``confidence`` is the posterior probability of the
    bead; ``similarity`` is the cosine of the two sides' vectors, None for a null bead or where nobody computed it;
    ``unit`` is what the file that the pair is from has beside its texts; ``decision`` is what a reviewer said.
    """

    source: tuple[int, ...]
    target: tuple[int, ...]
    confidence: float = 1.0
    similarity: float | None = None
    unit: Unit | None = None
    decision: Decision = Decision.OPEN

    @property
    def is_null(self) -> bool:
        """Whether one side is empty."""
        return not self.source or not self.target

    @property
    def type(self) -> str:
        """``n-m``: how many segments on either side."""
        return f"{len(self.source)}-{len(self.target)}"


class Severity(StrEnum):
    """How much a flag asks of the reader, gravest first."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Flag:
    """A place where the two texts differ, with the words that show it.

    ``kind`` is one of design's kinds (``missing``, ``number``, …); ``bead`` indexes ``Alignment.beads``; the spans are
    offsets into each document's text; ``message`` is one sentence for a translator; ``id`` survives re-alignment of
    unchanged text; ``evidence`` is what ``--explain`` adds.

    ``cause`` is shared by the flags of one kind and the same words, in every document; empty where a flag has no like.
    The first of them has in ``more`` how many other beads have one; the others have in ``first`` the bead of that one.
    """

    kind: str
    severity: Severity
    confidence: float
    bead: int
    source_spans: tuple[Span, ...]
    target_spans: tuple[Span, ...]
    message: str
    id: str = ""
    evidence: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    cause: str = ""
    more: int = 0
    first: int | None = None

    @property
    def told(self) -> str:
        """The message, with how many more places have the same cause, or where it is told first."""
        if self.more:
            return f"{self.message} (and in {self.more} more place{'' if self.more == 1 else 's'})"
        if self.first is not None:
            return f"{self.message} (as in pair {self.first + 1})"
        return self.message

    def __reduce__(self) -> tuple[type[Flag], tuple[Any, ...]]:
        """For pickle, which knows no read-only mapping: process pools send flags."""
        values = {one.name: getattr(self, one.name) for one in fields(self)}
        return Flag, tuple((values | {"evidence": dict(self.evidence)}).values())


@dataclass(frozen=True, slots=True)
class Signature:
    """All that shaped a result (version, models, options) as names and values, as sacrebleu's scores carry it.

    Its text, ``aligner:0.1.0|encoder:…|checks:default``, stands in every file that is written.
    """

    parts: tuple[tuple[str, str], ...] = ()

    @classmethod
    def parse(cls, text: str) -> Signature:
        """The signature that a file carries; of two parts with one name the later counts."""
        parts = dict(part.partition(":")[::2] for part in text.split("|") if part)
        return cls(tuple(parts.items()))

    def __str__(self) -> str:
        """As files carry it."""
        return "|".join(f"{name}:{value}" if value else name for name, value in self.parts)

    def __bool__(self) -> bool:
        """Whether anything is known."""
        return bool(self.parts)

    def get(self, name: str, default: str = "") -> str:
        """The value of a part."""
        return dict(self.parts).get(name, default)

    def updated(self, **parts: object) -> Signature:
        """The same with some parts set or added."""
        return Signature(tuple((dict(self.parts) | {name: str(value) for name, value in parts.items()}).items()))


@dataclass(frozen=True, slots=True, repr=False)
class Alignment:
    """Two documents, the path of beads between them, and the flags raised on it.

    Its length is the number of beads, and iterating over it gives them in text order. ``moved`` lists passages found
    off the main order, as (source indices, target indices); ``frame`` is what the file that the pairs are from has
    around their units; ``dismissed`` are ids of flags that a reviewer does not want to see again.
    """

    source: Document
    target: Document
    beads: tuple[Bead, ...]
    flags: tuple[Flag, ...] = ()
    signature: Signature = Signature()
    moved: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...] = ()
    frame: Frame | None = None
    dismissed: tuple[str, ...] = ()

    def __len__(self) -> int:
        """How many beads there are, those of one side alone included."""
        return len(self.beads)

    def __iter__(self) -> Iterator[Bead]:
        """The beads in text order."""
        return iter(self.beads)

    def __repr__(self) -> str:
        """One line: ``<Alignment ru→fr: 17 pairs, 2 alone, 3 flags>``."""
        n_alone = sum(bead.is_null for bead in self.beads)
        languages = f"{self.source.lang}→{self.target.lang}"
        n_pairs = len(self.beads) - n_alone
        return f"<Alignment {languages}: {n_pairs} pairs, {n_alone} alone, {len(self.flags)} flags>"

    def pairs(self) -> Iterator[tuple[str, str]]:
        """The source and the target text of every bead that has both, in text order."""
        for bead in self.beads:
            if not bead.is_null:
                yield self.source_text(bead), self.target_text(bead)

    def source_text(self, bead: Bead) -> str:
        """The source side of a bead on one line, empty where there is none."""
        return _one_line(self.source_segments(bead))

    def target_text(self, bead: Bead) -> str:
        """The target side of a bead on one line, empty where there is none."""
        return _one_line(self.target_segments(bead))

    def to_dicts(self) -> list[dict[str, Any]]:
        """A row for every bead, for a data frame: ``pandas.DataFrame(alignment.to_dicts())``."""
        flags = self.flags_by_bead()
        return [
            {
                "source": self.source_text(bead),
                "target": self.target_text(bead),
                "type": bead.type,
                "confidence": bead.confidence,
                "similarity": bead.similarity,
                "flags": [flag.kind for flag in flags.get(index, ())],
                "messages": [flag.message for flag in flags.get(index, ())],
            }
            for index, bead in enumerate(self.beads)
        ]

    def flags_by_bead(self) -> dict[int, list[Flag]]:
        """The flags of each bead that has any, by its index."""
        flags: dict[int, list[Flag]] = {}
        for flag in self.flags:
            flags.setdefault(flag.bead, []).append(flag)
        return flags

    def _repr_html_(self) -> str:
        """The pairs as a table, which notebooks show; long texts by their first rows."""
        flags = self.flags_by_bead()
        rows = [
            f"<tr>{_text_cell(self.source_text(bead), self.source.lang)}"
            f"{_text_cell(self.target_text(bead), self.target.lang)}"
            f"<td>{bead.confidence:.2f}</td>{_flag_cell(flags.get(index, []))}</tr>"
            for index, bead in enumerate(self.beads[:NOTEBOOK_ROWS])
        ]
        more = len(self.beads) - NOTEBOOK_ROWS
        foot = f"<p>… and {more} more: <code>alignment.to_dicts()</code> has all of them</p>" if more > 0 else ""
        head = "".join(f"<th>{escape(name)}</th>" for name in (self.source.lang, self.target.lang, "sure", "differs"))
        return (
            f"<p>{escape(repr(self)[1:-1])}</p><table><thead><tr>{head}</tr></thead>"
            f"<tbody>{''.join(rows)}</tbody></table>{foot}"
        )

    def source_segments(self, bead: Bead) -> tuple[Segment, ...]:
        """The source side of a bead, in reading order."""
        return tuple(self.source.segments[i] for i in bead.source)

    def target_segments(self, bead: Bead) -> tuple[Segment, ...]:
        """The target side of a bead, in reading order."""
        return tuple(self.target.segments[j] for j in bead.target)

    def save(self, path: str | PathLike[str], format: str | None = None) -> None:
        """Write to ``path`` in the format its suffix names, whole or not at all: ``aligner.save`` with its defaults.

        Raises:
            InputError: if the format is unknown or the path cannot be written.
        """
        import aligner  # noqa: PLC0415  the public door; a value knows no room

        aligner.save(self, path, format)


def _one_line(segments: tuple[Segment, ...]) -> str:
    return " ".join(" ".join(segment.text.split()) for segment in segments)


def _text_cell(text: str, lang: str) -> str:
    return f'<td style="text-align:left" lang="{escape(lang)}">{escape(text) or "∅"}</td>'


def _flag_cell(flags: list[Flag]) -> str:
    told = "<br>".join(f"<b>{escape(flag.kind)}</b>: {escape(flag.message)}" for flag in flags)
    return f'<td style="text-align:left">{told}</td>'
