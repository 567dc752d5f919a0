"""Rules for gaps inside quotation marks and brackets, and right after them."""

from __future__ import annotations

import re

from aligner.segment.decision import JOIN, SPLIT, Decision, Rule
from aligner.segment.gap import Gap

LONGEST_PARENTHESIS = 300
"""Characters: a longer one is a passage of its own, and its sentences are aligned one by one."""

LONGEST_TITLE = 60
"""Characters: a quotation as short as this with a stop inside is a title or a slogan, not a speech."""

LONGEST_TITLE_GOING_ON = 150
"""Characters: as long as this may be the title of a law or a report where the sentence around goes on after it."""

LONGEST_ASIDE = 30
"""Characters: after a longer one with its own stop a capital begins a sentence more often than it goes on."""

_BRACKETS = "(["
_GOES_ON = re.compile(r"[^\S\n]?[^\S\n]?(?:[,;(]|[–—] ?[^\W\d_A-ZА-ЯЁ]|[^\W\d_A-ZА-ЯЁ])")


def inside_brackets(gap: Gap) -> Decision | None:
    """A parenthesis stays in one piece: ``(см. выше. Ред.)``."""
    if gap.enclosed is None:
        return None
    start, stop = gap.enclosed
    return JOIN if gap.text[start] in _BRACKETS and stop - start <= LONGEST_PARENTHESIS else None


def inside_title(gap: Gap) -> Decision | None:
    """A short quotation in the middle of a sentence stays in one piece: ``лозунг «Вперёд! К победе!»``."""
    if gap.enclosed is None or gap.enclosed[0] <= gap.sentence_start:
        return None
    start, stop = gap.enclosed
    longest = LONGEST_TITLE_GOING_ON if _GOES_ON.match(gap.text, stop) else LONGEST_TITLE
    return JOIN if stop - start <= longest and not _follows_colon(gap.text, start) else None


def parenthesis_after_quotation(gap: Gap) -> Decision | None:
    """A parenthesis after a quotation tells about it: ``« Où vas-tu ? » (1992)``."""
    return JOIN if gap.closed and gap.right.startswith("(") else None


def aside_closes(gap: Gap) -> Decision | None:
    """A short title or aside with its own stop, then a name: ``роман «Что делать?» Чернышевского``."""
    if gap.closed is None or gap.closed[1] != gap.site.left_stop or gap.right_opens:
        return None
    start, stop = gap.closed
    if start <= gap.sentence_start or stop - start > LONGEST_ASIDE:
        return None
    return JOIN if gap.text[max(0, start - 3) : start].rstrip()[-1:].islower() else None


def more_than_a_stop(gap: Gap) -> Decision | None:
    """Quotes, brackets, emoji or a note after the full stop: it belongs to no abbreviation."""
    if gap.sign != "." or gap.bare:
        return None
    return SPLIT if gap.right_letter.isupper() else None


def _follows_colon(text: str, start: int) -> bool:
    return text[max(0, start - 3) : start].rstrip().endswith(":")


INSIDE: tuple[Rule, ...] = (inside_brackets, inside_title)
"""Asked before the rules for stops: whatever a stop inside ends, it is not the sentence around."""

ENCLOSURES: tuple[Rule, ...] = (
    parenthesis_after_quotation,
    aside_closes,
    more_than_a_stop,
)
