"""Addresses that differ as they should: one place in two languages, a place for the readers of each, an example."""

from __future__ import annotations

import re
from functools import lru_cache

from aligner.language.tags import language_name
from aligner.names.gazetteer import fold

_SCHEME = re.compile(r"^(?:https?:)?(?://)?(?:www\.)?|/$", re.I)
_LANGUAGE_PART = re.compile(
    r"(?<=[/=_.-])[a-z]{2}[/_.-](?=[^/&_.?#-])|(?<=[/=_.-])[a-z]{2}(?=[/&_?#-]|$)|(?<=//)[a-z]{2}\.", re.I
)
_OTHER_LANGUAGE = re.compile(r"//(?P<language>[a-z]{2})\.(?P<site>[\w.-]+)/")
"""A site that has a part for each language: its pages have names of their own in each."""
_HOST = re.compile(r"(?:[^/@]*@)?([^/@:?#]*)")
_WORD = re.compile(r"[^\W_]+")
_PATTERN = re.compile(r"[(){}\[\]*$]")
"""Signs that stand for other letters: «foo-(.+).tar.gz»."""
_YOURS = re.compile(
    r"you|your|my(?=name|login|user|mail|site)|vous|votre|vos|dein|ihr|tu(?=nombre|correo)|vuestr|vostr|tuo|seu|jouw|uw|twoj",
    re.I,
)
"""How an example begins that asks a reader to put in what is his: yourlogin, votreidentifiant."""


def bare(address: str) -> str:
    """An address in small letters without scheme, “www.” and final slash."""
    return _SCHEME.sub("", address.lower())


def why_unlike(one: str, other: str, languages: tuple[str, str]) -> str | None:
    """Why two addresses differ though nothing is wrong, as the end of a sentence about them; None where it is.

    Args:
        one: an address of a web page, or of a person, without what stands around it.
        languages: primary subtags of the text that has ``one``, and of the other's.
    """
    if _in_another_language(one, other):
        return "the same place in another language"
    if _is_example(one, other):
        return "an example in the words of each language"
    if _is_for_its_readers(one, other, languages):
        return "a place for the readers of each language"
    return None


def _in_another_language(one: str, other: str) -> bool:
    """Whether two addresses lead to one place in two languages: /ru/ and /fr/, page.ru.html and page.html."""
    here, there = (f"//{bare(address)}" for address in (one, other))
    if _LANGUAGE_PART.sub("", here) == _LANGUAGE_PART.sub("", there):
        return True
    left, right = _OTHER_LANGUAGE.match(here), _OTHER_LANGUAGE.match(there)
    return bool(left and right and left["site"] == right["site"] and left["language"] != right["language"])


def _is_example(one: str, other: str) -> bool:
    """Whether two addresses at one site have words in them for a reader to replace."""
    if _host(one) != _host(other):
        return False
    left, right = _words(one), _words(other)
    return (
        not all(word.isascii() for word in left ^ right)
        or all(map(_PATTERN.search, (one, other)))
        or all(any(map(_YOURS.match, words)) for words in (left - right, right - left))
    )


def _is_for_its_readers(one: str, other: str, languages: tuple[str, str]) -> bool:
    """Whether one of two names the language of its text: garden-french, opposite garden."""
    left, right = (_words(address) - (_words(_host(address)) & set(languages)) for address in (one, other))
    return bool((left - right) & _own_names(languages[0]) or (right - left) & _own_names(languages[1]))


def _host(address: str) -> str:
    host = _HOST.match(bare(address))
    return host[1] if host else ""


def _words(address: str) -> set[str]:
    return set(_WORD.findall(fold(bare(address))))


@lru_cache(maxsize=64)
def _own_names(language: str) -> frozenset[str]:
    """What a language is called in addresses: by its subtag, in English, by itself."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415  needed where addresses differ

    try:
        by_itself = Locale.parse(language).get_language_name()
    except (UnknownLocaleError, ValueError):
        return frozenset()
    return frozenset(fold(name) for name in (language, language_name(language), by_itself) if name)
