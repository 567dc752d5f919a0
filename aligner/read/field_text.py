"""Fields of Word whose instruction itself holds what they show: buttons to type over, readings above characters."""

from __future__ import annotations

import re

_BUTTON = re.compile(r"\s*MACROBUTTON\s+\S+\s+(.*)", re.DOTALL | re.IGNORECASE)
_READING = re.compile(r"\s*EQ\b[^()]*\\o[^()]*\([^()]*\\up\s*\d+\s*\(([^()]*)\)\s*[,;]\s*([^()]*)\)\s*", re.IGNORECASE)
_EQUATION = re.compile(r"\s*EQ\s+(.*)", re.DOTALL | re.IGNORECASE)
_SWITCH = re.compile(r"\\\*?\s?[a-z]+\d*(?:\s+\d+)?|[(),;]|\"[^\"]*\"", re.IGNORECASE)


def shown_by(instruction: str) -> tuple[str, str]:
    """What a field without a result shows, and how that is read; empty for fields whose result says it.

    ``MACROBUTTON name text`` shows its text; ``EQ \\o\\al(\\s\\up 10(aid),text)`` has an aid above the text, and any
    other ``EQ`` is a formula, of which the terms are given.
    """
    if button := _BUTTON.fullmatch(instruction):
        return button[1].rstrip(), ""
    if reading := _READING.fullmatch(instruction):
        return reading[2], reading[1]
    if equation := _EQUATION.fullmatch(instruction):
        return " ".join(_SWITCH.sub(" ", equation[1]).split()), ""
    return "", ""
