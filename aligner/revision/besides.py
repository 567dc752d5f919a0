"""Besides: code and metadata, which stand in a file beside its text and are hardly translated.

A block of code is no text to be paired: what counts is whether the translation has the lines of the old or of the new
version. Metadata are values under keys: one in words is asked about as text is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from aligner.alignment import Span
from aligner.document import Document, Reason
from aligner.revision.drift import Part, Passage, Row, State
from aligner.revision.following import Question
from aligner.revision.order import in_order

Answer = Callable[[Sequence[Question]], Sequence[float]]

LEAST_COMMON = 0.3
"""Share of lines in common (Dice) from which a block of code is another version of one."""

_KEY = re.compile(r"\s*([\w.\-]{1,60})\s*[:=]\s*(.*)")
_LETTERS = re.compile(r"[^\W\d_]{3}")


def rows_beside(old: Document, new: Document, translation: Document, answer: Answer) -> tuple[Row, ...]:
    """A row for each block of code and each value of the metadata that has changed between the versions."""
    code = [[one.text for one in side.left_out if one.reason is Reason.CODE] for side in (old, new, translation)]
    values = [_values(side) for side in (old, new, translation)]
    return tuple(_of_metadata(values[0], values[1], values[2], answer)) + tuple(_of_code(code[0], code[1], code[2]))


def _of_code(old: list[str], new: list[str], there: list[str]) -> list[Row]:
    """A changed block is stale while the translation has lines that are gone, or none of those that have come.

    Lines that the translation has in neither form are its own, such as comments in its language, and say nothing.
    """
    _, gaps = in_order([_lines(block) for block in old], [_lines(block) for block in new])
    same = {_lines(block) for block in there}
    rows = []
    for top, bottom, left, right in gaps:
        changed, gone, come = _paired(old[top:bottom], new[left:right])
        for block, later in changed:
            counterpart = _most_alike((block, later), there)
            if _lines(later) in same or not counterpart:
                continue
            lost, won = _difference(block, later)
            held = set(_lines(counterpart))
            is_stale = bool(held & lost) or bool(won and not held & won)
            passages = Passage(block, words=_spans(block, lost)), Passage(later, words=_spans(later, won))
            rows.append(
                Row(State.CHANGED if is_stale else State.UPDATED, *passages, Passage(counterpart), part=Part.CODE)
            )
        rows += [
            Row(State.GONE, Passage(block), Passage(), Passage(block), part=Part.CODE)
            for block in gone
            if _lines(block) in same
        ]
        rows += [
            Row(State.NEW, Passage(), Passage(block), Passage(), part=Part.CODE)
            for block in come
            if not _most_alike((block, block), there)
        ]
    return rows


def _lines(block: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in block.splitlines() if line.strip())


def _common(one: str, other: str) -> float:
    here, there = Counter(_lines(one)), Counter(_lines(other))
    return 2 * (here & there).total() / max(here.total() + there.total(), 1)


def _paired(old: Sequence[str], new: Sequence[str]) -> tuple[list[tuple[str, str]], list[str], list[str]]:
    """Blocks that are versions of each other, in order; those that are gone, and those that have come."""
    pairs: list[tuple[str, str]] = []
    left = list(new)
    gone = []
    for block in old:
        best = max(left, key=lambda other: _common(block, other), default=None)
        is_alone = len(old) == len(new) == 1 and len(_lines(block)) == 1
        if best is not None and (is_alone or _common(block, best) >= LEAST_COMMON):
            pairs.append((block, best))
            left = left[left.index(best) + 1 :]
        else:
            gone.append(block)
    taken = {later for _, later in pairs}
    return pairs, gone, [block for block in new if block not in taken]


def _most_alike(versions: tuple[str, str], there: Sequence[str]) -> str:
    """The block of the translation that is a version of either; empty for none."""
    best = max(there, key=lambda block: max(_common(version, block) for version in versions), default="")
    return best if best and max(_common(version, best) for version in versions) >= LEAST_COMMON else ""


def _difference(old: str, new: str) -> tuple[set[str], set[str]]:
    here, there = set(_lines(old)), set(_lines(new))
    return here - there, there - here


def _spans(block: str, lines: set[str]) -> tuple[Span, ...]:
    spans = []
    start = 0
    for line in block.splitlines(keepends=True):
        if line.strip() in lines:
            first = start + len(line) - len(line.lstrip())
            spans.append((first, first + len(line.strip())))
        start += len(line)
    return tuple(spans)


def _values(document: Document) -> dict[str, str]:
    """The metadata of a file by their keys."""
    lines = [line for one in document.left_out if one.reason is Reason.METADATA for line in one.text.splitlines()]
    return {match[1]: match[2] for match in map(_KEY.fullmatch, lines) if match}


def _of_metadata(old: dict[str, str], new: dict[str, str], there: dict[str, str], answer: Answer) -> list[Row]:
    """Values that have changed: stale where the translation has the old one, or its words."""
    rows: list[Row] = []
    asked: list[tuple[str, Question]] = []
    for key, later in new.items():
        before, now = old.get(key), there.get(key)
        if before is None or now is None or later in {before, now}:
            continue
        if now == before:
            rows.append(_value(State.CHANGED, key, (before, later, now)))
        elif _LETTERS.search(before) and _LETTERS.search(now):
            asked.append((key, Question(before, later, now)))
    for (key, question), follows in zip(asked, answer([question for _, question in asked]), strict=True):
        state, sure = (State.UPDATED, follows) if follows >= 0.5 else (State.CHANGED, 1 - follows)
        rows.append(_value(state, key, (question.old, question.new, question.translation), sure))
    return rows


def _value(state: State, key: str, values: tuple[str, str, str], confidence: float = 1.0) -> Row:
    start = len(key) + 2
    old, new = (Passage(f"{key}: {value}", words=((start, start + len(value)),)) for value in values[:2])
    return Row(state, old, new, Passage(f"{key}: {values[2]}"), confidence, Part.METADATA)
