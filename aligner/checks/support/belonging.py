"""Whether two texts belong together: how much of each is in pairs, and what they may be where that is little."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from aligner.alignment import Alignment, Bead, Severity
from aligner.document import Document

WHOLE = 0.6
"""Share of its characters in pairs from which a text has its counterpart; 61 news articles and 36 real documents with
their translations have .67 or more, two pages that are half another edition .56 to .67."""

CONTAINED = 0.65
"""Share from which the shorter text comes from the longer one: quarters and halves of translations have .71 or more."""

UNRELATED = 0.3
"""Mean share of both sides below which the texts are not of one document: 90 pairs of unrelated texts have .27 or less,
documents half of which is another .35 or more."""

STRANGE, ALIKE = 0.05, 0.3
"""Cosines of a pair from which it begins to count, and counts in full: pairs that two unrelated texts were forced into
have .31 at most and .14 in the median; of the pairs of 61 news articles nineteen in twenty have more than .3."""

DIGITS = 4
"""Of probabilities and cosines that count, as files carry them: what is read again belongs together as it did."""

FEWEST_SEGMENTS = 5
"""On the longer side; with fewer nobody can say."""

ONE_PIECE = 0.7
"""Share of what an excerpt leaves out that stands in one piece; a summary leaves out a little everywhere."""


class Belonging(StrEnum):
    """What a text may be to the other."""

    TRANSLATION = "translation"
    EXCERPT = "excerpt"
    SUMMARY = "summary"
    OTHER_VERSION = "other-version"
    OTHER_DOCUMENT = "other-document"

    @property
    def severity(self) -> Severity:
        """How grave it is: nothing of an unrelated text can be used."""
        grave = {Belonging.TRANSLATION: Severity.INFO, Belonging.OTHER_DOCUMENT: Severity.ERROR}
        return grave.get(self, Severity.WARNING)


@dataclass(frozen=True, slots=True)
class Resemblance:
    """How two texts belong together; the shares are of characters in pairs, weighed by the pairs' probability and
    likeness."""

    belonging: Belonging
    source_share: float
    target_share: float

    @property
    def stored(self) -> dict[str, str | float]:
        """As JSON has it."""
        shares = {"source_share": round(self.source_share, 4), "target_share": round(self.target_share, 4)}
        return {"verdict": str(self.belonging), **shares}

    @property
    def sentence(self) -> str:
        """What it means, for the user; empty for a text with its translation."""
        shares = f"{self.source_share:.0%} of the source and {self.target_share:.0%} of the translation are in pairs"
        part, whole = ("source", "translation") if self.source_share > self.target_share else ("translation", "source")
        return {
            Belonging.TRANSLATION: "",
            Belonging.EXCERPT: f"the {part} holds a part of the {whole}: {shares}; it may be an excerpt, or unfinished",
            Belonging.SUMMARY: f"the {part} leaves out much of the {whole}: {shares}; it may be a summary",
            Belonging.OTHER_VERSION: f"the texts belong together in part alone: {shares}; they may be two versions",
            Belonging.OTHER_DOCUMENT: f"the texts do not belong together: {shares}; one may be another document, so "
            "check that both are the right files",
        }[self.belonging]


def resemblance(alignment: Alignment) -> Resemblance:
    """How the two texts of an alignment belong together."""
    shares = _share(alignment, 0), _share(alignment, 1)
    longest = max(len(alignment.source.segments), len(alignment.target.segments))
    belonging = Belonging.TRANSLATION if longest < FEWEST_SEGMENTS else _belonging(alignment, shares)
    return Resemblance(belonging, *shares)


def _belonging(alignment: Alignment, shares: tuple[float, float]) -> Belonging:
    if min(shares) >= WHOLE:
        return Belonging.TRANSLATION
    if max(shares) >= CONTAINED:
        longer = alignment.source if shares[0] < shares[1] else alignment.target
        return Belonging.EXCERPT if _in_one_piece(alignment, longer) else Belonging.SUMMARY
    return Belonging.OTHER_DOCUMENT if sum(shares) / 2 < UNRELATED else Belonging.OTHER_VERSION


def _share(alignment: Alignment, number: int) -> float:
    """Share of a side's characters that are in pairs or stand elsewhere; 1 for a text without any."""
    document = (alignment.source, alignment.target)[number]
    paired = 0.0
    for bead in alignment.beads:
        if not bead.is_null:
            probability = round(float(bead.confidence), DIGITS)
            paired += probability * _likeness(bead) * _characters(document, (bead.source, bead.target)[number])
    paired += sum(_characters(document, passage[number]) for passage in alignment.moved)
    whole = _characters(document, range(len(document.segments)))
    return min(paired / whole, 1.0) if whole else 1.0


def _likeness(bead: Bead) -> float:
    """How far a pair counts, by its cosine; in full where nobody computed it."""
    if bead.similarity is None:
        return 1.0
    return min(max((round(bead.similarity, DIGITS) - STRANGE) / (ALIKE - STRANGE), 0.0), 1.0)


def _in_one_piece(alignment: Alignment, longer: Document) -> bool:
    """Whether most of what the longer text has alone stands together."""
    runs = [0]
    for bead in alignment.beads:
        indices = bead.source if longer is alignment.source else bead.target
        if not bead.is_null:
            runs.append(0)
        runs[-1] += _characters(longer, indices) if bead.is_null else 0
    return max(runs) >= ONE_PIECE * sum(runs)


def _characters(document: Document, indices: Sequence[int]) -> int:
    return sum(len(document.segments[k].text) for k in indices)
