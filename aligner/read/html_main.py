"""Which part of a page holds its text, and why the rest is left out."""

from __future__ import annotations

from collections.abc import Sequence

from aligner.document import Kind, Reason
from aligner.read.html_blocks import Block, Box

MAIN_SHARE = 0.3
"""A page whose ``main`` holds less of the text than this uses the landmark for something else."""

ARTICLE_SHARE = 0.6
"""Of the text, what an ``article`` must hold to be the page's own text: cards of other pages are articles too."""

LINKS_SHARE = 0.5
"""An aside with more of its text in links is a menu; what else stands beside the text inside it belongs to it."""

_PARTS = frozenset({"section", "figure", "blockquote", "details"})

FEWEST_LANGUAGES = 2
"""Links to the page in other languages from which a line of them is a menu."""


def choose(blocks: Sequence[Block]) -> None:
    """Give every block that is no part of the page's text the reason why."""
    for block in blocks:
        if block.reason is None and block.n_language_links >= FEWEST_LANGUAGES and _is_of_links(block):
            block.reason = Reason.NAVIGATION
        elif block.reason is None and block.box.is_aside and not _belongs(block.box):
            block.reason = Reason.ASIDE
    open_blocks = [block for block in blocks if block.reason is None]
    whole = _size(open_blocks)
    article = _article(open_blocks, whole)
    for is_chosen, share in (
        (lambda block: block.box.is_main, MAIN_SHARE),
        (lambda block: _holds(article, block), ARTICLE_SHARE),
    ):
        if whole and _size([block for block in open_blocks if is_chosen(block)]) > share * whole:
            for block in open_blocks:
                if not is_chosen(block):
                    block.reason = Reason.PAGE_MARGIN if block.box.is_margin else Reason.OUTSIDE
            return
    has_title = any(_is_title(block) for block in open_blocks if not _outermost_margin(block.box))
    margins = [block for block in open_blocks if _outermost_margin(block.box) and (has_title or not _is_title(block))]
    if _size(margins) < (1 - MAIN_SHARE) * whole:
        for block in margins:
            block.reason = Reason.PAGE_MARGIN


def _article(blocks: Sequence[Block], whole: int) -> Box | None:
    """The outermost article that holds most of the text."""
    sizes: dict[int, int] = {}
    boxes: dict[int, Box] = {}
    for block in blocks:
        if block.box.is_article:
            outermost = [box for box in block.box.upwards() if box.is_article][-1]
            boxes[id(outermost)] = outermost
            sizes[id(outermost)] = sizes.get(id(outermost), 0) + len(block.text)
    best = max(sizes, key=lambda key: sizes[key], default=None)
    return boxes[best] if best is not None and sizes[best] > ARTICLE_SHARE * whole else None


def _holds(article: Box | None, block: Block) -> bool:
    return article is not None and any(box is article for box in block.box.upwards())


def _is_title(block: Block) -> bool:
    return any(box.tag == "h1" for box in block.box.upwards())


def _outermost_margin(box: Box) -> bool:
    """Whether it stands in a header or footer of the page, rather than in that of an article."""
    return box.is_margin and not box.is_main and not box.is_article


def _belongs(box: Box) -> bool:
    """Whether an aside is part of the text around it: it stands in a part of that, and is no list of links."""
    aside = [inner for inner in box.upwards() if inner.is_aside][-1]
    is_inside = aside.is_main or aside.is_article or any(around.tag in _PARTS for around in aside.upwards())
    return is_inside and aside.n_links <= LINKS_SHARE * max(1, aside.n_text)


def _is_of_links(block: Block) -> bool:
    return block.n_links > LINKS_SHARE * len(block.text) and block.kind is not Kind.HEADING


def _size(blocks: Sequence[Block]) -> int:
    return sum(len(block.text) for block in blocks)
