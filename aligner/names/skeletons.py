"""Names across scripts: a word's consonants in one Latin spelling, whatever alphabet and convention wrote it."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

LEAST_KEY = 2
"""Consonants a key needs: with one, half of all names would share a key."""

LEAST_INITIAL_KEY = 4
"""The same for a word that opens its text, where the capital says nothing."""

LEAST_STEM = 2
"""Letters that must stand before what may be a case ending."""

_WORD = re.compile(r"[^\W\d_]+")
_LITERAL = re.compile(r"https?://\S+|www\.\S+|(?<![\w.+-])[\w.+-]++@[\w-]+\.[\w.-]+|(?<!\w)@\w{2,}", re.IGNORECASE)
_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_GREEK = str.maketrans("αβγδεζηθικλμνξοπρστυφχψως", "авгдезитиклмнкопрстифхпос")

_LATIN_TO_CYRILLIC = (
    # One letter for what French, English and German spell with several; the order is that of length.
    (re.compile(r"tsch|tch|sch|sh"), "ш"),
    (re.compile(r"ch(?=[rl])"), "к"),
    (re.compile(r"ch"), "ш"),
    (re.compile(r"dzh|zh|dj|dg(?=e)"), "ж"),
    (re.compile(r"kh"), "х"),
    (re.compile(r"ph"), "ф"),
    (re.compile(r"ts|tz"), "ц"),
    (re.compile(r"ck|cqu|qu|q"), "к"),
    (re.compile(r"gu(?=[eiy])"), "г"),
    (re.compile(r"x"), "кс"),
    (re.compile(r"ou(?=[aeiouy])|w"), "в"),
    (re.compile(r"c(?=[eiy])"), "с"),
)
_LATIN_LETTERS = str.maketrans("abcdefghijklmnopqrstuvwxyz", "абкдефгхижклмнопкрстуввсис")
_SPECIAL_LATIN = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "ß": "s",
        "æ": "e",
        "œ": "e",
        "đ": "d",
        "ı": "i",
        "ç": "s",
        "ş": "sh",
        "č": "ch",
        "š": "sh",
        "ž": "zh",
    }
)

_CYRILLIC_DIGRAPHS = (
    (re.compile(r"дж"), "ж"),
    (re.compile(r"тч"), "ш"),
    (re.compile(r"тс|тц"), "ц"),
    (re.compile(r"у(?=[аеёиоуыэюя])"), "в"),
)
_CLASSES = str.maketrans(
    {
        **dict(zip("бвгґдклмнпрстф", "bvggdklmnprstf", strict=True)),
        **dict.fromkeys("зцсѕ", "s"),
        **dict.fromkeys("шщчћ", "c"),
        **dict.fromkeys("жђџ", "j"),
        **dict.fromkeys("аеёиоуыэюяіїєй", "a"),
        **dict.fromkeys("хўьъ'’һ", ""),
    }
)
_INNER_VOWEL = re.compile(r"(?<!^)a")
_DOUBLED = re.compile(r"(.)\1+")
_RUSSIAN_ENDING = re.compile(r"(?:ыми|ими|ами|ями|ому|ему|ого|его|ым|им|ом|ем|ам|ям|ов|ев)$")


def name_keys(text: str) -> frozenset[str]:
    """Keys of the capitalised words, acronyms and literals of a text, equal where a name is equal in another script.

    Лавров, Лавровым and Lavrov share ``lvrv``; Ушаков, Ouchakov and Ushakov share ``ackv``. A Russian word that may
    carry a case ending has a key with it and one without. Scripts without capitals give literals only.
    """
    keys: set[str] = set()
    if "@" in text or "://" in text or "www." in text:
        keys.update(literal.lower().rstrip(".,;:!?)»") for literal in _LITERAL.findall(text))
    initial = True
    for word in _WORD.findall(text):
        if word[0].isupper():
            least = LEAST_INITIAL_KEY if initial else LEAST_KEY
            keys.update(key for key in skeletons(word) if len(key) >= least)
        initial = False
    return frozenset(keys)


@lru_cache(maxsize=200_000)
def skeletons(word: str) -> tuple[str, ...]:
    """The consonant skeletons a word may have, likeliest first: French soft g and Russian case endings are in doubt.

    An opening vowel counts (as ``a``), the others do not; h, doubled letters and soft signs are dropped.
    """
    lowered = word.lower()
    if _CYRILLIC.search(lowered):
        stem = _RUSSIAN_ENDING.sub("", lowered)
        readings = [lowered, stem] if len(stem) >= LEAST_STEM else [lowered]
        if lowered[0] == "г":  # Генри, Гарвард: h at the beginning of a name long known in Russian
            readings += [reading[1:] for reading in readings]
    else:
        readings = _latin_readings(lowered)
    return tuple(dict.fromkeys(_consonants(reading) for reading in readings))


def _latin_readings(lowered: str) -> list[str]:
    plain = "".join(
        char
        for char in unicodedata.normalize("NFKD", lowered.translate(_SPECIAL_LATIN))
        if not unicodedata.combining(char)
    ).translate(_GREEK)
    for pattern, letter in _LATIN_TO_CYRILLIC:
        plain = pattern.sub(letter, plain)
    hard = plain.translate(_LATIN_LETTERS)
    soft = re.sub(r"g(?=[eiy])", "ж", plain).translate(_LATIN_LETTERS)
    return [hard, soft]


def _consonants(cyrillic: str) -> str:
    for pattern, letter in _CYRILLIC_DIGRAPHS:
        cyrillic = pattern.sub(letter, cyrillic)
    return _DOUBLED.sub(r"\1", _INNER_VOWEL.sub("", cyrillic.translate(_CLASSES)))
