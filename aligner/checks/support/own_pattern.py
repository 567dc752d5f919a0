"""A user's own pattern: what must, or must not, stand in the source and in the translation of one pair."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

from aligner.alignment import Severity, Span
from aligner.errors import InputError

if TYPE_CHECKING:
    import regex

NOT = "!"
"""What a pattern begins with that must not be found."""

LONGEST_SEARCH = 0.5
"""Seconds that one search may take: a pattern that backtracks without end is told, not waited for."""

_GROUP = re.compile(r"\$([1-9])")


@dataclass(frozen=True, slots=True, order=True)
class Pattern:
    """One line of a table of patterns: a pair is flagged where all that it says holds.

    ``source`` and ``target`` are regular expressions (of the package regex, whose syntax is Python's and more); an
    empty one asks for nothing, one that begins with ``!`` is not to be found. ``$1`` in ``target`` is what the first
    group of ``source`` found, to the letter. ``where`` says where a person wrote it.
    """

    source: str
    target: str
    message: str
    severity: str = Severity.WARNING.value
    where: str = ""

    def __post_init__(self) -> None:
        """Refuse what no pair can be searched for.

        Raises:
            InputError: if nothing is to be found, a pattern is no regular expression, or the severity is none.
        """
        if not self.source and not self.target:
            raise InputError(f"{self.place}: no pattern; write one for the source, a tab, one for the translation")
        if self.severity not in set(Severity):
            raise InputError(f"{self.place}: severity is {self.severity!r}; it is one of {', '.join(Severity)}")
        for side, written in (("source", self.source), ("translation", _GROUP.sub("x", self.target))):
            _compiled(written.removeprefix(NOT), f"{self.place}: the pattern for the {side}")
        groups = 0 if self.source.startswith(NOT) else _compiled(self.source, self.place).groups
        named = [int(number) for number in _GROUP.findall(self.target)]
        if max(named, default=0) > groups:
            raise InputError(f"{self.place}: ${max(named)} names no group that the pattern for the source finds")

    @property
    def place(self) -> str:
        """Where it was written, for messages."""
        return self.where or f"the pattern “{self.source or self.target}”"

    def places(self, source: str, target: str) -> Iterator[tuple[tuple[Span, ...], tuple[Span, ...]]]:
        """What it finds in a pair: spans of the source, and of the target.

        Raises:
            TimeoutError: if a search takes too long.
        """
        for ours, found in self._in_source(source):
            written = _GROUP.sub(partial(_escaped, found), self.target)
            wanted, theirs = _searched(written, target, self.place)
            if wanted:
                yield ours, theirs

    def _in_source(self, source: str) -> Iterator[tuple[tuple[Span, ...], Any]]:
        if not self.source or self.source.startswith(NOT):
            holds, _ = _searched(self.source, source, self.place)
            if holds:
                yield (), None
            return
        for found in _compiled(self.source, self.place).finditer(source, timeout=LONGEST_SEARCH):
            yield (found.span(),), found


def _searched(written: str, text: str, place: str) -> tuple[bool, tuple[Span, ...]]:
    """Whether a text has what it should, or lacks what it should not have; and where."""
    if not written:
        return True, ()
    found = _compiled(written.removeprefix(NOT), place).search(text, timeout=LONGEST_SEARCH)
    if written.startswith(NOT):
        return found is None, ()
    return found is not None, (found.span(),) if found else ()


def _escaped(found: Any, group: re.Match[str]) -> str:
    """What a group of the source found, as a pattern for it to the letter."""
    import regex  # noqa: PLC0415  for those who have patterns

    return str(regex.escape(found[int(group[1])] or "")) if found else ""


@lru_cache(maxsize=1000)
def _compiled(written: str, what: str) -> regex.Pattern[str]:
    import regex  # noqa: PLC0415

    try:
        return regex.compile(written)
    except regex.error as error:
        raise InputError(f"{what} “{written}” is no regular expression: {error}") from error
