"""The number words of a language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The number words of one language, as ``folded`` writes them, without hyphens.

    What is more than a list (compounds, ordinals without end, times as they are spoken) is code, in the grammar of
    the language (``Language.grammar``).

    Attributes:
        cardinals: values below 1000.
        scales: powers of 1000.
        ordinals: what ends a number (“vingt et unième”).
        hints: words that may answer a figure but do not say it.
        links: what may stand between tens and units (“vingt et un”).
        vague: scales that alone mean “very many”.
        ambiguous: number words that mean something else as well.
        denominators: what makes fractions (“deux tiers”).
        multiplied: whether “quatre vingt” and “deux cents” multiply.
    """

    cardinals: Mapping[str, int]
    scales: Mapping[str, int]
    ordinals: Mapping[str, int] = field(default_factory=dict)
    hints: Mapping[str, Sequence[Fraction]] = field(default_factory=dict)
    links: frozenset[str] = frozenset()
    vague: frozenset[str] = frozenset()
    ambiguous: frozenset[str] = frozenset()
    denominators: Mapping[str, int] = field(default_factory=dict)
    multiplied: bool = False


def folded(word: str) -> str:
    """Lower case, with «ё» as «е» and without a mark of stress: both spellings are written."""
    return word.lower().replace("ё", "е").replace("\u0301", "")
