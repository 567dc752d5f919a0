"""Which segments of one side of a pair stand as they were, and which words are new, once a person wrote it anew."""

from __future__ import annotations

from collections.abc import Sequence

from aligner.review.plain import plain

Item = int | str
"""A segment that stays, by its place in the side, or the text of a new one."""


def resegment(segments: Sequence[str], texts: Sequence[str]) -> list[list[Item]]:
    """For each text, in plain form, the segments that it begins with, what is new, and those that it ends with.

    Args:
        segments: the texts of one side of a pair as it was.
        texts: that side now: one text, or several in order where the pair was split.
    """
    known = [plain(segment) for segment in segments]
    place = 0
    parts: list[list[Item]] = []
    for number, text in enumerate(texts):
        head, rest = _head(known, place, text)
        place = head[-1] + 1 if head else place
        tail: list[int] = []
        if number == len(texts) - 1:
            tail, rest = _tail(known, place, rest)
        parts.append([*head, *([rest] if rest else []), *tail])
    return parts


def _head(known: Sequence[str], place: int, text: str) -> tuple[list[int], str]:
    """The segments from ``place`` on that the text begins with, and the rest of it."""
    start = next((i for i in range(place, len(known)) if known[i] and _begins(text, known[i])), len(known))
    head = []
    for i in range(start, len(known)):
        if not _begins(text, known[i]):
            break
        head.append(i)
        text = text[len(known[i]) :].lstrip(" ")
    return head, text


def _tail(known: Sequence[str], place: int, text: str) -> tuple[list[int], str]:
    """The last segments after ``place`` that the text ends with, and the rest of it."""
    tail: list[int] = []
    for i in reversed(range(place, len(known))):
        if not (known[i] and (text == known[i] or text.endswith(f" {known[i]}"))):
            break
        tail.insert(0, i)
        text = text[: len(text) - len(known[i])].rstrip(" ")
    return tail, text


def _begins(text: str, with_this: str) -> bool:
    return not with_this or text == with_this or text.startswith(f"{with_this} ")
