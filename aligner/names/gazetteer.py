"""Finding known names in running text, inflected or not, longest first."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from aligner.language.names import Declension

LONGEST_ENDING = 8
"""Letters a stem may be followed by: американ-ский, российск-ими, росси-янками."""

MOSTLY_CAPITALS = 0.6
"""Share of capitals above which a text is a headline, where an acronym looks like any word."""

MOST_WORDS = 50_000
"""Words whose names are remembered: some megabytes."""

WORD = re.compile(r"[^\W\d_]+")
_CASE_ENDINGS = frozenset(
    # As fold() leaves them: й is и.
    re.findall(
        r"\w+",
        "а у е ы и я ю о ь ом ем ои еи ою ею ью ов ам ах ям ях ая ую ое ые ыи ии ых их ым им "
        "ами ями ого его ому ему ыми ими",
    )
) | {""}
_LATIN_ENDINGS = frozenset({"", "e", "s", "es", "x", "le", "les", "ne", "nes", "que", "ques", "re", "res", "al", "an"})
_SEPARATOR = re.compile(r"[\s\-‐‑–'’.]{1,3}")


class Mode(StrEnum):
    """How the words of a name may end."""

    EXACT = "exact"
    INFLECTED = "inflected"  # with the case endings of its language
    WORD = "word"  # with common endings, and small letters too: «новый», not «Новак»
    ACRONYM = "acronym"  # capitals, with case endings in small letters: СПИДом
    STEM = "stem"  # any ending, and small letters too: adjectives and demonyms


@dataclass(frozen=True, slots=True)
class Name:
    """One form of an entity: ``key`` is the same in all languages."""

    key: str
    form: str
    mode: Mode


@dataclass(frozen=True, slots=True)
class Mention:
    """A name found: ``noun`` tells Russia from Russian."""

    key: str
    start: int
    stop: int
    noun: bool

    @property
    def group(self) -> str:
        """What it may be confused with: ``country``, ``city``, ``org``, ``notion``, ``given``."""
        return self.key.partition(":")[0] if ":" in self.key else "country"


@dataclass(frozen=True, slots=True)
class _Entry:
    """A name with the stems of its words, and the endings that each may have where its own declension tells."""

    name: Name
    words: tuple[str, ...]
    endings: tuple[frozenset[str], ...] = ()


class Gazetteer:
    """An index of names by the beginning of their first word."""

    def __init__(self, names: Iterable[Name], declensions: Sequence[Declension] = ()) -> None:
        """Index the names of a language with its declensions; of equal forms the first wins."""
        self._entries: dict[str, list[_Entry]] = {}
        self._forms: dict[str, list[str]] = {}
        self._longest = 0
        self._beginning = lru_cache(MOST_WORDS)(self._find_beginning)
        for name in names:
            self._forms.setdefault(name.key, []).append(name.form)
            entry = _entry(name, declensions)
            if entry.words:
                self._entries.setdefault(entry.words[0], []).append(entry)
                self._longest = max(self._longest, len(entry.words[0]))

    def forms(self, key: str) -> Sequence[str]:
        """How the language writes an entity."""
        return self._forms.get(key, ())

    def find(self, text: str) -> tuple[Mention, ...]:
        """Mentions in text order; where names overlap, the longer one."""
        folded = fold(text)
        words = [(match.start(), match.end()) for match in WORD.finditer(folded)]
        headline = sum(map(str.isupper, text)) > MOSTLY_CAPITALS * max(1, sum(map(str.isalpha, text)))
        found = []
        index = 0
        while index < len(words):
            best = self._at(text, folded, words, index, headline)
            if best is None:
                index += 1
                continue
            stop = words[index + len(best.words) - 1][1]
            noun = best.name.mode in (Mode.EXACT, Mode.INFLECTED, Mode.ACRONYM)
            found.append(Mention(best.name.key, words[index][0], stop, noun))
            index += len(best.words)
        return tuple(found)

    def _at(self, text: str, folded: str, words: list[tuple[int, int]], index: int, headline: bool) -> _Entry | None:
        start, stop = words[index]
        best: _Entry | None = None
        for entry in self._beginning(folded[start:stop], text[start].isupper()):
            if best is not None and len(entry.words) <= len(best.words):
                continue
            if _matches(entry, text, folded, words[index : index + len(entry.words)], headline):
                best = entry
        return best

    def _find_beginning(self, word: str, capital: bool) -> tuple[_Entry, ...]:
        """Names that may begin with a word, by how much of it is their stem; the same few words make most of a text."""
        return tuple(
            entry
            for length in range(min(len(word), self._longest), 0, -1)
            for entry in self._entries.get(word[:length], ())
            if capital or not entry.name.form[0].isupper()
        )


class _Folding(dict[int, str]):
    """What each character is folded to, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        parts = unicodedata.normalize("NFD", char.lower())
        is_accented = all(map(unicodedata.combining, parts[1:]))  # a Korean syllable is no consonant with accents
        self[code] = "'" if char == "’" else parts[0] if is_accented else char
        return self[code]


_FOLDING = _Folding()


def fold(text: str) -> str:
    """Small letters without accents, one for one, so that offsets stay."""
    return text.translate(_FOLDING)


def _entry(name: Name, declensions: Sequence[Declension]) -> _Entry:
    # fold() turns й into и and ё into е on both sides alike.
    if name.mode is not Mode.INFLECTED:
        return _Entry(name, tuple(WORD.findall(fold(name.form))))
    words = [unicodedata.normalize("NFC", word).lower() for word in WORD.findall(name.form)]
    forms = [_declined(word, declensions) for word in words]
    stems = tuple(fold(stem) for stem, _ in forms)
    return _Entry(name, stems, tuple(frozenset(map(fold, endings)) for _, endings in forms))


def _declined(word: str, declensions: Sequence[Declension]) -> tuple[str, frozenset[str]]:
    """The part of a name's word (small letters) that stays, and the endings that may follow it."""
    for one in declensions:
        if word.endswith(one.ends) and len(word) > one.longer_than:
            return word[: len(word) - one.n_cut], one.endings
    return word, frozenset({""})


def _matches(entry: _Entry, text: str, folded: str, words: list[tuple[int, int]], headline: bool) -> bool:
    if len(words) < len(entry.words):
        return False
    if any(not _SEPARATOR.fullmatch(folded, left[1], right[0]) for left, right in pairwise(words)):
        return False
    form = entry.name.form
    surface = text[words[0][0] : words[-1][1]]
    if form.isupper() and (headline or not surface[: len(form)].isupper()):
        return False
    if form.isupper() and any(map(str.isupper, surface[len(form) :])):
        return False
    if entry.endings:
        return all(
            folded.startswith(stem, start, stop) and folded[start + len(stem) : stop] in endings
            for stem, endings, (start, stop) in zip(entry.words, entry.endings, words, strict=True)
        )
    return all(
        folded.startswith(stem, start, stop) and _ends(folded[start + len(stem) : stop], entry.name.mode)
        for stem, (start, stop) in zip(entry.words, words, strict=True)
    )


def _ends(ending: str, mode: Mode) -> bool:
    if mode is Mode.EXACT:
        return not ending
    if mode is Mode.ACRONYM:
        return ending in _CASE_ENDINGS
    if mode is Mode.WORD:
        return ending in _CASE_ENDINGS or ending in _LATIN_ENDINGS
    return len(ending) <= LONGEST_ENDING
