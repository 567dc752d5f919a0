"""Pairs that exist already become an alignment: each text of a pair is one segment of its side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from os import PathLike

from aligner.alignment import Alignment, Bead, Flag, Frame, Unit
from aligner.bilingual.flag_line import FlagLine
from aligner.document import Document
from aligner.errors import InputError


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts that belong together, and what a file knows about them."""

    source: str
    target: str
    confidence: float = 1.0
    similarity: float | None = None
    flags: tuple[FlagLine, ...] = ()
    unit: Unit | None = None

    @property
    def has_text(self) -> bool:
        """Whether either side says anything."""
        return bool(self.source.strip() or self.target.strip())


def paired(
    pairs: Iterable[tuple[str, str] | Pair],
    source_lang: str,
    target_lang: str,
    path: str | PathLike[str],
    frame: Frame | None = None,
) -> Alignment:
    """An alignment of texts that belong together; an empty side makes a null bead.

    Args:
        frame: what the file has around the units of the pairs.

    Raises:
        InputError: if there is no pair.
    """
    texts: tuple[list[str], list[str]] = [], []
    beads: list[Bead] = []
    flags: list[Flag] = []
    for each in pairs:
        pair = each if isinstance(each, Pair) else Pair(*each)
        places: list[tuple[int, ...]] = []
        for side, text in zip(texts, (pair.source, pair.target), strict=True):
            places.append((len(side),) if text.strip() else ())
            if text.strip():
                side.append(text)
        if any(places):
            flags += (flag.on(len(beads)) for flag in pair.flags)
            beads.append(Bead(places[0], places[1], pair.confidence, pair.similarity, pair.unit))
    if not beads:
        raise InputError(f"{path} holds no pair of texts; check the file and its languages")
    return Alignment(
        Document.of_segments(texts[0], source_lang, str(path)),
        Document.of_segments(texts[1], target_lang, str(path)),
        tuple(beads),
        tuple(flags),
        frame=frame,
    )
