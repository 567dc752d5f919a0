"""Rich text (.rtf): paragraphs, headings, list items and cells, through striprtf."""

from __future__ import annotations

import re

from striprtf.striprtf import rtf_to_text

from aligner.document import Document, Kind
from aligner.errors import InputError
from aligner.notices import Notify
from aligner.read.layout import Piece, document_of, one_line

LARGEST_RTF = 32 * 2**20
"""Bytes; a book without pictures has 5."""

_SIGNATURE = b"{\\rtf"
_CODE_PAGE = re.compile(rb"\\ansicpg(\d{3,5})")
_ODD_CODE_PAGES = {"65001": "utf-8", "10000": "mac_roman", "10007": "mac_cyrillic"}
_HEADING, _ITEM = "\ue001", "\ue002"  # private characters that carry a paragraph's kind through striprtf
_PICTURE = re.compile(r"\{\\\*?\\?(?:shppict|nonshppict|pict)\b[^{}]*(?:\{[^{}]*\}[^{}]*)*\}")
_DELETED = re.compile(r"\{[^{}\\]*(?:\\(?!deleted\b)[^{}\\]*)*\\deleted\b[^{}]*\}")
_REVISED = re.compile(r"\\revised\b")

# striprtf knows no headings, prints the marks of lists, joins the cells of a row by bars and prints the addresses of
# links, which it looks for with a pattern that takes quadratic time: each is turned here into what it does not touch.
_REWRITES = (
    (re.compile(r"\\outlinelevel[0-8](?!\d) ?"), rf"{{\\uc1\\u{ord(_HEADING) - 2**16}?}}"),
    (re.compile(r"\{\\listtext\b"), rf"{{{{\\uc1\\u{ord(_ITEM) - 2**16}?}}\\pntext"),
    (re.compile(r"\\(?:nest)?cell(?![a-z])"), r"\\par"),
    (re.compile(r"\\field\{"), r"\\field {"),
)


def read_rtf(data: bytes, name: str, lang: str, notify: Notify, path: str | None = None) -> Document:
    """The text of an RTF file.

    Headers, footers and footnotes are left out. Deleted text of tracked changes is left out.

    Raises:
        InputError: if it is no RTF, damaged, too large, or holds no text.
    """
    if not data.startswith(_SIGNATURE):
        raise InputError(f"{name} is no RTF document: it does not begin with {{\\rtf; save it again from its program")
    if len(data) > LARGEST_RTF:
        raise InputError(f"{name} has more than {LARGEST_RTF // 2**20} MB; save it without pictures, or as .docx")
    source = data.decode("latin-1")
    if "\\bin" not in source:  # binary pictures have braces of their own; striprtf passes over those
        source = _PICTURE.sub("", source)
    without = _DELETED.sub("", source)
    if without != source or _REVISED.search(source):
        notify(f"{name} has tracked changes; it is read as if all of them were accepted")
    for pattern, replacement in _REWRITES:
        without = pattern.sub(replacement, without)
    try:
        text: str = rtf_to_text(without, encoding=_code_page(data), errors="replace")  # type: ignore[no-untyped-call]
    except (ValueError, LookupError, OverflowError, TypeError) as error:
        raise InputError(f"{name} is a damaged RTF document ({error}); open it and save it again") from error
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")  # RTF writes an emoji as two halves
    return document_of([_piece(line) for line in text.split("\n")], lang, name, path)


def _piece(line: str) -> Piece:
    kind = Kind.HEADING if _HEADING in line else Kind.LIST_ITEM if _ITEM in line else None
    return Piece(one_line(line.replace(_HEADING, "").replace(_ITEM, "")), kind)


def _code_page(data: bytes) -> str:
    found = _CODE_PAGE.search(data, 0, 1024)
    number = found[1].decode("ascii") if found else "1252"
    return _ODD_CODE_PAGES.get(number, f"cp{number}")
