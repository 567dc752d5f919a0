"""The texts of Office drawings, which presentations are made of and documents hold: shapes, diagrams, charts."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from aligner.document import Reason
from aligner.read.layout import LINE_BREAK, Omitted, Passage, Piece, one_line_each, raised
from aligner.read.markup import local


def words_of(root: etree._Element, *, is_chart: bool) -> Iterator[Passage]:
    """The words of a diagram, which are text, or those of a chart, which are left out."""
    for body in root.iter("{*}t", "{*}rich"):
        if local(body) == "t" and not len(body):
            continue
        for text, _ in paragraphs(body):
            yield Omitted(text, Reason.EMBEDDED, "chart") if is_chart else Piece(text)
    if is_chart:  # names of rows and series
        for value in root.iter("{*}strCache"):
            yield from (Omitted(v.text or "", Reason.EMBEDDED, "chart") for v in value.iter("{*}v"))


def paragraphs(body: etree._Element | None) -> Iterator[tuple[str, bool]]:
    """The paragraphs of a text with words in them, and whether each is an item of a list."""
    for paragraph in () if body is None else body.iter("{*}p"):
        parts: list[str] = []
        for run in paragraph:
            parts.append(_said(run))
        own = paragraph.find("{*}pPr")
        is_item = own is not None and any(local(inner) in {"buChar", "buAutoNum"} for inner in own)
        text = one_line_each("".join(parts)).replace("\n", LINE_BREAK)
        if text.strip():
            yield text, is_item


def _said(run: etree._Element) -> str:
    """What a run, a field or a formula of a paragraph says."""
    name = local(run)
    if name == "br":
        return LINE_BREAK
    if name == "AlternateContent":
        return "".join(map(_said, run[0])) if len(run) else ""  # the first way to say it is the newer one
    if name not in {"r", "fld", "m"}:
        return ""
    text = "".join(each.text or "" for each in run.iter("{*}t"))
    properties = run.find("{*}rPr")
    baseline = properties.get("baseline", "0") if properties is not None else "0"
    return text if baseline.startswith(("0", "-")) else raised(text)
