"""Which sentence pairs of a corpus are wanted: a reason for each that is not."""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass

from aligner.checks import known_kinds
from aligner.corpus.seen import Seen
from aligner.corpus.sentence_pair import SentencePair
from aligner.errors import InputError


@dataclass(frozen=True, slots=True)
class Filters:
    """What is left out of exports; by default pairs on which an error is flagged.

    Attributes:
        keep_flagged: keep also those.
        least_confidence: of a pair being right.
        least_length: characters of the shorter side.
        most_length: characters of the longer side; None for any.
        most_ratio: of the longer side's length to the shorter one's; None for any.
        drop_kinds: flags of any severity that no pair may have, such as ``language``.
        unique: leave out pairs that have been there, to the letter.
        near: leave out pairs that share so much (0 to 1) of their characters' runs with one before; None for none.

    Raises:
        InputError: if a number or a kind cannot be, or the extra for ``near`` is not installed.
    """

    keep_flagged: bool = False
    least_confidence: float = 0.0
    least_length: int = 0
    most_length: int | None = None
    most_ratio: float | None = None
    drop_kinds: tuple[str, ...] = ()
    unique: bool = False
    near: float | None = None

    def __post_init__(self) -> None:
        """Refuse what no pair can be held to."""
        if self.most_ratio is not None and self.most_ratio < 1:
            raise InputError(f"--most-ratio is {self.most_ratio:g}: it is 1 or more")
        if self.near is not None and importlib.util.find_spec("rensa") is None:
            raise InputError("--near needs the package rensa: pip install 'bitext-aligner[near]'")
        unknown = [kind for kind in self.drop_kinds if kind not in known_kinds()]
        if unknown:
            raise InputError(f"there is no kind of flag {unknown[0]!r}; known are {', '.join(known_kinds())}")

    def why_not(self, pair: SentencePair, seen: Seen) -> str:
        """The first reason to leave a pair out; empty for one that is wanted, which is then seen."""
        short, long = sorted((len(pair.source), len(pair.target)))
        held = (
            ("flagged as an error", pair.is_suspect and not self.keep_flagged),
            ("unwanted flag", not set(self.drop_kinds).isdisjoint(pair.kinds)),
            ("low confidence", pair.confidence < self.least_confidence),
            ("too short", short < self.least_length),
            ("too long", self.most_length is not None and long > self.most_length),
            ("unequal lengths", self.most_ratio is not None and long > self.most_ratio * short),
        )
        reason = next((reason for reason, holds in held if holds), "")
        if reason:
            return reason
        if self.unique and seen.first(pair.document, pair.source, pair.target):
            return "duplicate"
        if self.near is not None and seen.is_near(self.near, pair.source, pair.target):
            return "near duplicate"
        return ""
