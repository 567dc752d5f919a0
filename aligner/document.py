"""A text as the aligner sees it: the original characters, and the segments that point into them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from aligner.language.tags import primary_subtag

_ITEM_NUMBER = re.compile(
    r"\W{0,3}(?:[^\W\d_]{2,10}\s)?"  # «Шаг», Étape
    r"(?:\d{1,3}(?:\.\d{1,3})*\s?[.):]|[IVX]{2,5}[.)]|[^\W\d_]\))\s+"
    r"(?=\W{0,3}[^\W\d_])"
)


class Kind(StrEnum):
    """What a segment is in its document."""

    SENTENCE = "sentence"
    HEADING = "heading"
    LIST_ITEM = "list-item"
    ELISION = "elision"  # a mark that something was cut, such as <...> or […]
    CAPTION = "caption"  # a line of hashtags, a picture's caption, link text
    NOTE = "note"  # a foot- or endnote, behind the paragraph that refers to it


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a document that is aligned as one.

    ``text`` is ``document.text[start:stop]`` to the letter; ``start`` and ``stop`` are code points of the decoded
    text; ``paragraph`` counts from 0 in reading order.
    """

    text: str
    start: int
    stop: int
    paragraph: int = 0
    kind: Kind = Kind.SENTENCE

    @property
    def comparable(self) -> str:
        """The text in NFC, without surrounding white space: what encoders and checks compare."""
        return unicodedata.normalize("NFC", self.text).strip()

    @property
    def unnumbered(self) -> str:
        """``comparable`` without the number of a list item before its words: what segments are paired by.

        Two agendas in another order have the same numbers, and an item that is dropped moves all that follow.
        """
        text = self.comparable
        number = _ITEM_NUMBER.match(text)
        return text[number.end() :] if number else text


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as a file's format marks it: a span of the text without white space around it.

    ``kind`` is None where the format does not say what the paragraph is.
    """

    start: int
    stop: int
    kind: Kind | None = None


class Reason(StrEnum):
    """Why a reader left a passage of a file out of its text."""

    HIDDEN = "hidden"
    DELETED = "deleted"
    COMMENT = "comment"
    PAGE_MARGIN = "page header or footer"
    CONTENTS = "table of contents"
    NOTE = "note"
    NOTE_MARK = "mark of a note"
    READING_AID = "reading aid"
    NOT_FOR_TRANSLATION = "not for translation"
    CODE = "code"
    KEY = "key"
    METADATA = "metadata"
    TITLE = "title of the page"
    MARKUP = "markup"
    REMARK = "remark"
    NAVIGATION = "navigation"
    ASIDE = "aside"
    OUTSIDE = "outside the main part"
    FORM = "form"
    EMBEDDED = "embedded object"
    REPEATED = "repeated"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A passage of a file that is no part of the document's text, and why.

    ``text`` is all of it, a line for each part; ``detail`` says more of the reason where there is more to say, such as
    the name of a style; ``place`` is an offset into the document's text: that of the paragraph which the passage stood
    in or before.
    """

    text: str
    reason: Reason
    place: int
    detail: str = ""


@dataclass(frozen=True, slots=True)
class TimedLine:
    """A line of a subtitle, shown from ``start`` to ``stop``, in seconds; lines of one cue have the same times."""

    text: str
    start: float
    stop: float


@dataclass(frozen=True, slots=True)
class Document:
    """One side of a bitext.

    ``lang`` is a BCP 47 tag (``ru``, ``fr-CA``); ``path`` is as the user gave it, or None for text from memory;
    ``encoding`` is the codec that decoded the file; ``date`` is ISO 8601 where the source states one;
    ``paragraphs`` are those that the file's format marks, none for plain text, where the lines have to tell;
    ``left_out`` is what the file holds besides the text, in the file's order; ``timed`` are the lines of subtitles, in
    the order of the text.
    """

    text: str
    lang: str
    segments: tuple[Segment, ...] = ()
    path: str | None = None
    encoding: str | None = None
    date: str | None = None
    paragraphs: tuple[Paragraph, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    timed: tuple[TimedLine, ...] = ()

    @classmethod
    def of_segments(cls, texts: Iterable[str], lang: str, path: str | None = None) -> Document:
        """A document whose segments are these texts, each a paragraph of its own."""
        segments: list[Segment] = []
        offset = 0
        for number, text in enumerate(texts):
            segments.append(Segment(text, offset, offset + len(text), number))
            offset += len(text) + 1
        return cls("\n".join(segment.text for segment in segments), lang, tuple(segments), path)

    @property
    def language(self) -> str:
        """The primary language subtag: ``fr`` for ``fr-CA``."""
        return primary_subtag(self.lang)
