"""Blocks of text of a page, and the boxes that they stand in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from aligner.document import Kind, Reason
from aligner.read.layout import Omitted


@dataclass(slots=True, eq=False)
class Box:
    """A block element: what it says of the text in it, and which blocks of the page it holds."""

    tag: str
    parent: Box | None
    reason: Reason | None
    is_main: bool
    is_article: bool
    is_margin: bool
    is_aside: bool
    is_note: bool
    first: int
    stop: int = 0
    n_text: int = 0
    n_links: int = 0
    depth: int = 0

    def upwards(self) -> Iterator[Box]:
        """The box and those around it."""
        box: Box | None = self
        while box is not None:
            yield box
            box = box.parent


@dataclass(slots=True, eq=False)
class Block:
    """A stretch of text between the tags of block elements.

    ``references`` are the addresses that its note marks point at, each with the mark; ``ids`` are those of the block;
    ``n_links`` counts characters of links, ``n_language_links`` links to the page in another language.
    """

    text: str
    kind: Kind | None
    box: Box
    omitted: list[Omitted] = field(default_factory=list)
    references: list[tuple[str, str]] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    n_links: int = 0
    n_language_links: int = 0
    reason: Reason | None = None
