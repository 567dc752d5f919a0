"""Spelling: words of the translation that no dictionary of its language has."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aligner.alignment import Flag, Severity, Span
from aligner.checks.support.bitext import Bitext, Pair, raise_flag
from aligner.checks.support.hunspell import dictionary_of, unknown_words
from aligner.checks.support.written import masked
from aligner.language.registry import language_of
from aligner.language.scripts import script_patterns

LEAST_LETTERS = 3

CONFIDENCE = 0.4

_WORD = re.compile(r"[^\W\d_]++(?:['’\-][^\W\d_]++)*+")


def check(bitext: Bitext) -> Iterator[Flag]:
    """Flag words in small letters that the dictionary of the translation's language does not have.

    Capitalised words are names more often than not, and words that the source has as well are meant so.
    """
    tag = bitext.alignment.target.lang
    dictionary = dictionary_of(tag)
    scripts = language_of(tag).scripts
    own = script_patterns()[scripts[0]] if scripts else re.compile("")
    pairs = [(pair, list(_words(pair, own))) for pair in bitext.translations()]
    unknown = unknown_words((word for _, words in pairs for word, _ in words), tag)
    for pair, words in pairs:
        for word, span in words:
            if word in unknown:
                yield raise_flag(
                    "spelling",
                    pair,
                    f"“{word}” is not in the dictionary {dictionary}",
                    severity=Severity.INFO,
                    confidence=CONFIDENCE,
                    target=[span],
                )


def _words(pair: Pair, own: re.Pattern[str]) -> Iterator[tuple[str, Span]]:
    in_source = set(_WORD.findall(pair.source.text))
    for match in _WORD.finditer(masked(pair.target.text)):
        word = match.group()
        if len(word) >= LEAST_LETTERS and word.islower() and word not in in_source and own.match(word):
            yield word, match.span()
