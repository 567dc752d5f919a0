"""Versions: which segments of an old text became which of the new one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from aligner.document import Document
from aligner.embed.encoder import EncodedText
from aligner.revision.order import in_order
from aligner.revision.resembling import Resemblance, best_pairs, read_resemblance
from aligner.revision.wording import Wording, read_wording

MOST_MOVED = 2_000
"""Segments of a side that are looked through for passages which stand elsewhere."""

FEWEST_WORDS = 3
"""Words from which a segment that has the same elsewhere is thought to have moved, and not to be another like it."""


class Became(StrEnum):
    """What became of segments."""

    SAME = "same"
    CHANGED = "changed"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Edit:
    """Segments of the old text and those they became in the new one, by their indices; consecutive on either side.

    ``moved`` says that the order of the texts is another around them.
    """

    became: Became
    old: tuple[int, ...]
    new: tuple[int, ...]
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Versions:
    """Two versions of a text: every segment of both is in one edit, in the order of the new text.

    ``passed_over`` are how many segments of either side stand in stretches too large to be compared by meaning.
    """

    edits: tuple[Edit, ...]
    old: tuple[Wording, ...]
    new: tuple[Wording, ...]
    passed_over: tuple[int, int] = (0, 0)


def compare_versions(old: Document, new: Document, encoded: tuple[EncodedText, EncodedText]) -> Versions:
    """Pair the segments of two versions: the same words first, then what resembles, then what stands elsewhere.

    Args:
        encoded: both as an encoder has read them.
    """
    wordings = [tuple(read_wording(segment.unnumbered) for segment in side.segments) for side in (old, new)]
    keys = [_keys(side, words) for side, words in zip((old, new), wordings, strict=True)]
    matches, gaps = in_order(*keys)
    edits = [Edit(Became.SAME, (a,), (b,)) for a, b in matches]
    resemblance = read_resemblance((wordings[0], wordings[1]), (old, new), encoded)
    passed_over = (0, 0)
    loose: tuple[list[int], list[int]] = ([], [])
    for gap in gaps:
        pairs, was_compared = best_pairs(resemblance, gap)
        edits += [Edit(Became.CHANGED, rows, columns) for rows, columns in pairs]
        for side, (start, stop) in enumerate((gap[:2], gap[2:])):
            paired = {k for pair in pairs for k in pair[side]}
            loose[side].extend(k for k in range(start, stop) if k not in paired)
        if not was_compared:
            passed_over = passed_over[0] + gap[1] - gap[0], passed_over[1] + gap[3] - gap[2]
    moved = _moved(loose, keys, resemblance)
    edits += moved
    for side, became in ((0, Became.GONE), (1, Became.NEW)):
        elsewhere = {k for edit in moved for k in (edit.old, edit.new)[side]}
        edits += [
            Edit(became, (k,) if side == 0 else (), (k,) if side == 1 else ())
            for k in loose[side]
            if k not in elsewhere
        ]
    checked = [_settled(edit, wordings[0], wordings[1]) for edit in edits]
    return Versions(tuple(_ordered(checked)), wordings[0], wordings[1], passed_over)


def _keys(document: Document, wordings: Sequence[Wording]) -> list[Hashable]:
    """What segments are the same by: their words; a segment without any by its signs."""
    return [
        wording.letters or ("", "".join(segment.text.split()))
        for segment, wording in zip(document.segments, wordings, strict=True)
    ]


def _settled(edit: Edit, old: Sequence[Wording], new: Sequence[Wording]) -> Edit:
    """An edit whose segments were only parted in another way has changed no word."""
    if edit.became is not Became.CHANGED:
        return edit
    here, there = (
        "".join(key for k in part for key in side[k].keys) for part, side in ((edit.old, old), (edit.new, new))
    )
    return replace(edit, became=Became.SAME) if here == there else edit


def _moved(
    loose: tuple[list[int], list[int]], keys: Sequence[Sequence[Hashable]], resemblance: Resemblance
) -> list[Edit]:
    """Segments of no pair that have their like elsewhere: the very words, or by far the most alike."""
    places: defaultdict[Hashable, list[int]] = defaultdict(list)
    for k in loose[1]:
        places[keys[1][k]].append(k)
    edits = []
    rest: tuple[list[int], list[int]] = ([], [])
    for k in loose[0]:
        same = places.get(keys[0][k])
        if same and len(resemblance.wordings[0][k].keys) >= FEWEST_WORDS:
            edits.append(Edit(Became.SAME, (k,), (same.pop(0),), moved=True))
        else:
            rest[0].append(k)
    taken = {edit.new[0] for edit in edits}
    rest[1].extend(k for k in loose[1] if k not in taken)
    if not rest[0] or not rest[1] or max(map(len, rest)) > MOST_MOVED:
        return edits
    return edits + [Edit(Became.CHANGED, (a,), (b,), moved=True) for a, b in resemblance.much_alike(*rest)]


def _ordered(edits: Sequence[Edit]) -> list[Edit]:
    """By their place in the new text; what is gone from it stands behind what it stood behind in the old one."""
    after = {}
    place = -1
    static = {k: edit.new[-1] for edit in edits if edit.new and not edit.moved for k in edit.old}
    for k in sorted(k for edit in edits for k in edit.old):
        place = static.get(k, place)
        after[k] = place
    return sorted(edits, key=lambda edit: (edit.new[0], 0, 0) if edit.new else (after[edit.old[0]], 1, edit.old[0]))


def untouched_segments(old: Document, new: Document) -> frozenset[int]:
    """The segments of a new version that stand in the old one to the letter, wherever, quotes and spaces apart."""
    known = set(_keys(old, [read_wording(segment.unnumbered) for segment in old.segments]))
    keys = _keys(new, [read_wording(segment.unnumbered) for segment in new.segments])
    return frozenset(k for k, key in enumerate(keys) if key in known)
