"""Unpaired: a bracket or quotation mark of the translation that opens and never closes, or the other way round."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from aligner.alignment import Flag, Severity
from aligner.checks.support.bitext import Bitext, Pair, Side, raise_flag
from aligner.checks.support.written import masked, segments_of

FARTHEST = 6
"""Pairs over which a bracket or a quotation may be open: what somebody says goes on over sentences."""

DEEPEST = 4
"""Marks opened inside one another that a closing one is looked for in: where it is not the last, they are crossed."""

CONFIDENCE = 0.7

PAIRS = {")": "(", "]": "[", "}": "{", "»": "«", "”": "“"}
"""What closes, and what it closes. “ closes „ as well, and ” closes „ in Polish: these are counted together."""

STRAIGHT = '"'
_CLASS = {"„": "“", **{mark: mark for mark in PAIRS.values()}, **PAIRS}
_CLOSES_NOTHING = re.compile(r"(?:(?<!\S)(?:\d{1,3}|[^\W\d_]|[ivxIVX]{1,5})|[:;=][-‑']?|\))\)$")
"""What ends in a bracket that closes nothing, and is right: «1)», «а)», «iv)», «:-)», the Russian «))»."""

_NO_BRACKET = re.compile(r"[:;=][-‑']?[(\[]|\[[\d,; ]{1,20}\)|\([\d,; ]{1,20}\]")
"""What opens nothing: «:-(»; and half-open intervals."""

_INCHES = re.compile(r'(?<=\d)"')


@dataclass(frozen=True, slots=True)
class _Loose:
    """A mark without its like: in which pair, where in the side's text."""

    order: int
    place: int
    mark: str
    opens: bool


def check(bitext: Bitext) -> Iterator[Flag]:
    """Flag marks of the translation that have no like nearby, where the source's are whole."""
    pairs = [pair for pair in bitext.pairs() if pair.target.segments]
    loose = _left(pairs, in_source=False)
    in_source = {(one.order, _CLASS.get(one.mark, one.mark)) for one in _left(pairs, in_source=True)}
    shaky = {order + step for order, _ in in_source for step in (-1, 0, 1)}
    faults: dict[tuple[int, str, bool], list[int]] = defaultdict(list)
    for one in loose:
        pair = pairs[one.order]
        if one.order not in shaky and bitext.wants(pair) and not pair.is_null:
            faults[one.order, one.mark, one.opens].append(one.place)
    for (order, mark, opens), places in faults.items():
        fault = "is not closed" if opens else "closes nothing"
        yield raise_flag(
            "unpaired",
            pairs[order],
            f"“{mark}” {fault}" if mark != STRAIGHT else 'one of the quotation marks (") has no like',
            severity=Severity.WARNING,
            confidence=CONFIDENCE,
            target=[(place, place + 1) for place in places],
        )


def _left(pairs: Sequence[Pair], *, in_source: bool) -> list[_Loose]:
    """What has no like in its side, nor within a few pairs."""
    left: list[_Loose] = []
    waiting: dict[str, list[_Loose]] = defaultdict(list)
    for order, pair in enumerate(pairs):
        for one in _loose(pair.source if in_source else pair.target, order):
            kind = _CLASS.get(one.mark, one.mark)
            if one.mark == STRAIGHT or not one.opens:
                opened = waiting[kind].pop() if waiting[kind] else None
                if opened is not None and order - opened.order <= FARTHEST:
                    continue
                left += [opened] if opened else []
            if one.opens:
                waiting[kind].append(one)
            else:
                left.append(one)
    return sorted([*left, *(one for rest in waiting.values() for one in rest)], key=lambda one: (one.order, one.place))


def _loose(side: Side, order: int) -> Iterator[_Loose]:
    """The marks of one side that have no like in it, in its order."""
    open_now: list[tuple[str, int]] = []
    loose: list[_Loose] = []
    straight: list[int] = []
    for text, place in segments_of(side):
        plain = _INCHES.sub(" ", _NO_BRACKET.sub(_blanked, masked(text)))
        for at, mark in enumerate(plain):
            if mark == STRAIGHT:
                straight.append(place + at)
            elif mark in "([{«„" or (mark == "“" and ("„", "“") not in _last(open_now)):
                open_now.append((mark, place + at))
            elif mark in PAIRS or mark == "“":
                inner = _closed(open_now, {PAIRS.get(mark, "„"), "„"} if mark in "”“" else {PAIRS[mark]})
                if inner is not None:
                    loose += [_Loose(order, at_inner, opened, opens=True) for opened, at_inner in inner]
                elif not _CLOSES_NOTHING.search(plain[max(0, at - 6) : at + 1]):
                    loose.append(_Loose(order, place + at, mark, opens=False))
    loose += [_Loose(order, at, mark, opens=True) for mark, at in open_now]
    if len(straight) % 2:
        loose.append(_Loose(order, straight[-1], STRAIGHT, opens=True))
    yield from sorted(loose, key=lambda one: one.place)


def _closed(open_now: list[tuple[str, int]], wanted: Collection[str]) -> list[tuple[str, int]] | None:
    """Take the last mark off the open ones that is among those wanted, and what was opened inside of it.

    Returns:
        What was opened inside: it has no like. None where none of the last marks is wanted.
    """
    for depth, (mark, _) in enumerate(reversed(open_now[-DEEPEST:]), 1):
        if mark in wanted:
            inner = open_now[len(open_now) - depth + 1 :]
            del open_now[-depth:]
            return inner
    return None


def _blanked(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _last(open_now: Sequence[tuple[str, int]]) -> set[tuple[str, str]]:
    return {(open_now[-1][0], "“")} if open_now else set()
