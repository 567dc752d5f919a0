"""Rules for gaps that are no full stops: list markers, elisions, pictures, handles, hashtags, links, wide stops."""

from __future__ import annotations

import re

from aligner.segment.cues import Cue
from aligner.segment.decision import JOIN, SPLIT, Decision, Rule
from aligner.segment.gap import Gap

_MARKER = re.compile(r"[(\[]?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[^\W\d_]|[IVXLC]{1,5}|§\s?\d+)[)\]]?[.)]*\ufe0f?\u20e3?")
_BULLET = re.compile(r"[•▪◦‣]\s|\d\ufe0f?\u20e3")
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
_MARK_OF_ELISION = r"(?:\[(?:…|\.{3})\]|\((?:…|\.{3})\)|<(?:…|\.{3})>)"
_ELISION = re.compile(_MARK_OF_ELISION)
_ELISION_LEFT = re.compile(rf"{_MARK_OF_ELISION}$")


LONGEST_PREPOSITION = 2
"""Letters: a word as short as this before a handle governs it (``с @anna``, ``à @anna``)."""


def elision_mark_right(gap: Gap) -> Decision | None:
    """A mark of elision after a stop stands for the text that was cut: ``Fin. […]``."""
    return SPLIT if gap.sign and not gap.glued and _ELISION.match(gap.right) else None


def elision_mark_left(gap: Gap) -> Decision | None:
    """After a mark of elision a capital opens a sentence, lower case goes on: ``[…] Puis``, ``Amis, […] nous``."""
    if not _ELISION_LEFT.search(gap.whole_left):
        return None
    return SPLIT if gap.right_letter.isupper() else JOIN


def nothing_left(gap: Gap) -> Decision | None:
    """No word yet since the sentence began: ``❗️ С учётом``."""
    return None if any(character.isalnum() for character in gap.whole_left) else JOIN


def list_marker_left(gap: Gap) -> Decision | None:
    """Only the marker of a list item or a heading so far: ``1. Общие положения``, ``а) виды``."""
    return JOIN if _MARKER.fullmatch(gap.whole_left.lstrip("–—-•* ")) else None


def enumerator_left(gap: Gap) -> Decision | None:
    """A bracket after a number or a letter enumerates: ``включает: 1) воду``."""
    if gap.cue is not Cue.PICTURE or gap.whole_left[-1:] != ")":
        return None
    return JOIN if gap.token.isdigit() or len(gap.token) == 1 else None


def bullet_right(gap: Gap) -> Decision | None:
    """A bullet begins an item wherever it stands."""
    return SPLIT if _BULLET.match(gap.right) else None


def handle_opens_reply(gap: Gap) -> Decision | None:
    """A handle after a finished sentence, or in a thread, names who is answered: ``Красиво! @anna спасибо``."""
    if not gap.right.startswith("@"):
        return None
    if gap.cue is not Cue.HANDLE:
        return None if gap.glued or gap.listed or gap.enclosed else SPLIT
    return SPLIT if gap.thread and len(gap.token) > LONGEST_PREPOSITION else JOIN


def hashtags_trail(gap: Gap) -> Decision | None:
    """Hashtags after the last stop belong to what they file: ``Всё готово. #итоги #год``."""
    return JOIN if gap.right.startswith("#") else None


def link_ends(gap: Gap) -> Decision | None:
    """A URL, then a capital: the next sentence begins."""
    if gap.cue is not Cue.LINK:
        return None
    return SPLIT if gap.right_letter.isupper() and not gap.glued else JOIN


def hashtags_end(gap: Gap) -> Decision | None:
    """A run of hashtags, then a capital: the post is over, and the next begins; one hashtag may stand in a sentence."""
    if gap.cue is not Cue.TAGS:
        return None
    several = gap.text.count("#", gap.site.mark_start, gap.site.left_stop) > 1
    return SPLIT if several and gap.right_letter.isupper() and not gap.glued else JOIN


def wide_stop(gap: Gap) -> Decision | None:
    """The full-width stops of Chinese and Japanese end a sentence without a space."""
    return SPLIT if gap.cue is Cue.WIDE else None


def picture_before_capital(gap: Gap) -> Decision | None:
    """Emoji and smileys end a sentence that has no stop, where a capital follows: ``Ставь ❤️ Мы ждём``."""
    if gap.cue is not Cue.PICTURE:
        return None
    flag = _FLAG.match(gap.text, gap.site.mark_start)  # a flag stands for the country's name, inside a sentence too
    if flag or gap.enclosed or (gap.glued and not gap.right[0].isupper()):
        return JOIN
    return SPLIT if gap.right_letter.isupper() else JOIN


MARKS: tuple[Rule, ...] = (
    elision_mark_right,
    elision_mark_left,
    nothing_left,
    list_marker_left,
    enumerator_left,
    bullet_right,
    handle_opens_reply,
    hashtags_trail,
    link_ends,
    hashtags_end,
    picture_before_capital,
    wide_stop,
)
