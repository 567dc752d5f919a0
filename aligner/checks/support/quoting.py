"""Texts quoted in messages: their beginnings, short enough to read."""

from __future__ import annotations

QUOTED_CHARACTERS = 60


def shortened(text: str) -> str:
    """The beginning of a text on one line, up to a word's end."""
    line = " ".join(text.split())
    if len(line) <= QUOTED_CHARACTERS:
        return line
    return line[:QUOTED_CHARACTERS].rsplit(" ", 1)[0].rstrip(" ,;:–—") + "…"


def shortened_quotation(quotation: str) -> str:
    """A text with its closing mark, its end left out where it is long."""
    if len(quotation) <= QUOTED_CHARACTERS:
        return quotation
    return f"{quotation[: QUOTED_CHARACTERS - 3]}…{quotation[-1]}"
