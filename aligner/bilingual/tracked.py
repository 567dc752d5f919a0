"""What a reviewer corrected between two states of an alignment, word by word, as Word tracks changes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from difflib import SequenceMatcher
from enum import Enum

from aligner.alignment import Alignment
from aligner.bilingual.text import for_xml, joined

_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")

MOST_TOKENS = 4000
"""Of two texts whose words are compared; longer ones are one deletion and one insertion, since time grows with the
square."""

Texts = tuple[str, str]


class Mark(Enum):
    """What became of a piece of text."""

    KEPT = "kept"
    INSERTED = "ins"
    DELETED = "del"


Piece = tuple[Mark, str]


@dataclass(frozen=True, slots=True)
class Corrections:
    """Who corrected when, and what: by bead the pieces of source and target, None where nothing changed.

    ``gone`` are the texts of pairs that were left out, by the bead that they stood before.
    """

    author: str
    moment: datetime
    pieces: dict[int, tuple[list[Piece] | None, list[Piece] | None]] = field(default_factory=dict)
    gone: dict[int, list[Texts]] = field(default_factory=dict)


def corrections(before: Alignment, after: Alignment, author: str, moment: datetime) -> Corrections:
    """The corrections that lead from one state to the other.

    Pairs that were merged or split are compared as one text, so that only words that changed are marked.
    """
    made = Corrections(author, moment)
    old, new = _texts(before), _texts(after)
    for how, i, k, j, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if how == "equal":
            continue
        if m == j:
            made.gone.setdefault(j, []).extend(old[i:k])
        elif k - i == m - j:
            for left, right, bead in zip(old[i:k], new[j:m], range(j, m), strict=True):
                made.pieces[bead] = _sides([left], [right])[0]
        else:
            for bead, sides in zip(range(j, m), _sides(old[i:k], new[j:m]), strict=True):
                made.pieces[bead] = sides
    return made


def _texts(alignment: Alignment) -> list[Texts]:
    return [
        (for_xml(joined(alignment.source_segments(bead))), for_xml(joined(alignment.target_segments(bead))))
        for bead in alignment.beads
    ]


def _sides(old: Sequence[Texts], new: Sequence[Texts]) -> list[tuple[list[Piece] | None, list[Piece] | None]]:
    columns = [list(_rows([texts[side] for texts in old], [texts[side] for texts in new])) for side in (0, 1)]
    return list(zip(*columns, strict=True))


def _rows(old: Sequence[str], new: Sequence[str]) -> Iterator[list[Piece] | None]:
    """The pieces of each new text, compared as one text with the old ones."""
    pieces = list(compared(" ".join(filter(None, old)), " ".join(filter(None, new))))
    if all(mark is Mark.KEPT for mark, _ in pieces):
        yield from (None for _ in new)
        return
    pending = iter(pieces)
    piece = next(pending, None)
    filled = [k for k, text in enumerate(new) if text]
    for k, text in enumerate(new):
        missing = len(text)
        row: list[Piece] = []
        is_last = not filled or k >= filled[-1]
        while piece is not None and (missing or is_last or piece[0] is Mark.DELETED):
            mark, words = piece
            if mark is Mark.DELETED:
                row.append(piece)
                piece = next(pending, None)
                continue
            taken = words[:missing]
            row += [(mark, taken)] if taken else []
            missing -= len(taken)
            rest = words[len(taken) :]
            piece = (mark, rest) if rest and not is_last else next(pending, None)
        if piece is not None and k in filled and not is_last and piece[1][:1] == " ":
            piece = (piece[0], piece[1][1:]) if piece[1][1:] else next(pending, None)
        yield row


def compared(old: str, new: str) -> Iterator[Piece]:
    """The pieces that were kept, deleted and inserted, in the order of reading."""
    left, right = _TOKEN.findall(old), _TOKEN.findall(new)
    if old != new and len(left) + len(right) > MOST_TOKENS:
        yield from ((mark, text) for mark, text in ((Mark.DELETED, old), (Mark.INSERTED, new)) if text)
        return
    for how, i, k, j, m in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if how == "equal":
            yield Mark.KEPT, "".join(left[i:k])
            continue
        if k > i:
            yield Mark.DELETED, "".join(left[i:k])
        if m > j:
            yield Mark.INSERTED, "".join(right[j:m])
