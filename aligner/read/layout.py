"""Paragraphs as a reader finds them in a structured format become a document: a line of text each, in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from aligner.document import Document, Kind, LeftOut, Paragraph, Reason
from aligner.errors import InputError
from aligner.read.reading import AS_USUAL, Reading

_SPACES = re.compile(r"[ \t\n\r\f\v]+")
_UNSEEN = re.compile("[\u00ad\u200b\ufeff\x00-\x08\x0e-\x1f]")
_LINE_BREAKS = re.compile(r"\r\n?|[\n\v\f\u2028\u2029]")
_VISIBLE = re.compile(r"[^\s\u200b-\u200f\u2060\ufeff]")
_DIGITS = re.compile(r"\s*\d{1,9}\s*")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

# A raised number behind a word or the end of a sentence is no power (км², 1920², (a + b)²) but the mark of a note; so
# is one at the head of a note.
_MARK = re.compile(r"(?:(?<=[^\W\d_]{4})|(?<=[.,;:!?»”…]))[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}(?!\w)")
_OWN_MARK = re.compile(r"(?<!\s)\s*+[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}[.)]?\s*")

LINE_BREAK = "\v"
"""How readers mark an author's line break inside a paragraph until its white space has been folded."""

PAGE_BREAK = "\f"
"""The same for the breaks of pages and columns."""

_WITHIN_WORD = re.compile(rf"(?<=[^\W\d_]){PAGE_BREAK}(?=[^\W\d_A-ZА-ЯÀ-Þ])")
_WITHIN_SENTENCE = re.compile(rf"(?<=[\w,–—-])[ \t]{{0,9}}{PAGE_BREAK}[ \t]{{0,9}}(?=[^\W\d_A-ZА-ЯÀ-Þ])")


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph that a reader found, empty for a blank line; its line breaks are those that its author made.

    ``kind`` is None where the format does not tell.
    """

    text: str
    kind: Kind | None = None


@dataclass(frozen=True, slots=True)
class Omitted:
    """Text that a reader found and leaves out, in or before the paragraph that follows."""

    text: str
    reason: Reason
    detail: str = ""


Passage = Piece | Omitted
"""What a reader yields, in the order of reading: together, all the text of its file."""


def one_line(text: str) -> str:
    """Runs of white space as one space: what markup does to the line ends of its source."""
    return _SPACES.sub(" ", text)


def one_line_each(text: str) -> str:
    """The lines between an author's breaks (``LINE_BREAK``), their other white space folded.

    A page break (``PAGE_BREAK``) is a line break too, but not inside a sentence that plainly goes on, nor in a word.
    """
    text = _WITHIN_WORD.sub("", text)
    text = _WITHIN_SENTENCE.sub(" ", text).replace(PAGE_BREAK, LINE_BREAK)
    return "\n".join(one_line(line) for line in text.split(LINE_BREAK))


def is_visible(text: str) -> bool:
    """Whether a text has a character that can be seen."""
    return _VISIBLE.search(text) is not None


def raised(text: str) -> str:
    """Superscript text: digits as raised ones (1920² is not 19202), anything else as it is (1er, XIXe)."""
    return text.translate(_RAISED) if _DIGITS.fullmatch(text) else text


def document_of(
    passages: Iterable[Passage], lang: str, name: str, path: str | None = None, reading: Reading = AS_USUAL
) -> Document:
    """A document of the pieces, a line each.

    A line break inside a piece ends a paragraph as it does in plain text. Soft hyphens and zero-width marks that a word
    processor left are no text. No-break spaces stay.

    Args:
        name: how messages call the file.
        reading: whether notes are wanted.

    Raises:
        InputError: if nothing in it is visible.
    """
    lines: list[str] = []
    paragraphs: list[Paragraph] = []
    left_out: list[LeftOut] = []
    offset = 0
    for passage in passages:
        if isinstance(passage, Piece) and passage.kind is Kind.NOTE and not reading.notes:
            _leave_out(Omitted(passage.text, Reason.NOTE), offset, left_out)
            continue
        if isinstance(passage, Omitted):
            _leave_out(passage, offset, left_out)
            continue
        for line in _LINE_BREAKS.split(_UNSEEN.sub("", passage.text)):
            unmarked, marks = _without_marks(line, is_note=passage.kind is Kind.NOTE)
            for mark in marks:
                _leave_out(Omitted(mark, Reason.NOTE_MARK), offset, left_out)
            text = unmarked.strip()
            if not is_visible(text):
                text = ""
            elif text:
                paragraphs.append(Paragraph(offset, offset + len(text), passage.kind))
            lines.append(text)
            offset += len(text) + 1
    if not paragraphs:
        raise InputError(f"{name} holds no text; there is nothing to align{_but(left_out)}")
    return Document("\n".join(lines), lang, path=path, paragraphs=tuple(paragraphs), left_out=tuple(left_out))


def _without_marks(line: str, *, is_note: bool) -> tuple[str, list[str]]:
    """A line without the marks of notes, and those."""
    marks: list[str] = []

    def put_away(mark: re.Match[str]) -> str:
        marks.append(mark[0])
        return ""

    if is_note:
        line = _OWN_MARK.sub(put_away, line, count=1) if _OWN_MARK.match(line) else line
    return _MARK.sub(put_away, line), marks


_IN_LINES = frozenset({Reason.CODE, Reason.METADATA})
"""What is read line by line, and keeps its lines when it is left out."""


def _leave_out(passage: Omitted, offset: int, left_out: list[LeftOut]) -> None:
    """Add a passage; what is left out at one place for one reason, such as the items of a menu, is one passage."""
    lines = _LINE_BREAKS.split(passage.text) if passage.reason in _IN_LINES else [_LINE_BREAKS.sub(" ", passage.text)]
    text = "\n".join(line for line in (one_line(line).strip() for line in lines) if line)
    if not is_visible(text):
        return
    added = LeftOut(text, passage.reason, offset, passage.detail)
    last = left_out[-1] if left_out else None
    if last is not None and replace(last, text=text) == added and passage.reason is not Reason.NOTE_MARK:
        left_out[-1] = replace(last, text=f"{last.text}\n{text}")
    else:
        left_out.append(added)


def _but(left_out: list[LeftOut]) -> str:
    reasons = ", ".join(dict.fromkeys(str(passage.reason) for passage in left_out))
    return f" (what it holds is left out: {reasons})" if reasons else ""
