"""Which stretches of a paragraph stand in quotation marks or brackets."""

from __future__ import annotations

import re
from collections.abc import Generator

_PARTNERS = {"(": ")", "[": "]", "«": "»", "„": "“”", "“": "”", '"': '"'}
_MARK = re.compile(r'[()\[\]«»„“”"]')


def enclosures(text: str) -> list[tuple[int, int]]:
    """Spans of balanced brackets and quotation marks in order of their start; a mark without partner makes none."""
    opened: dict[str, list[int]] = {mark: [] for mark in _PARTNERS}
    found = []
    for match in _MARK.finditer(text):
        mark, offset = match.group(), match.start()
        partner = _partner(mark, opened, text, offset)
        if partner:
            found.append((opened[partner].pop(), offset + 1))
        elif mark in _PARTNERS:
            opened[mark].append(offset)
    return sorted(found)


def _partner(mark: str, opened: dict[str, list[int]], text: str, offset: int) -> str | None:
    """The opening mark that this one closes, None where it opens or stands alone."""
    if mark == '"':
        opens = text[offset - 1 : offset].strip() == "" and text[offset + 1 : offset + 2].strip() != ""
        return mark if opened[mark] and not opens else None
    return next((left for left, right in _PARTNERS.items() if mark in right and opened[left]), None)


def innermost(spans: list[tuple[int, int]]) -> Generator[tuple[int, int] | None, int, None]:
    """A coroutine: send it ascending offsets, and it yields the innermost span around each."""
    active: list[tuple[int, int]] = []
    n_seen = 0
    offset = yield None
    while True:
        while n_seen < len(spans) and spans[n_seen][0] < offset:
            active.append(spans[n_seen])
            n_seen += 1
        while active and active[-1][1] <= offset:
            active.pop()
        offset = yield active[-1] if active else None
