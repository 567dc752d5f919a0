"""Digits and number words that count nothing: marks of notes, numbers of list items, idioms."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARKER = re.compile(r"\s*\(?(?P<number>\d{1,3}(?:\.\d{1,3})*)(?P<close>[.)])(?=\s)")
_NOTE_AFTER = re.compile(r"(?P<word>[^\W\d_]{2,})(?:[\s\u00a0\u202f](?=[»”]))?[.,;!?…»”\")\]]+$")
"""What a note's mark is glued to: a word and the marks after it, “liberté”.2."""
_ABBREVIATION = re.compile(
    r"pp?|art|nos?|vol?|fig|chap?|sect|al|tab|ex|app|ann|[ée]d|ligne"
    r"|стр?|гл|пп?|рис|табл|разд|илл|кн|изд|вып|ред|ул|кв|корп|оф|каб|тел|прил|прим|абз|см",
    re.IGNORECASE,
)
"""After these a number without a space belongs to them: «ст.5», “art.5”."""
_AFTER_MARK = re.compile(r"(?!\s*[%‰°€$£])(?:[\s\u00a0\u202f.,;:!?…»”\")\]–—]|$)")
_MOST_NOTES = 300
_NUMBER_OF_THE_NEXT = re.compile(r"[.!?…»)][\s\u00a0]+(?:\d{1,3}(?:\.\d{1,3})+\.?|\d{1,3}\.)\s*$")
"""The number of the next item, left at the end of a text: “… des produits. 9.1.”."""
_LONGEST_NUMBER = 60
_IDIOM = re.compile(
    r"треть(?:и|их|им|ими|ей|я|ю|е|его|ему|ем)\s+(?:лиц|сторон)|двух\s+слов(?:ах)?\b"
    r"|quatre\s+(?:coins|vents)|troisième\s+(?:âge|cycle)",
    re.IGNORECASE,
)
_A_FEW = re.compile(r"\b(?:deux\s+ou\s+|дв(?:а|е|ух)\s*[-–]\s*)$", re.IGNORECASE)
_THREE = re.compile(r"trois|тр(?:и|[её]х)\b")


@dataclass(frozen=True, slots=True)
class ListMarker:
    """The number that opens a list item or section: ``numbers`` are its parts, 3 and 2 of “3.2.”."""

    numbers: tuple[int, ...]
    start: int
    stop: int


def list_marker(text: str) -> ListMarker | None:
    """The number of a list item at the beginning of a text: “3.”, “3.2.”, “(4)”."""
    marker = _MARKER.match(text)
    if marker is None:
        return None
    return ListMarker(tuple(map(int, marker["number"].split("."))), marker.start("number"), marker.end())


def is_note_mark(text: str, start: int, stop: int) -> bool:
    """Whether digits are the mark of a note, glued to the words before (“Design.2”), or the next item's number."""
    digits = text[start:stop]
    if not digits.isdecimal() or int(digits) >= _MOST_NOTES or not _AFTER_MARK.match(text, stop):
        return _is_number_of_the_next(text, start)
    before = _NOTE_AFTER.search(text[max(0, start - 40) : start])
    if before and not _ABBREVIATION.fullmatch(before["word"]):
        return True
    return _is_number_of_the_next(text, start)


def _is_number_of_the_next(text: str, start: int) -> bool:
    if len(text) - start > _LONGEST_NUMBER:
        return False
    end = _NUMBER_OF_THE_NEXT.search(text, max(0, start - 30))
    return bool(end) and end.start() < start  # type: ignore[union-attr]


def is_idiom(text: str, start: int) -> bool:
    """Whether a number in words is one in letters alone: «третьи лица», “aux quatre coins du monde”."""
    return bool(_IDIOM.match(text, start))


def is_a_few(text: str, start: int) -> bool:
    """Whether a number in words ends what says “a few”: “deux ou trois”, «два-три»."""
    return bool(_A_FEW.search(text[max(0, start - 12) : start]) and _THREE.match(text, start))
