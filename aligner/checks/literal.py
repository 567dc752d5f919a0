"""Literals: addresses, hashtags, handles and placeholders that differ between the two sides."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from aligner.alignment import Flag, Severity
from aligner.checks.support.addresses import bare, why_unlike
from aligner.checks.support.bitext import Bitext, Pair, raise_flag

AS_IT_SHOULD_BE = 0.15
"""How often an address is worth a look that differs as a translator should have it: /ru/ and /fr/, an example."""

ADDRESSES = frozenset({"e-mail", "address"})

_TRAILING = ".,;:!?…)»”\"'>]"
_KINDS = (
    (
        "e-mail",
        re.compile(r"(?<![\w.+-])[\w.+-]++@(?:[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+|[\w-]+(?:\.[\w-]+)+)"),
    ),
    (
        "address",
        re.compile(
            r"(?:https?://|www\.)[^\s<>\"`«»“”]+"
            r"|(?<![\w@.-])(?:[a-z0-9-]+\.)+(?:ru|fr|com|org|net|int|me)/[^\s<>\"`«»“”]*",
            re.I,
        ),
    ),
    ("hashtag", re.compile(r"(?<![\w&/])#(?=\w*[^\W\d])\w+")),
    ("handle", re.compile(r"(?<![\w.@/%])@\w{2,}")),
    (
        "placeholder",
        re.compile(
            r"(?<![\w%])%(?:\d{1,2}\$|\(\w{1,40}\))?[-+0#]{0,3}\d{0,3}(?:\.\d{1,3})?(?:ll?|hh?|z)?[sdiufFeEgGxXoc@](?!\w)"
            r"|\{\{ ?[\w.]{1,60} ?\}\}|[$%#]?\{[A-Za-z_][\w.]{0,60}\}|\{\d{1,2}\}"
        ),
    ),
)
_FIRST_PLACE = "{0}"
_PARTICLE = re.compile(r"(?<=[A-Za-z0-9])[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3].*")
"""What languages that write without a space put right behind an address: «oak.org에서»."""


@dataclass(frozen=True, slots=True)
class _Literal:
    kind: str
    text: str
    start: int


def check(bitext: Bitext) -> Iterator[Flag]:
    """Flag addresses, handles and placeholders without an equal opposite, and hashtags whose number differs."""
    languages = bitext.alignment.source.language, bitext.alignment.target.language
    for pair in bitext.translations():
        yield from _pair(pair, languages)


def _pair(pair: Pair, languages: tuple[str, str]) -> Iterator[Flag]:
    source, target = _literals(pair.source.text), _literals(pair.target.text)
    for kind, _ in _KINDS:
        left = [literal for literal in source if literal.kind == kind]
        right = [literal for literal in target if literal.kind == kind]
        left, right = _without_common(left, right, pair.source.text, pair.target.text)
        if kind == "hashtag":  # translated like words: only their number can tell
            excess = len(left) - len(right)
            yield from _one_sided(pair, left[len(left) - max(0, excess) :], right[len(right) - max(0, -excess) :])
            continue
        for one, other in zip(left, right, strict=False):
            why = why_unlike(one.text, other.text, languages) if kind in ADDRESSES else None
            yield raise_flag(
                "literal",
                pair,
                f"the {kind} “{one.text}” is “{other.text}” in the translation" + (f", {why}" if why else ""),
                severity=Severity.INFO if why else Severity.ERROR,
                confidence=AS_IT_SHOULD_BE if why else 0.9,
                source=[(one.start, one.start + len(one.text))],
                target=[(other.start, other.start + len(other.text))],
            )
        both = min(len(left), len(right))
        yield from _one_sided(pair, left[both:], right[both:])


def _one_sided(pair: Pair, left: list[_Literal], right: list[_Literal]) -> Iterator[Flag]:
    for literal, here, absent in [(one, True, "translation") for one in left] + [
        (one, False, "source") for one in right
    ]:
        span = [(literal.start, literal.start + len(literal.text))]
        yield raise_flag(
            "literal",
            pair,
            f"the {literal.kind} “{literal.text}” is not in the {absent}",
            severity=Severity.INFO if literal.kind == "hashtag" else Severity.WARNING,
            confidence=0.8,
            source=span if here else (),
            target=() if here else span,
        )


def _literals(text: str) -> list[_Literal]:
    found: list[_Literal] = []
    covered: set[int] = set()
    for kind, pattern in _KINDS:
        for match in pattern.finditer(text):
            if match.start() not in covered and not _is_mark_of_a_note(match.group(), text):
                covered.update(range(match.start(), match.end()))
                literal = _PARTICLE.sub("", match.group()) if kind in ADDRESSES else match.group()
                found.append(_Literal(kind, literal.rstrip(_TRAILING), match.start()))
    return found


def _is_mark_of_a_note(literal: str, text: str) -> bool:
    """Whether “{2}” is no placeholder: those that have numbers begin with 0."""
    return literal.startswith("{") and literal.strip("{}").isdigit() and _FIRST_PLACE not in text


def _without_common(
    left: list[_Literal], right: list[_Literal], source: str, target: str
) -> tuple[list[_Literal], list[_Literal]]:
    """The literals that the other side has not, be it without “www.”, scheme or final slash."""
    rest = list(right)
    alone = []
    for literal in left:
        equal = next((other for other in rest if bare(other.text) == bare(literal.text)), None)
        if equal is not None:
            rest.remove(equal)
        elif not _is_said(literal, target):
            alone.append(literal)
    return alone, [literal for literal in rest if not _is_said(literal, source)]


def _is_said(literal: _Literal, text: str) -> bool:
    """Whether a text has a site's name as a word: eff.org for www.eff.org."""
    site = bare(literal.text)
    return (
        literal.kind == "address"
        and "/" not in site
        and bool(re.search(rf"(?<![\w.@-]){re.escape(site)}(?![\w-])", text, re.I))
    )
