"""Rules for gaps that are not plain stops: list markers, elisions, emoji, handles, bullets."""

from __future__ import annotations

import re

from aligner.split.decision import JOIN, SPLIT, Decision, Rule
from aligner.split.gap import CONTEXT, Gap

_MARKER = re.compile(r"[(\[]?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[^\W\d_]|[IVXLC]{1,5}|§\s?\d+)[)\]]?")
_ELISION = re.compile(r"\[(?:…|\.{3})\]|\((?:…|\.{3})\)|<(?:…|\.{3})>")


def elision_mark_right(gap: Gap) -> Decision | None:
    """A mark of elision after a stop stands for the text that was cut: ``Fin. […]``."""
    return SPLIT if gap.sign and _ELISION.match(gap.right) else None


def elision_mark_left(gap: Gap) -> Decision | None:
    """The mark of elision alone is a segment where a sentence opens after it: ``[…] Puis``."""
    left = gap.text[max(gap.sentence_start, gap.left_stop - CONTEXT) : gap.left_stop]
    if not _ELISION.fullmatch(left.strip()):
        return None
    return SPLIT if gap.right_letter.isupper() else JOIN


def nothing_left(gap: Gap) -> Decision | None:
    """No word yet since the sentence began: ``❗️ С учётом``."""
    left = gap.text[gap.sentence_start : min(gap.left_stop, gap.sentence_start + CONTEXT)]
    return None if any(character.isalnum() for character in left) else JOIN


def list_marker_left(gap: Gap) -> Decision | None:
    """Only the marker of a list item or a heading so far: ``1. Общие положения``."""
    left = gap.text[max(gap.sentence_start, gap.mark_start - CONTEXT) : gap.mark_start]
    return JOIN if gap.sign == "." and _MARKER.fullmatch(left.lstrip("–—-•* ")) else None


def bullet_right(gap: Gap) -> Decision | None:
    """A bullet begins an item wherever it stands."""
    return SPLIT if gap.kind == "bullet" else None


def handle_opens_reply(gap: Gap) -> Decision | None:
    """A handle after a finished sentence names whom the next one answers: ``Красиво! @anna спасибо``."""
    if gap.kind != "handle":
        return SPLIT if gap.right_first == "@" else None
    return JOIN


def emoji_before_capital(gap: Gap) -> Decision | None:
    """Emoji and smileys end a sentence that has no stop, where a capital follows: ``Ставь ❤️ Мы ждём``."""
    if gap.kind != "mark":
        return None
    return SPLIT if gap.right_letter.isupper() else JOIN


def hashtags_trail(gap: Gap) -> Decision | None:
    """Hashtags after the last stop belong to what they file: ``Всё готово. #итоги #год``."""
    return JOIN if gap.right_first == "#" else None


MARKS: tuple[Rule, ...] = (
    elision_mark_right,
    elision_mark_left,
    nothing_left,
    list_marker_left,
    bullet_right,
    handle_opens_reply,
    hashtags_trail,
    emoji_before_capital,
)
