"""Typography: spaces beside marks, quotation marks and dashes that are not those of the translation's language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aligner.alignment import Flag, Severity, Span
from aligner.checks.support.bitext import Bitext, raise_flag
from aligner.checks.support.written import MASK, masked, segments_of
from aligner.language.match import likely_subtags
from aligner.language.registry import language_of
from aligner.language.tags import language_name, primary_subtag
from aligner.language.typography import AS_ANYWHERE, NO_BREAK, Typography

BREACH, ORDINARY_SPACE = 0.9, 0.1
"""How often somebody would mend it. An ordinary space for a no-break one is what keyboards give: on demand."""

LONGEST_QUOTATION = 300
"""Characters between two marks that are taken for a pair."""

_Breach = tuple[str, float, tuple[Span, ...]]
"""What is wrong, how surely, and the marks."""

_QUOTED = tuple(
    (opening + closing, re.compile(f"{opening}[^{opening}{closing}\n]{{1,{LONGEST_QUOTATION}}}{closing}"))
    for opening, closing in ("«»", "“”", "„“", "„”", '""')
)
_BEFORE_PAUSE = re.compile(r"(?<=\w)[ \u00a0]+([,.])(?=\s|$)(?!\s?\.)")
_INSIDE_BRACKETS = re.compile(r"([(\[])[ \u00a0]+(?=\w)|(?<=\w)[ \u00a0]+([)\]])")
_MARK = re.compile(r"(?<=[\w)\]»”%…])(\s*)([;:!?])(?=[\s»”!?]|$)")
_HYPHEN = re.compile(r"(?<=[^\s\d]) (-{1,2}) (?=[^\s\d])")
_TIGHT_DASH = re.compile(r"(?<=[^\W\d_]{2})([—])(?=[^\W\d_]{2})")
_OPENED, _CLOSED = re.compile(r"«(\s*)(?=\S)"), re.compile(r"(?<=\S)(\s*)»")


def check(bitext: Bitext) -> Iterator[Flag]:
    """Flag what a typesetter of the translation's language would mend: one flag a pair for each breach."""
    tag = bitext.alignment.target.lang
    typography = language_of(tag).typography
    if typography is AS_ANYWHERE:
        return
    spaced, language = typography.spaced_in(likely_subtags(tag)[2]), language_name(primary_subtag(tag))
    for pair in bitext.translations():
        breaches: dict[str, tuple[float, list[Span]]] = {}
        for text, place in segments_of(pair.target):
            for message, confidence, spans in _breaches(masked(text), spaced, typography, language):
                marks = breaches.setdefault(message, (confidence, []))[1]
                marks += [(place + start, place + stop) for start, stop in spans]
        for message, (confidence, marks) in breaches.items():
            yield raise_flag(
                "typography", pair, message, severity=Severity.INFO, confidence=confidence, target=sorted(marks)
            )


def _breaches(text: str, spaced: str, typography: Typography, language: str) -> Iterator[_Breach]:
    yield from _marks(text, spaced)
    yield from _brackets(text)
    yield from _quotations(text, typography, language)
    yield from _dashes(text, typography)


def _marks(text: str, spaced: str) -> Iterator[_Breach]:
    for match in _MARK.finditer(text):
        space, mark = match.groups()
        if MASK in text[max(0, match.start() - 1) : match.end() + 1]:
            continue
        if mark in spaced:
            yield from _wanted(space, f"before “{mark}”", match.span(2))
        elif space:
            yield f"a space before “{mark}”", BREACH, (match.span(2),)
    for match in _BEFORE_PAUSE.finditer(text):
        yield f"a space before “{match[1]}”", BREACH, (match.span(1),)


def _wanted(space: str, where: str, mark: Span) -> Iterator[_Breach]:
    """What is wrong with the space at a place that wants a no-break one."""
    if not space:
        yield f"no space {where}", BREACH, (mark,)
    elif not set(space) <= set(NO_BREAK):
        yield f"a space {where} that a line may break at", ORDINARY_SPACE, (mark,)


def _brackets(text: str) -> Iterator[_Breach]:
    for match in _INSIDE_BRACKETS.finditer(text):
        group = 1 if match[1] else 2
        yield f"a space inside “{match[group]}”", BREACH, (match.span(group),)


def _quotations(text: str, typography: Typography, language: str) -> Iterator[_Breach]:
    usual = typography.quotes
    quoted_already = bytearray(len(text))
    for marks, quoted in _QUOTED:
        if not usual:
            break
        for match in quoted.finditer(text):
            start, stop = match.span()
            if marks in usual:
                quoted_already[start:stop] = b"1" * (stop - start)
            elif not (quoted_already[start] and quoted_already[stop - 1]) and not _is_measure(text, match):
                ends = (match.start(), match.start() + 1), (match.end() - 1, match.end())
                yield f"{marks[0]}…{marks[1]} where {language} has {usual[0][0]}…{usual[0][1]}", BREACH, ends
    if "«»" in usual:
        for pattern, where, mark in ((_OPENED, "after “«”", "«"), (_CLOSED, "before “»”", "»")):
            for match in pattern.finditer(text):
                at = text.index(mark, match.start())
                if "«»" in typography.spaced_inside:
                    yield from _wanted(match[1], where, (at, at + 1))
                elif match[1]:
                    yield f"a space {where}", BREACH, ((at, at + 1),)


def _is_measure(text: str, match: re.Match[str]) -> bool:
    """Whether straight marks stand for inches or seconds."""
    return match.group()[0] == '"' and text[max(0, match.start() - 1) : match.start()].isdigit()


def _dashes(text: str, typography: Typography) -> Iterator[_Breach]:
    if typography.dashes:
        for match in _HYPHEN.finditer(text):
            yield "a hyphen for a dash", BREACH, (match.span(1),)
    if typography.spaced_dash:
        for match in _TIGHT_DASH.finditer(text):
            yield "a dash without spaces", BREACH, (match.span(1),)
