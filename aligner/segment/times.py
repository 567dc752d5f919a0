"""When the segments of subtitles are said: their lines are found in the text again, also where it was corrected."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, groupby, pairwise

from aligner.document import Document, TimedLine

FARTHEST = 400
"""Characters in which a line is looked for behind the one before."""

NEIGHBOURS = 30
"""Spaces on either side of where a cut is wanted that are weighed."""

MARK_COUNTS = 0.15
"""How much of a text's length a cut may move to fall behind a mark of punctuation."""


def on_one_line(document: Document) -> tuple[str, list[int]]:
    """The segments' text with single spaces, and where each begins in it; behind the last, where another would."""
    texts = [" ".join(segment.text.split()) for segment in document.segments]
    return " ".join(texts), [0, *accumulate(len(text) + 1 for text in texts)]


def line_places(document: Document) -> list[tuple[int, int]]:
    """Where each timed line stands in the text on one line; lines that were rewritten share what stands between."""
    whole, _ = on_one_line(document)
    places: list[tuple[int, int] | None] = []
    behind = 0
    for line in document.timed:
        text = " ".join(line.text.split())
        start = whole.find(text, behind, behind + len(text) + FARTHEST)
        places.append(None if start < 0 else (start, start + len(text)))
        behind = behind if start < 0 else start + len(text)
    return list(_filled(places, document.timed, whole))


def _filled(
    places: Sequence[tuple[int, int] | None], lines: Sequence[TimedLine], whole: str
) -> Iterator[tuple[int, int]]:
    behind = 0
    for is_known, group in groupby(range(len(places)), lambda k: places[k] is not None):
        members = list(group)
        if is_known:
            for k in members:
                place = places[k]
                if place is not None:
                    yield place
                    behind = place[1]
            continue
        following = places[members[-1] + 1] if members[-1] + 1 < len(places) else None
        stop = following[0] if following else len(whole)
        sums = list(accumulate(len(lines[k].text) for k in members))
        cuts = cut_places(whole[behind:stop], [sum_ / max(1, sums[-1]) for sum_ in sums[:-1]])
        yield from pairwise([behind, *(behind + cut for cut in cuts), stop])


def cut_places(text: str, shares: Iterable[float]) -> list[int]:
    """The spaces that are nearest to these rising shares of a text, better behind a mark of punctuation."""
    spaces = [k for k, character in enumerate(text) if character.isspace()]
    cuts: list[int] = []
    for share in shares:
        wanted = share * len(text)
        middle = bisect_left(spaces, wanted)
        first = max(middle - NEIGHBOURS, bisect_right(spaces, cuts[-1]) if cuts else 0)
        near = spaces[first : max(middle, first) + NEIGHBOURS]
        cuts.append(min(near, key=lambda k: _cost(text, k, wanted), default=len(text)))
    return cuts


def _cost(text: str, space: int, wanted: float) -> float:
    """How far from where it is wanted a cut at a space is, behind a mark a little less."""
    return abs(space - wanted) - MARK_COUNTS * len(text) * (text[space - 1] in ".,;:!?…»–—")


def segment_times(document: Document) -> list[tuple[float, float]]:
    """From when to when each segment is said, in seconds; inside a line in proportion to its characters."""
    places = line_places(document)
    begins, ends = [start for start, _ in places], [stop for _, stop in places]
    _, starts = on_one_line(document)
    times = []
    for start, following in pairwise(starts):
        first = min(bisect_right(ends, start), len(places) - 1)
        last = max(first, bisect_left(begins, following - 1) - 1)
        times.append((_moment(start, first, places, document), _moment(following - 1, last, places, document)))
    return times


def _moment(place: int, line: int, places: Sequence[tuple[int, int]], document: Document) -> float:
    (start, stop), timed = places[line], document.timed[line]
    share = min(1.0, max(0.0, (place - start) / max(1, stop - start)))
    return timed.start + share * (timed.stop - timed.start)
