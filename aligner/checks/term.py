"""Terms: what the glossary says of a source term, and the translation does not."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from aligner.alignment import Flag, Severity
from aligner.checks.support.bitext import Bitext, raise_flag
from aligner.names.gazetteer import WORD, fold

LONGEST_ENDING = 3
"""Letters by which two forms of one word may differ at the end: соглашени-ями, nation-aux."""

LEAST_STEM_SHARE = 0.6
"""Share of the longer form that must be common: below it «мир» would be «мирный»."""

_PERSON = re.compile(r"(?<=\w{2})(?:teurs?|trices?|eurs?|euses?|eresses?)$")
"""Endings of those who do something, as fold() leaves them; what stands before is the same for both."""

_Words = list[tuple[str, int, int]]


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
    split = [
        (source, targets, [word for word, _, _ in _words(source)], [[w for w, _, _ in _words(t)] for t in targets])
        for source, targets in terms.items()
    ]
    for pair in bitext.translations():
        source_words, target_words = _words(pair.source.text), _words(pair.target.text)
        for source_term, targets, source_forms, target_forms in split:
            span = _find(source_forms, source_words)
            if span is None or any(_find(forms, target_words) is not None for forms in target_forms):
                continue
            yield raise_flag(
                "term",
                pair,
                _message(source_term, targets),
                severity=Severity.WARNING,
                confidence=0.8,
                source=[span],
            )


def _one_profession(left: str, right: str) -> bool:
    """Whether two French words are one for a man and a woman: directeur, directrice; défendeur, défenderesse."""
    ends = [(word, match) for word in (left, right) if (match := _PERSON.search(word))]
    return len(ends) == 2 and len({word[: match.start()] for word, match in ends}) == 1


def _message(source_term: str, targets: Sequence[str]) -> str:
    if targets == [source_term]:
        return f"“{source_term}” is to stand unchanged, and the translation does not have it"
    expected = " or ".join(f"“{target}”" for target in targets)
    return f"the glossary has {expected} for “{source_term}”, and the translation has not"


def _words(text: str) -> _Words:
    folded = fold(text)
    return [(match.group(), match.start(), match.end()) for match in WORD.finditer(folded)]


def _find(forms: Sequence[str], words: _Words) -> tuple[int, int] | None:
    """Where the forms stand one after another; None where they do not."""
    if not forms:
        return None
    for first in range(len(words) - len(forms) + 1):
        if all(_same_word(form, words[first + offset][0]) for offset, form in enumerate(forms)):
            return words[first][1], words[first + len(forms) - 1][2]
    return None


def _same_word(left: str, right: str) -> bool:
    if left == right or _one_profession(left, right):
        return True
    common = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        common += 1
    longer = max(len(left), len(right))
    return common >= 3 and longer - common <= LONGEST_ENDING and common >= LEAST_STEM_SHARE * longer
