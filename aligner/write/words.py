"""What kinds of flags and probabilities say, in a reader's words."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from aligner.checks.hooks import hooked_checks

MEANINGS: Mapping[str, str] = MappingProxyType(
    {
        "missing": "in the source, not in the translation",
        "added": "in the translation, not in the source",
        "partial-missing": "words of the source that the translation leaves out",
        "partial-added": "words of the translation that the source does not have",
        "meaning": "side by side, but not a translation",
        "number": "figures that differ",
        "date": "dates that differ",
        "amount": "units, currencies, fractions or bounds that differ beside a figure",
        "polarity": "a negation, an opposite or a modal verb that differs",
        "name": "people, places or organisations that differ",
        "literal": "links, hashtags, handles or addresses that differ",
        "untranslated": "source text left in place",
        "language": "passages in a third language",
        "moved": "the same passage, elsewhere",
        "inconsistent": "one thing said in two ways, or two in one",
        "elided": "a cut that the text itself marks",
        "quote": "quotation marks not carried over",
        "term": "a glossary term not used",
        "forbidden": "a term that must not be used",
        "pattern": "what a pattern of your own finds",
        "tag": "tags, entities or ICU wordings that differ",
        "ending": "another mark at the end, or none",
        "unpaired": "a bracket or quotation mark without its like",
        "doubled": "words or spaces that stand twice",
        "typography": "spaces, quotation marks or dashes that the language does not set so",
        "spelling": "words that no dictionary has",
        "comment": "what a person wrote beside the pair",
    }
)

SURE, DOUBTFUL = 0.9, 0.5
"""Confidence from which a pair is taken for right, and below which it is more likely wrong."""

_DEGREES = ((0.97, "almost certain"), (0.8, "likely"), (DOUBTFUL, "possible"), (0.0, "a guess"))
"""Least probability of each degree; roughly the bands of ICD 203, the usual standard for words of probability."""


def meaning(kind: str) -> str:
    """What a kind of flag tells, whoever's check raises it."""
    hooked = {name: text for hook in hooked_checks().values() for name, text in hook.kinds.items()}
    return MEANINGS.get(kind) or hooked.get(kind, "")


def title(kind: str) -> str:
    """The kind as a heading: ``Partly missing``."""
    return kind.replace("partial-", "partly ").replace("-", " ").capitalize()


def in_words(confidence: float) -> str:
    """A flag's confidence as a translator would say it: ``likely``, ``a guess``."""
    return next(words for least, words in _DEGREES if confidence >= least or least == 0.0)


def degrees() -> tuple[str, ...]:
    """Every word that ``in_words`` says."""
    return tuple(words for _, words in _DEGREES)


def doubt(confidence: float) -> str:
    """What to think of a pair: nothing where it is sure, else that it is ``unsure`` or ``doubtful``."""
    if confidence >= SURE:
        return ""
    return "unsure" if confidence >= DOUBTFUL else "doubtful"


def counted(count: int, noun: str, plural: str = "") -> str:
    """``1 pair``, ``1,250 pairs``."""
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"


def percent(share: float) -> str:
    """A share in whole per cent; only all is 100 % and only nothing is 0 %."""
    if 0 < share < 1:
        return f"{min(max(round(100 * share), 1), 99)}%"
    return f"{100 * share:.0f}%"
