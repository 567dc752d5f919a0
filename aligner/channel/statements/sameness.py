"""Whether two lines say the same: to the letter, but for a few letters, or but for what one of them has lost."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from rapidfuzz.distance import Indel, Prefix

FEWEST_LETTERS = 24
"""Letters and digits of a beginning or an end by which two different lines are compared at all."""

SAME = 0.95
"""Share of letters in common from which two lines differ by a correction; two items of one list share less."""

MOST_CANDIDATES = 8
"""Lines with the same beginning or end that are compared: boilerplate must not cost a square of its occurrences."""

LONGEST_COMPARED = 5_000
"""Letters: longer lines are compared by their beginnings and ends alone."""

_SIGNS = re.compile(r"[\W_]+")
_DIGITS = re.compile(r"\d+")


def fold(line: str) -> str:
    """What of a line is compared: letters and digits, without case, spaces, signs and the spelling of accents."""
    return _SIGNS.sub("", unicodedata.normalize("NFKC", line).casefold())


def loses_nothing(whole: str, part: str) -> bool:
    """Whether a folded line holds all of another: its beginning, its end, or the two around something lost."""
    if len(part) > len(whole):
        return False
    if whole.startswith(part) or whole.endswith(part):
        return True
    return whole.endswith(part[Prefix.similarity(whole, part) :])


def alike(one: str, other: str) -> bool:
    """Whether two folded lines are one: one is in the other, or a few letters and no figure were corrected."""
    if one == other or loses_nothing(one, other) or loses_nothing(other, one):
        return True
    if max(len(one), len(other)) > LONGEST_COMPARED or _DIGITS.findall(one) != _DIGITS.findall(other):
        return False
    return Indel.normalized_similarity(one, other, score_cutoff=SAME) > 0


@dataclass(slots=True)
class Shelf:
    """Lines put away by number, found again by a line that is like them; finding does not slow down as it fills."""

    _folds: dict[int, str] = field(default_factory=dict)
    _places: dict[str, list[int]] = field(default_factory=dict)

    def put(self, number: int, folded: str) -> None:
        """Put a folded line away under a number; one without letters is not found again."""
        self._folds[number] = folded
        for key in _keys(folded):
            places = self._places.setdefault(key, [])
            if len(places) < MOST_CANDIDATES:
                places.append(number)

    def find(self, folded: str) -> Iterator[int]:
        """Numbers of the lines that are like this one, the same ones first, each kind in the order it came."""
        seen: set[int] = set()
        for key in _keys(folded):
            for number in self._places.get(key, ()):
                if number not in seen:
                    seen.add(number)
                    if alike(self._folds[number], folded):
                        yield number


def _keys(folded: str) -> Iterator[str]:
    if folded:
        yield "=" + folded
    if len(folded) >= FEWEST_LETTERS:
        yield "<" + folded[:FEWEST_LETTERS]
        yield ">" + folded[-FEWEST_LETTERS:]
