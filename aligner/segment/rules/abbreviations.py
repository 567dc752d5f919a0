"""Rules for a single full stop that may belong to an abbreviation, an initial or a number."""

from __future__ import annotations

import re
import unicodedata
from functools import wraps

from aligner.segment.decision import JOIN, SPLIT, Decision, Rule
from aligner.segment.gap import Gap

_ACRONYM = re.compile(r"[^\W\d_](?:\.-?[^\W\d_])+")
_NUMBER = re.compile(r"(?:[\d–—-]*\d(?:[.,]\d+)*|[IVXLCХ]+)(?:[–—-](?:\d+|[IVXLCХ]+|[а-я]{1,3}))?(?:er|e|ème)?")
_INITIAL = re.compile(r"[^\W\d_]\.")
_FIGURE = re.compile(r"\b[A-Z]{2,3}\b")
_LETTER = re.compile(r"[^\W\d_]")
_LOOKALIKES = frozenset("ABCEHKMOPTXY")  # Latin letters that a hand types in place of Cyrillic ones
_SHORT_NUMBER = re.compile(r"\d{1,2}|[IVXLC]{1,5}")


def after_full_stop(rule: Rule) -> Rule:
    """The rule asked only where the gap is one full stop with nothing but white space after it."""

    @wraps(rule)
    def asked(gap: Gap) -> Decision | None:
        return rule(gap) if gap.sign == "." and gap.bare else None

    return asked


def _opens_in_capitals(gap: Gap) -> bool:
    """A capital that no dash sets apart: ``2002 г. – «Весна»`` goes on."""
    return gap.right_letter.isupper() and not gap.right.startswith(("–", "—", "--"))


def _script(letter: str) -> str:
    """The first word of a letter's Unicode name: ``LATIN``, ``CYRILLIC``."""
    return unicodedata.name(letter, "").partition(" ")[0]


def _is_number(word: str) -> bool:
    return bool(_NUMBER.fullmatch(word.lstrip("(")))


@after_full_stop
def leading_abbreviation_left(gap: Gap) -> Decision | None:
    """An abbreviation that never ends a sentence: ``им. Пушкина``, ``M. Dupont``; ``руководил им. Он`` is a word."""
    if not any(tail in gap.words.leading for tail in gap.tails):
        return None
    word = gap.chain.isalpha() and gap.chain.islower() and gap.right_opens
    # "см. прил. А" is lettered: one letter opens a sentence only after a word that is none of the abbreviations
    lettered = len(gap.right_word) == 1 and gap.chain.capitalize() not in gap.words.openers
    return None if word and not lettered and gap.right_word not in gap.words.name_particles else JOIN


@after_full_stop
def rank_before_name(gap: Gap) -> Decision | None:
    """A rank that is a word too: ``ген. Ермолаев`` and ``Ген. консул``, but ``нашли ген. Открытие``."""
    if gap.tails[-1] not in gap.words.ranks:
        return None
    words = gap.words
    shown = not words.surname_endings or words.looks_like_surname(gap.right_word)
    named = (shown and gap.right_letter.isupper()) or gap.chain[:1].isupper() or _INITIAL.match(gap.right)
    return JOIN if named and not gap.right_opens else None


@after_full_stop
def numbered_rank_before_name(gap: Gap) -> Decision | None:
    """A rank with its number before a name: ``капитан 1 р. Морозов``; ``заплатил 3 р. Иванов`` are two sentences."""
    if gap.tails[-1] not in gap.words.after_number or not gap.words.is_numbered_rank(gap.before_number):
        return None
    return JOIN if gap.words.looks_like_surname(gap.right_word) else None


@after_full_stop
def unit_after_number(gap: Gap) -> Decision | None:
    """An abbreviation that closes after a number: ``в 2020 г. Там``; without one it leads: ``г. Москва``."""
    if gap.tails[-1] not in gap.words.after_number or len(gap.tails) > 1:
        return None
    if _is_number(gap.before_chain) or "/" in gap.token:  # 90 км/ч
        return SPLIT if _opens_in_capitals(gap) else JOIN
    return None if gap.tails[-1][:1].isupper() else JOIN


@after_full_stop
def number_after_abbreviation(gap: Gap) -> Decision | None:
    """An abbreviation before a number or an initial: ``art. 5``, ``n° 3``, ``рис. 2``."""
    if gap.tails[-1] not in gap.words.before_number:
        return None
    right = gap.right_word
    return JOIN if right[:1].isdigit() or _SHORT_NUMBER.fullmatch(right) or _INITIAL.match(gap.right) else None


@after_full_stop
def part_before_whole(gap: Gap) -> Decision | None:
    """A part of a country before what it is part of: ``Псковск. губ. Российской империи``."""
    if gap.tails[-1] not in gap.words.parts:
        return None
    return JOIN if re.match(gap.words.whole, gap.right) else None


@after_full_stop
def closing_abbreviation_left(gap: Gap) -> Decision | None:
    """An abbreviation that ends the sentence where a capital follows: ``и т. д. Затем``."""
    if not any(tail in gap.words.closing for tail in gap.tails):
        return None
    return SPLIT if _opens_in_capitals(gap) else JOIN


@after_full_stop
def letter_label_left(gap: Gap) -> Decision | None:
    """A letter that tells one thing from another is no initial: ``гепатита B. Лечение``, ``terminal D. Présentez``."""
    if not _LETTER.fullmatch(gap.chain) or not gap.before_chain.islower() or _INITIAL.match(gap.right):
        return None
    if not gap.words.is_labelled(gap.before_chain) or not gap.right_letter.isupper():
        return None
    native = _script(gap.chain) == _script(gap.right_letter)
    return None if native and gap.words.looks_like_surname(gap.right_word) else SPLIT


@after_full_stop
def point_left(gap: Gap) -> Decision | None:
    """A letter that two or three capitals nearby hold is a point of a figure: ``à partir de B. Calculez AB``."""
    if not _LETTER.fullmatch(gap.chain) or not gap.before_chain.islower() or not gap.right_letter.isupper():
        return None
    if _INITIAL.match(gap.right):
        return None
    figures = _FIGURE.findall(gap.left) + _FIGURE.findall(gap.right)
    return SPLIT if any(gap.chain in figure for figure in figures) else None


@after_full_stop
def foreign_letter_left(gap: Gap) -> Decision | None:
    """A letter of another script than the word to the right is no initial; a mistyped one is: ``C. Лавров``."""
    if not _LETTER.fullmatch(gap.chain) or not gap.before_chain.islower() or _INITIAL.match(gap.right):
        return None
    if not gap.right_letter.isupper() or _script(gap.chain) == _script(gap.right_letter):
        return None
    mistyped = gap.chain in _LOOKALIKES and gap.words.looks_like_surname(gap.right_word)
    return None if mistyped else SPLIT


@after_full_stop
def initials_left(gap: Gap) -> Decision | None:
    """Initials before a name: ``С. В. Лавров``, ``J.-P. Bruneau``; an opener shows that none follows."""
    last = gap.tails[-1].lstrip("-")
    if len(last) != 1 or not last.isupper() or gap.token[-2:-1] in {"°", "º"}:
        return None
    if not gap.right_opens:
        return JOIN
    return SPLIT if gap.before_chain.islower() or gap.right_word not in gap.words.name_particles else JOIN


@after_full_stop
def acronym_left(gap: Gap) -> Decision | None:
    """A dotted acronym ends the sentence only before an opener: ``l'O.N.U. Il``."""
    if not _ACRONYM.fullmatch(gap.chain):
        return None
    return SPLIT if gap.right_opens else JOIN


@after_full_stop
def ordinal_left(gap: Gap) -> Decision | None:
    """A number with a stop is an ordinal where the language writes it so: ``der 3. Oktober``."""
    if not gap.words.ordinal_stop or not _SHORT_NUMBER.fullmatch(gap.token.lstrip("(")):
        return None
    return SPLIT if gap.right_opens else JOIN


@after_full_stop
def plain_word_left(gap: Gap) -> Decision | None:
    """A function word is no abbreviation, short as it may be: ``завопил я. Светка``."""
    plain = gap.token.capitalize() in gap.words.openers and not gap.listed
    return SPLIT if plain and gap.right_letter.isupper() else None


ABBREVIATIONS: tuple[Rule, ...] = (
    leading_abbreviation_left,
    rank_before_name,
    number_after_abbreviation,
    numbered_rank_before_name,
    unit_after_number,
    part_before_whole,
    closing_abbreviation_left,
    letter_label_left,
    point_left,
    foreign_letter_left,
    initials_left,
    acronym_left,
    ordinal_left,
    plain_word_left,
)
