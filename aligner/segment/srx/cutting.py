"""A document cut by rules of SRX as programs for translators do it: in each paragraph the first rule decides."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from aligner.document import Document, Kind, Segment
from aligner.errors import InputError
from aligner.segment.lines import visual_lines
from aligner.segment.paragraphs import Block, marked
from aligner.segment.srx.rule import LanguageRules, Rule

if TYPE_CHECKING:
    from regex import Pattern as Compiled

LONGEST_SEARCH = 2.0
"""Seconds that one rule may search one paragraph: rules by others may try a text's every way of matching."""

_CODE_POINT = re.compile(r"\\x\{([0-9A-Fa-f]{1,6})\}")
_HORIZONTAL_SPACE = r"[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"


class PatternError(Exception):
    """Why a rule's pattern is none."""


def engine() -> Any:
    """The package that runs the patterns of rules: an extra, for those who split by rules from a file.

    Raises:
        InputError: if it is not installed.
    """
    try:
        import regex  # noqa: PLC0415  an extra
    except ImportError as error:
        raise InputError(
            "splitting by rules from a file (SRX) needs the package regex: pip install 'bitext-aligner[patterns]'"
        ) from error
    return regex


@dataclass(frozen=True, slots=True)
class Cutter:
    """Rules that are ready to cut, in their order; each finds every place that it is about."""

    rules: tuple[tuple[Rule, Compiled[str]], ...]

    def cuts(self, paragraph: str) -> list[int]:
        """Where a paragraph is cut, in order.

        Raises:
            InputError: if a rule takes far too long.
        """
        try:
            meant = [
                {place.start() for place in pattern.finditer(paragraph, timeout=LONGEST_SEARCH)}
                if rule.breaks
                else None
                for rule, pattern in self.rules
            ]
            places = sorted(set().union(*filter(None, meant)) - {0, len(paragraph)})
            return [place for place in places if self._is_cut(paragraph, place, meant)]
        except TimeoutError as error:
            raise InputError(
                f"a rule for splitting takes more than {LONGEST_SEARCH:g} seconds on one paragraph: it tries too many "
                "ways of matching; write it without nested repetitions"
            ) from error

    def _is_cut(self, paragraph: str, place: int, meant: Sequence[set[int] | None]) -> bool:
        """Whether the first rule that is about a place cuts there; ``meant`` are the places of those that cut."""
        for (_, pattern), places in zip(self.rules, meant, strict=True):
            if places is None:
                if pattern.match(paragraph, place, timeout=LONGEST_SEARCH):
                    return False
            elif place in places:
                return True
        return False


def rules_for(tag: str, languages: Sequence[LanguageRules], *, cascade: bool = False) -> tuple[Rule, ...]:
    """The rules that hold for a language: those of the first that its tag matches, or of all that it matches."""
    regex = engine()
    matching = [one.rules for one in languages if regex.fullmatch(_for_regex(one.pattern), tag, regex.V1 | regex.I)]
    return tuple(rule for rules in (matching if cascade else matching[:1]) for rule in rules)


@lru_cache(maxsize=64)
def cutter(rules: tuple[Rule, ...]) -> Cutter:
    """Rules made ready.

    Raises:
        PatternError: if a pattern is none; the message quotes it.
    """
    return Cutter(tuple((rule, compiled(rule)) for rule in rules))


def compiled(rule: Rule) -> Compiled[str]:
    """A pattern of no width that matches at every place of a rule.

    Raises:
        PatternError: if one of its patterns is none.
    """
    regex = engine()
    for pattern in (rule.before, rule.after):
        try:
            regex.compile(_for_regex(pattern), regex.V1)
        except (regex.error, RecursionError, OverflowError) as error:
            raise PatternError(f"“{pattern}”: {error}") from error
    both = f"(?<={_for_regex(rule.before)})(?={_for_regex(rule.after)})"
    try:
        ready: Compiled[str] = regex.compile(both, regex.V1)
    except (regex.error, RecursionError, OverflowError) as error:
        raise PatternError(f"“{rule.before}” | “{rule.after}”: {error}") from error
    return ready


def cut(document: Document, ready: Cutter) -> Document:
    """The document with its segments as the rules cut its paragraphs; white space around each is left out."""
    return replace(document, segments=tuple(_segments(document, ready)))


def _segments(document: Document, ready: Cutter) -> Iterator[Segment]:
    kinds = [paragraph.kind or Kind.SENTENCE for paragraph in document.paragraphs]
    for number, block in enumerate(_blocks(document)):
        text = document.text[block.start : block.stop]
        edges = [0, *ready.cuts(text), len(text)]
        for start, stop in pairwise(edges):
            piece = text[start:stop]
            first, shown = start + len(piece) - len(piece.lstrip()), piece.strip()
            if shown:
                place = block.start + first
                kind = kinds[number] if kinds else Kind.SENTENCE
                yield Segment(shown, place, place + len(shown), number, kind)


def _blocks(document: Document) -> Iterator[Block]:
    """Paragraphs as the format marks them; of plain text the lines, which programs for translators do not join."""
    if document.paragraphs:
        yield from marked(document)
        return
    for start, stop in visual_lines(document.text):
        if document.text[start:stop].strip():
            yield Block(start, stop, after_blank=False)


def _for_regex(pattern: str) -> str:
    """A pattern of ICU as Python's regex reads it: the same but for a few escapes."""
    with_points = _CODE_POINT.sub(lambda found: re.escape(chr(min(int(found[1], 16), 0x10FFFF))), pattern)
    return with_points.replace(r"\h", _HORIZONTAL_SPACE)
