"""Markdown: its blocks become paragraphs, its inline marks are no text."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from aligner.document import Document, Reason
from aligner.errors import InputError
from aligner.notices import Notify
from aligner.read.html import feed
from aligner.read.html_notes import Page, passages
from aligner.read.html_page import PageTarget
from aligner.read.layout import Omitted, document_of, one_line
from aligner.read.markdown_source import (
    LITERAL,
    MARK,
    NOTE,
    Stash,
    front_matter,
    identifier_of,
    prepared,
    without_tags,
)
from aligner.read.markdown_text import is_text
from aligner.read.reading import AS_USUAL, Reading
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

_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*+)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*+)>")
_ATTRIBUTE = re.compile(r"([\w:-]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
_ELEMENTS = {
    "heading": "h2", "paragraph": "p", "list_item": "li", "bullet_list": "ul", "ordered_list": "ol",
    "blockquote": "blockquote", "table": "table", "thead": "thead", "tbody": "tbody", "tr": "tr", "th": "th",
    "td": "td",
}  # fmt: skip
_CODE = frozenset({"fence", "code_block"})


def read_markdown(
    data: bytes, name: str, lang: str, notify: Notify, path: str | None = None, reading: Reading = AS_USUAL
) -> Document:
    """The text of a CommonMark file with tables and notes; metadata, blocks of code and templates' tags are left out.

    Raises:
        InputError: if it is too large, no text, or blank.
    """
    if len(data) > LARGEST_MARKDOWN:
        raise InputError(f"{name} has more than {LARGEST_MARKDOWN // 2**20} MB; split it into parts")
    text = read_text(data, name, lang, notify).text.replace("\r\n", "\n").replace("\r", "\n")

    from markdown_it import MarkdownIt  # noqa: PLC0415  takes 30 ms, and few files need it

    metadata, body = front_matter(text)
    stash = Stash()
    parser = MarkdownIt("commonmark", {"maxNesting": DEEPEST_NESTING}).enable(["table", "strikethrough"])
    parser.core.ruler.disable("inline")
    references: dict[str, Any] = {}  # where the addresses of links stand, which blocks define and inline marks use
    blocks = parser.parse(prepared(body, stash), references)

    marks = MarkdownIt("commonmark").enable("strikethrough")  # nested no deeper than is usual: links take time by depth

    def inline(content: str) -> list[Token]:
        tokens: list[Token] = []
        marks.inline.parse(content, marks, references, tokens)
        return tokens

    target = PageTarget()
    _Writer(target, stash, inline).blocks(blocks)
    target.close()
    page = Page("", target.blocks, target.by_id)
    head = [Omitted(metadata, Reason.METADATA)] if metadata else []
    return document_of([*head, *passages([page])], lang, name, path, reading)


class _Writer:
    """Turns the parser's tokens into the events of a page."""

    def __init__(self, target: PageTarget, stash: Stash, inline: Callable[[str], list[Token]]) -> None:
        self._target = target
        self._stash = stash
        self._parse = inline

    def blocks(self, tokens: list[Token]) -> None:
        for token in tokens:
            name, _, side = token.type.rpartition("_")
            if side == "open" and name in _ELEMENTS:
                self._target.start(_ELEMENTS[name], {})
            elif side == "close" and name in _ELEMENTS:
                self._target.end(_ELEMENTS[name])
            elif token.type == "inline":
                self._inline(token.content)
            elif token.type == "html_block":
                feed(self._target, self._stash.written(token.content), with_comments=True)
            elif token.type in _CODE and is_text(self._stash.written(token.content), _info(token)):
                for line in self._stash.written(token.content).splitlines():
                    self._target.start("p", {})
                    self._target.data(line)
                    self._target.end("p")
            elif token.type in _CODE:
                self._target.start("pre", {})
                self._target.omit(self._stash.written(token.content), Reason.CODE)
                self._target.end("pre")

    def _inline(self, content: str) -> None:
        content = without_tags(content, self._stash)
        depth = self._target.depth
        if len(content) > LONGEST_PARAGRAPH or content.count("[") > MOST_BRACKETS:
            self._say(one_line(content), is_alone=False)
        else:
            tokens = self._parse(content)
            visible = [token for token in tokens if token.type not in {"softbreak", "hardbreak"} and token.content]
            self._tokens(tokens, is_alone=all(self._is_put_away(token) for token in visible))
        self._target.close_to(depth)

    def _is_put_away(self, token: Token) -> bool:
        parts = self._stash.parts(token.content)
        return token.type == "text" and all(kind or not text.strip() for kind, text in parts)

    def _tokens(self, tokens: list[Token], is_alone: bool) -> None:
        for token in tokens:
            if token.type in {"text", "text_special"}:
                self._say(one_line(token.content), is_alone)
            elif token.type == "code_inline":
                self._target.data(one_line(self._stash.written(token.content)))
            elif token.type == "image":
                self._tokens(token.children or [], is_alone)
            elif token.type == "softbreak":
                self._target.data(" ")
            elif token.type == "hardbreak":
                self._target.start("br", {})
            elif token.type == "link_open":
                self._target.start("a", {"href": str(token.attrs.get("href", ""))})
            elif token.type == "link_close":
                self._close("a")
            elif token.type == "html_inline":
                self._tag(token.content)

    def _tag(self, markup: str) -> None:
        tag = _TAG.fullmatch(markup)
        if tag is None:
            if markup.startswith("<!--"):
                self._target.omit(markup[4:].removesuffix("-->"), Reason.COMMENT)
            return
        name = tag[2].lower()
        if tag[1]:
            self._close(name)
        else:
            attributes = {
                found[1].lower(): found[2] or found[3] or found[4] or "" for found in _ATTRIBUTE.finditer(tag[3])
            }
            self._target.start(name, attributes)

    def _close(self, name: str) -> None:
        """Close an element if it is the last that was opened; others close with their paragraph."""
        self._target.end(name)

    def _say(self, text: str, is_alone: bool) -> None:
        """Text, with what was put away of it; a placeholder alone in its paragraph is no text."""
        for kind, part in self._stash.parts(text):
            if not kind or (kind == LITERAL and not is_alone):
                self._target.data(part)
            elif kind == NOTE:
                self._target.identify(f"fn:{part}")
                self._target.omit(part, Reason.NOTE_MARK)
            elif kind == MARK:
                self._target.refer(f"#fn:{part}", part)
            else:
                self._target.omit(part, Reason.MARKUP)
                if name := identifier_of(part):
                    self._target.identify(name)


def _info(block: Token) -> str | None:
    """What a fenced block says that it holds, empty for nothing; None where lines are set in without a fence."""
    return block.info.strip().lower() if block.type == "fence" else None
