"""Terms: what the glossary says of a source term, and the translation does not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from aligner.alignment import Flag, Severity
from aligner.checks.support.bitext import Bitext, raise_flag
from aligner.checks.support.terms import forms_of, places_of, words_of


def check(bitext: Bitext) -> Iterator[Flag]:
    """Flag source terms of the glossary whose target term is absent from the pair, inflected forms included.

    Forms are compared by their common beginning (own light stemming): no dictionary of any language is needed. Of
    several target terms for one source term, any will do. A term that is its own translation is not to be translated.
    """
    if not bitext.glossary:
        return
    terms: dict[str, list[str]] = defaultdict(list)
    for source_term, target_term in bitext.glossary:
        terms[source_term].append(target_term)
    split = [(source, targets, forms_of(source), list(map(forms_of, targets))) for source, targets in terms.items()]
    for pair in bitext.translations():
        source_words, target_words = words_of(pair.source.text), words_of(pair.target.text)
        for source_term, targets, source_forms, target_forms in split:
            span = next(places_of(source_forms, source_words), None)
            if span is None or any(True for forms in target_forms for _ in places_of(forms, target_words)):
                continue
            yield raise_flag(
                "term",
                pair,
                _message(source_term, targets),
                severity=Severity.WARNING,
                confidence=0.8,
                source=[span],
            )


def _message(source_term: str, targets: Sequence[str]) -> str:
    if targets == [source_term]:
        return f"“{source_term}” is to stand unchanged, and the translation does not have it"
    expected = " or ".join(f"“{target}”" for target in targets)
    return f"the glossary has {expected} for “{source_term}”, and the translation has not"
