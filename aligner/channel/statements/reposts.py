"""A statement that was published again, or captured in two files, is one statement."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from aligner.channel.statements.copies import Unfolded, unfold
from aligner.channel.statements.draft import Draft
from aligner.channel.statements.sameness import fold, loses_nothing
from aligner.channel.statements.statement import Line

FEWEST_LETTERS = 100
"""Letters from which the same text is the same statement: wishes and greetings come every year."""

TELLING_LINE = 40
"""Letters of a line that other statements do not have by chance."""

LEAST_SHARED = 0.6
"""Share of the shorter one's letters that the longer one has too; each may have a line that the other lost."""


def merge_reposts(drafts: Iterable[Draft]) -> list[Draft]:
    """Merge each draft into an earlier one of its language that says the same, where neither loses a line by it."""
    kept: list[Draft] = []
    holders: dict[tuple[str, int], int] = {}
    for draft in drafts:
        folds = [fold(line.text) for line in draft.lines]
        keys = [(draft.lang, hash(folded)) for folded in folds if len(folded) >= TELLING_LINE]
        earlier = _most_like(draft, folds, holders)
        merged = _merge(kept[earlier], draft) if earlier is not None else None
        if earlier is None or merged is None:
            earlier = len(kept)
            kept.append(draft)
        else:
            kept[earlier] = merged
        for key in keys:
            holders.setdefault(key, earlier)
    return kept


def _most_like(draft: Draft, folds: list[str], holders: dict[tuple[str, int], int]) -> int | None:
    """The earlier draft that most of this one's telling lines stand in too."""
    shared: Counter[int] = Counter()
    for folded in folds:
        holder = holders.get((draft.lang, hash(folded)))
        if holder is not None and len(folded) >= TELLING_LINE:
            shared[holder] += len(folded)
    return shared.most_common(1)[0][0] if shared else None


def _merge(one: Draft, other: Draft) -> Draft | None:
    """The two as one, None where they differ or where lines of two files would have to stand in one statement."""
    fewest = min(one.n_letters, other.n_letters)
    both = (*one.lines, *other.lines)
    n_one = len(one.lines)
    unfolded = unfold([Line(line.text, place, place) for place, line in enumerate(both)])
    if fewest < FEWEST_LETTERS or len(unfolded) != 1:
        return None
    (post,) = unfolded
    if sum(len(fold(line.text)) for line, _ in post.repeats) < LEAST_SHARED * fewest:
        return None
    date, repeats = one.date or other.date, (*one.repeats, *other.repeats)
    if one.source == other.source:
        if _disagree(post, n_one):
            return None
        lines = tuple(both[line.first] for line in post.lines)
        again = tuple((one.source, both[line.first]) for line, _ in post.repeats)
        return replace(one, lines=lines, date=date, repeats=(*repeats, *again))
    for whole, part, places in ((one, other, range(n_one, len(both))), (other, one, range(n_one))):
        if _holds(post, places):
            return replace(whole, date=date, repeats=(*repeats, *((part.source, line) for line in part.lines)))
    return None


def _holds(post: Unfolded, places: Iterable[int]) -> bool:
    """Whether each of the lines at ``places`` is said, without a loss, by a line at another place."""
    said = {a.first: b.text for pair in post.repeats for a, b in (pair, pair[::-1])}
    texts = {line.first: line.text for pair in post.repeats for line in pair}
    return all(place in said and loses_nothing(fold(said[place]), fold(texts[place])) for place in places)


def _disagree(post: Unfolded, n_one: int) -> bool:
    """Whether at one place each has a line of its own: an announcement with another day, and no repost."""
    in_both = {original.first for _, original in post.repeats}
    owners = [None if line.first in in_both else line.first < n_one for line in post.lines]
    opening = [line.first for line, owner in zip(post.lines, owners, strict=True) if owner is False]
    misplaced = n_one in opening and post.lines[0].first != n_one
    return misplaced or any(a is not None and b is not None and a != b for a, b in pairwise(owners))
