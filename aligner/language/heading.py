"""Which language a heading names: by a tag, or by what the language is called in English, in French, in itself …"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from aligner.errors import InputError
from aligner.language.tags import ENCODER_LANGUAGES, parse_tag, primary_subtag

DISPLAYS = ("en", "ru", "fr", "de", "es", "it", "pt", "uk")
"""The languages in which headings are written, beside the two of the texts."""

MOST_WORDS = 4
"""A heading says little more than the name: “Russian text”, «Русский (Россия)»; what is longer is a sentence."""

_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z\d]{2,8}){0,3}")
_BETWEEN = re.compile(r"[\s()\[\]{}/:;,–—|]+|-(?=\s)|(?<=\s)-")


def heading_language(heading: str, languages: tuple[str, str] = ("en", "en")) -> str | None:
    """The tag of the language that a heading names, None where it names none.

    Args:
        languages: those of the texts, in which the heading may be written too.
    """
    words = [word for word in _BETWEEN.split(unicodedata.normalize("NFC", heading).strip()) if word]
    if not 0 < len(words) <= MOST_WORDS:
        return None
    for word in words:
        tag = _tag(word)
        if tag and (len(words) == 1 or "-" in tag):
            return tag
    displays = tuple(dict.fromkeys((*map(primary_subtag, languages), *DISPLAYS)))
    named = _named(" ".join(words).casefold(), displays)
    if named:
        return named
    for display in displays:
        known = _names(display)
        for word in words:
            if language := known.get(word.casefold()):
                region = next(filter(None, (_regions(display).get(other.casefold()) for other in words)), None)
                return f"{language}-{region}" if region and "-" not in language else language
    return next((tag for tag in map(_tag, words) if tag and len(words) <= 2 and tag in ENCODER_LANGUAGES), None)


@lru_cache(maxsize=256)
def _tag(word: str) -> str | None:
    """A word that is a tag; of bare codes of three letters those alone that have one of two: *key* is one too."""
    if not _TAG.fullmatch(word):
        return None
    try:
        tag = parse_tag(word)
    except InputError:
        return None
    return tag if len(primary_subtag(tag)) == 2 else None


def _named(name: str, displays: tuple[str, ...]) -> str | None:
    return next(filter(None, (_names(display).get(name) for display in displays)), None)


@cache
def _names(display: str) -> dict[str, str]:
    """The tags of languages by what they are called in one of them."""
    return {
        name.casefold(): str(code).replace("_", "-")
        for code, name in _locale(display, "languages").items()
        if len(primary_subtag(str(code))) == 2
    }


@cache
def _regions(display: str) -> dict[str, str]:
    return {name.casefold(): str(code) for code, name in _locale(display, "territories").items()}


def _locale(display: str, table: str) -> dict[str, str]:
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415  needed for tables that are not the aligner's own

    try:
        return dict(getattr(Locale.parse(display), table))
    except (UnknownLocaleError, ValueError):
        return {}
