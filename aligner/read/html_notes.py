"""Notes of a page or a book find their place: behind the paragraph that refers to them."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote

from aligner.document import Kind, Reason
from aligner.read.html_blocks import Block, Box
from aligner.read.layout import Omitted, Passage, Piece

LONGEST_NOTE = 20
"""Blocks; what is longer is a part of the text that happens to be pointed at."""

_STRAY = " \u00a0.,:;)]–—"
_NOT_FOR_NOTES = frozenset({Reason.HIDDEN, Reason.METADATA, Reason.TITLE, Reason.EMBEDDED, Reason.NOT_FOR_TRANSLATION})


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a book, or a page alone: its blocks in order, and what its fragments point at."""

    name: str
    blocks: Sequence[Block]
    by_id: dict[str, Box | Block] = field(default_factory=dict)


def passages(pages: Sequence[Page]) -> Iterator[Passage]:
    """The text of pages in reading order, with what is left out."""
    notes = _notes(pages)
    moved = {id(block) for found in notes.values() for block in found}
    for page in pages:
        for block in page.blocks:
            if id(block) in moved:
                continue
            yield from _passages(block, block.kind if not block.box.is_note else Kind.NOTE)
            for note in notes.get(id(block), ()):
                yield from _passages(note, Kind.NOTE)


def _passages(block: Block, kind: Kind | None) -> Iterator[Passage]:
    text = block.text
    omitted = list(block.omitted)
    own = next((i for i, passage in enumerate(omitted) if passage.reason is Reason.NOTE_MARK), None)
    if kind is Kind.NOTE and own is not None and text[:1] in _STRAY:  # what stood behind the mark of the note itself
        text = text.lstrip(_STRAY)
        stray = block.text[: len(block.text) - len(text)]
        omitted[own] = Omitted(omitted[own].text + stray, Reason.NOTE_MARK)
    yield from omitted
    if block.reason is not None and kind is not Kind.NOTE:
        yield Omitted(text, block.reason)
    elif text:
        yield Piece(text, Kind.HEADING if block.kind is Kind.HEADING and kind is Kind.NOTE else kind)


def _notes(pages: Sequence[Page]) -> dict[int, list[Block]]:
    """The notes behind each block, by the block's ``id``: those that its marks are the first to point at."""
    by_name = {page.name: page for page in pages}
    order = {id(block): (number, i) for number, page in enumerate(pages) for i, block in enumerate(page.blocks)}
    notes: dict[int, list[Block]] = {}
    taken: set[int] = set()
    for page in pages:
        for block in page.blocks:
            if not block.references or id(block) in taken or block.reason is not None:
                continue
            for address, mark in block.references:
                note = _target(address, page, by_name)
                if not note or any(id(part) in taken for part in note):
                    continue
                if order[id(note[0])] > order[id(block)] and not any(part is block for part in note):
                    taken.update(id(part) for part in note)
                    _take_mark(note[0], mark)
                    notes.setdefault(id(block), []).extend(note)
    return notes


def _take_mark(note: Block, mark: str) -> None:
    """Take the mark that its author wrote at the head of a note from its text."""
    number = unicodedata.normalize("NFKC", mark).strip(" []()")
    head = re.match(rf"[\[(]?{re.escape(number)}(?:[\])]?[.:)]?\s+|[\])][.:]?\s*)", note.text) if number else None
    if head is not None:
        note.text = note.text[head.end() :]
        note.omitted.append(Omitted(head[0], Reason.NOTE_MARK))


def _target(reference: str, page: Page, by_name: dict[str, Page]) -> list[Block]:
    """The blocks of the note that a mark points at; none if it is no note."""
    address, _, fragment = reference.partition("#")
    if address:
        found = by_name.get(posixpath.normpath(posixpath.join(posixpath.dirname(page.name), unquote(address))))
        if found is None:
            return []
        page = found
    target = page.by_id.get(fragment) or page.by_id.get(unquote(fragment))
    if target is None:
        return []
    blocks = [target] if isinstance(target, Block) else list(page.blocks[target.first : target.stop])
    is_note = 0 < len(blocks) <= LONGEST_NOTE and not any(
        block.kind is Kind.HEADING or block.reason in _NOT_FOR_NOTES for block in blocks
    )
    return blocks if is_note else []
