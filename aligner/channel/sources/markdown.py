"""A Markdown file as a post: its blocks as paragraphs, its metadata as title and date."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aligner.channel.sources.cleaning import Rules
from aligner.channel.sources.message import clean
from aligner.channel.sources.pasted import Parsed, numbered_lines
from aligner.channel.statements.dates import read_date
from aligner.channel.statements.statement import Dropped, Line, Post
from aligner.errors import InputError
from aligner.read.html import html_pieces
from aligner.read.markdown import DEEPEST_NESTING, LARGEST_MARKDOWN

if TYPE_CHECKING:
    from markdown_it.token import Token

METADATA = "metadata"
"""The rule for the head of a file, but for its title."""

MARKUP = "markup"
"""The rule for lines without text of their own: blocks of code, link targets, comments, rulers."""

_HEAD = re.compile(r"\A---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*\r?$", re.DOTALL | re.MULTILINE)
_TITLE = re.compile(r"title\s*:(.*)", re.IGNORECASE)
_OUTER_MARKS = re.compile(r"""^["']|["']$""")
_DATE = re.compile(r"date\s*:(.*)", re.IGNORECASE)


def read_markdown(text: str, source: str, rules: Rules) -> Parsed:
    """The text of a file; the title that its metadata give is its first line, unless a heading says it again.

    Raises:
        InputError: if it is too large.
    """
    if len(text) > LARGEST_MARKDOWN:
        raise InputError(f"{source} has more than {LARGEST_MARKDOWN >> 20} million characters; split it into parts")
    head = _HEAD.match(text)
    n_head = head[0].count("\n") + 1 if head else 0
    date = None
    found: list[Line] = []
    for line in numbered_lines(text)[: len(numbered_lines(head[0])) if head else 0]:
        if title := _TITLE.fullmatch(line.text):
            found.append(Line(_OUTER_MARKS.sub("", title[1].strip()), line.first, line.last))
        elif told := _DATE.fullmatch(line.text):
            date = read_date(told[1])
    found += [line for line in _blocks(text[head.end() :] if head else text, max(n_head - 1, 0)) if line.text]
    if len(found) > 1 and n_head and found[0].last <= n_head and found[1].text == found[0].text:
        del found[0]
    lines, dropped = clean(found, source, rules)
    seen = {number for line in found for number in range(line.first, line.last + 1)}
    rest = [line for line in numbered_lines(text) if line.first not in seen]
    dropped += [Dropped(source, line.first, line.text, METADATA if line.first <= n_head else MARKUP) for line in rest]
    return Parsed((Post(source, lines, date),) if lines else (), tuple(dropped))


def _blocks(text: str, n_before: int) -> list[Line]:
    from markdown_it import MarkdownIt  # noqa: PLC0415  few captures need it

    parser = MarkdownIt("commonmark", {"maxNesting": DEEPEST_NESTING}).enable(["table", "strikethrough"])
    lines: list[Line] = []
    first, last = 1, 1
    for token in parser.parse(text):
        if token.map:
            first, last = token.map[0] + 1, max(token.map[1], token.map[0] + 1)
        if token.type == "inline":
            lines.append(Line(_words(token.children or []).strip(), n_before + first, n_before + last))
        elif token.type == "html_block":
            pieces = (" ".join(piece.text.split()) for piece in html_pieces(token.content))
            lines += [Line(piece, n_before + first, n_before + last) for piece in pieces]
    return lines


def _words(tokens: list[Token]) -> str:
    """Inline text without its marks; breaks of any kind are spaces."""
    parts = []
    for token in tokens:
        if token.type in {"text", "code_inline", "text_special"}:
            parts.append(token.content)
        elif token.type == "image":
            parts.append(_words(token.children or []))
        elif token.type.endswith("break") or token.content.lower().startswith("<br"):
            parts.append(" ")
    return "".join(parts)
