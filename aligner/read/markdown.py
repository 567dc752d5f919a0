"""Markdown: its blocks become paragraphs, its inline marks are no text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from aligner.document import Document, Kind
from aligner.errors import InputError
from aligner.notices import Notify
from aligner.read.html import html_pieces
from aligner.read.layout import Piece, document_of, one_line
from aligner.read.text import read_text

if TYPE_CHECKING:
    from markdown_it.token import Token

LARGEST_MARKDOWN = 8 * 2**20
"""Bytes; War and Peace has 6."""

LONGEST_PARAGRAPH = 8_000
"""Characters; a longer paragraph keeps its marks, as one of many brackets does: those take quadratic time."""

MOST_BRACKETS = 300
"""In one paragraph: 8,000 that are not closed take 0.4 s, and a file has room for a thousand such paragraphs."""

DEEPEST_NESTING = 100
"""Levels of quotations and lists; what is deeper is left out, by a parser that would recurse without end."""

_FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n.*?^(?:---|\.\.\.)[ \t]*\r?$\n?", re.DOTALL | re.MULTILINE)
_BLOCK_KINDS = {"heading_open": Kind.HEADING, "th_open": Kind.SENTENCE, "td_open": Kind.SENTENCE}


def read_markdown(data: bytes, name: str, lang: str, notify: Notify, path: str | None = None) -> Document:
    """The text of a CommonMark file with tables; metadata at the head and blocks of code are left out.

    Raises:
        InputError: if it is too large, no text, or blank.
    """
    if len(data) > LARGEST_MARKDOWN:
        raise InputError(f"{name} has more than {LARGEST_MARKDOWN // 2**20} MB; split it into parts")
    text = read_text(data, name, lang, notify).text

    from markdown_it import MarkdownIt  # noqa: PLC0415  takes 30 ms, and few files need it

    parser = MarkdownIt("commonmark", {"maxNesting": DEEPEST_NESTING}).enable(["table", "strikethrough"])
    parser.core.ruler.disable("inline")
    references: dict[str, Any] = {}  # where the addresses of links stand, which blocks define and inline marks use
    blocks = parser.parse(_FRONT_MATTER.sub("", text, count=1), references)

    marks = MarkdownIt("commonmark").enable("strikethrough")  # nested no deeper than is usual: links take time by depth

    def inline(content: str) -> list[Token]:
        tokens: list[Token] = []
        marks.inline.parse(content, marks, references, tokens)
        return tokens

    return document_of(_pieces(blocks, inline), lang, name, path)


def _pieces(tokens: list[Token], inline: Callable[[str], list[Token]]) -> Iterator[Piece]:
    kind = None
    n_items = 0
    for token in tokens:
        if token.type == "list_item_open":
            n_items += 1
        elif token.type == "list_item_close":
            n_items -= 1
        elif token.type.endswith("_open"):
            kind = _BLOCK_KINDS.get(token.type)
        elif token.type == "inline":
            content = token.content
            is_plain = len(content) > LONGEST_PARAGRAPH or content.count("[") > MOST_BRACKETS
            yield Piece(
                one_line(content) if is_plain else _inline(inline(content)),
                kind or (Kind.LIST_ITEM if n_items else None),
            )
        elif token.type == "html_block":
            yield from html_pieces(token.content)


def _inline(tokens: list[Token]) -> str:
    parts = []
    for token in tokens:
        if token.type in {"text", "code_inline", "text_special"}:
            parts.append(one_line(token.content))
        elif token.type == "image":
            parts.append(_inline(token.children or []))
        elif token.type == "softbreak":
            parts.append(" ")
        elif token.type == "hardbreak" or (token.type == "html_inline" and token.content.lower().startswith("<br")):
            parts.append("\n")
    return "".join(parts)
