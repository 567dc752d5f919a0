"""What one side of a pair names: known places and organisations, and words that may be people's names."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from aligner.document import Document
from aligner.figures.calendar import months, weekdays
from aligner.names.gazetteer import WORD, Mention
from aligner.names.people import Candidate, candidates, capitals_and_adjectives
from aligner.names.skeletons import skeletons
from aligner.names.tables import find_mentions

NAMED_ONCE = 0.15
"""How often a name on one side alone, or two words that may be no names, are worth a look: of 27 such notes on 31 real
documents none was."""

SAME_PLACE = 0.25
"""Share of the text by which the places of two names may differ that stand for each other. With it, two words that a
capital alone shows to be names raise 1 warning in 3,070 pairs of news and of a health set, 3 in 6,000 of web pages
and manuals, 2 in 445 of a UN text (one name, in letters that Unicode takes apart)."""

LEAST_SHARED_CONSONANTS = 3
"""Consonants from which an equal skeleton is no accident."""


@dataclass(frozen=True, slots=True)
class Names:
    """What one side of a pair names."""

    text: str
    mentions: tuple[Mention, ...]
    people: tuple[Candidate, ...]
    words: tuple[str, ...]

    @property
    def keys(self) -> frozenset[str]:
        """The keys of the known names, those of a group (a country and its people) one by one."""
        return frozenset(key for mention in self.mentions for key in alternatives(mention.key))


def names_of(text: str, language: str, common: Collection[str]) -> Names:
    """The names of a text.

    Args:
        language: primary subtag.
        common: words (small letters) that the document also writes small: no names.
    """
    mentions = find_mentions(text, language)
    words = tuple(capitals_and_adjectives(text))
    return Names(text, mentions, candidates(text, mentions, common), words)


def small_words(document: Document) -> frozenset[str]:
    """The words that a document writes in small letters, and those of the calendar, which some languages do not."""
    written = frozenset(word for word in WORD.findall(document.text) if word.islower())
    return written | months(document.language).keys() | weekdays(document.language).keys()


def telling_keys(word: str) -> frozenset[str]:
    """The consonant skeletons of a word that are long enough to know it by."""
    return frozenset(key for key in skeletons(word) if len(key) >= LEAST_SHARED_CONSONANTS)


def spelled_on_both_sides(pairs: Iterable[tuple[Names, Names]]) -> frozenset[str]:
    """The skeletons of what looks like names and stands on both sides of some pair: surely names that are kept."""
    keys: set[str] = set()
    for source, target in pairs:
        opposite = {key for word in target.words for key in telling_keys(word)}
        keys.update(key for person in source.people for key in telling_keys(person.text) if key in opposite)
    return frozenset(keys)


def alternatives(key: str) -> frozenset[str]:
    """The keys that one key of a table stands for."""
    return frozenset(key.split("+"))
