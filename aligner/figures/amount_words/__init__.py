"""The words beside figures, a module a language."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from aligner.figures.amount_words.english import ENGLISH
from aligner.figures.amount_words.french import FRENCH
from aligner.figures.amount_words.russian import RUSSIAN
from aligner.figures.amount_words.vocabulary import AmountWords

AMOUNT_WORDS: Mapping[str, AmountWords] = MappingProxyType({"ru": RUSSIAN, "fr": FRENCH, "en": ENGLISH})

__all__ = ["AMOUNT_WORDS", "AmountWords"]
