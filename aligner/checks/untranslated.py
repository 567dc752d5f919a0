"""Untranslated: words of the source language left in the translation."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from babel import Locale
from babel.localedata import locale_identifiers
from rapidfuzz import fuzz

from aligner.alignment import Flag, Severity
from aligner.checks.support.bitext import Bitext, Pair, raise_flag
from aligner.checks.support.left_over import left_over
from aligner.language.identification import identified
from aligner.language.match import likely_subtags
from aligner.language.registry import language_of

NEARLY_IDENTICAL = 90.0
"""Similarity (0–100) of the small-letter words of both sides from which the target is a copy of the source."""

LEAST_COPIED_WORDS = 4
"""Words a copy needs: shorter lines (titles, brands, formulas) are often the same in two languages."""

LATIN = "LATIN"
ALPHABETS = {
    "Latn": LATIN,
    "Cyrl": "CYRILLIC",
    "Grek": "GREEK",
    "Armn": "ARMENIAN",
    "Geor": "GEORGIAN",
    "Hebr": "HEBREW",
    "Arab": "ARABIC",
    "Deva": "DEVANAGARI",
    "Thai": "THAI",
}
"""How the Unicode names of a script's letters begin. Of languages in other scripts (Chinese has several of them, which
Japanese shares) only copies are seen."""

WITH_TWO_ALPHABETS = frozenset({"sr"})
"""Languages that are written in either of two: only copies are seen of them too."""

SURELY_LEFT = 3
"""Words of the source among others of the translation from which nobody meant it so."""

_GRAVER, _GRAVE, _LOAN = (Severity.ERROR, 0.9), (Severity.WARNING, 0.7), (Severity.INFO, 0.4)
"""What three words and more, two, and one of the source's language are."""

_WORD = re.compile(r"[^\W\d_]+")
_HYPHENATED = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LITERAL = re.compile(r"(?<!\S)\S*?(?:://|www\.|@)\S*|#\w+|(?<![\w-])[\w-]++\.(?:com|org|ru|fr|net)\b\S*")
_CODE = re.compile(
    r"(?<!\S)--?[a-z]|(?<!\S)[.~]{0,2}/[\w.]|[a-z0-9]_[a-z0-9]|[$\\|=]|<<|>>|&&|\w::?[a-z0-9]|\w\.[a-z]{2,5}(?!\w)"
    r"|^[a-z]++(?: [a-z]++)?-[a-z]"
)
"""Signs of a command: an option, a path, a file's ending, `$`, `=`, a first word as apt-get."""
_QUOTES = (("«", "»"), ("“", "”"), ('"', '"'), ("(", ")"))


def check(bitext: Bitext) -> Iterator[Flag]:
    """Flag target words in the source's script, target segments that repeat the source, and source words in others."""
    source_language, target_language = bitext.alignment.source.language, bitext.alignment.target.language
    if source_language == target_language:
        return
    foreign = _foreign_script(source_language, target_language)
    if foreign:
        for pair in bitext.pairs():
            yield from _foreign_words(pair, foreign)
        return
    prose = [
        pair
        for pair in bitext.pairs()
        # What both quote in a third language is left in neither's, nor is a command.
        if not (pair.is_null or pair.is_foreign or _is_code(pair.source.text, source_language))
    ]
    copies = [(pair, list(_copy(pair))) for pair in prose]
    yield from (flag for _, flags in copies for flag in flags)
    scripts = {likely_subtags(language)[1] for language in (source_language, target_language)}
    if len(scripts) == 1 and {source_language, target_language} <= identified():
        yield from _words_left(
            [pair for pair, flags in copies if not flags and bitext.wants(pair)], source_language, target_language
        )


def _foreign_script(source_language: str, target_language: str) -> str | None:
    if {source_language, target_language} & WITH_TWO_ALPHABETS:
        return None
    source, target = (ALPHABETS.get(likely_subtags(each)[1]) for each in (source_language, target_language))
    # Latin words stand in every language, so only the other scripts give themselves away.
    return None if source in {target, LATIN} or target is None else source


def _foreign_words(pair: Pair, script: str) -> Iterator[Flag]:
    text = pair.target.text
    hidden = [match.span() for match in _LITERAL.finditer(text)]
    runs: list[tuple[int, int]] = []
    for match in _WORD.finditer(text):
        if not any(start <= match.start() < stop for start, stop in hidden) and _in_script(match.group(), script):
            if runs and not _WORD.search(text, runs[-1][1], match.start()):
                runs[-1] = (runs[-1][0], match.end())
            else:
                runs.append(match.span())
    runs = [(start, stop) for start, stop in runs if not _is_menu(text[start:stop])]
    glossed = list(_glossed(text))
    for start, stop in runs:
        quoted = any(left <= start and stop <= right for left, right in glossed)
        yield raise_flag(
            "untranslated",
            pair,
            f"“{text[start:stop]}” is left in the source language",
            severity=Severity.INFO if quoted else Severity.ERROR,
            confidence=0.5 if quoted else 0.95,
            target=[(start, stop)],
        )


def _glossed(text: str) -> Iterator[tuple[int, int]]:
    """What stands in quotation marks or brackets, with them."""
    for opening, closing in _QUOTES:
        start = text.find(opening)
        while start >= 0 and (end := text.find(closing, start + 1)) >= 0:
            yield start, end + 1
            start = text.find(opening, end + 1)


def _is_menu(words: str) -> bool:
    """Whether words are names of languages, each in its own: “English, français, русский” is the same everywhere."""
    return set(_WORD.findall(words.lower())) <= own_names()


@lru_cache(maxsize=1)
def own_names() -> frozenset[str]:
    """What languages call themselves, word by word, in small letters."""
    names = (Locale.parse(code).get_language_name() for code in locale_identifiers() if "_" not in code)
    return frozenset(word for name in names if name for word in _WORD.findall(name.lower()))


@lru_cache(maxsize=100_000)
def _in_script(word: str, script: str) -> bool:
    own = sum(unicodedata.name(char, "").startswith(script) for char in word)
    return 2 * own > len(word)


def _copy(pair: Pair) -> Iterator[Flag]:
    source, target = _small_words(pair.source.text), _small_words(pair.target.text)
    if min(len(source), len(target)) < LEAST_COPIED_WORDS:
        return
    if fuzz.ratio(" ".join(source), " ".join(target)) >= NEARLY_IDENTICAL:
        yield raise_flag(
            "untranslated",
            pair,
            "the translation repeats the source almost word for word",
            severity=Severity.ERROR,
            confidence=0.9,
            source=[(0, len(pair.source.text))],
            target=[(0, len(pair.target.text))],
        )


def _is_code(text: str, language: str) -> bool:
    """Whether a line is a command or a setting rather than words of a language: it has signs of one, and no “the”."""
    if any(len(word) > 1 and word in language_of(language).function_words for word in _WORD.findall(text.lower())):
        return False
    return bool(_CODE.search(text))


def _small_words(text: str) -> list[str]:
    """Words without a capital and without a hyphen: names and brands may be the same in both languages."""
    return [word for word in _HYPHENATED.findall(_LITERAL.sub(" ", text)) if word == word.lower() and "-" not in word]


def _words_left(pairs: Sequence[Pair], source_language: str, target_language: str) -> Iterator[Flag]:
    texts = [(pair.source.text, pair.target.text) for pair in pairs]
    for pair, stretches in zip(pairs, left_over(texts, source_language, target_language), strict=True):
        for each in stretches:
            severity, confidence = _GRAVER if each.n_words >= SURELY_LEFT else _GRAVE if each.n_words > 1 else _LOAN
            yield raise_flag(
                "untranslated",
                pair,
                f"“{pair.target.text[each.start : each.stop]}” is left in the source language",
                severity=severity,
                confidence=confidence,
                target=[(each.start, each.stop)],
            )
