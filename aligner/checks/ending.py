"""Ending: a translation that ends in another mark than its source, or in none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

from aligner.alignment import Flag, Severity, Span
from aligner.checks.support.bitext import Bitext, Pair, raise_flag
from aligner.language.registry import language_of


class _Mark(StrEnum):
    STOP = "a full stop"
    QUESTION = "a question mark"
    EXCLAMATION = "an exclamation mark"
    ELLIPSIS = "an ellipsis"
    COLON = "a colon"
    PAUSE = "a comma or a semicolon"


_MARKS = {
    **dict.fromkeys(".。．｡।։።۔", _Mark.STOP),
    **dict.fromkeys("?？؟\u037e፧", _Mark.QUESTION),
    **dict.fromkeys("!！", _Mark.EXCLAMATION),
    **dict.fromkeys("…", _Mark.ELLIPSIS),
    **dict.fromkeys(":：", _Mark.COLON),
    **dict.fromkeys(",;،；、，؛", _Mark.PAUSE),
}

LOST, LOST_QUESTION, OTHER, ADDED = 0.6, 0.8, 0.3, 0.3

_CLOSING = "»”“\"’')]}›*_ \t\n\u00a0\u202f"
_NOTE_MARK = re.compile(r"(?:\[\d{1,3}\]|[¹²³⁰-⁹]{1,3}+)$")


def check(bitext: Bitext) -> Iterator[Flag]:
    """Flag translations whose last mark is of another kind than that of the source."""
    languages = (language_of(bitext.alignment.source.lang), language_of(bitext.alignment.target.lang))
    if not all(language.typography.final_marks for language in languages):
        return
    for pair in bitext.translations():
        yield from _pair(pair)


def _pair(pair: Pair) -> Iterator[Flag]:
    (source, source_span), (target, target_span) = (_final(side.text) for side in (pair.source, pair.target))
    if source & target or source == target:
        return
    lost, added = _named(source), _named(target)
    asks = (_Mark.QUESTION in source) != (_Mark.QUESTION in target)
    if not target:
        severity, confidence = Severity.WARNING, LOST
        message = f"the source ends in {lost}, the translation in no mark"
    elif not source:
        severity, confidence = Severity.INFO, ADDED
        message = f"the translation ends in {added}, the source in no mark"
    else:
        severity, confidence = (Severity.WARNING, LOST_QUESTION) if asks else (Severity.INFO, OTHER)
        message = f"the source ends in {lost}, the translation in {added}"
    yield raise_flag(
        "ending",
        pair,
        message,
        severity=severity,
        confidence=confidence,
        source=[source_span],
        target=[target_span],
    )


def _named(marks: frozenset[_Mark]) -> str:
    return " and ".join(str(mark) for mark in _Mark if mark in marks)


def _final(text: str) -> tuple[frozenset[_Mark], Span]:
    """The marks at a text's end, inside closing ones too, and where the last word with them stands."""
    stop = len(text.rstrip())
    note = _NOTE_MARK.search(text, max(0, stop - 6), stop)
    stop = note.start() if note else stop
    start = stop
    marks: list[_Mark] = []
    while start and (text[start - 1] in _MARKS or text[start - 1] in _CLOSING):
        start -= 1
        marks += [_MARKS[text[start]]] if text[start] in _MARKS else []
    if text.endswith("..", start, stop) or ".." in text[start:stop]:
        marks = [_Mark.ELLIPSIS, *(mark for mark in marks if mark is not _Mark.STOP)]
    word = max(text.rfind(" ", 0, start), text.rfind("\n", 0, start)) + 1
    return frozenset(marks), (word, stop)
