"""The lines of a PDF become paragraphs: running headers go, broken words and sentences are put together."""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from aligner.document import Kind, Reason
from aligner.read.layout import Omitted, Passage, Piece
from aligner.read.pdf_columns import in_reading_order
from aligner.read.pdf_hyphens import HYPHENS, joined
from aligner.read.pdf_lines import SAME_LINE, Line
from aligner.read.pdf_notes import Note, without_notes

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
_WORD = re.compile(r"\w+(?:-\w+)*")
_FINAL = re.compile(r"[.!?…;:][\"'»”’)\]⁰¹²³⁴⁵⁶⁷⁸⁹]*$")
_BROKEN = re.compile(rf"\w[{HYPHENS}]$")


def paragraphs_of(pages: Sequence[Sequence[Line]]) -> list[Passage]:
    """The paragraphs of a document, each note behind the one that refers to it; what stands on many pages is left out.

    Args:
        pages: the lines of each page as it paints them.
    """
    ordered = [in_reading_order(page) for page in pages]
    kept, running = _without_running(ordered)
    kept, notes = without_notes(kept)
    lines, marks = _without_marks([line for page in kept for line in page], notes)
    words = Counter(word.lower() for line in lines for word in _WORD.findall(line.text))
    paragraphs = _joined_lines(lines, words)
    behind = _placed(notes, paragraphs, marks)
    passages: list[Passage] = [Omitted(line.text, Reason.PAGE_MARGIN) for line in running]
    passages += [passage for note in behind.get(-1, ()) for passage in _note_passages(note, words)]
    for number, (text, _) in enumerate(paragraphs):
        here = behind.get(number, ())
        passages += [Omitted(marks[note].mark, Reason.NOTE_MARK) for note in here if note in marks]
        passages.append(Piece(text))
        passages += [passage for note in here for passage in _note_passages(note, words)]
    return passages


@dataclass(frozen=True, slots=True)
class _Mark:
    """Where the mark of a note was taken from the text."""

    line: Line
    mark: str


def _without_marks(lines: Sequence[Line], notes: Sequence[Note]) -> tuple[list[Line], dict[Note, _Mark]]:
    """The lines without the marks of the notes that were found, and those."""
    waiting: dict[int, list[Note]] = {}
    for note in notes:
        waiting.setdefault(note.page, []).append(note)
    kept: list[Line] = []
    marks: dict[Note, _Mark] = {}
    for line in lines:
        cuts = []
        for note in waiting.get(line.page, []):
            mark = note.marked_in(line.text) if note not in marks else None
            if mark is not None:
                cuts.append((mark.start(), mark.end(), note))
        text = line.text
        for start, end, _ in sorted(cuts, key=lambda cut: -cut[0]):
            text = text[:start] + text[end:]
        kept.append(replace(line, text=text) if text.strip() else line)
        marks |= {note: _Mark(kept[-1], line.text[start:end]) for start, end, note in cuts if text.strip()}
    return kept, marks


def _joined_lines(lines: Sequence[Line], words: Counter[str]) -> list[tuple[str, list[Line]]]:
    """Paragraphs with their lines."""
    leading = _usual_leading(lines)
    right_edges = _right_edges(lines)
    paragraphs: list[tuple[str, list[Line]]] = []
    for number, line in enumerate(lines):
        before = lines[number - 1] if number else None
        if before is None or _opens(before, line, leading, right_edges):
            paragraphs.append((line.text, [line]))
        else:
            text, so_far = paragraphs[-1]
            so_far.append(line)
            paragraphs[-1] = joined(text, line.text, words), so_far
    return paragraphs


def _note_passages(note: Note, words: Counter[str]) -> list[Passage]:
    head = [Omitted(note.head, Reason.NOTE_MARK)] if note.head else []
    return [*head, *(Piece(text, Kind.NOTE) for text, _ in _joined_lines(note.lines, words))]


def _placed(
    notes: Sequence[Note], paragraphs: Sequence[tuple[str, list[Line]]], marks: dict[Note, _Mark]
) -> dict[int, list[Note]]:
    """Notes by the paragraph with their mark, or the last on their page or one before; -1 where there is none."""
    by_line = {id(line): number for number, (_, lines) in enumerate(paragraphs) for line in lines}
    last_on_page = {line.page: number for number, (_, lines) in enumerate(paragraphs) for line in lines}
    placed: dict[int, list[Note]] = {}
    last = -1
    for note in notes:
        last = max(last, last_on_page.get(note.page, -1))
        number = by_line[id(marks[note].line)] if note in marks else last
        placed.setdefault(number, []).append(note)
    return placed


def _without_running(pages: Sequence[list[Line]]) -> tuple[list[list[Line]], list[Line]]:
    """The pages without what stands at the same place on many of them, whatever its number; and that."""
    if len(pages) < 2:
        return list(pages), []
    seen = Counter(key for page in pages for key in {_running_key(line) for line in _margin(page)})
    fewest = max(2, RUNNING_SHARE * len(pages))
    running = [[line for line in _margin(page) if seen[_running_key(line)] >= fewest] for page in pages]
    kept = [[line for line in page if line not in out] for page, out in zip(pages, running, strict=True)]
    return kept, [line for page in running for line in page]


def _margin(page: list[Line]) -> list[Line]:
    by_height = sorted(page, key=lambda line: line.base)
    return by_height[:MARGIN_LINES] + by_height[MARGIN_LINES:][-MARGIN_LINES:]


def _running_key(line: Line) -> tuple[str, int]:
    return _DIGITS.sub("#", line.text), round(line.base / 4)


def _usual_leading(lines: Sequence[Line]) -> float:
    """The median distance of two baselines, in character sizes."""
    found = [
        (a.base - b.base) / a.size
        for a, b in pairwise(lines)
        if a.page == b.page and a.base > b.base and _are_one_size(a, b)
    ]
    return statistics.median(found) if found else 1.2


def _right_edges(lines: Sequence[Line]) -> dict[int, float]:
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


def _opens(before: Line, line: Line, leading: float, right_edges: dict[int, float]) -> bool:  # noqa: PLR0911  rules
    """Whether a paragraph begins with the line."""
    if not _are_one_size(before, line) or _ITEM.match(line.text):
        return True
    if _BROKEN.search(before.text) and line.text[:1].islower():
        return False
    if before.font and line.font and before.font != line.font:  # a heading in bold
        return True
    if before.page == line.page and abs(before.base - line.base) < SAME_LINE * line.size:  # the next cell of a row
        return True
    follows = before.page == line.page and before.base > line.base
    if follows and (line.right < before.left or line.left > before.right):  # the first cell of the next row
        return True
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
