"""The lines of a PDF page, from where its characters stand."""

from __future__ import annotations

import statistics
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from playa.miner import LTChar, LTComponent, LTContainer

from aligner.document import Reason
from aligner.read.layout import Omitted, raised
from aligner.read.pdf_cjk import are_unspaced, parted_aids

SAME_LINE = 0.5
"""Of the character size: baselines nearer than this are one line; superscripts are raised by a third."""

WORD_GAP = 0.15
"""Of the character size: a wider gap is a space; one of 0.25 to 0.3 is the usual, justified text has 0.2 and more."""

WIDE_WORD_GAP = 0.6
"""The same between signs of Chinese or Japanese, whose space is as wide as a sign; a wide aid parts them by half."""

COLUMN_GAP = 1.8
"""Of the character size: a wider gap parts columns or cells; justified text stretches its spaces to 1."""

RAISED_SIZE = 0.8
"""Of a line's size: a figure no larger than this that stands higher is a superscript."""

RAISED_BY = 0.1
"""Of a line's size, from the bottom of its letters to that of a superscript."""

DROP_CAP_SIZE = 1.8
"""Of the page's usual size: a letter from here on, alone but for a quotation mark, is the initial of a paragraph."""

DROP_CAP_LETTERS = 2

_SELECTOR = "\ufe0f"
_LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}


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
        """Points, by the line's mean width of a character; of signs written without spaces, two of them."""
        if are_unspaced(self.text[:1], self.text[1:2] or self.text[:1]):
            return 2 * self.size
        return (self.right - self.left) * len(self.text.partition(" ")[0]) / len(self.text)


def characters_of(items: Iterable[LTComponent]) -> Iterator[LTChar]:
    """The characters of a page as it paints them, those of forms included."""
    for item in items:
        if isinstance(item, LTChar):
            yield item
        elif isinstance(item, LTContainer):
            yield from characters_of(item)


def lines_of(page: Iterable[LTChar], number: int) -> tuple[list[Line], list[Omitted]]:
    """The lines of a page, in the order in which it paints them, and what on it is no line of text.

    Args:
        page: its characters (``characters_of``); ``number`` is the page's own, from 0.
    """
    upright, omitted = _upright(page)
    characters, aids = parted_aids(upright)
    omitted += [Omitted(aid, Reason.READING_AID) for aid in aids]
    sizes = [character.size for character in characters if _text(character).isalpha()]
    large = DROP_CAP_SIZE * statistics.median(sizes) if sizes else 0.0
    rows: list[list[LTChar]] = []
    caps: list[list[LTChar]] = []
    for character in characters:
        is_near = bool(rows) and _are_one_row(character, rows[-1][0])
        # an initial stands on the baseline of some line below its own
        if is_near and (character.size > large) == (rows[-1][0].size > large):
            rows[-1].append(character)
        else:
            rows.append([character])
    lines: list[Line] = []
    for row in rows:
        for part in _parts(row):
            letters = [character for character in part if _text(character).isalpha()]
            if part[0].size > large and len(part) <= DROP_CAP_LETTERS and len(letters) == 1:
                caps.append(part)
            elif (line := _line(part, number)) is not None:
                lines.append(line)
    for cap in caps:
        _set_in(cap, lines, number)
    return lines, omitted


def _upright(characters: Iterable[LTChar]) -> tuple[list[LTChar], list[Omitted]]:
    """Characters of text that reads from left to right; what does not, and what has no Unicode character."""
    upright: list[LTChar] = []
    turned: list[str] = []
    unknown: list[str] = []
    for character in characters:
        text = character.get_text()
        if not character.upright or character.size <= 0:
            turned.append(text)
            continue
        upright.append(character)
        if text.startswith("(cid:"):
            unknown.append(text)
    omitted = []
    if turned:
        omitted.append(Omitted("".join(turned), Reason.UNREADABLE, "turned on the page"))
    if unknown:
        omitted.append(Omitted("".join(unknown), Reason.UNREADABLE, "the font does not say which characters"))
    return upright, omitted


def _are_one_row(a: LTChar, b: LTChar) -> bool:
    """Whether two characters stand on one line: their baselines are near, or the smaller one is raised."""
    if abs(a.y0 - b.y0) < SAME_LINE * max(a.size, b.size):
        return True
    small, large = sorted((a, b), key=lambda character: character.size)
    is_small = small.size <= RAISED_SIZE * large.size
    return is_small and large.y0 < small.y0 < large.y1 - RAISED_SIZE * small.size / 2


def _set_in(cap: Sequence[LTChar], lines: list[Line], number: int) -> None:
    """Put an initial before the line that begins beside its top; a line of its own where there is none."""
    text = "".join(_text(character) for character in cap)
    right = max(character.x1 for character in cap)
    bottom, top = cap[0].y0, max(character.y1 for character in cap)
    beside = [
        i
        for i, line in enumerate(lines)
        if bottom - line.size / 4 < line.base < top and 0 <= line.left - right + line.size / 2 < 2.5 * line.size
    ]
    first = max(beside, key=lambda i: lines[i].base, default=None)
    if first is None:
        line = _line(list(cap), number)
        lines += [line] if line is not None else []
        return
    follower = lines[first].text
    is_own_word = follower[:1].isupper() and not follower.partition(" ")[0].isupper()
    lines[first] = replace(lines[first], text=f"{text}{' ' if is_own_word else ''}{follower}")


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
    size = statistics.median(character.size for character in part)
    base = statistics.median(character.y0 for character in part if character.size > RAISED_SIZE * size)
    pieces: list[str] = []
    for before, character in zip([None, *part], part, strict=False):
        text = _text(character)
        if before is not None and character.x0 - before.x1 > _word_gap(before, character) * character.size:
            pieces.append(" ")
        elif before is not None and _text(before) == text and character.x0 - before.x0 < WORD_GAP * character.size:
            continue  # bold made by printing twice
        is_raised = character.size <= RAISED_SIZE * size and character.y0 - base > RAISED_BY * size
        pieces.append(raised(text) if is_raised else text)
    text = "".join(pieces).strip()
    fonts = {character.fontname for character in part if _text(character).isalpha()}
    font = fonts.pop() if len(fonts) == 1 else ""
    return Line(text, page, part[0].x0, max(c.x1 for c in part), base, size, font) if text else None


def _word_gap(before: LTChar, character: LTChar) -> float:
    return WIDE_WORD_GAP if are_unspaced(before.get_text(), character.get_text()) else WORD_GAP


def _text(character: LTChar) -> str:
    text = character.get_text()
    return "" if text.startswith("(cid:") else text.translate(_LIGATURES)


def _is_blank(character: LTChar) -> bool:
    """Spaces, which the gaps tell better; one font's spaces may be called variation selectors, its empty glyphs."""
    text = _text(character)
    return (not text.strip() and text not in {"\u00a0", "\u202f"}) or (text == _SELECTOR and character.width > 0)
