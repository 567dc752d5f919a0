"""Notes at the foot of a PDF's pages, told from its text by their size and their marks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from aligner.read.pdf_lines import Line

SMALLER = 0.93
"""Of the size of the text: notes are set no larger than this."""

_MARK = re.compile(r"(?:([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})|(\d{1,3})(?:[.)](?=\s)|(?=\s|[^\W\d_a-zа-яà-ÿ]))|([*†‡§]{1,3}))\s*(?=\S)")
_RAISED = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


@dataclass(frozen=True, slots=True)
class Note:
    """A note: its lines, the page that it begins on, and its number or sign."""

    mark: str
    page: int
    lines: tuple[Line, ...]
    head: str = ""  # the mark as it stands before the note

    def marked_in(self, text: str) -> re.Match[str] | None:
        """Where a line of text has its mark: the number raised, or the sign behind a word."""
        if self.mark.isdigit():
            found = (mark for mark in _RAISED.finditer(text) if mark[0].translate(_PLAIN) == self.mark)
            return next(found, None)
        return re.search(rf"(?<=\w){re.escape(self.mark)}(?![*†‡§])", text) if self.mark else None


def without_notes(pages: Sequence[Sequence[Line]]) -> tuple[list[list[Line]], list[Note]]:
    """The pages without the notes at their feet, and those in order."""
    sizes = Counter[float]()
    for page in pages:
        for line in page:
            sizes[round(line.size, 1)] += len(line.text)
    body = max(sizes, key=lambda size: sizes[size], default=0.0)
    kept: list[list[Line]] = []
    notes: list[Note] = []
    for page in pages:
        floor = min((line.base for line in page if line.size > SMALLER * body), default=float("inf"))
        feet = [line for line in page if line.size <= SMALLER * body and line.base < floor]
        begins = bool(feet) and (_MARK.match(feet[0].text) is not None or (bool(notes) and _goes_on(notes[-1], page)))
        if not begins or floor == float("inf"):
            kept.append(list(page))
            continue
        at_foot = set(feet)
        kept.append([line for line in page if line not in at_foot])
        for line in feet:
            mark = _MARK.match(line.text)
            if mark or not notes:
                sign = mark[1] or mark[2] or mark[3] if mark else ""
                head = mark[0] if mark else ""
                rest = replace(line, text=line.text[len(head) :])
                notes.append(Note(sign.translate(_PLAIN), line.page, (rest,), head))
            else:
                notes[-1] = replace(notes[-1], lines=(*notes[-1].lines, line))
    return kept, notes


def _goes_on(note: Note, page: Sequence[Line]) -> bool:
    """Whether a note of the page before may go on here."""
    return bool(page) and note.lines[-1].page == page[0].page - 1 and not note.lines[-1].text.endswith((".", "!", "?"))
