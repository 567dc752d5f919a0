"""Words that look like people's names, and whether the other side has them in its own spelling."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from aligner.language.scripts import SCRIPTS
from aligner.names.gazetteer import Mention
from aligner.names.skeletons import skeletons

ALIKE = 66.0
"""Similarity (0–100) of two consonant skeletons from which they may be one name: one letter of three may be more."""

LEAST_SHORT = 2
"""Consonants of a short form."""

LEAST_LETTERS = 3
_WORD = re.compile(rf"[^\W\d_{''.join(SCRIPTS[name] for name in ('Han', 'Kana', 'Hangul', 'Thai'))}]+")
"""A word of a script with capitals; the particle that stands right after a name in Japanese is none of it."""
_ARTICLE = re.compile(r"[LDCSM]es|Une|Aux|[NV]os|Leurs?|Cette|Son|Sur|Pour|Dans|The|And|Der|Die|Das")
"""What opens a title after an initial: «Смирнова Т. Тайны», “Smirnova T. Les secrets”."""
_WITH_ARTICLE = re.compile(r"\b(?:(?:le|la|les|du|au|une?|the|an?)\s+|l['’])$", re.IGNORECASE)
"""What stands before a capitalised noun rather than a person: «le Maître», «Ivan le Terrible», “the Buyer”."""
_INSIDE = re.compile(r"(?:[\s,’'/&]|(?<=\w)-)*")
"""What may stand between two words of one sentence; anything else (a stop, a quotation mark, a flag) opens one."""

_ADJECTIVE = re.compile(r"ск(?:ий|ая|ое|ие|ого|ому|им|ом|ой|ую|их|ими)$")
_NEUTER = re.compile(r"(?<![а-яё])[а-яё]{2,}[оы]е$")  # «Мировое меньшинство»: an adjective that nobody is named by
_ROUGH = str.maketrans("cj", "ss")  # Чжан, Zhang; Ковачич, Kovacic: scripts disagree most on these
_VOICELESS = str.maketrans("bvdfgj", "ppttkc")  # θ is ф in Russian, β is в
_DOUBLED = re.compile(r"(.)\1+")
_RUSSIAN_SURNAME = re.compile(r"(?<![а-яё])[а-яё]{2,}(?:[оеё]в|ин|енко|швили|дзе)(?:а|у|ым|ой|е|ом|ых)?$")
_COMMON_ADJECTIVE = re.compile(
    r"(?<![а-яё])[а-яё]{4,}[^иы]н(?:ый|ая|ое|ой|ого|ому|ым|ом|ую|ые|ых|ыми)$"
)  # «Первопрестольная»
_COMMON_NOUN = re.compile(
    r"[а-яё]{3,}(?:тел(?:[ьяюеи]|ем|ей|ям|ями|ях)|(?:ени|ани)(?:[еяюий]|ем|ям|ями|ях)|ост(?:[ьи]|ью|ей|ям|ями|ях)"
    r"|ств(?:[оауе]|ом|ам|ами|ах)|ци(?:[яиюй]|ей|ям|ями|ях))$|[a-zà-ÿ]{4,}(?:tion|ité|isme|age)s?$"
)
"""«Настоятель», «Положение», “Commission”: endings of nouns that hardly a surname has."""
_LABEL = re.compile(
    r"(?:прилож|табл|раздел|част|вариант|рисун|схем|подъезд|корпус|пункт|глав|групп|класс|зон|секц|форм|блок|этап|лист|"
    r"вопрос|литер|дом|зал|сектор|annexe|appendi|table|partie|section|variante|figure|entr[ée]e|b[âa]timent|groupe|"
    r"chapitre|classe|zone|bloc|point|formulaire|question|porte|hall|secteur|schedule|part|building|exhibit)\w*"
    r"\s+[^\W\d_]\.\s*$",
    re.IGNORECASE,
)
"""«Приложение Б.»: the letter numbers something, and is nobody's initial."""
_INITIAL = re.compile(r"(?:\b[^\W\d_]\.[\s-]*)+$")
_SURNAME_FIRST = re.compile(
    r"(?<![^\W\d_])(?:[А-ЯЁ][а-яё]+(?:[оеё]ва?|ина?|енко|швили|дзе|ск(?:ий|ая))"
    r"|[A-Z][a-zà-ÿ]+(?:[oe](?:va?|ff)|enko|s?[hc]hvili|dz[eé]|sk(?:i|y|a[ïiy]a)))\s+(?:[^\W\d_]\.\s*){1,2}$"
)
"""«Борисова Н. Травы»: what stands behind is the title of a book."""
_TITLE = re.compile(r"\b(?:M|MM|Mme|Mmes|Mlle|Dr|Pr|Mr|Mrs|г-н\w*|г-ж\w*|господин\w*|госпож\w*)\.?\s+$")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A capitalised word inside a sentence; ``strong`` where its ending or a title make it a person's name.

    ``titled`` after an initial or a title: then it is a person's name and nothing else. ``beside`` are the capitalised
    words next to it, which speak for a name unless they are common words themselves. ``with_article``: no more than a
    guess, whatever stands beside it.
    """

    text: str
    start: int
    stop: int
    strong: bool
    titled: bool = False
    beside: tuple[str, ...] = ()
    with_article: bool = False


def candidates(text: str, mentions: Iterable[Mention], common: Collection[str]) -> tuple[Candidate, ...]:
    """Words that may be people's names.

    Args:
        mentions: known names; their words are left out, but for first names.
        common: words (small letters) that the document also writes small: no names.
    """
    known = [mention for mention in mentions if mention.group != "given"]
    covered = {index for mention in known for index in range(mention.start, mention.stop)}
    words = [match for match in _WORD.finditer(text) if match.start() not in covered]
    capital = [_is_capital(match.group(), common) for match in words]
    found = []
    for index, match in enumerate(words):
        before = text[: match.start()]
        if not capital[index] or _opens(text, match.start()):
            continue
        titled = _is_titled(before)
        strong = bool(titled or _RUSSIAN_SURNAME.search(match.group()))
        near = [
            (index - 1, text[words[index - 1].end() : match.start()] if index else ""),
            (index + 1, text[match.end() : words[index + 1].start()] if index + 1 < len(words) else ""),
        ]
        beside = tuple(words[place].group() for place, between in near if between == " " and capital[place])
        with_article = not strong and bool(_WITH_ARTICLE.search(before[-6:]))
        found.append(Candidate(match.group(), match.start(), match.end(), strong, titled, beside, with_article))
    return tuple(found)


def _opens(text: str, start: int) -> bool:
    """Whether a word is the first of its sentence, quotation or line; an initial before it does not count."""
    if _is_titled(text[:start]):
        return False
    previous = next((index for index in range(start - 1, -1, -1) if text[index].isalnum()), None)
    return previous is None or not _INSIDE.fullmatch(text, previous + 1, start)


def _is_titled(before: str) -> bool:
    initials = _INITIAL.search(before[-12:])
    initialled = (
        initials
        and initials.group().isupper()  # «нажмите g. Тем не менее»
        and not _LABEL.search(before[-24:])
        and not _SURNAME_FIRST.search(before[-32:])
    )
    return bool(initialled or _TITLE.search(before[-16:]))


def capitals_and_adjectives(text: str) -> Iterator[str]:
    """Words that may have a name of the other side for counterpart: «аризонский» has Arizona."""
    for word in _WORD.findall(text):
        if word[0].isupper():
            yield word
        elif len(stem := _ADJECTIVE.sub("", word)) > LEAST_LETTERS and stem != word:
            yield stem


def has_surname_ending(word: str) -> bool:
    """Whether a word ends as Russian surnames do."""
    return bool(_RUSSIAN_SURNAME.search(word))


def is_adjective(word: str) -> bool:
    """Whether a word ends as Russian adjectives of places and callings do: «Политехнический»."""
    return bool(_ADJECTIVE.search(unicodedata.normalize("NFC", word)))


def has_counterpart(name: str, others: Iterable[str]) -> bool:
    """Whether one of the words is the name in its own spelling."""
    keys = {*skeletons(name), *skeletons(_ADJECTIVE.sub("", name) or name)}  # Гарвардский: Harvard
    return any(_alike(left, right) for other in others for left in keys for right in skeletons(other))


def sound_alike(one: str, other: str) -> bool:
    """Whether two names may be one that came by different ways: Тэгу, Daegu; Вифезда, Bethesda."""
    return any(
        _alike(left.translate(_VOICELESS), right.translate(_VOICELESS))
        for left in skeletons(one)
        for right in skeletons(other)
    )


def is_short_for(one: str, other: str) -> bool:
    """Whether one name is the beginning of the other: Ливи, Livingston."""
    pairs = [(left, right) for left in skeletons(one) for right in skeletons(other)]
    return any(min(len(pair[0]), len(pair[1])) >= LEAST_SHORT and _is_beginning(*pair) for pair in pairs)


def _is_beginning(left: str, right: str) -> bool:
    return left.startswith(right) or right.startswith(left)


def _alike(left: str, right: str) -> bool:
    left, right = left.translate(_ROUGH), right.translate(_ROUGH)
    left, right = _DOUBLED.sub(r"\1", left), _DOUBLED.sub(r"\1", right)
    if min(len(left), len(right)) <= 2 and max(len(left), len(right)) <= 3 and left[:1] == right[:1]:
        return True  # Баф, Bough: two consonants are too few to tell names apart
    return bool(left) and fuzz.ratio(left, right) >= ALIKE


def _is_capital(word: str, common: Collection[str]) -> bool:
    return (
        len(word) >= LEAST_LETTERS
        and word[0].isupper()
        and word[1:].islower()
        and word.lower() not in common
        and not _ARTICLE.fullmatch(word)
        and not _NEUTER.search(word)
        and not _COMMON_ADJECTIVE.search(word)
        and not _COMMON_NOUN.fullmatch(word.lower())
    )
