"""Punkt with parameters of our own: where it would end sentences.

Only its decision is here, read as NLTK reads it (Apache-2.0), which the tests hold it against: NLTK itself loads some
hundred modules for these few lines. The parameters are learned with NLTK (models/fit/punkt_training.py).

Kiss & Strunk (2006), Unsupervised multilingual sentence boundary detection; the sections are named below.
"""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from aligner.parameters import load_parameters, models_folder

SENTENCE_ENDS = (".", "?", "!", "…")
"""Punkt's own, and the ellipsis."""

_CLOSING = r"[)\";}\]*:@'({\[‘’“”«»?!…]"
_CANDIDATE = re.compile(rf"[.?!…](?=(?P<after>{_CLOSING}|\s+\S+))")
_RUN = r"-{2,}|\.{2,}|(?:\.\s){2,}\."
_WORD = re.compile(
    rf"{_RUN}|(?=[^(\"`{{\[:;&#*@)}}\]\-,])\S+?(?=\s|$|{_CLOSING}|{_RUN}|,(?=$|\s|{_CLOSING}|{_RUN}))|\S"
)
_NUMBER = re.compile(r"^-?[.,]?\d[\d,.-]*\.?$")
_ANY_NUMBER = "##number##"
_PUNCTUATION = frozenset(";:,.!?")

# Where a word was seen, as the stored orthography counts it.
_UPPER_INSIDE = 1 << 2
_UPPER = 1 << 1 | 1 << 2 | 1 << 3
_LOWER_AT_START = 1 << 4
_LOWER = 1 << 4 | 1 << 5 | 1 << 6


@dataclass(frozen=True, slots=True)
class Parameters:
    """What was learned of a language; ``orthography`` holds for each word the flags of where it was seen."""

    abbreviations: frozenset[str]
    collocations: frozenset[tuple[str, str]]
    sentence_starters: frozenset[str]
    orthography: dict[str, int]


def punkt_boundaries(text: str, language: str) -> list[int]:
    """Ends of the sentences that Punkt finds in a paragraph, in order; its own end is among them."""
    parameters = _parameters(language)
    ends = [stop for stop, context in _candidates(text) if _ends_sentence(context, parameters)]
    return [*ends, len(text)]


def known_abbreviations(language: str) -> frozenset[str]:
    """The abbreviations that Punkt learned of a language, without their last stop; none where it learned nothing."""
    return _parameters(language).abbreviations


def _candidates(text: str) -> Iterator[tuple[int, str]]:
    """Where a sentence could end, each with the word before and the one after; the last mark of those in one word."""
    word_start = word_stop = 0
    last: re.Match[str] | None = None
    for mark in _CANDIDATE.finditer(text):
        space = max(text.rfind(sign, word_stop, mark.start()) for sign in string.whitespace)
        start = space + 1 if space > word_stop else word_start
        if last is not None and word_stop <= start:
            yield last.end(), text[word_start:word_stop] + last.group() + last["after"]
        word_start, word_stop, last = start, mark.start(), mark
    if last is not None:
        yield last.end(), text[word_start:word_stop] + last.group() + last["after"]


def _ends_sentence(context: str, parameters: Parameters) -> bool:
    words = [word for line in context.split("\n") for word in _WORD.findall(line)]
    return any(_ends_before(word, following, parameters) for word, following in pairwise(words))


def _ends_before(word: str, following: str, parameters: Parameters) -> bool:
    """Whether a sentence ends with ``word``, by what it is and by what follows (section 4)."""
    ends = _ends_by_itself(word, parameters)
    if not word.endswith("."):
        return ends
    kind = _without_stop(_kind(word))
    next_kind = _kind(following)
    if _ends_by_itself(following, parameters):
        next_kind = _without_stop(next_kind)
    if (kind, next_kind) in parameters.collocations:  # 4.1.2
        return False
    seen = parameters.orthography.get(next_kind, 0)
    opens = _opens_sentence(following, seen)
    capital = following[0].isupper()
    initial = len(word) == 2 and _is_letter(word[0])
    if not ends and not initial:  # an abbreviation or an ellipsis: 4.2, 4.1.3
        return bool(opens) or (capital and next_kind in parameters.sentence_starters)
    if initial or kind == _ANY_NUMBER:  # 4.3
        unseen_in_lower_case = opens is None and initial and capital and not seen & _LOWER
        return ends and opens is not False and not unseen_in_lower_case
    return ends


def _ends_by_itself(word: str, parameters: Parameters) -> bool:
    """Whether a word ends a sentence wherever it stands: not an abbreviation, nor an ellipsis (section 3)."""
    if word in SENTENCE_ENDS:
        return True
    if not word.endswith(".") or word.endswith(".."):
        return False
    bare = word[:-1].lower()
    return bare not in parameters.abbreviations and bare.rsplit("-", 1)[-1] not in parameters.abbreviations


def _opens_sentence(word: str, seen: int) -> bool | None:
    """Whether the orthography of a word says that it opens a sentence; None where it says nothing (4.1.1)."""
    if word in _PUNCTUATION:
        return False
    if word[0].isupper() and seen & _LOWER and not seen & _UPPER_INSIDE:
        return True
    if word[0].islower() and (seen & _UPPER or not seen & _LOWER_AT_START):
        return False
    return None


def _kind(word: str) -> str:
    return _NUMBER.sub(_ANY_NUMBER, word.lower())


def _without_stop(kind: str) -> str:
    return kind[:-1] if len(kind) > 1 and kind.endswith(".") else kind


def _is_letter(sign: str) -> bool:
    category = unicodedata.category(sign)
    return category[0] in "LM" or category in {"Nl", "Pc"}


@cache
def _parameters(language: str) -> Parameters:
    name = f"punkt-{language}.json"
    if not (models_folder() / name).is_file():
        return Parameters(frozenset(), frozenset(), frozenset(), {})
    stored = load_parameters(name)
    return Parameters(
        frozenset(stored["abbreviations"]),
        frozenset((left, right) for left, right in stored["collocations"]),
        frozenset(stored["sentence_starters"]),
        stored["orthography"],
    )
