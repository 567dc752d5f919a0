"""Which blocks that Markdown sets as code hold text all the same: speech in a novel, sentences, lists of words."""

from __future__ import annotations

import re
from collections.abc import Sequence

PROSE = 0.85
"""Share of letters and spaces in lines that are set as code and are prose all the same."""

FEWEST_WORDS = 6
"""Words of a single line in a fence that says nothing of itself; a shorter one is what a program printed."""

FEWEST_TERMS = 2
"""Lines of a list that says of each of its terms what it means."""

_SHOWS_TEXT = frozenset({"md", "markdown", "text", "txt"})
_CODE_SIGNS = re.compile(r"[{}<>=;$\\|`#_/]|\(\)|->|^[^\S\n]*[\w.]+\(", re.MULTILINE)
_LETTERS = re.compile(r"[^\W\d_]|\s")
_WORD = re.compile(r"[^\W\d_]{2,}")
_SPEECH = re.compile(r"\s*(?:[—–-]\s|[«“\"„])")
_TERM = re.compile(r"\s*(?:[*•-]\s+)?[^\W\d_][^\W\d_'’-]+(?: [^\W\d_'’-]+){0,6} [—–-] \S")
_ENDS = (".", "!", "?", "…", "»", ",", ":", ";", "”")


def is_text(code: str, info: str | None) -> bool:
    """Whether a block is text.

    Args:
        info: what a fence says that it holds, empty for nothing, None for lines that are set in by four spaces.
    """
    lines = [line for line in code.splitlines() if line.strip()]
    if info and info not in _SHOWS_TEXT:
        return False
    if info == "" and len(lines) < FEWEST_TERMS and len(_WORD.findall(code)) < FEWEST_WORDS:
        return False
    return _is_prose(code, lines) or _explains_terms(lines)


def _is_prose(code: str, lines: Sequence[str]) -> bool:
    if _CODE_SIGNS.search(code):
        return False
    is_speech = all(_SPEECH.match(line) for line in lines)
    ends = sum(line.rstrip().endswith(_ENDS) for line in lines)
    return (
        len(_LETTERS.findall(code)) >= PROSE * len(code)
        and len(_WORD.findall(code)) >= 2 * len(lines) * (not is_speech)
        and (is_speech or 2 * ends >= len(lines))
    )


def _explains_terms(lines: Sequence[str]) -> bool:
    """Whether every line gives a term in words, a dash, and what it stands for, be it a formula.

    The commands of a program are listed like that too, in small letters.
    """
    return (
        len(lines) >= FEWEST_TERMS
        and all(_TERM.match(line) for line in lines)
        and lines[0].lstrip("*•- ")[:1].isupper()
    )
