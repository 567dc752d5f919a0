"""The events of an HTML parser become paragraphs, each with the landmark of the page that it stands in."""

from __future__ import annotations

from aligner.document import Kind
from aligner.read.layout import Piece, one_line

MAIN_SHARE = 0.3
"""A page whose ``main`` or ``article`` holds less of the text than this uses the landmark for something else."""

# fmt: off
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_CAPTIONS = frozenset({"figcaption", "caption"})
_ITEMS = frozenset({"li", "dt", "dd"})
_CELLS = frozenset({"td", "th"})
_PARAGRAPHS = frozenset({"p", "pre", "blockquote", "address", "summary", "legend", "center", "title"})
_FRAMES = frozenset({
    "html", "head", "body", "div", "section", "main", "article", "header", "footer", "nav", "aside", "ul", "ol",
    "dl", "table", "thead", "tbody", "tfoot", "tr", "figure", "details", "form", "hr", "fieldset", "hgroup",
})
_BLOCKS = _HEADINGS | _CAPTIONS | _ITEMS | _CELLS | _PARAGRAPHS | _FRAMES
_UNREAD = frozenset({
    "script", "style", "template", "noscript", "svg", "math", "object", "iframe", "select", "button",
    "textarea", "head", "nav", "aside", "audio", "video", "canvas", "del", "rt", "rp",
})
_MAIN = frozenset({"main", "article"})
_VOID = frozenset({
    "br", "hr", "img", "input", "meta", "link", "wbr", "col", "area", "base", "embed", "source", "track",
})
# fmt: on
_UNREAD_ROLES = frozenset({"navigation", "complementary", "search", "contentinfo", "banner", "menu"})
_LINE_BREAK = "\v"


class PieceTarget:
    """A parser target that keeps the text alone: lxml calls ``start``, ``data``, ``end`` and ``close``."""

    def __init__(self) -> None:
        """Begin a page."""
        self._open: list[tuple[str, bool, bool]] = []  # element, whether it is unread, whether it is a main part
        self._n_unread = 0
        self._n_main = 0
        self._n_preformatted = 0
        self._parts: list[str] = []
        self._found: list[tuple[Piece, bool, bool]] = []  # piece, in a main part, in the page's header or footer

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element opens."""
        if tag in _BLOCKS:
            self._finish()
        if tag == "br":
            self._parts.append(_LINE_BREAK)
        if tag in _VOID:
            return
        role = attributes.get("role", "")
        is_unread = tag in _UNREAD or role in _UNREAD_ROLES or "hidden" in attributes
        is_main = tag in _MAIN or role == "main"
        self._open.append((tag, is_unread, is_main))
        self._count(tag, is_unread, is_main, 1)

    def end(self, tag: str) -> None:
        """An element closes."""
        if tag in _VOID:
            return
        if tag in _BLOCKS:
            self._finish()
        if self._open and self._open[-1][0] == tag:
            self._count(*self._open.pop(), -1)

    def data(self, text: str) -> None:
        """Text between two tags, whole or in part."""
        if not self._n_unread:
            self._parts.append(text.replace("\n", _LINE_BREAK) if self._n_preformatted else text)

    def close(self) -> None:
        """The page ends."""
        self._finish()

    def chosen(self) -> list[Piece]:
        """The paragraphs of the main part where the page marks one, else all but those of its header and footer."""
        pieces = [piece for piece, _, _ in self._found]
        for wanted in (
            [piece for piece, is_main, _ in self._found if is_main],
            [piece for piece, _, is_margin in self._found if not is_margin],
        ):
            if _size(wanted) > MAIN_SHARE * _size(pieces):
                return wanted
        return pieces

    def _count(self, tag: str, is_unread: bool, is_main: bool, change: int) -> None:
        self._n_unread += change * is_unread
        self._n_main += change * is_main
        self._n_preformatted += change * (tag == "pre")

    def _finish(self) -> None:
        if not self._parts:
            return
        lines = [one_line(line).strip() for line in "".join(self._parts).split(_LINE_BREAK)]
        self._parts = []
        if any(lines):
            open_tags = [tag for tag, _, _ in self._open]
            is_margin = not self._n_main and ("header" in open_tags or "footer" in open_tags)
            piece = Piece("\n".join(line for line in lines if line), _kind(open_tags))
            self._found.append((piece, self._n_main > 0, is_margin))


def _kind(open_tags: list[str]) -> Kind | None:
    """What the innermost telling element says; a cell that has paragraphs is there for the layout."""
    for tag in reversed(open_tags):
        if tag in _HEADINGS:
            return Kind.HEADING
        if tag in _CAPTIONS:
            return Kind.CAPTION
        if tag in _ITEMS:
            return Kind.LIST_ITEM
        if tag in _CELLS:
            return None if "p" in open_tags else Kind.SENTENCE
    return None


def _size(pieces: list[Piece]) -> int:
    return sum(len(piece.text) for piece in pieces)
