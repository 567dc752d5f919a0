"""Rules that look at how the right side opens."""

from __future__ import annotations

import re

from aligner.segment.cues import Cue
from aligner.segment.decision import JOIN, SPLIT, Decision, Rule
from aligner.segment.gap import Gap

_ELLIPSIS_WORD = re.compile(r"(?:…|\.{2,3})\s?[^\W_]")
_CLOSING_PUNCTUATION = re.compile(r"[.,;:!?…)\]}»”%’/]|``\s?[.,;]")
_DASH = re.compile(r"(?:–|—|―|−|--|-)\s")
_GLUED_LEFT = re.compile(r"[^\W\d_]{2}$")
_GLUED_RIGHT = re.compile(r"[^\W\d_](?:[^\W\d_]|\s)")
_PLAIN_WORD = re.compile(r"[^\W\d_A-ZА-ЯЁ]{4,}")
_WHOLE_WORD = re.compile(r"[«(„\"]?[^\W\d_A-ZА-ЯЁ]{3,}[aeiouyéèêаеёиоуыэюяйь]")


def ellipsis_opens(gap: Gap) -> Decision | None:
    """A sentence that sets in with an ellipsis: ``Конец. …Потом``."""
    if gap.glued or not _ELLIPSIS_WORD.match(gap.right):
        return None
    return SPLIT if gap.right_letter.isupper() else JOIN


def punctuation_right(gap: Gap) -> Decision | None:
    """The sentence goes on with its own punctuation: ``etc., et``, ``Poutine .``, ``?» – сказал``."""
    return JOIN if _CLOSING_PUNCTUATION.match(gap.right) else None


def glued(gap: Gap) -> Decision | None:
    """No space after the stop: a boundary between a word and a capitalised one alone, ``слово.Слово``."""
    if not gap.glued:
        return None
    if not gap.bare:
        return SPLIT if gap.right[:1].isupper() else JOIN
    if any(tail in gap.words.leading for tail in gap.tails):  # St.John
        return JOIN
    left = _GLUED_LEFT.search(gap.left) and gap.left[-1].islower() and not re.search(r"[./@]|^www", gap.token)
    right = _GLUED_RIGHT.match(gap.right) and gap.right[0].isupper() and not gap.right[1:2].isupper()
    return SPLIT if left and right else JOIN


def speech_after_colon(gap: Gap) -> Decision | None:
    """A colon, a dash and a capital: somebody speaks, ``Он сказал: – Пойдём``."""
    return SPLIT if gap.cue is Cue.SPEECH else None


def opener_without_stop(gap: Gap) -> Decision | None:
    """A capitalised function word inside running text: the stop before it was lost, or a heading ended there."""
    if gap.cue is not Cue.OPENER:
        return None
    governed = gap.token.capitalize() in gap.words.openers  # no sentence ends in "sur la" or "что"
    return SPLIT if gap.stopped and not governed and gap.enclosed is None else JOIN


def semicolon_before_opener(gap: Gap) -> Decision | None:
    """A semicolon, then a sentence: the items of a list that was set in one line."""
    return (SPLIT if gap.enclosed is None else JOIN) if gap.cue is Cue.SEMICOLON else None


def dash_before_lowercase(gap: Gap) -> Decision | None:
    """A dash and lower case: the author's words, ``– Иди! – сказал он``; after a plain word's full stop, an item."""
    if not _DASH.match(gap.right) or not gap.right_letter.islower():
        return None
    return SPLIT if gap.sign == "." and gap.bare and _PLAIN_WORD.fullmatch(gap.token) and not gap.listed else JOIN


def mark_alone(gap: Gap) -> Decision | None:
    """A mark between spaces, then lower case: the sentence tells of the mark itself, ``знак ! для привлечения``."""
    alone = gap.sign and gap.bare and not gap.token and not gap.glued
    return JOIN if alone and gap.words.lowercase_after_mark and gap.right_letter.islower() else None


def conjunction_right(gap: Gap) -> Decision | None:
    """A conjunction in lower case goes on with the question: ``Придёшь? :) или нет``."""
    return JOIN if gap.sign[-1:] in {"!", "?"} and gap.right_word in gap.words.conjunctions else None


def lowercase_after_mark(gap: Gap) -> Decision | None:
    """Informal sentences that open in lower case after ! or ?, where the orthography leaves no other reading."""
    if not gap.words.lowercase_after_mark or not gap.right_letter.islower():
        return None
    return SPLIT if gap.sign[-1:] in {"!", "?"} and not gap.site.closers and gap.right[0].isalpha() else None


def whole_word_before_lowercase(gap: Gap) -> Decision | None:
    """A vowel before the stop: abbreviations are cut after a consonant, so the word is whole and the sentence over."""
    if gap.sign != "." or not gap.words.abbreviations_end_in_consonant or not gap.right[0].islower():
        return None
    whole = gap.bare and _WHOLE_WORD.fullmatch(gap.token) and not gap.listed
    return SPLIT if whole and gap.enclosed is None else None


def opens_with_lowercase(gap: Gap) -> Decision | None:
    """Lower case goes on with the sentence."""
    return JOIN if gap.right_letter.islower() else None


OPENINGS: tuple[Rule, ...] = (
    ellipsis_opens,
    punctuation_right,
    glued,
    speech_after_colon,
    opener_without_stop,
    semicolon_before_opener,
    dash_before_lowercase,
    mark_alone,
    conjunction_right,
    lowercase_after_mark,
    whole_word_before_lowercase,
    opens_with_lowercase,
)
