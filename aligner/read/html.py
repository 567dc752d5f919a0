"""Web pages, saved or written: headings, lists, tables and paragraphs of the part that holds the text.

The page's own landmarks tell the text from the frame (``main``, ``article`` and ``nav``, ``aside``, ``footer``).
trafilatura, which guesses at it, found the same text on pages made of the sample statements, but made plain spaces of
French no-break ones and one line of a cell with paragraphs, and knows no bound for a hostile page. Parsing streams:
memory grows with the text, not with the markup.
"""

from __future__ import annotations

import codecs
import contextlib
import re
from collections.abc import Callable
from typing import Any, cast

from lxml import etree

from aligner.document import Document, Reason
from aligner.errors import InputError
from aligner.notices import Notify, ignore_notice
from aligner.read.encodings import called, contradicted, decode
from aligner.read.html_main import choose
from aligner.read.html_notes import Page, passages
from aligner.read.html_page import PageTarget
from aligner.read.layout import Passage, Piece, document_of
from aligner.read.reading import AS_USUAL, Reading

LARGEST_PAGE = 64 * 2**20
"""Bytes; a page saved with its pictures inside has 1 to 20 MB."""

HIDDEN_FROM_ALL = frozenset({Reason.HIDDEN, Reason.METADATA, Reason.TITLE, Reason.EMBEDDED, Reason.NOT_FOR_TRANSLATION})
"""What ``Reading.whole_page`` leaves out too: nobody who looks at the page sees it."""

_CHUNK = 2**16
_CHARSET = re.compile(
    rb"""<(?:meta\b[^>]*?\bcharset|\?xml\b[^>]*?\bencoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE
)
_UTF_8 = frozenset({b"utf-8", b"utf8", b"unicode-1-1-utf-8"})
_HEAD = 4096
_MARKUP = re.compile(r"<(?:!doctype|\?xml|[a-zA-Z][a-zA-Z0-9]*)[\s>/]", re.IGNORECASE)


def read_html(
    data: bytes, name: str, lang: str, notify: Notify, path: str | None = None, reading: Reading = AS_USUAL
) -> Document:
    """The text of a page, without navigation, forms and hidden parts; notes follow the paragraph that refers to them.

    Raises:
        InputError: if it is too large, no HTML, or holds no text.
    """
    if len(data) > LARGEST_PAGE:
        raise InputError(
            f"{name} has {len(data) / 2**20:.0f} MB, and a page may have {LARGEST_PAGE // 2**20}: "
            "save it without its pictures, or split it"
        )
    text = decode_page(data, lang, name, notify)
    if "\0" in text or not _MARKUP.search(text):
        raise InputError(f"{name} is no HTML: it has no element; if it is plain text, name it .txt")
    return document_of(html_passages(text, reading), lang, name, path, reading)


def html_pieces(page: str) -> list[Piece]:
    """The paragraphs of a decoded page."""
    return [passage for passage in html_passages(page) if isinstance(passage, Piece)]


def html_passages(page: str, reading: Reading = AS_USUAL) -> list[Passage]:
    """The text of a decoded page and what is left out of it."""
    return list(passages([html_page(page, "", reading)]))


def html_page(page: str, name: str, reading: Reading = AS_USUAL, sheet_at: Callable[[str], str] = lambda _: "") -> Page:
    """The blocks of a decoded page; damaged markup is read as browsers do.

    Args:
        name: how the links of other pages of the same book call it.
        sheet_at: the style sheet at an address that the page links to, empty for none; nothing is ever fetched.
    """
    target = PageTarget(sheet_at)
    feed(target, page)
    target.close()
    if reading.whole_page:
        for block in target.blocks:
            block.reason = block.reason if block.reason in HIDDEN_FROM_ALL else None
    else:
        choose(target.blocks)
    return Page(name, target.blocks, target.by_id)


def feed(target: PageTarget, markup: str, *, with_comments: bool = False) -> None:
    """Have a page, or a part of one, read into a target; every element that it opens is closed.

    Args:
        with_comments: those in the source are left out by name; on most pages they are written by programs.
    """
    depth = target.depth
    fed = _FedWithComments(target) if with_comments else _Fed(target)
    parser = etree.HTMLParser(target=cast(Any, fed), encoding="utf-8", no_network=True, huge_tree=False)
    # cut short, or nested beyond what the parser follows: what came before stands
    with contextlib.suppress(etree.XMLSyntaxError):
        for start in range(0, len(markup), _CHUNK):
            parser.feed(markup[start : start + _CHUNK].encode("utf-8", "replace"))
        parser.close()
    target.close_to(depth)


class _Fed:
    """Passes a parser's events on, but for the end of the page."""

    def __init__(self, target: PageTarget) -> None:
        self.start = target.start
        self.end = target.end
        self.data = target.data

    def close(self) -> None:
        """More may follow."""


class _FedWithComments(_Fed):
    """The same, and the remarks that an author hides from readers."""

    def __init__(self, target: PageTarget) -> None:
        super().__init__(target)
        self._target = target

    def comment(self, text: str) -> None:
        """A comment in the source."""
        self._target.omit(text, Reason.COMMENT)


def decode_page(data: bytes, lang: str, name: str, notify: Notify) -> str:
    """By UTF-8 if it can be, else as the page declares, else as for plain text."""
    declared = _CHARSET.search(data, 0, _HEAD)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    else:
        if declared is not None and not text.isascii() and declared[1].lower() not in _UTF_8:
            notify(f"{name} declares {declared[1].decode('ascii')} and is UTF-8")
        return text
    if declared is not None and not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        label = declared[1].decode("ascii")
        try:
            codec = codecs.lookup(label).name
            text = data.decode(codec)
        except (LookupError, UnicodeDecodeError):
            notify(f"{name} is not in {label}, the encoding that it declares")
            return decode(data, lang, name, ignore_notice).text
        likelier = contradicted(data, codec, lang)
        if likelier is None:
            return text
        notify(f"{name} declares {label} and is read as {called(likelier)}; if that looks wrong, save it as UTF-8")
        return data.decode(likelier, "replace")
    return decode(data, lang, name, notify).text
