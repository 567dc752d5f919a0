"""Acronyms whose letters went astray: «TTIP» opposite “TIPP”, «ОБСЕ» opposite “OSEC”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Indel

from aligner.alignment import Flag, Severity
from aligner.checks.support.bitext import Pair, raise_flag
from aligner.checks.support.named import Names
from aligner.names.gazetteer import MOSTLY_CAPITALS, Mention
from aligner.names.tables import gazetteer

LEAST_LETTERS = 4
"""Letters of an acronym from which another one that is nearly the same is no accident."""

MOST_EDITS = 2
"""Letters left out or put in; of one that changed, or stands elsewhere, both: TTIP and TIPP are two apart."""

_WORD = re.compile(rf"(?<![\w{{-])[^\W\d_]{{{LEAST_LETTERS},}}(?![\w}}-])")


def strange_acronyms(source: Names, target: Names) -> list[re.Match[str]]:
    """Acronyms of the translation that the source has not and no table knows; none in a headline all in capitals."""
    if sum(map(str.isupper, target.text)) > MOSTLY_CAPITALS * max(1, sum(map(str.isalpha, target.text))):
        return []
    kept = {word.group() for word in _acronyms(source.text)}
    return [word for word in _acronyms(target.text) if word.group() not in kept and not _is_known(word, target)]


def misspelt_acronyms(
    pair: Pair,
    source: Names,
    target: Names,
    strange: Sequence[re.Match[str]],
    lost: Sequence[Mention],
    target_language: str,
) -> Iterator[Flag]:
    """Flag acronyms of the translation that are nearly what the source's must be in it.

    A name of the tables has forms of its own there; an acronym in Latin letters in a text of other letters stays as
    it is.

    Args:
        strange: what ``strange_acronyms`` gives.
        lost: known names of the source that the translation has in no form.
    """
    for start, stop, expected in _expected(source, target, lost, target_language):
        near = [word for word in strange if any(_is_nearly(word.group(), form) for form in expected)]
        if len(near) == 1:
            (instead,) = near
            yield raise_flag(
                "name",
                pair,
                f"“{source.text[start:stop]}” in the source, “{instead.group()}” in the translation: not the same "
                "abbreviation",
                severity=Severity.WARNING,
                confidence=0.6,
                source=[(start, stop)],
                target=[instead.span()],
            )


def _expected(
    source: Names, target: Names, lost: Sequence[Mention], target_language: str
) -> Iterator[tuple[int, int, Sequence[str]]]:
    """Acronyms of the source that the translation lacks: where each stands, and what would be right."""
    for mention in lost:
        if mention.group in ("org", "notion"):
            yield mention.start, mention.stop, gazetteer(target_language).forms(mention.key)
    if not _is_latin(source.text):
        theirs = {word.group() for word in _acronyms(target.text)}
        for word in _acronyms(source.text):
            if word.group().isascii() and word.group() not in theirs and not _is_known(word, source):
                yield word.start(), word.end(), (word.group(),)


def _acronyms(text: str) -> Iterator[re.Match[str]]:
    return (word for word in _WORD.finditer(text) if word.group().isupper())


def _is_known(word: re.Match[str], side: Names) -> bool:
    """Whether a word is part of a name of the tables."""
    return any(mention.start <= word.start() < mention.stop for mention in side.mentions)


def _is_nearly(word: str, form: str) -> bool:
    """Whether a word is an acronym with a slip; HTTPD is no HTTP, but a word of its own."""
    return (
        len(form) >= LEAST_LETTERS
        and form[0] == word[0]
        and form.isupper()
        and not (word.startswith(form) or form.startswith(word))
        and 0 < Indel.distance(word, form) <= MOST_EDITS
    )


def _is_latin(text: str) -> bool:
    """Whether most letters of a text are ASCII."""
    letters = [char for char in text if char.isalpha()]
    return 2 * sum(map(str.isascii, letters)) > len(letters)
