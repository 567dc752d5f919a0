"""Cells of a .csv that a spreadsheet would run as formulas, made harmless in a way that can be undone."""

from __future__ import annotations

import re

_RUNS = re.compile(r"'*\s*[=+\-@\uff1d\uff0b\uff0d\uff20]")
"""What opens a formula (OWASP, "CSV Injection"), behind white space, which some programs skip; the full-width forms
count in East Asian versions."""

_GUARDED = re.compile(rf"'{_RUNS.pattern}")


def guarded(text: str) -> str:
    """The text, with an apostrophe in front where a spreadsheet would run it."""
    return f"'{text}" if _RUNS.match(text) else text


def unguarded(text: str) -> str:
    """The text that ``guarded`` was given."""
    return text[1:] if _GUARDED.match(text) else text
