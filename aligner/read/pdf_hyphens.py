"""Words that a PDF's lines break: put together without the hyphen, unless it belongs to the word."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from aligner.language.registry import known_languages
from aligner.read.pdf_cjk import are_unspaced

HYPHENS = "-\u00ad\u2010"
_BROKEN_WORD = re.compile(rf"(?<![\w-])([\w-]+)[{HYPHENS}]$")
_FIRST_WORD = re.compile(r"\w+")

_RUSSIAN_ADVERB = re.compile(r"(?:ски|цки|ьи|[оем]?ому|[оем]?ему|нашему|вашему|своему|твоему|моему|прежнему)$")
_ORDINAL = re.compile(r"(?:первых|вторых|третьих|четв[её]ртых|пятых)$")


def joined(text: str, line: str, words: Counter[str]) -> str:
    """Two lines of one paragraph; a word that was broken at the end of the first is one again.

    Args:
        words: how often each word stands in the text elsewhere, in lower case.
    """
    broken, rest = _BROKEN_WORD.search(text), _FIRST_WORD.match(line)
    if broken is None or rest is None or not rest[0][0].islower():
        is_one = text.endswith(tuple(HYPHENS)) or are_unspaced(text[-1:], line[:1])
        return f"{text}{line}" if is_one else f"{text} {line}"
    first, second = broken[1].lower(), rest[0]
    is_soft = text[-1] == "\u00ad"
    keeps = not is_soft and _keeps(first, second, words)
    return f"{text}{line}" if keeps else f"{text[:-1]}{line}"


def _keeps(first: str, second: str, words: Counter[str]) -> bool:
    whole, compound = f"{first}{second}", f"{first}-{second}"
    if words[compound] != words[whole]:
        return words[compound] > words[whole]
    if first == "по":
        return _RUSSIAN_ADVERB.search(second) is not None
    if first in {"во", "в"}:
        return _ORDINAL.match(second) is not None
    after, before = _hyphenated()
    return first in after or second in before


@cache
def _hyphenated() -> tuple[frozenset[str], frozenset[str]]:
    """The words of all languages that keep a hyphen after them, and those that keep one before them."""
    languages = known_languages().values()
    after = frozenset().union(*(language.hyphen_after for language in languages))
    return after, frozenset().union(*(language.hyphen_before for language in languages))
