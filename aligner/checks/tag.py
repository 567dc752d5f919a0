"""Tag: markup of programs and pages that a translation must keep: tags, entities, wordings of ICU messages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

from babel import Locale, UnknownLocaleError

from aligner.alignment import Flag, Severity, Span
from aligner.checks.support.bitext import Bitext, Pair, raise_flag
from aligner.checks.support.icu import Choice, choices
from aligner.language.entries import words
from aligner.language.tags import primary_subtag

CONFIDENCE, ONE_SIDED = 0.9, 0.8

RARE = frozenset({"many"})
"""Categories of numbers that a message may do without: French and Spanish have one for whole millions alone."""

_HTML = words(
    """
    a abbr b big blockquote br button cite code del dfn div em font g h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p
    pre q ruby s samp small span strong sub sup table td th tr tt u ul var wbr
    bpt bx ec ept ex it mrk pc ph sc x
    """
)
"""Tags of HTML that stand in texts, and those of XLIFF."""

_TAG = re.compile(r"<(/?)([A-Za-z][\w:-]{0,30}|\d{1,3})(?:\s[^<>\n]{0,1000})?(/?)>")
_NUMBERED = re.compile(r"[A-Za-z]{0,3}\d{1,3}")
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{2,6}|#[xX][\da-fA-F]{2,6});")
_BROKEN_ENTITY = re.compile(r"&[ \u00a0](?:nbsp|amp|lt|gt|quot|copy|#\d{2,6})\b|&(?:nbsp|laquo|raquo)\b(?!;)")
_NO_BREAK = "\u00a0"
_KEPT = frozenset("<>©®™§")
"""What an entity of the source stands for that the translation must have, as an entity or as such."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of markup: how it is called, what is compared, where it stands."""

    kind: str
    key: str
    text: str
    span: Span


def check(bitext: Bitext) -> Iterator[Flag]:
    """Flag tags and entities of one side alone, and messages whose wordings differ in kind."""
    language = primary_subtag(bitext.alignment.target.lang)
    for pair in bitext.translations():
        if "<" in pair.source.text or "<" in pair.target.text:
            yield from _one_sided(pair, list(_tags(pair.source.text)), list(_tags(pair.target.text)))
        if "&" in pair.source.text or "&" in pair.target.text:
            yield from _entities(pair)
        if "{" in pair.source.text or "{" in pair.target.text:
            yield from _messages(pair, language)


def _tags(text: str) -> Iterator[_Piece]:
    """The tags that are markup: names of HTML and XLIFF, numbers, and any name that is closed in the text."""
    matches = list(_TAG.finditer(text))
    closed = {match[2] for match in matches if match[1]}
    for match in matches:
        name = match[2].lower()
        if name in _HTML or match[2] in closed or match[3] or _NUMBERED.fullmatch(name):
            key = match[1] + (name if name in _HTML else match[2])
            yield _Piece("tag", key, match.group(), match.span())


def _entities(pair: Pair) -> Iterator[Flag]:
    """Entities for letters and marks may be written as such, and spaces are the translation's own matter."""
    for broken in _BROKEN_ENTITY.finditer(pair.target.text):
        yield _flag(pair, f"the entity “{broken.group()}” is broken", target=broken.span())
    pieces = []
    for here, there in ((pair.source.text, pair.target.text), (pair.target.text, pair.source.text)):
        said = unescape(there)
        alone = []
        for match in _ENTITY.finditer(here):
            char = unescape(match.group())
            if char in _KEPT and char not in said:
                alone.append(_Piece("entity", char, match.group(), match.span()))
        pieces.append(alone)
    yield from _one_sided(pair, *pieces)
    lost = next((match for match in _ENTITY.finditer(pair.source.text) if unescape(match.group()) == _NO_BREAK), None)
    if lost and not re.search("[\u00a0\u202f]|&", unescape(pair.target.text)):
        yield raise_flag(
            "tag",
            pair,
            f"the entity “{lost.group()}” is not in the translation, nor is a no-break space",
            severity=Severity.INFO,
            confidence=0.3,
            source=[lost.span()],
        )


def _one_sided(pair: Pair, left: list[_Piece], right: list[_Piece]) -> Iterator[Flag]:
    counts = Counter(piece.key for piece in left)
    counts.subtract(piece.key for piece in right)
    lost = list(_last(left, {key: excess for key, excess in counts.items() if excess > 0}))
    added = list(_last(right, {key: -excess for key, excess in counts.items() if excess < 0}))
    severity = Severity.ERROR if lost and added else Severity.WARNING  # a text about pages may name one freely
    for piece in lost:
        message = f"the {piece.kind} “{_short(piece.text)}” is not in the translation"
        yield _flag(pair, message, source=piece.span, severity=severity)
    for piece in added:
        message = f"the {piece.kind} “{_short(piece.text)}” is not in the source"
        yield _flag(pair, message, target=piece.span, severity=severity)


def _last(pieces: list[_Piece], excess: Mapping[str, int]) -> Iterator[_Piece]:
    """Of every key the last pieces, as many as the other side lacks."""
    rest = Counter(piece.key for piece in pieces)
    for piece in pieces:
        if rest[piece.key] <= excess.get(piece.key, 0):
            yield piece
        rest[piece.key] -= 1


def _messages(pair: Pair, language: str) -> Iterator[Flag]:
    left = {choice.name: choice for choice in choices(pair.source.text)}
    right = {choice.name: choice for choice in choices(pair.target.text)}
    for name in left.keys() | right.keys():
        ours, theirs = left.get(name), right.get(name)
        if theirs is None and ours is not None:
            yield _flag(pair, f"the argument “{name}” chooses no wording in the translation", source=ours.span)
        elif theirs is not None and ours is not None:
            yield from _wordings(pair, ours, theirs, language)
        elif theirs is not None:
            yield _flag(pair, f"the argument “{name}” chooses no wording in the source", target=theirs.span)


def _wordings(pair: Pair, ours: Choice, theirs: Choice, language: str) -> Iterator[Flag]:
    if ours.type != theirs.type:
        message = f"“{ours.name}” is a {ours.type} in the source, a {theirs.type} in the translation"
        yield _flag(pair, message, ours.span, theirs.span)
        return
    given = set(theirs.wordings)
    if theirs.type == "select":
        wanted = allowed = set(ours.wordings)
    else:
        exact = {key for key in ours.wordings if key.startswith("=")}
        categories = _categories(language, theirs.type) or given
        wanted, allowed = categories - RARE, categories | exact | {key for key in given if key.startswith("=")}
    for key in sorted(wanted - given):
        yield _flag(pair, f"“{theirs.name}” has no wording for “{key}”", ours.span, theirs.span)
    for key in sorted(given - allowed):
        yield _flag(pair, f"“{theirs.name}” has a wording for “{key}”, which is never chosen", ours.span, theirs.span)


@lru_cache(maxsize=64)
def _categories(language: str, type_: str) -> set[str]:
    """The categories of numbers that a language tells apart (CLDR), ``other`` among them; empty where none is known."""
    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return set()
    rules = locale.plural_form if type_ == "plural" else locale.ordinal_form
    return set(rules.tags) | {"other"}


def _flag(
    pair: Pair,
    message: str,
    source: Span | None = None,
    target: Span | None = None,
    severity: Severity = Severity.ERROR,
) -> Flag:
    return raise_flag(
        "tag",
        pair,
        message,
        severity=severity,
        confidence=CONFIDENCE if severity is Severity.ERROR else ONE_SIDED,
        source=[source] if source else (),
        target=[target] if target else (),
    )


def _short(tag: str) -> str:
    return tag if len(tag) <= 40 else f"{tag[:38]}…>"
