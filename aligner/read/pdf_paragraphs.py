"""The lines of a PDF become paragraphs: running headers go, broken words and sentences are put together."""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from aligner.read.layout import Piece
from aligner.read.pdf_lines import SAME_LINE, Line

MARGIN_LINES = 2
"""Lines at the top and at the bottom of a page that may be running headers and page numbers."""

RUNNING_SHARE = 0.4
"""Of the pages: a running header may differ between left and right pages."""

SAME_SIZE = 1.1
WIDE_LEADING = 1.35
"""Times the usual distance between lines: more of it is the space between paragraphs."""

INDENT = 0.7
"""Of the character size: a line that begins so far to the right of the one above opens a paragraph."""

SPACE = 0.3
"""Of the character size: what must be left beside the next word for it to have fitted on the line."""

RAGGED = 0.35
"""Of a line's width: a sentence plainly goes on over less room than this, left by a word that is not to be broken."""

_ITEM = re.compile(r"(?:[•▪◦‣⁃∙·●○■□▶►✓✔✅➢➤*–—-]\s|\d{1,3}[.)]\s|[a-zа-я]\)\s)")
_DIGITS = re.compile(r"\d+|\b[ivxlcIVXLC]+\b")
_HYPHENS = "-\u00ad\u2010"
_BROKEN_WORD = re.compile(rf"(\w+)[{_HYPHENS}]$")
_FIRST_WORD = re.compile(r"\w+")
_WORD = re.compile(r"\w+(?:-\w+)*")
_FINAL = re.compile(r"[.!?…;:][\"'»”’)\]]*$")
_ENCLITICS = re.compile(r"(?:то|либо|нибудь|ка|vous|nous|moi|toi|lui|leur|l[ea]|les|ce|ci|là|ils?|elles?|on|t|y|en)")


def paragraphs_of(pages: list[list[Line]]) -> list[Piece]:
    """The paragraphs of a document.

    Args:
        pages: the lines of each page in reading order.
    """
    lines = [line for page in _without_running(pages) for line in page]
    words = Counter(word.lower() for line in lines for word in _WORD.findall(line.text))
    leading = _usual_leading(lines)
    right_edges = _right_edges(lines)
    pieces: list[str] = []
    for number, line in enumerate(lines):
        before = lines[number - 1] if number else None
        if before is None or _opens(before, line, leading, right_edges):
            pieces.append(line.text)
        else:
            pieces[-1] = _joined(pieces[-1], line.text, words)
    return [Piece(text) for text in pieces]


def _without_running(pages: list[list[Line]]) -> Iterator[list[Line]]:
    """The pages without what stands at the same place on many of them, whatever its number."""
    if len(pages) < 2:
        yield from pages
        return
    seen = Counter(key for page in pages for key in {_running_key(line) for line in _margin(page)})
    fewest = max(2, RUNNING_SHARE * len(pages))
    for page in pages:
        margin = _margin(page)
        yield [line for line in page if line not in margin or seen[_running_key(line)] < fewest]


def _margin(page: list[Line]) -> list[Line]:
    by_height = sorted(page, key=lambda line: line.base)
    return by_height[:MARGIN_LINES] + by_height[MARGIN_LINES:][-MARGIN_LINES:]


def _running_key(line: Line) -> tuple[str, int]:
    return _DIGITS.sub("#", line.text), round(line.base / 4)


def _usual_leading(lines: list[Line]) -> float:
    """The median distance of two baselines, in character sizes."""
    found = [
        (a.base - b.base) / a.size
        for a, b in pairwise(lines)
        if a.page == b.page and a.base > b.base and _are_one_size(a, b)
    ]
    return statistics.median(found) if found else 1.2


def _right_edges(lines: list[Line]) -> dict[int, float]:
    """Where the lines of each column end, the column being known by where they begin (in steps of 40 points)."""
    edges: dict[int, float] = {}
    for line in lines:
        for column in (_column(line) - 1, _column(line), _column(line) + 1):
            edges[column] = max(edges.get(column, 0.0), line.right)
    return edges


def _column(line: Line) -> int:
    return round(line.left / 40)


def _are_one_size(a: Line, b: Line) -> bool:
    return max(a.size, b.size) <= SAME_SIZE * min(a.size, b.size)


def _opens(before: Line, line: Line, leading: float, right_edges: dict[int, float]) -> bool:
    """Whether a paragraph begins with the line."""
    if not _are_one_size(before, line) or _ITEM.match(line.text):
        return True
    if before.font and line.font and before.font != line.font:  # a heading in bold
        return True
    if before.page == line.page and abs(before.base - line.base) < SAME_LINE * line.size:  # the next cell of a row
        return True
    follows = before.page == line.page and before.base > line.base
    if follows and before.base - line.base > WIDE_LEADING * leading * before.size:
        return True
    room = right_edges[_column(before)] - before.right
    fits = room > line.first_word_width + SPACE * line.size
    runs_on = line.text[:1].islower() and not _FINAL.search(before.text)
    if follows:
        is_indented = line.left - before.left > INDENT * line.size and not _ITEM.match(before.text)
        return is_indented or (fits and not (runs_on and room < RAGGED * (before.right - before.left)))
    # over the end of a page or column a sentence goes on, unless it is finished and its line is not full
    return fits and bool(_FINAL.search(before.text))


def _joined(text: str, line: str, words: Counter[str]) -> str:
    """Two lines of one paragraph; a word that was broken at the end of the first is one again."""
    broken, rest = _BROKEN_WORD.search(text), _FIRST_WORD.match(line)
    if broken is None or rest is None or not rest[0][0].islower():
        return text + line if text.endswith(tuple(_HYPHENS)) else f"{text} {line}"
    whole, compound = f"{broken[1]}{rest[0]}".lower(), f"{broken[1]}-{rest[0]}".lower()
    keeps = text[-1] == "-" and (words[compound] > words[whole] or (not words[whole] and _ENCLITICS.fullmatch(rest[0])))
    return f"{text}{line}" if keeps else f"{text[:-1]}{line}"
