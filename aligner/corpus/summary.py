"""What a corpus holds, counted document by document as its shards are read; nothing of it is kept in a run's memory."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from aligner.alignment import Alignment, Severity
from aligner.checks.support.belonging import Belonging, Resemblance, resemblance
from aligner.corpus.seen import Seen

LISTED = 1000
"""Most documents of a list, whose number is told in any case."""

WORST = 20
"""Documents that are written out to be looked at first."""


@dataclass(frozen=True, slots=True, order=True)
class Verdict:
    """How sound a document is, from 0 to 1, and why.

    ``soundness`` is the smaller share of a side that is in pairs, times the share of pairs without an error.
    """

    soundness: float
    id: str
    source: str
    target: str
    n_pairs: int
    n_errors: int
    n_warnings: int
    belonging: str
    source_share: float
    target_share: float


@dataclass(slots=True)
class Summary:
    """Counts of a corpus so far."""

    n_documents: int = 0
    n_segments: list[int] = field(default_factory=lambda: [0, 0])
    n_characters: list[int] = field(default_factory=lambda: [0, 0])
    beads: Counter[str] = field(default_factory=Counter)
    flags: Counter[tuple[str, str]] = field(default_factory=Counter)
    belonging: Counter[str] = field(default_factory=Counter)
    confidence: float = 0.0
    share: list[float] = field(default_factory=lambda: [0.0, 0.0])
    strangers: list[Verdict] = field(default_factory=list)
    repeated: list[tuple[str, str]] = field(default_factory=list)
    n_repeated: int = 0
    worst: list[tuple[float, str, bytes, Verdict]] = field(default_factory=list)
    n_kept: int = 0
    dropped: Counter[str] = field(default_factory=Counter)

    def add(self, name: str, alignment: Alignment, line: bytes, seen: Seen) -> None:
        """Count a document; ``line`` is kept while it is among the worst."""
        self.n_documents += 1
        for number, document in enumerate((alignment.source, alignment.target)):
            self.n_segments[number] += len(document.segments)
            self.n_characters[number] += sum(len(segment.text) for segment in document.segments)
        self.beads.update(bead.type for bead in alignment.beads)
        self.flags.update((flag.kind, str(flag.severity)) for flag in alignment.flags)
        self.confidence += sum(bead.confidence for bead in alignment.beads if not bead.is_null)
        how = resemblance(alignment)
        self.belonging[str(how.belonging)] += 1
        self.share[0] += how.source_share
        self.share[1] += how.target_share
        verdict = _verdict(name, alignment, how)
        if how.belonging is not Belonging.TRANSLATION and len(self.strangers) < LISTED:
            self.strangers.append(verdict)
        first = seen.first(name, "document", *(_text(document.segments) for document in _sides(alignment)))
        if first:
            self.n_repeated += 1
            if len(self.repeated) < LISTED:
                self.repeated.append((name, first))
        entry = (-verdict.soundness, name, line, verdict)
        if verdict.soundness < 1:
            (heapq.heappush if len(self.worst) < WORST else heapq.heappushpop)(self.worst, entry)

    def worst_first(self) -> list[tuple[Verdict, bytes]]:
        """The least sound documents and their lines, the worst first."""
        return [(verdict, line) for _, _, line, verdict in sorted(self.worst, key=lambda entry: entry[3])]

    @property
    def n_pairs(self) -> int:
        """Sentence pairs of all documents."""
        return sum(count for type_, count in self.beads.items() if not _is_null(type_))

    def stored(self) -> dict[str, Any]:
        """As values of JSON, the same for the same shards."""
        n_documents = max(self.n_documents, 1)
        kinds: dict[str, dict[str, int]] = {}
        for (kind, severity), count in sorted(self.flags.items()):
            kinds.setdefault(kind, {})[severity] = count
        return {
            "documents": self.n_documents,
            "segments": self.n_segments,
            "characters": self.n_characters,
            "pairs": self.n_pairs,
            "beads": dict(sorted(self.beads.items(), key=lambda item: (-item[1], item[0]))),
            "mean_confidence": round(self.confidence / max(self.n_pairs, 1), 4),
            "mean_share_in_pairs": [round(share / n_documents, 4) for share in self.share],
            "belonging": dict(sorted(self.belonging.items())),
            "flags": kinds,
            "kept": self.n_kept,
            "dropped": dict(sorted(self.dropped.items())),
            "repeated_documents": self.n_repeated,
        }


def _verdict(name: str, alignment: Alignment, how: Resemblance) -> Verdict:
    severities = Counter(flag.severity for flag in alignment.flags)
    n_pairs = sum(not bead.is_null for bead in alignment.beads)
    wrong = {flag.bead for flag in alignment.flags if flag.severity is Severity.ERROR}
    soundness = min(how.source_share, how.target_share) * (1 - len(wrong) / max(len(alignment.beads), 1))
    return Verdict(
        round(soundness, 4),
        name,
        alignment.source.path or "",
        alignment.target.path or "",
        n_pairs,
        severities[Severity.ERROR],
        severities[Severity.WARNING],
        str(how.belonging),
        round(how.source_share, 4),
        round(how.target_share, 4),
    )


def _sides(alignment: Alignment) -> tuple[Any, Any]:
    return alignment.source, alignment.target


def _text(segments: Iterable[Any]) -> str:
    return "\n".join(segment.text for segment in segments)


def _is_null(type_: str) -> bool:
    return type_.startswith("0-") or type_.endswith("-0")
