"""Forbidden: a term of the translation that a glossary or a list forbids."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aligner.alignment import Flag, Severity, Span
from aligner.checks.support.bitext import Bitext, Pair, raise_flag
from aligner.checks.support.terms import forms_of, places_of, words_of

LONGEST_ENDING = 2
"""Letters by which a form of a forbidden word may differ: who is accused should be it."""

AS_WRITTEN, ANOTHER_FORM = 0.95, 0.8


def check(bitext: Bitext) -> Iterator[Flag]:
    """Flag forbidden terms, in any form, where no allowed term of the glossary holds them.

    A term with a source term beside it is forbidden only where the source says that.
    """
    if not bitext.forbidden:
        return
    terms = [(source, target, forms_of(source), forms_of(target)) for source, target in bitext.forbidden]
    allowed = [forms_of(target) for _, target in bitext.glossary]
    for pair in bitext.translations():
        source_words, target_words = words_of(pair.source.text), words_of(pair.target.text)
        kept: list[Span] | None = None
        for source, target, source_forms, forms in terms:
            spans = list(places_of(forms, target_words, LONGEST_ENDING))
            if not spans or (source and not any(places_of(source_forms, source_words))):
                continue
            if kept is None:
                kept = [span for words in allowed for span in places_of(words, target_words)]
            for start, stop in spans:
                if not _is_held(start, stop, kept):
                    is_as_written = forms_of(pair.target.text[start:stop]) == forms
                    yield _flag(pair, (start, stop), source, target, is_as_written=is_as_written)


def _flag(pair: Pair, span: Span, source: str, target: str, *, is_as_written: bool) -> Flag:
    return raise_flag(
        "forbidden",
        pair,
        f"“{target}” must not be used" + (f" for “{source}”" if source else ""),
        severity=Severity.ERROR if is_as_written else Severity.WARNING,
        confidence=AS_WRITTEN if is_as_written else ANOTHER_FORM,
        target=[span],
    )


def _is_held(start: int, stop: int, kept: Sequence[Span]) -> bool:
    """Whether a longer allowed term holds the words: «диск» in «жёсткий диск»."""
    return any(left <= start and stop <= right and (left, right) != (start, stop) for left, right in kept)
