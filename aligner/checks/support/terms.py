"""Where a term stands in a text, in any form of its words: compared by their common beginning, without a dictionary."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from aligner.alignment import Span
from aligner.names.gazetteer import WORD, fold

LONGEST_ENDING = 3
"""Letters by which two forms of one word may differ at the end: соглашени-ями, nation-aux."""

LEAST_STEM_SHARE = 0.6
"""Share of the longer form that must be common: below it «мир» would be «мирный»."""

Words = list[tuple[str, int, int]]
"""The words of a text as they are compared, and where they stand."""

_PERSON = re.compile(r"(?<=\w{2})(?:teurs?|trices?|eurs?|euses?|eresses?)$")
"""Endings of those who do something, as fold() leaves them; what stands before is the same for both."""


def words_of(text: str) -> Words:
    """The words of a text, folded; folding keeps offsets."""
    folded = fold(text)
    return [(match.group(), match.start(), match.end()) for match in WORD.finditer(folded)]


def forms_of(term: str) -> list[str]:
    """The words of a term, folded."""
    return [word for word, _, _ in words_of(term)]


def places_of(forms: Sequence[str], words: Words, longest_ending: int = LONGEST_ENDING) -> Iterator[Span]:
    """Where the words of a term stand one after another."""
    for first in range(len(words) - len(forms) + 1) if forms else ():
        if all(_same_word(form, words[first + at][0], longest_ending) for at, form in enumerate(forms)):
            yield words[first][1], words[first + len(forms) - 1][2]


def _same_word(left: str, right: str, longest_ending: int) -> bool:
    if left == right or _one_profession(left, right):
        return True
    common = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        common += 1
    longer = max(len(left), len(right))
    return common >= 3 and longer - common <= longest_ending and common >= LEAST_STEM_SHARE * longer


def _one_profession(left: str, right: str) -> bool:
    """Whether two French words are one for a man and a woman: directeur, directrice; défendeur, défenderesse."""
    ends = [(word, match) for word in (left, right) if (match := _PERSON.search(word))]
    return len(ends) == 2 and len({word[: match.start()] for word, match in ends}) == 1
