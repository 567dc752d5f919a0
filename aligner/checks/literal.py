"""Literals: addresses, hashtags, handles and placeholders that differ between the two sides."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from aligner.alignment import Flag, Severity
from aligner.checks.support.bitext import Bitext, Pair, raise_flag

IN_ANOTHER_LANGUAGE = 0.15
"""How often a link to the same place in another language is worth a look: it is what a translator should write."""

_TRAILING = ".,;:!?…)»”\"'>]"
_KINDS = (
    ("e-mail", re.compile(r"(?<![\w.+-])[\w.+-]++@[\w-]+(?:\.[\w-]+)+")),
    (
        "address",
        re.compile(r"(?:https?://|www\.)\S+|(?<![\w@.-])(?:[a-z0-9-]+\.)+(?:ru|fr|com|org|net|int|me)/\S*", re.I),
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
_LANGUAGE_PART = re.compile(
    r"(?<=[/=_.-])[a-z]{2}[/_.-](?=[^/&_.?#-])|(?<=[/=_.-])[a-z]{2}(?=[/&_?#-]|$)|(?<=//)[a-z]{2}\.", re.I
)
_OTHER_LANGUAGE = re.compile(r"//(?P<language>[a-z]{2})\.(?P<site>[\w.-]+)/")
"""A site that has a part for each language: its pages have names of their own in each."""
_SCHEME = re.compile(r"^(?:https?:)?(?://)?(?:www\.)?|/$", re.I)


@dataclass(frozen=True, slots=True)
class _Literal:
    kind: str
    text: str
    start: int


def check(bitext: Bitext) -> Iterator[Flag]:
    """Flag addresses, handles and placeholders without an equal opposite, and hashtags whose number differs."""
    for pair in bitext.translations():
        yield from _pair(pair)


def _pair(pair: Pair) -> Iterator[Flag]:
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
            same = _in_another_language(one.text, other.text)
            yield raise_flag(
                "literal",
                pair,
                f"the {kind} “{one.text}” is “{other.text}” in the translation"
                + (", the same place in another language" if same else ""),
                severity=Severity.INFO if same else Severity.ERROR,
                confidence=IN_ANOTHER_LANGUAGE if same else 0.9,
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
                found.append(_Literal(kind, match.group().rstrip(_TRAILING), match.start()))
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
        equal = next((other for other in rest if _bare(other.text) == _bare(literal.text)), None)
        if equal is not None:
            rest.remove(equal)
        elif not _is_said(literal, target):
            alone.append(literal)
    return alone, [literal for literal in rest if not _is_said(literal, source)]


def _bare(address: str) -> str:
    return _SCHEME.sub("", address.lower())


def _is_said(literal: _Literal, text: str) -> bool:
    """Whether a text has a site's name as a word: eff.org for www.eff.org."""
    bare = _bare(literal.text)
    return (
        literal.kind == "address"
        and "/" not in bare
        and bool(re.search(rf"(?<![\w.@-]){re.escape(bare)}(?![\w-])", text, re.I))
    )


def _in_another_language(one: str, other: str) -> bool:
    """Whether two addresses lead to one place in two languages: /ru/ and /fr/, page.ru.html and page.html."""
    here, there = (f"//{_bare(address)}" for address in (one, other))
    if _LANGUAGE_PART.sub("", here) == _LANGUAGE_PART.sub("", there):
        return True
    left, right = _OTHER_LANGUAGE.match(here), _OTHER_LANGUAGE.match(there)
    return bool(left and right and left["site"] == right["site"] and left["language"] != right["language"])
