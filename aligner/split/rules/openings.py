"""Rules that look at how the right side opens."""

from __future__ import annotations

import re

from aligner.split.decision import JOIN, SPLIT, Decision, Rule
from aligner.split.gap import Gap

_ELLIPSIS_WORD = re.compile(r"(?:…|\.{2,3})\s?[^\W_]")
_CLOSING_PUNCTUATION = tuple(".,;:!?…)]}»”%’*/")
_DASH = re.compile(r"(?:[–—―−-]{1,2})\s")
_GLUED = re.compile(r"[^\W\d_]{2}$")


def wide_stop(gap: Gap) -> Decision | None:
    """The full-width stops of Chinese and Japanese end a sentence without a space."""
    return SPLIT if gap.kind == "wide" else None


def ellipsis_opens(gap: Gap) -> Decision | None:
    """A sentence that sets in with an ellipsis: ``Конец. …Потом``."""
    if gap.between and _ELLIPSIS_WORD.match(gap.right):
        return SPLIT if gap.right_letter.isupper() else JOIN
    return None


def punctuation_right(gap: Gap) -> Decision | None:
    """The sentence goes on with its own punctuation: ``etc., et``, ``Poutine .``, ``?» – сказал``."""
    return JOIN if gap.right.startswith(_CLOSING_PUNCTUATION) else None


def glued(gap: Gap) -> Decision | None:
    """No space after the stop: a boundary only between a written-out word and a capitalised one, ``слово.Слово``."""
    if gap.between or gap.kind == "mark":
        return None
    if len(gap.text) > gap.left_stop and gap.left_stop > gap.mark_start + len(gap.sign):
        return SPLIT if gap.right_first.isupper() else JOIN
    plain = _GLUED.search(gap.left) and gap.left[-1].islower() and "/" not in gap.token and "@" not in gap.token
    capitalised = gap.right[:1].isupper() and (gap.right[1:2].islower() or gap.right[1:2].isspace())
    if not (plain and capitalised) or gap.token.lower().startswith("www"):
        return JOIN
    return SPLIT if "." not in gap.token else JOIN


def dash_before_lowercase(gap: Gap) -> Decision | None:
    """A dash and lower case: the author's words or an apposition, ``– Иди! – сказал он``."""
    return JOIN if _DASH.match(gap.right) and gap.right_letter.islower() else None


def lowercase_after_mark(gap: Gap) -> Decision | None:
    """Informal sentences that open in lower case after ! or ?, where the orthography leaves no other reading."""
    if not gap.profile.lowercase_after_mark or not gap.right_letter.islower():
        return None
    return SPLIT if gap.sign[-1:] in {"!", "?"} and not gap.closers and gap.right_first.isalpha() else None


def opens_with_lowercase(gap: Gap) -> Decision | None:
    """Lower case goes on with the sentence."""
    return JOIN if gap.right_letter.islower() else None


OPENINGS: tuple[Rule, ...] = (
    wide_stop,
    ellipsis_opens,
    punctuation_right,
    glued,
    dash_before_lowercase,
    lowercase_after_mark,
    opens_with_lowercase,
)
