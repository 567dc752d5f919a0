"""Which links of a page are marks: of a note, of the way back from it, of the address of a heading."""

from __future__ import annotations

import re
import unicodedata

_MARK = re.compile(
    r"[\[(]?\s*(?:\d{1,4}|[*†‡§]{1,3}|[a-zа-я]|[ivxlc]{1,6}|(?:note|nota|n|прим|сноска)\.?\s?\d{1,3})\s*[\])]?[.:]?",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\s*(?:\[.*\]|\(.*\)|[*†‡§]+)\s*+[.:]?\s*+", re.DOTALL)
_TARGET = re.compile(
    r"(?:foot|end|cite|trans|side)?_?-?note|^_?(?:fn|ftn|edn|sdfootnote|sdendnote|ref|r|n|f)[-_:.]?\w{0,3}\d",
    re.IGNORECASE,
)
_CLASS = re.compile(r"foot-?note|note-?ref|endnote|fnref|appel", re.IGNORECASE)
_BACK = re.compile(r"\s*(?:[↩↑^⏎↵⤴▲△][\ufe0e\ufe0f]?){1,2}\s*")
_PERMALINK = re.compile(r"\s*(?:[¶#§🔗⚓]\ufe0f?)\s*")


def fragment_of(address: str) -> str:
    """The place inside a page that an address points at; empty for none, and for a page on another site."""
    page, _, fragment = address.partition("#")
    return "" if ":" in page or page.startswith("//") else fragment


def is_note_mark(label: str, fragment: str, attributes: dict[str, str], *, is_raised: bool) -> bool:
    """Whether a link inside a page is the mark of a note.

    A number alone does not tell, since tables of contents have those too: it must be raised, in brackets, or said to be
    one by its type, its class or the name of its target.
    """
    text = unicodedata.normalize("NFKC", label).strip()  # raised digits as plain ones
    if not _MARK.fullmatch(text):
        return False
    types = f"{attributes.get('epub:type', '')} {attributes.get('role', '')}".lower()
    if "noteref" in types or _CLASS.search(attributes.get("class", "")):
        return True
    return is_raised or bool(_BRACKETS.fullmatch(text)) or bool(_TARGET.search(fragment))


def is_backlink(label: str) -> bool:
    """Whether a link inside a page leads back from a note."""
    return _BACK.fullmatch(label) is not None


def is_permalink(label: str, attributes: dict[str, str]) -> bool:
    """Whether a link shows nothing but the sign by which a heading's address can be copied."""
    return "href" in attributes and _PERMALINK.fullmatch(label) is not None
