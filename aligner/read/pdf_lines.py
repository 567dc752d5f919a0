"""The lines of a PDF page, from where its characters stand."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from playa.miner import LTChar, LTComponent, LTContainer

SAME_LINE = 0.5
"""Of the character size: baselines nearer than this are one line; superscripts are raised by a third."""

WORD_GAP = 0.15
"""Of the character size: a wider gap is a space; one of 0.25 to 0.3 is the usual, justified text has 0.2 and more."""

COLUMN_GAP = 1.8
"""Of the character size: a wider gap parts columns or cells; justified text stretches its spaces to 1."""

_SELECTOR = "\ufe0f"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of one page: its text, and where its characters stand, in points from the page's lower left corner."""

    text: str
    page: int
    left: float
    right: float
    base: float
    size: float
    font: str  # of all its letters, or empty where they differ

    @property
    def first_word_width(self) -> float:
        """Points, by the line's mean width of a character."""
        return (self.right - self.left) * len(self.text.partition(" ")[0]) / len(self.text)


def lines_of(page: Iterable[LTComponent], number: int) -> list[Line]:
    """The lines of a page, in the order in which it paints them, which is that of reading where there are columns."""
    rows: list[list[LTChar]] = []
    for character in _upright(page):
        if rows and abs(character.y0 - rows[-1][0].y0) < SAME_LINE * max(character.size, rows[-1][0].size):
            rows[-1].append(character)
        else:
            rows.append([character])
    return [line for row in rows for part in _parts(row) if (line := _line(part, number)) is not None]


def _upright(items: Iterable[LTComponent]) -> Iterator[LTChar]:
    """Characters of text that reads from left to right, those of forms included."""
    for item in items:
        if isinstance(item, LTChar):
            if item.upright and item.size > 0:
                yield item
        elif isinstance(item, LTContainer):
            yield from _upright(item)


def _parts(row: list[LTChar]) -> Iterator[list[LTChar]]:
    """A row at its wide gaps, by which columns and cells stand apart; pages may paint a row in any order."""
    part: list[LTChar] = []
    for character in sorted(row, key=lambda found: found.x0):
        if _is_blank(character):
            continue
        if part and character.x0 - part[-1].x1 > COLUMN_GAP * character.size:
            yield part
            part = []
        part.append(character)
    if part:
        yield part


def _line(part: list[LTChar], page: int) -> Line | None:
    pieces = [_text(part[0])]
    for before, character in pairwise(part):
        if character.x0 - before.x1 > WORD_GAP * character.size:
            pieces.append(" ")
        elif _text(before) == _text(character) and character.x0 - before.x0 < WORD_GAP * character.size:
            continue  # bold made by printing twice
        pieces.append(_text(character))
    text = "".join(pieces).strip()
    size = statistics.median(character.size for character in part)
    fonts = {character.fontname for character in part if _text(character).isalpha()}
    font = fonts.pop() if len(fonts) == 1 else ""
    return Line(text, page, part[0].x0, max(c.x1 for c in part), part[0].y0, size, font) if text else None


def _text(character: LTChar) -> str:
    text = character.get_text()
    return "" if text.startswith("(cid:") else text


def _is_blank(character: LTChar) -> bool:
    """Spaces, which the gaps tell better; one font's spaces may be called variation selectors, its empty glyphs."""
    text = _text(character)
    return (not text.strip() and text not in {"\u00a0", "\u202f"}) or (text == _SELECTOR and character.width > 0)
