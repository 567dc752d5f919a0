"""Rules for gaps inside quotation marks and brackets."""

from __future__ import annotations

from aligner.split.decision import JOIN, Decision, Rule
from aligner.split.gap import Gap

LONGEST_PARENTHESIS = 300
"""Characters: a longer one is a passage of its own, and its sentences are aligned one by one."""

LONGEST_TITLE = 60
"""Characters: a quotation as short as this with a stop inside is a title or a slogan, not a speech."""


def inside_brackets(gap: Gap) -> Decision | None:
    """A parenthesis stays in one piece: ``(см. выше. Ред.)``."""
    if gap.enclosed is None:
        return None
    start, stop = gap.enclosed
    return JOIN if gap.text[start] in "([" and stop - start <= LONGEST_PARENTHESIS else None


def inside_title(gap: Gap) -> Decision | None:
    """A short quotation in the middle of a sentence stays in one piece: ``лозунг «Вперёд! К победе!»``."""
    if gap.enclosed is None or gap.enclosed[0] <= gap.sentence_start:
        return None
    start, stop = gap.enclosed
    if stop - start > LONGEST_TITLE:
        return None
    return None if gap.text[:start].rstrip().endswith(":") else JOIN


def parenthesis_after_quotation(gap: Gap) -> Decision | None:
    """A parenthesis after a quotation tells about it: ``« Où vas-tu ? » (1992)``."""
    return JOIN if gap.site.closers and gap.right.startswith("(") else None


ENCLOSURES: tuple[Rule, ...] = (parenthesis_after_quotation, inside_brackets, inside_title)
