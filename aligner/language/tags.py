"""Language tags: BCP 47 as users write it, and what a language is called."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from aligner.errors import InputError

ENCODER_LANGUAGES = {
    "ar": "Arabic",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "it": "Italian",
    "ja": "Japanese",
    "ko": "Korean",
    "nl": "Dutch",
    "pl": "Polish",
    "pt": "Portuguese",
    "ru": "Russian",
    "th": "Thai",
    "tr": "Turkish",
    "zh": "Chinese",
}
"""What the default encoder was trained on (Yang et al. 2020, table 1); Chinese counts twice there, by script."""

_TAG = re.compile(
    r"(?P<language>[a-z]{2,3})"
    r"(?P<extended>(?:-[a-z]{3}){0,3})"
    r"(?:-(?P<script>[a-z]{4}))?"
    r"(?:-(?P<region>[a-z]{2}|\d{3}))?"
    r"(?P<variants>(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*)"
    r"(?P<rest>(?:-[a-wy-z\d](?:-[a-z\d]{2,8})+)*(?:-x(?:-[a-z\d]{1,8})+)?)",
    re.IGNORECASE,
)
"""The langtag production of RFC 5646, section 2.1."""

_NOT_CANONICAL = {"hbs": "sh", "tgl": "tl", "twi": "tw"}
"""Two-letter codes of ISO 639 that CLDR leads on to those of other languages."""

_NO_REGIONS = frozenset({"XA", "XB", "ZZ"})
"""What CLDR calls the regions of texts for tests, and of no region."""


def parse_tag(tag: str) -> str:
    """A BCP 47 tag in its usual spelling: ``fr-CA`` for ``FR_ca``, ``ru`` for ``rus``.

    Raises:
        InputError: if it is no such tag, or names a language or region that ISO does not know.
    """
    found = _TAG.fullmatch(tag.strip().replace("_", "-"))
    if found is None:
        raise InputError(f"{tag!r} is not a language tag{_suggestion(tag)}; write a code such as ru, fr or fr-CA")
    language = _known_language(found["language"].lower(), tag)
    parts = [language + found["extended"].lower()]
    if found["script"]:
        parts.append(found["script"].title())
    if found["region"]:
        parts.append(_known_region(found["region"].upper(), tag))
    return "-".join(parts) + found["variants"].lower() + found["rest"].lower()


def primary_subtag(tag: str) -> str:
    """The language of a tag, as it may stand in any file: ``fr`` for ``FR_ca`` and ``fre``."""
    language = tag.replace("_", "-").split("-", maxsplit=1)[0].strip().lower()
    return _two_letters(language) if len(language) == 3 else language


def language_name(tag: str) -> str:
    """The English name of the tag's language, or the tag where it has none."""
    primary = primary_subtag(tag)
    if primary in ENCODER_LANGUAGES:
        return ENCODER_LANGUAGES[primary]
    from babel import Locale  # noqa: PLC0415  its tables are needed for other languages alone

    return str(Locale("en").languages.get(_two_letters(primary), tag))


@lru_cache(maxsize=4096)
def canonical_tag(tag: str) -> str:
    """A tag as files have it, in its usual spelling, or as it stands if it is none: ``fr-FR`` for ``fre_FR``."""
    try:
        return parse_tag(tag)
    except InputError:
        language, dash, rest = tag.strip().replace("_", "-").partition("-")
        return f"{_two_letters(language.lower())}{dash}{rest}"


def _known_language(code: str, tag: str) -> str:
    if code in ENCODER_LANGUAGES:
        return code
    short = _two_letters(code)
    if short not in _languages():
        raise InputError(f"{tag!r} names no language that ISO 639 knows; write a code such as ru, fr or fr-CA")
    return short


@lru_cache(maxsize=4096)
def _two_letters(code: str) -> str:
    """The two-letter code of a language where it has one: ``ru`` for ``rus``, ``nl`` for ``nld`` and ``dut``."""
    from babel.core import get_global  # noqa: PLC0415

    alias = _NOT_CANONICAL.get(code) or get_global("language_aliases").get(code, code)
    return alias if len(alias) == 2 else code


@cache
def _languages() -> frozenset[str]:
    """The codes of all languages that CLDR says anything of: a name, a script, or that it is another's."""
    from babel import Locale  # noqa: PLC0415
    from babel.core import get_global  # noqa: PLC0415

    of_scripts = {tag.split("_", maxsplit=1)[0] for tag in get_global("likely_subtags")}
    return frozenset(Locale("en").languages) | of_scripts | frozenset(get_global("language_aliases"))


def _known_region(code: str, tag: str) -> str:
    if code.isdigit():
        return code
    from babel import Locale  # noqa: PLC0415

    if code in _NO_REGIONS or code not in Locale("en").territories:
        raise InputError(f"{tag!r} names no region that ISO 3166 knows: {code}; write a tag such as fr-CA")
    return code


def _suggestion(tag: str) -> str:
    """A code for someone who wrote the language's name."""
    for code, name in ENCODER_LANGUAGES.items():
        if tag.strip().lower() == name.lower():
            return f" (the code of {name} is {code})"
    return ""
