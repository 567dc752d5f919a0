"""How much of a document a memory can fill in a program for translators, and why not the rest."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import floor
from typing import Any

from rapidfuzz.distance import Levenshtein

from aligner.alignment import Alignment
from aligner.bilingual.text import joined, shortened
from aligner.bilingual.units import by_paragraph
from aligner.document import Document
from aligner.errors import InputError
from aligner.segment.srx.cutting import cut, cutter
from aligner.tasks.srx import SplittingRules, segmented
from aligner.write.suspects import divide

FUZZY = 0.75
"""Share of words alike from which most programs offer a unit for a text that is not quite its own."""

MOST_CANDIDATES = 200
"""Units that one word leads to, of which a text is compared with no more: a bound on time."""

_WORD = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]|[^\W_]+|[^\w\s]")


class Why(StrEnum):
    """Why a segment is not filled exactly."""

    MERGED = "merged"  # the memory has it in one unit with its neighbours
    FINER = "finer"  # the memory has a part of it as a unit
    SIMILAR = "similar"  # the memory has a text like it
    MISSING = "missing"


MEANINGS = {
    Why.MERGED: ("stands in a unit together with others", "stand in units together with others"),
    Why.FINER: ("is cut finer in the memory", "are cut finer in the memory"),
    Why.SIMILAR: ("has a similar text there", "have a similar text there"),
    Why.MISSING: ("is not in the memory", "are not in the memory"),
}


@dataclass(frozen=True, slots=True)
class Unfilled:
    """A segment without a unit of its own; ``unit`` is the one that ``why`` is about, ``likeness`` the share of words
    that are alike, 0 where it is below what was asked for."""

    text: str
    why: Why
    unit: str = ""
    likeness: float = 0.0


@dataclass(frozen=True, slots=True)
class Fit:
    """How much of a document a memory fills.

    Attributes:
        n_segments: how many the document has.
        n_exact: how many of them a unit fills.
        unfilled: the others, in their order.
        n_units: different source texts of the memory.
        n_idle_units: those that fill nothing.
        n_paragraphs: of the document.
        n_exact_paragraphs: those that a unit fills, in a program that cuts by paragraph.
        n_exact_paragraphs_joined: the same once pairs are put together by paragraph (``units``).
    """

    n_segments: int
    n_exact: int
    unfilled: tuple[Unfilled, ...]
    n_units: int
    n_idle_units: int
    n_paragraphs: int
    n_exact_paragraphs: int
    n_exact_paragraphs_joined: int

    @property
    def n_fuzzy(self) -> int:
        """Segments that a unit fills nearly."""
        return sum(bool(one.likeness) for one in self.unfilled)

    def to_dict(self) -> dict[str, Any]:
        """For programs: the counts, and every segment that is not filled exactly."""
        return {
            "segments": self.n_segments,
            "exact": self.n_exact,
            "fuzzy": self.n_fuzzy,
            "units": self.n_units,
            "idle_units": self.n_idle_units,
            "paragraphs": self.n_paragraphs,
            "exact_paragraphs": self.n_exact_paragraphs,
            "exact_paragraphs_joined": self.n_exact_paragraphs_joined,
            "unfilled": [
                {"text": one.text, "why": str(one.why), "unit": one.unit, "likeness": round(one.likeness, 4)}
                for one in self.unfilled
            ],
        }

    def sentences(self, memory: str, document: str, fuzzy: float = FUZZY) -> Iterator[str]:
        """For people: how much is filled, why not the rest with an example each, and what would help."""
        share = f" ({self.n_exact / self.n_segments:.0%})" if self.n_segments else ""
        yield (
            f"{memory} fills {self.n_exact:,} of {self.n_segments:,} segments of {document} exactly{share}, "
            f"{self.n_fuzzy:,} more by {fuzzy:g} and above"
        )
        for why, meanings in MEANINGS.items():
            these = [one for one in self.unfilled if one.why is why]
            if these:
                example, unit = shortened(these[0].text), shortened(these[0].unit)
                beside = f", beside “{unit}”" if unit not in {"", example} else ""
                yield f"{len(these):,} {meanings[len(these) > 1]}, e.g. “{example}”{beside}"
        if self.n_idle_units:
            yield f"{self.n_idle_units:,} of {self.n_units:,} units fill nothing here"
        filled = f"cut by paragraph, {self.n_exact_paragraphs:,} of {self.n_paragraphs:,} paragraphs are filled"
        if self.n_exact_paragraphs_joined > self.n_exact_paragraphs:
            filled += f"; {self.n_exact_paragraphs_joined:,} with `units=both`, which puts pairs together by paragraph"
        elif self.n_exact_paragraphs < self.n_paragraphs and any(one.why is Why.MERGED for one in self.unfilled):
            filled += "; `units=both`, from the alignment’s .json, puts its paragraphs beside the pairs"
        yield filled


def fit(
    pairs: Alignment,
    document: Document,
    rules: SplittingRules | None = None,
    fuzzy: float = FUZZY,
    *,
    keep_flagged: bool = False,
) -> Fit:
    """How many segments of a document the pairs of a memory fill, as it is cut by given rules or by ours.

    Args:
        document: a text in the language of the sources.
        fuzzy: the share of words alike (1 less the edit distance by words over the longer text) from which a unit
            fills a segment nearly.
        keep_flagged: count pairs flagged as errors too, which are kept out of memories otherwise.

    Raises:
        InputError: if ``fuzzy`` is no share, or the rules have none for the language.
    """
    if not 0 < fuzzy <= 1:
        raise InputError(f"fuzzy is {fuzzy:g}: it is a share, above 0 and up to 1")
    segments = [_comparable(segment.text) for segment in segmented(document, rules).segments]
    units = list(dict.fromkeys(_sources(pairs, keep_flagged=keep_flagged)))
    known = set(units)
    wanted = set(segments)
    nearest = _Nearest(units, fuzzy)
    unfilled = {text: nearest.unfilled(text) for text in wanted - known}
    paragraphs = [_comparable(segment.text) for segment in cut(document, cutter(())).segments]
    with_paragraphs = known | set(_sources(by_paragraph(pairs), keep_flagged=keep_flagged))
    return Fit(
        n_segments=len(segments),
        n_exact=sum(text in known for text in segments),
        unfilled=tuple(unfilled[text] for text in segments if text in unfilled),
        n_units=len(units),
        n_idle_units=sum(unit not in wanted for unit in units),
        n_paragraphs=len(paragraphs),
        n_exact_paragraphs=sum(text in known for text in paragraphs),
        n_exact_paragraphs_joined=sum(text in with_paragraphs for text in paragraphs),
    )


class _Nearest:
    """Finds for a text the unit that holds it, is held by it, or is like it, through the words they share."""

    def __init__(self, units: Sequence[str], fuzzy: float) -> None:
        self._units = units
        self._fuzzy = fuzzy
        self._words = [_WORD.findall(unit) for unit in units]
        self._with: defaultdict[str, list[int]] = defaultdict(list)
        for number, words in enumerate(self._words):
            for word in set(words):
                self._with[word].append(number)
        self._marked_by: defaultdict[str, list[int]] = defaultdict(list)
        for number, words in enumerate(self._words):
            if words:
                self._marked_by[min(words, key=self._rarity)].append(number)

    def unfilled(self, text: str) -> Unfilled:
        """Why a text that is no unit is none."""
        words = _WORD.findall(text)
        rarest = sorted(set(words), key=self._rarity)
        best, likeness = self._likest(words, rarest)
        holder = next((unit for unit in self._candidates(rarest[:1]) if _holds(self._units[unit], text)), None)
        if holder is not None:
            return Unfilled(text, Why.MERGED, self._units[holder], likeness)
        parts = (unit for word in rarest for unit in self._marked_by[word][:MOST_CANDIDATES])
        part = next((unit for unit in parts if _holds(text, self._units[unit])), None)
        if part is not None and len(self._words[part]) > 1:
            return Unfilled(text, Why.FINER, self._units[part], likeness)
        if best is not None:
            return Unfilled(text, Why.SIMILAR, self._units[best], likeness)
        return Unfilled(text, Why.MISSING)

    def _likest(self, words: Sequence[str], rarest: Sequence[str]) -> tuple[int | None, float]:
        """The most similar unit: one that is alike enough shares a word among the rarest (a prefix filter)."""
        n_needed = len(words) - floor(self._fuzzy * len(words)) + 1
        best, likeness = None, 0.0
        for unit in self._candidates(rarest[:n_needed]):
            share = Levenshtein.normalized_similarity(words, self._words[unit], score_cutoff=max(self._fuzzy, likeness))
            if share > likeness:
                best, likeness = unit, share
        return best, likeness

    def _candidates(self, words: Iterable[str]) -> Iterator[int]:
        return iter(dict.fromkeys(unit for word in words for unit in self._with.get(word, ())[:MOST_CANDIDATES]))

    def _rarity(self, word: str) -> tuple[int, str]:
        return len(self._with.get(word, ())), word


def _sources(pairs: Alignment, *, keep_flagged: bool) -> Iterator[str]:
    """The source texts of the pairs that a memory would hold."""
    kept = pairs if keep_flagged else divide(pairs)[0]
    for bead in kept.beads:
        if not bead.is_null:
            yield _comparable(joined(kept.source_segments(bead)))


def _comparable(text: str) -> str:
    """A text as programs compare it: in NFC, white space as one space, no-break spaces as they are."""
    return re.sub(r"[ \t\r\n\f\v]+", " ", unicodedata.normalize("NFC", text)).strip(" ")


def _holds(whole: str, part: str) -> bool:
    """Whether a text stands in another between spaces or marks."""
    start = whole.find(part)
    stop = start + len(part)
    return start >= 0 and not whole[start - 1 : start].isalnum() and not whole[stop : stop + 1].isalnum()
