"""Chinese and Japanese on the pages of a PDF: signs without spaces between them, and aids to reading above them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from playa.miner import LTChar

from aligner.language.scripts import SCRIPTS

AID_SIZE = 0.65
"""Of the size of the signs: aids are set at half of it, and no larger than this."""

AID_FROM, AID_TO = 0.6, 0.4
"""Of the size of the signs: how far up in them an aid may begin, and how far above them. LibreOffice leaves 0.08, TeX
and browsers nothing; lines that are no aids keep their own distance."""

_SIGN = re.compile(f"[{SCRIPTS['Han']}]")
_UNSPACED = re.compile(f"[{SCRIPTS['Han']}{SCRIPTS['Kana']}\u3000-\u303f\uff01-\uff5e]")
_AID = re.compile(f"[{SCRIPTS['Kana']}\u3105-\u312f\u31a0-\u31bfˇˊˋ˙・]")
_LATIN = re.compile("[a-zü'’]|[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]", re.IGNORECASE)
_TONE = re.compile("[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Row:
    """Signs of one height and size on a page, by where they begin."""

    top: float
    bottom: float
    size: float
    starts: tuple[float, ...]


def are_unspaced(before: str, behind: str) -> bool:
    """Whether two characters are written without a space between them, on one line and over its end."""
    return _UNSPACED.fullmatch(before) is not None and _UNSPACED.fullmatch(behind) is not None


def runs_down(characters: Sequence[LTChar]) -> bool:
    """Whether a page sets its Chinese or Japanese in columns from top to bottom."""
    signs = [each for each in characters if _UNSPACED.fullmatch(each.get_text())]
    n_below = sum(
        abs(one.x0 - other.x0) < one.size / 2 and other.y0 < one.y0 - one.size / 2 for one, other in pairwise(signs)
    )
    return 2 * n_below > len(signs)


def parted_aids(characters: Sequence[LTChar]) -> tuple[list[LTChar], list[str]]:
    """The characters of a page without those that stand above Chinese signs and say how they are read; and these.

    Aids are kana, Bopomofo and, if some have a mark of their tone, Latin letters; a small line that says more is text.
    """
    rows = _rows([each for each in characters if _SIGN.fullmatch(each.get_text())])
    if not rows:
        return list(characters), []
    largest = max(row.size for row in rows)
    runs = list(_runs([each for each in characters if each.size <= AID_SIZE * largest and each.get_text().strip()]))
    above = [run for run in runs if _says_only(run, _AID) and _stand_above(run, rows)]
    latin = [run for run in runs if _says_only(run, _LATIN) and _stand_above(run, rows)]
    toned = {_height(run[0]) for run in latin if any(_TONE.fullmatch(each.get_text()) for each in run)}
    above += [run for run in latin if _height(run[0]) in toned]
    aids = {id(each) for run in above for each in run}
    texts = ["".join(each.get_text() for each in run) for run in above]
    return [each for each in characters if id(each) not in aids], texts


def _rows(signs: Sequence[LTChar]) -> list[_Row]:
    by_height: defaultdict[tuple[int, float], list[LTChar]] = defaultdict(list)
    for sign in signs:
        by_height[_height(sign), sign.size].append(sign)
    return sorted(
        (
            _Row(max(sign.y1 for sign in row), row[0].y0, row[0].size, tuple(sorted(sign.x0 for sign in row)))
            for row in by_height.values()
        ),
        key=lambda row: row.top,
    )


def _runs(small: Sequence[LTChar]) -> Iterator[list[LTChar]]:
    """Small characters of one height that stand together."""
    run: list[LTChar] = []
    for character in sorted(small, key=lambda each: (_height(each), each.x0)):
        if run and (_height(character) != _height(run[0]) or character.x0 - run[-1].x1 > run[-1].size):
            yield run
            run = []
        run.append(character)
    if run:
        yield run


def _height(character: LTChar) -> int:
    return round(character.y0)


def _says_only(run: Sequence[LTChar], aid: re.Pattern[str]) -> bool:
    return all(aid.fullmatch(character.get_text()) for character in run)


def _stand_above(run: Sequence[LTChar], rows: Sequence[_Row]) -> bool:
    """Whether a run stands right above signs of about its length; ``rows`` are sorted by their tops."""
    bottom, size = run[0].y0, run[0].size
    left, right = min(each.x0 for each in run), max(each.x1 for each in run)
    largest = max(size / AID_SIZE, rows[-1].size)
    start = bisect_left(rows, bottom - AID_TO * largest, key=lambda row: row.top)
    stop = bisect_right(rows, bottom + largest, key=lambda row: row.top)
    for row in rows[start:stop]:
        is_near = row.bottom + AID_FROM * row.size <= bottom <= row.top + AID_TO * row.size
        if is_near and size <= AID_SIZE * row.size:
            first = bisect_right(row.starts, left - row.size)
            n_signs = bisect_left(row.starts, right) - first
            if n_signs > 0 and right - left <= (n_signs + 2) * row.size:
                return True
    return False
