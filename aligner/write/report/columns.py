"""Columns: a page of three texts or more side by side, in the look of the report of two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import BinaryIO

from markupsafe import Markup

from aligner.alignment import Span
from aligner.write.report.page import asset, environment
from aligner.write.report.pieces import shown
from aligner.write.report.templates import pinned, write_pieces

STYLES = ("report.css", "texts.css", "controls.css", "columns.css")


@dataclass(frozen=True, slots=True)
class ColumnText:
    """One text of the page: its heading, a short label for narrow screens, its language, and what is told of it."""

    heading: str
    label: str
    lang: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class ColumnCell:
    """What one text has in a row, with words to mark; where it has nothing, what the gap says.

    ``kind`` is that of a segment (``sentence``, ``heading``, ``list-item``), or ``code``.
    """

    text: str
    kind: str = "sentence"
    words: tuple[Span, ...] = ()
    gap: str = ""
    is_quiet: bool = False

    @property
    def pieces(self) -> tuple[tuple[str, bool], ...]:
        """The text cut at the marks, and which pieces are marked."""
        edges = sorted({0, len(self.text), *(edge for span in self.words for edge in span)})
        return tuple(
            (shown(self.text[start:stop]), any(left <= start and stop <= right for left, right in self.words))
            for start, stop in pairwise(edges)
        )


@dataclass(frozen=True, slots=True)
class ColumnRow:
    """A row: a cell of each text, and a remark with its tone: ``error``, ``warning``, ``info`` or none."""

    cells: tuple[ColumnCell, ...]
    tone: str = ""
    label: str = ""
    remark: str = ""
    certainty: str = ""


@dataclass(frozen=True, slots=True)
class ColumnPage:
    """The whole page; ``tallies`` are labels with their counts, and ``only`` names the switch that hides other rows."""

    title: str
    name: str
    verdict: str
    texts: tuple[ColumnText, ...]
    tallies: tuple[tuple[str, int, str], ...]
    rows: Sequence[ColumnRow]
    signature: str
    only: str = ""


def write_columns(page: ColumnPage, stream: BinaryIO) -> None:
    """The page, which needs nothing but itself and runs no script."""
    n_texts = len(page.texts)
    columns = f".sides {{ grid-template-columns: repeat({n_texts}, minmax(0, 1fr)); }}"
    wide = f"@media not all and (max-width: 44rem) {{ {columns} }}\n"
    style = "".join(map(asset, STYLES)) + wide
    made = (
        environment()
        .get_template("columns.html.j2")
        .stream(
            page=page,
            style=Markup(style),
            style_hash=pinned(style),
        )
    )
    write_pieces(made, stream)
