"""What each kind of flag says, in a reader's words."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

MEANINGS: Mapping[str, str] = MappingProxyType(
    {
        "missing": "in the source, not in the translation",
        "added": "in the translation, not in the source",
        "partial-missing": "words of the source that the translation leaves out",
        "partial-added": "words of the translation that the source does not have",
        "meaning": "side by side, but not a translation",
        "number": "figures that differ",
        "date": "dates that differ",
        "name": "people, places or organisations that differ",
        "literal": "links, hashtags, handles or addresses that differ",
        "untranslated": "source text left in place",
        "moved": "the same passage, elsewhere",
        "inconsistent": "one thing said in two ways, or two in one",
        "elided": "a cut that the text itself marks",
        "quote": "quotation marks not carried over",
        "term": "a glossary term not used",
        "comment": "what a person wrote beside the pair",
    }
)


def title(kind: str) -> str:
    """The kind as a heading: ``Partly missing``."""
    return kind.replace("partial-", "partly ").replace("-", " ").capitalize()
