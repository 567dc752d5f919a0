"""The three ways to look at a document's segments: split it, explain the split, or take its lines as they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from aligner.document import Document, Kind, Segment
from aligner.language.registry import language_of
from aligner.segment.decision import Decision
from aligner.segment.kinds import kind_of_line, kinds_of
from aligner.segment.lines import segmented_lines
from aligner.segment.paragraphs import Block, marked, paragraphs
from aligner.segment.sentences import Boundary, boundaries


def split(document: Document) -> Document:
    """The document with its segments filled: in order, apart from each other, with white space alone between them."""
    return replace(document, segments=tuple(_segments(document)))


def split_lines(document: Document) -> Document:
    """The document with every line as one segment, empty lines too; the paragraph counts the blank lines so far."""
    language = language_of(document.language)
    segments = []
    n_blank = 0
    for start, stop in segmented_lines(document.text):
        line = document.text[start:stop]
        segments.append(Segment(line, start, stop, n_blank, kind_of_line(line, language) or Kind.SENTENCE))
        n_blank += not line.strip()
    return replace(document, segments=tuple(segments))


def explain(document: Document) -> list[Boundary]:
    """Every place where a sentence could have ended, with the decision and the rule that took it.

    Offsets are those of the document's text. The ends of paragraphs are not among them: no rule decides those.
    """
    language = language_of(document.language)
    return [
        replace(found, offset=block.start + found.offset, next_offset=block.start + found.next_offset)
        for block in _blocks(document)
        for found in boundaries(document.text[block.start : block.stop], language)
    ]


def _blocks(document: Document) -> list[Block]:
    return list(marked(document) if document.paragraphs else paragraphs(document.text))


def _segments(document: Document) -> Iterator[Segment]:
    language = language_of(document.language)
    blocks = _blocks(document)
    texts = [document.text[block.start : block.stop] for block in blocks]
    kinds = kinds_of(texts, [block.after_blank for block in blocks], language)
    if document.paragraphs:
        kinds = [stated.kind or kind for stated, kind in zip(document.paragraphs, kinds, strict=True)]
    for number, (block, text, kind) in enumerate(zip(blocks, texts, kinds, strict=True)):
        cuts = [found for found in boundaries(text, language) if found.decision is Decision.SPLIT]
        starts = [0, *(cut.next_offset for cut in cuts)]
        stops = [*(cut.offset for cut in cuts), len(text)]
        for i, (start, stop) in enumerate(zip(starts, stops, strict=True)):
            is_whole = kind in {Kind.HEADING, Kind.NOTE}  # a bullet marks its first sentence
            kind_here = kind if i == 0 or is_whole else Kind.SENTENCE
            yield Segment(text[start:stop], block.start + start, block.start + stop, number, kind_here)
