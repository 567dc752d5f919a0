"""A gap: a place where a sentence may end, with the few things a rule may look at."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from aligner.language.sentences import SentenceWords
from aligner.segment.cues import Cue, Site

CONTEXT = 80
"""Characters to either side that a rule sees: longer than any abbreviation, initials or marker, and a bound on time."""

_CHAIN = re.compile(r"(?:[^\W\d_]{1,4}\.[ \u00a0\u202f]?-?)*[^\W_]+(?:-[^\W_]+)*$")
_TOKEN = re.compile(r"\S+$")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


@dataclass(frozen=True)
class Gap:
    """One site of a paragraph and what surrounds it.

    Attributes:
        text: the paragraph.
        words: those of its language.
        sentence_start: where the sentence in progress begins.
        enclosed: span of the innermost quotation marks or brackets around the gap, None outside.
        closed: span of the outermost ones that close between the stop and the white space, None where none does.
        punkt: whether Punkt ends a sentence here.
        thread: whether the paragraph is a thread of comments, where handles open replies.
        stopped: whether the paragraph sets stops at all: in verse without them capitals open lines.
    """

    text: str
    words: SentenceWords
    site: Site
    sentence_start: int = 0
    enclosed: tuple[int, int] | None = None
    closed: tuple[int, int] | None = None
    punkt: bool = False
    thread: bool = False
    stopped: bool = True

    @property
    def cue(self) -> Cue:
        """What makes this a gap."""
        return self.site.cue

    @property
    def sign(self) -> str:
        """The stop, empty for other cues."""
        return self.site.sign

    @property
    def glued(self) -> bool:
        """Whether no white space stands between the sides."""
        return self.site.left_stop == self.site.right_start

    @property
    def bare(self) -> bool:
        """Whether the sign stands alone: no quotes, brackets, emoji or note between it and the white space."""
        return self.site.left_stop - self.site.mark_start == len(self.sign)

    @cached_property
    def left(self) -> str:
        """The end of the sentence so far, without the stop."""
        start = max(self.sentence_start, self.site.mark_start - CONTEXT)
        return self.text[start : self.site.mark_start]

    @cached_property
    def whole_left(self) -> str:
        """The sentence so far with its stop and closing marks, or its end where it is long."""
        start = max(self.sentence_start, self.site.left_stop - CONTEXT)
        return self.text[start : self.site.left_stop]

    @cached_property
    def right(self) -> str:
        """The beginning of what follows the white space."""
        return self.text[self.site.right_start : self.site.right_start + CONTEXT]

    @cached_property
    def token(self) -> str:
        """What stands before the stop, back to white space; empty where white space stands before the stop."""
        found = _TOKEN.search(self.left)
        return found.group() if found else ""

    @cached_property
    def _raw_chain(self) -> str:
        found = _CHAIN.search(self.left)
        return found.group() if found else ""

    @cached_property
    def chain(self) -> str:
        """The dotted chain before the stop without its white space: ``т.е``, ``J.-C``, ``etc``."""
        return "".join(self._raw_chain.split())

    @cached_property
    def tails(self) -> tuple[str, ...]:
        """The chain and every shorter end of it, longest first: ``и.т.д``, ``т.д``, ``д``; ``ген.-лейт``, ``лейт``."""
        pieces = self.chain.split(".")
        return tuple(".".join(pieces[i:]).lstrip("-") for i in range(len(pieces)))

    @cached_property
    def listed(self) -> bool:
        """Whether the language lists the token as an abbreviation of any sort."""
        words = self.words
        lists = (words.leading, words.closing, words.before_number, words.after_number, words.ranks)
        return any(self.token in abbreviations for abbreviations in lists)

    @cached_property
    def before_chain(self) -> str:
        """The word or number before the dotted chain."""
        found = _TOKEN.search(self.left[: len(self.left) - len(self._raw_chain)].rstrip())
        return found.group() if found else ""

    @cached_property
    def before_number(self) -> str:
        """The word before the number that stands before the dotted chain: ``капитан`` of ``капитан 1 р.``."""
        words = self.left[: len(self.left) - len(self._raw_chain)].split()
        return words[-2] if len(words) > 1 and words[-1].isdecimal() else ""

    @cached_property
    def right_letter(self) -> str:
        """The first letter or digit of the right side, past quotes, dashes, brackets and emoji."""
        return self.right_word[:1]

    @cached_property
    def right_word(self) -> str:
        """The first word or number of the right side."""
        found = _WORD.search(self.right)
        return found.group() if found else ""

    @cached_property
    def right_opens(self) -> bool:
        """Whether the right side sets in like a sentence, not like a name: ``Он``, but not the initial ``В.``."""
        found = _WORD.search(self.right)
        return found is not None and self.words.opens(found.group()) and self.right[found.end() :][:1] != "."
