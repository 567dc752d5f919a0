"""Where a sentence may end: the scan for such gaps, and the few things a rule may look at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from aligner.split.profile import Profile

CONTEXT = 80
"""Characters to either side that a rule sees: longer than any abbreviation, initials or marker, and a bound on time."""

EMOJI = "\U0001f000-\U0001faff☀-➿⬀-⯿️‍⃣\U000e0020-\U000e007f⠀"
POINTERS = "❗❕‼⚡✅☑✔➡▶👉👇📌📍🔹🔸🔷🔶🔺🔻🔴🔵🟢🟠💬🎙🔗📄📎🗓📅📢📣🔊🔉"
"""Emoji that stand before what they mark, as bullets do; all others stand after."""

_CLOSER = r"""(?:[ \u00a0\u202f]?»|[)\]}”’'](?!\w)|["“](?!\w)|&(?:\#39|quot|raquo|rsquo);|``(?=[\s.,])|[」』）】〉》])"""
_SMILEY = r"(?:(?<!\w)[:;=8]-?[)(DPР3*]+(?!\w)|=?\)\)+|\(\(+)"
_EMOJI_RUN = rf"(?:(?![{POINTERS}])[{EMOJI}])+"
_GAP = re.compile(
    rf"""
    (?: (?P<stop>[.!?…‽؟۔।]+) | (?P<wide>[。！？｡．]+) )
        (?P<closers>{_CLOSER}*) (?:[ \u00a0]?\[\d{{1,3}}\]|[¹²³⁰-⁹])*
        (?P<more>[.!?…]*)
        (?:\s*(?:{_EMOJI_RUN}|{_SMILEY}))*
    | (?P<mark>{_EMOJI_RUN}|{_SMILEY}) (?:\s*(?:{_EMOJI_RUN}|{_SMILEY}))*
    | (?<=\s)(?=(?P<handle>@\w)|(?P<bullet>[•▪◦‣]\s))
    """,
    re.VERBOSE,
)
_SPACE = re.compile(r"\s*")
_CHAIN = re.compile(r"(?:[^\W\d_]{1,4}\.(?:[ \u00a0\u202f]?-)?[ \u00a0\u202f]?)*[^\W_][^\W_'’]*(?:-[^\W_]+)*$")
_TOKEN = re.compile(r"\S+$")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_LETTER = re.compile(r"[^\W_]")


@dataclass(frozen=True)
class Gap:
    """A place in a paragraph where one sentence may end and the next begin.

    Attributes:
        text: the paragraph.
        sentence_start: where the sentence in progress begins.
        mark_start: where the stop (or emoji, or the gap itself) begins.
        left_stop: end of the left side, with closing quotes and emoji.
        right_start: first visible character of the right side.
        sign: the stop, ``""`` where a boundary was sought without one.
        closers: quotes and brackets between the stop and ``left_stop``.
        kind: ``stop``, ``wide`` (a stop that needs no space), ``mark`` (emoji), ``handle`` or ``bullet``.
        enclosed: span of the innermost quotes or brackets around the gap, None outside.
        punkt: whether Punkt ends a sentence here.
    """

    text: str
    profile: Profile
    sentence_start: int
    mark_start: int
    left_stop: int
    right_start: int
    sign: str
    closers: str
    kind: str
    enclosed: tuple[int, int] | None = None
    punkt: bool = False

    @cached_property
    def left(self) -> str:
        """The sentence so far, without the stop; only its last ``CONTEXT`` characters."""
        return self.text[max(self.sentence_start, self.mark_start - CONTEXT) : self.mark_start]

    @cached_property
    def right(self) -> str:
        """What follows the white space; only its first ``CONTEXT`` characters."""
        return self.text[self.right_start : self.right_start + CONTEXT]

    @cached_property
    def between(self) -> str:
        """The white space between the sides."""
        return self.text[self.left_stop : self.right_start]

    @cached_property
    def token(self) -> str:
        """What stands before the stop, up to white space."""
        found = _TOKEN.search(self.left)
        return found.group() if found else ""

    @cached_property
    def chain(self) -> str:
        """The dotted chain before the stop without its white space: ``т.е``, ``J.-C``, ``etc``."""
        found = _CHAIN.search(self.left)
        return re.sub(r"\s", "", found.group()) if found else ""

    @cached_property
    def tails(self) -> tuple[str, ...]:
        """The chain and every shorter end of it, longest first: ``и.т.д``, ``т.д``, ``д``."""
        pieces = self.chain.split(".")
        return tuple(".".join(pieces[i:]) for i in range(len(pieces)))

    @cached_property
    def before_chain(self) -> str:
        """The word before the dotted chain, or a number."""
        rest = self.left[: len(self.left) - len(self._raw_chain)].rstrip()
        found = _TOKEN.search(rest)
        return found.group() if found else ""

    @cached_property
    def _raw_chain(self) -> str:
        found = _CHAIN.search(self.left)
        return found.group() if found else ""

    @cached_property
    def right_first(self) -> str:
        """The first visible character of the right side."""
        return self.right[:1]

    @cached_property
    def right_letter(self) -> str:
        """The first letter or digit of the right side, past quotes, dashes, brackets and emoji."""
        found = _LETTER.search(self.right)
        return found.group() if found else ""

    @cached_property
    def right_word(self) -> str:
        """The first word or number of the right side."""
        found = _WORD.search(self.right)
        return found.group() if found else ""

    @cached_property
    def after_right_word(self) -> str:
        """The character after the right side's first word."""
        found = _WORD.search(self.right)
        return self.right[found.end() : found.end() + 1] if found else ""


def find_gaps(text: str, start: int = 0) -> Iterator[tuple[int, int, int, str, str, str]]:
    """Places where a sentence may end: (mark_start, left_stop, right_start, sign, closers, kind)."""
    for match in _GAP.finditer(text, start):
        kind = match.lastgroup or ""
        kind = next(name for name in ("stop", "wide", "mark", "handle", "bullet") if match.group(name) is not None)
        left_stop = match.end()
        if kind in {"handle", "bullet"}:
            right_start = left_stop
            left_stop = len(text[max(0, left_stop - CONTEXT) : left_stop].rstrip()) + max(0, left_stop - CONTEXT)
            yield left_stop, left_stop, right_start, "", "", kind
            continue
        space = _SPACE.match(text, left_stop)
        right_start = space.end() if space else left_stop
        if right_start >= len(text):
            return
        sign = (match.group(kind) + (match.group("more") or "")) if kind != "mark" else ""
        yield match.start(), left_stop, right_start, sign, match.group("closers") or "", kind
