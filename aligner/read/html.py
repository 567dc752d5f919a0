"""Web pages, saved or written: headings, lists, tables and paragraphs of the part that holds the text.

The page's own landmarks tell the text from the frame (``main``, ``article`` and ``nav``, ``aside``, ``footer``).
trafilatura, which guesses at it, found the same text on pages made of the sample statements, but made plain spaces of
French no-break ones and one line of a cell with paragraphs, and knows no bound for a hostile page. Parsing streams:
memory grows with the text, not with the markup.
"""

from __future__ import annotations

import codecs
import re
from typing import Any, cast

from lxml import etree

from aligner.document import Document
from aligner.errors import InputError
from aligner.notices import Notify, ignore_notice
from aligner.read.encodings import decode
from aligner.read.html_pieces import PieceTarget
from aligner.read.layout import Piece, document_of

LARGEST_PAGE = 64 * 2**20
"""Bytes; a page saved with its pictures inside has 1 to 20 MB."""

_CHUNK = 2**16
_CHARSET = re.compile(
    rb"""<(?:meta\b[^>]*?\bcharset|\?xml\b[^>]*?\bencoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE
)
_HEAD = 4096
_MARKUP = re.compile(r"<(?:!doctype|\?xml|[a-zA-Z][a-zA-Z0-9]*)[\s>/]", re.IGNORECASE)


def read_html(data: bytes, name: str, lang: str, notify: Notify, path: str | None = None) -> Document:
    """The text of a page, without navigation, forms and scripts.

    Raises:
        InputError: if it is too large, no HTML, or holds no text.
    """
    if len(data) > LARGEST_PAGE:
        raise InputError(
            f"{name} has {len(data) / 2**20:.0f} MB, and a page may have {LARGEST_PAGE // 2**20}: "
            "save it without its pictures, or split it"
        )
    text = _decoded(data, lang, name, notify)
    if "\0" in text or not _MARKUP.search(text):
        raise InputError(f"{name} is no HTML: it has no element; if it is plain text, name it .txt")
    return document_of(html_pieces(text), lang, name, path)


def html_pieces(page: str) -> list[Piece]:
    """The paragraphs of a decoded page; damaged markup is read as browsers do."""
    target = PieceTarget()
    parser = etree.HTMLParser(target=cast(Any, target), encoding="utf-8", no_network=True, huge_tree=False)
    try:
        for start in range(0, len(page), _CHUNK):
            parser.feed(page[start : start + _CHUNK].encode("utf-8", "replace"))
        parser.close()
    except etree.XMLSyntaxError:
        target.close()  # cut short, or nested beyond what the parser follows: what came before stands
    return target.chosen()


def _decoded(data: bytes, lang: str, name: str, notify: Notify) -> str:
    """By UTF-8 if it can be, else as the page declares, else as for plain text."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        declared = _CHARSET.search(data, 0, _HEAD)
    if declared is not None and not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return data.decode(codecs.lookup(declared[1].decode("ascii")).name)
        except (LookupError, UnicodeDecodeError):
            notify(f"{name} is not in {declared[1].decode('ascii')}, the encoding that it declares")
            return decode(data, lang, name, ignore_notice).text
    return decode(data, lang, name, notify).text
