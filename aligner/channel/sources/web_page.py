"""A saved web page: the pieces of text that trafilatura finds to be its main text, each from its line of the file."""

from __future__ import annotations

import datetime
from html.parser import HTMLParser
from importlib.util import find_spec

from aligner.channel.sources.cleaning import Rules
from aligner.channel.sources.message import clean
from aligner.channel.sources.pasted import Parsed
from aligner.channel.statements.sameness import fold
from aligner.channel.statements.statement import Dropped, Line, Post
from aligner.errors import InputError
from aligner.notices import Notify, ignore_notice
from aligner.read.html import LARGEST_PAGE, html_pieces

FRAME = "page-frame"
"""The rule for text of a page outside its main text: menus, teasers, forms, footers."""

LARGEST_FOR_TRAFILATURA = 4_000_000
"""Characters; for a larger page, mostly pictures and scripts, the page's own landmarks decide."""

FEWEST_LETTERS = 24
"""Letters from which a piece is known inside a paragraph of the main text; a shorter one must be all of it."""

# fmt: off
_INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time",
    "tt", "u", "var", "wbr", "img",
})
# fmt: on
_UNSEEN = frozenset({"script", "style", "template", "noscript", "svg", "head", "textarea", "select"})


def read_page(text: str, source: str, rules: Rules, notify: Notify = ignore_notice) -> Parsed:
    """The main text of a page as a post, and all its other text as dropped.

    Args:
        source: the path, for the lines that are dropped.
        notify: is told where the main text is known by the page's own landmarks alone.

    Raises:
        InputError: if the page is too large, or has no text.
    """
    if len(text) > LARGEST_PAGE:
        raise InputError(
            f"{source} has more than {LARGEST_PAGE >> 20} million characters; save it without its pictures"
        )
    lister = _PieceLister()
    lister.feed(text)
    lister.close()
    lister.end_piece()
    if not lister.pieces:
        raise InputError(f"{source} holds no text; there is nothing to align")
    main, date = _main_text(text, source, notify)
    known = {fold(line) for line in main.split("\n")}
    whole = "\n".join(fold(line) for line in main.split("\n"))
    kept, frame = [], []
    for line, is_title in lister.pieces:
        folded = fold(line.text)
        is_main = folded in known if len(folded) < FEWEST_LETTERS else folded in whole
        if is_main or is_title:
            kept.append(line)
        else:
            frame.append(Dropped(source, line.first, line.text, FRAME))
    lines, dropped = clean(kept, source, rules)
    return Parsed((Post(source, lines, date),) if lines else (), (*frame, *dropped))


def _main_text(page: str, source: str, notify: Notify) -> tuple[str, datetime.date | None]:
    """The main text, a line each paragraph, and the day of publication where the page's metadata state one."""
    if not find_spec("trafilatura"):
        notify(
            f"{source}: its main text is told from menus and footers by the page's own landmarks alone, and its date "
            "is not looked for; to have both found: pip install 'bitext-aligner[pages]'"
        )
    elif len(page) <= LARGEST_FOR_TRAFILATURA:
        import trafilatura  # noqa: PLC0415  an extra, which takes a second
        from trafilatura.settings import use_config  # noqa: PLC0415

        config = use_config()
        config.set("DEFAULT", "EXTRACTION_TIMEOUT", "0")  # its alarm signal works in the main thread alone
        config.set("DEFAULT", "MIN_EXTRACTED_SIZE", "1")
        found = trafilatura.extract(
            page, output_format="txt", include_comments=False, include_tables=True, favor_recall=True, config=config
        )
        about = trafilatura.extract_metadata(page, date_config={"original_date": True, "extensive_search": False})
        if found:
            return found, _day(about.date if about else None)
    return "\n".join(piece.text for piece in html_pieces(page)), None


def _day(text: str | None) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text) if text else None
    except ValueError:
        return None


class _PieceLister(HTMLParser):
    """Lists the text between block elements, and whether it is a heading of the first rank."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[tuple[Line, bool]] = []
        self._words: list[tuple[str, int]] = []
        self._unseen: str | None = None
        self._is_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _INLINE:
            return
        self.end_piece()
        if self._unseen is None and tag in _UNSEEN:
            self._unseen = tag
        self._is_title = tag == "h1"

    def handle_endtag(self, tag: str) -> None:
        if tag in _INLINE:
            return
        self.end_piece()
        if tag == self._unseen:
            self._unseen = None
        self._is_title = False

    def handle_data(self, data: str) -> None:
        if self._unseen is None:
            self._words.append((data, self.getpos()[0]))

    def end_piece(self) -> None:
        """Put away the text since the last block element."""
        words, self._words = self._words, []
        text = " ".join("".join(data for data, _ in words).replace("\u00ad", "").split(" "))
        text = " ".join(part.strip(" \t\r") for part in text.split("\n") if part.strip(" \t\r"))
        if not text.strip():
            return
        seen = [(data, line) for data, line in words if data.strip()]
        first = seen[0][1] + seen[0][0][: len(seen[0][0]) - len(seen[0][0].lstrip())].count("\n")
        last = seen[-1][1] + seen[-1][0].rstrip().count("\n")
        self.pieces.append((Line(text.strip(), first, last), self._is_title))
