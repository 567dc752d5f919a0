"""Posts that were pasted twice, as a text and as its preview: one post that has what either of them has.

A channel copied from the screen gives every post once with its title and once more as the preview that other
programs show. Each may lack a line that the other has, a title above all, or hold a line cut short.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from aligner.channel.statements.sameness import Shelf, fold, loses_nothing
from aligner.channel.statements.statement import Line

MOST_LINES_ADDED = 3
"""Lines in a row that only the copy has; more of them are another post."""

LATEST_OPENING = 3
"""A copy leaves out at most so many lines of the beginning, such as a title and hashtags, and may end early."""

FEWEST_LETTERS_CUT = 80
"""Letters that a copy which ends early repeats; a greeting or a refrain has fewer."""

LEAST_REPEATED = 0.5
"""Share of the letters that a copy repeats, wherever it begins; no refrain or table heading comes near."""

LONGEST_REST = 200
"""Letters of one line below a copy that is still a part of it; a longer one is another post."""

LONGEST_TITLE = 200
"""Letters."""


@dataclass(frozen=True, slots=True)
class Unfolded:
    """One post without its copies: its lines, and each line left out with the line of the post that says it too."""

    lines: tuple[Line, ...]
    repeats: tuple[tuple[Line, Line], ...] = ()


@dataclass(frozen=True, slots=True)
class _Copy:
    """Where a copy ends (its last line is before it), and which line of the original each of its lines repeats."""

    stop: int
    originals: Mapping[int, int]


def unfold(lines: Sequence[Line], may_end_early: bool = True) -> list[Unfolded]:
    """Part lines into posts wherever a copy of one ends, and merge each post with its copies.

    Args:
        may_end_early: in a channel a preview may show a beginning only; elsewhere half of the text must come again.
    """
    folds = [fold(line.text) for line in lines]
    posts = []
    start = 0
    while start < len(lines):
        stop, copies = _first_copies(folds, start, may_end_early)
        begin = _begin(lines, start, copies[0].originals[stop]) if copies and may_end_early else start
        if begin > start:  # above the copied post stands another, of which there is no copy
            posts.append(Unfolded(tuple(lines[start:begin])))
            start = begin
            continue
        end = copies[-1].stop if copies else len(lines)
        if end == len(lines) - 1 and len(folds[end]) <= LONGEST_REST:
            end = len(lines)
        posts.append(_merge(lines, folds, (start, stop, end), copies))
        start = end
    return posts


def _begin(lines: Sequence[Line], start: int, opening: int) -> int:
    """Where the post begins whose copy begins with its line ``opening``: there, or at the title above."""
    if opening - start <= LATEST_OPENING:
        return start
    above = range(opening - 1, opening - 1 - LATEST_OPENING, -1)
    return next((number for number in above if is_title(lines[number].text)), opening)


def _first_copies(folds: Sequence[str], start: int, may_end_early: bool) -> tuple[int, list[_Copy]]:
    """Where the first post after ``start`` ends, and the copies that follow it at once."""
    shelf = Shelf()
    n_letters = 0
    for stop in range(start, len(folds)):
        copy = _copy_at(folds, (start, stop), stop, shelf, n_letters, may_end_early)
        copies = []
        while copy is not None:
            copies.append(copy)
            copy = _copy_at(folds, (start, stop), copy.stop, shelf, n_letters, may_end_early)
        if copies:
            return stop, copies
        shelf.put(stop, folds[stop])
        n_letters += len(folds[stop])
    return len(folds), []


def _copy_at(
    folds: Sequence[str], post: tuple[int, int], at: int, shelf: Shelf, n_letters: int, may_end_early: bool
) -> _Copy | None:
    """The copy of ``post`` that begins at a line, None where none does."""
    opening = next(shelf.find(folds[at]), None) if at < len(folds) else None
    if opening is None:
        return None
    originals = {at: opening}
    last = at
    for number in range(at + 1, len(folds)):
        original = _next_original(folds, post[1], shelf, folds[number], originals[last])
        if original is not None:
            originals[number] = original
            last = number
        elif number - last > MOST_LINES_ADDED:
            break
    repeated = sum(min(len(folds[number]), len(folds[original])) for number, original in originals.items())
    is_copy = repeated >= LEAST_REPEATED * n_letters
    if may_end_early and repeated >= FEWEST_LETTERS_CUT:
        # A copy that begins late has half of what is below; the lines above are a post of their own. Were it one line
        # that is only like another, it might as well be the next item of a list.
        is_sure = len(originals) > 1 or folds[at] == folds[opening]
        is_copy |= opening - post[0] <= LATEST_OPENING
        is_copy |= is_sure and repeated >= LEAST_REPEATED * sum(map(len, folds[opening : post[1]]))
    return _Copy(last + 1, originals) if is_copy else None


def _next_original(folds: Sequence[str], stop: int, shelf: Shelf, folded: str, last: int) -> int | None:
    """The line of the original, below the last one found, that a line of the copy repeats."""
    if not folded:  # a mark of elision
        return last + 1 if last + 1 < stop and not folds[last + 1] else None
    return min((number for number in shelf.find(folded) if number > last), default=None)


def _merge(
    lines: Sequence[Line], folds: Sequence[str], bounds: tuple[int, int, int], copies: Sequence[_Copy]
) -> Unfolded:
    """Every line that the original or a copy has, once; of two that differ the one that has lost nothing."""
    start, stop, end = bounds
    best = {number: number for number in range(start, stop)}
    added: dict[int, list[int]] = {}
    places: dict[int, int] = {}
    at = stop
    for copy in copies:
        place = copy.originals[at]
        for number in range(at, copy.stop if copy is not copies[-1] else end):
            place = copy.originals.get(number, place)
            if number not in copy.originals:
                added.setdefault(place, []).append(number)
                continue
            places[number] = place
            has_more = len(folds[number]) > len(folds[best[place]])
            if has_more and loses_nothing(folds[number], folds[best[place]]):
                best[place] = number
        at = copy.stop
    order = [*_title_of_copy(lines, folds, bounds, copies)]
    order += [place for place in range(start, stop) if place not in order]
    kept = [number for place in order for number in (best[place], *added.get(place, ()))]
    places |= {place: place for place in best}
    repeats = [(lines[number], lines[best[place]]) for number, place in sorted(places.items()) if best[place] != number]
    return Unfolded(tuple(lines[number] for number in kept), tuple(repeats))


def _title_of_copy(
    lines: Sequence[Line], folds: Sequence[str], bounds: tuple[int, int, int], copies: Sequence[_Copy]
) -> Iterator[int]:
    """The line above the copy, where it is a title that the original lacks."""
    start, stop, _ = bounds
    above = stop - 1
    if not copies or above <= start or copies[0].originals[stop] != start or above in copies[0].originals.values():
        return
    if is_title(lines[above].text) and not is_title(lines[start].text):
        yield above


def is_title(text: str) -> bool:
    """Whether a line looks like a heading: short, with words, and without a full stop."""
    line = text.strip()
    n_letters = len(fold(line))
    is_quotation = line[:1] in "«“„" and line[-1:] in "»”“"
    return (
        0 < n_letters <= LONGEST_TITLE and line[0] not in "#•–—-<[" and line[-1] not in ".;:,!?…" and not is_quotation
    )
