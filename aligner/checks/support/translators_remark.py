"""Remarks and notes of a translator's, which the other side need not have.

A remark says whose translation a text is, at its head or its foot; a note is marked as the translator's (N. d. T.), and
stands anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from aligner.alignment import Alignment, Flag, Severity, Span
from aligner.checks.support.quoting import shortened
from aligner.document import Document
from aligner.language.registry import language_of
from aligner.language.translation import TranslationWords

EDGE = 8
"""Segments at either end of a text where such a remark stands."""

LONGEST = 100
"""Characters; a longer line says more than whose translation it is, unless people are named with their addresses."""

MARKED = 40
"""Characters at the head or the foot of a note in which its mark stands."""

MOST_NAMED = 6
"""Words of a person's name or two, behind a colon."""

LEAST_STEM, LONGEST_ENDING = 4, 3
"""Letters that a form of a language's name shares with it, and those that it may have of its own («английском»)."""

_WORD = re.compile(r"[^\W\d_]++\.?")
_COLON = re.compile(r"(?<!\s)\s*[:：]\s*")
_ENDS = re.compile(r"[!?…]")
_ADDRESS = re.compile(r"<(?:https?://)?[^<>\s]{3,100}[.@][^<>\s]{1,100}>|(?<!\S)[\w.+-]{1,64}@[\w.-]{3,100}(?!\w)")
_BRACKETS = re.compile(r"\([^()]{1,20}\)")
_LOST = frozenset({"missing", "added", "partial-missing", "partial-added"})


def without_remarks(flags: Iterable[Flag], alignment: Alignment) -> Iterator[Flag]:
    """The flags without those on two remarks of translators'; such a remark alone is for information, as is a note."""
    source, target = _remarks(alignment.source), _remarks(alignment.target)
    for flag in flags:
        bead = alignment.beads[flag.bead]
        in_source, in_target = _lies_in(flag.source_spans, source), _lies_in(flag.target_spans, target)
        all_in = (in_source or not flag.source_spans) and (in_target or not flag.target_spans)
        if bead.is_null and all_in and (flag.kind not in _LOST or (in_source and in_target)):
            continue  # two that stand in unlike places
        if not bead.is_null and source.keys() >= set(bead.source) and target.keys() >= set(bead.target):
            continue
        here_alone = flag.kind in _LOST and not flag.target_spans
        there_alone = flag.kind in _LOST and not flag.source_spans
        if here_alone and ((bead.is_null and in_source) or _are_notes(flag.source_spans, alignment.source)):
            yield _for_information(flag, alignment.source, "source", "translation")
        elif there_alone and ((bead.is_null and in_target) or _are_notes(flag.target_spans, alignment.target)):
            yield _for_information(flag, alignment.target, "translation", "source")
        else:
            yield flag


def is_note(text: str, lang: str) -> bool:
    """Whether a text is marked as a note of its translator's, at its head or its foot."""
    known = language_of(lang).translation
    if known is None or not known.notes:
        return False
    head = "".join(filter(str.isalpha, text[:MARKED].casefold()))
    foot = "".join(filter(str.isalpha, text[-MARKED:].casefold()))
    return head.startswith(tuple(known.notes)) or foot.endswith(tuple(known.notes))


def is_remark(text: str, lang: str) -> bool:
    """Whether a line says no more than that this is a translation, from what language, by whom."""
    known = language_of(lang).translation
    longest = LONGEST * (1 + text.count("@"))
    if "@" in text:
        text = _BRACKETS.sub(" ", _ADDRESS.sub(" ", text))
    if known is None or len(text) > longest or _ENDS.search(text):
        return False
    head, tail = _parted(text)
    if not tail and " " not in text.strip() and text.lower() == text.upper():  # written without spaces and capitals
        return _says_so_unspaced(text, known, lang)
    words = _WORD.findall(head)
    if not _begins(head.strip(), known.translated) and not any(_begins(word, known.translated) for word in words):
        return False
    if tail:
        is_name = not tail[0].islower() and len(tail.split()) <= MOST_NAMED
        return is_name and (head.strip() in known.translated or all(_is_known(word, known, lang) for word in words))
    return _says_so(words, known, lang)


def _parted(text: str) -> tuple[str, str]:
    """What stands before a colon, and what behind it; all of a text without one stands before."""
    colon = _COLON.search(text)
    return (text[: colon.start()], text[colon.end() :]) if colon else (text, "")


def _says_so(words: Sequence[str], known: TranslationWords, lang: str) -> bool:
    """Whether every word belongs to such a remark, and one says from what, or by whom."""
    says_more = any(_names_language(word, lang) for word in words)
    opens_name = False  # behind a word for translating, or one such as “by”
    in_name = 0
    for place, word in enumerate(words):
        if _is_known(word, known, lang):
            opens_name, in_name = True, 0
        elif place and not word.islower() and (opens_name or in_name):
            in_name += 1
            says_more = says_more or in_name > 1
            opens_name = False
        else:
            return False
    return says_more


def _says_so_unspaced(text: str, known: TranslationWords, lang: str) -> bool:
    names = (name for name in _language_names(lang) if len(name) > 1)
    return any(word in text for word in known.translated) and any(name in text for name in names)


def _is_known(word: str, known: TranslationWords, lang: str) -> bool:
    return (
        word.casefold().rstrip(".") in known.links
        or _begins(word, known.translated | known.others)
        or _names_language(word, lang)
    )


def _begins(word: str, stems: frozenset[str]) -> bool:
    return word.casefold().startswith(tuple(stems))


@lru_cache(maxsize=1024)
def _names_language(word: str, lang: str) -> bool:
    """Whether a word is a language's name in this language, in whatever case, or its beginning («англ.»)."""
    word, names = word.casefold(), _language_names(lang)
    if word.endswith("."):
        word = word[:-1]
        if len(word) > 1 and any(name.startswith(word) for name in names):
            return True
    if word in names:
        return True
    n_least = max(LEAST_STEM, len(word) - LONGEST_ENDING)
    return len(word) >= LEAST_STEM and any(name[:n_least] == word[:n_least] for name in names)


@lru_cache(maxsize=32)
def _language_names(lang: str) -> frozenset[str]:
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415  needed for few lines of few texts

    try:
        names = Locale.parse(lang.replace("-", "_")).languages.values()
    except (UnknownLocaleError, ValueError):
        return frozenset()
    return frozenset(name.casefold() for name in map(str, names) if " " not in name)


def _remarks(document: Document) -> dict[int, Span]:
    """Which segments at the head and the foot are remarks, and where they stand."""
    n = len(document.segments)
    edges = {*range(min(EDGE, n)), *range(max(0, n - EDGE), n)}
    segments = {k: document.segments[k] for k in sorted(edges)}
    return {k: (one.start, one.stop) for k, one in segments.items() if is_remark(one.text, document.language)}


def _lies_in(spans: Sequence[Span], remarks: Mapping[int, Span]) -> bool:
    """Whether all that is marked stands in remarks."""
    return bool(spans) and all(
        any(left <= start and stop <= right for left, right in remarks.values()) for start, stop in spans
    )


def _are_notes(spans: Sequence[Span], document: Document) -> bool:
    return bool(spans) and all(is_note(document.text[start:stop], document.language) for start, stop in spans)


def _for_information(flag: Flag, document: Document, here: str, there: str) -> Flag:
    spans = (*flag.source_spans, *flag.target_spans)
    quotation = shortened(" ".join(document.text[start:stop] for start, stop in spans))
    message = f"“{quotation}” is the translator’s own remark on the {here}; the {there} has none"
    return replace(flag, severity=Severity.INFO, message=message)
