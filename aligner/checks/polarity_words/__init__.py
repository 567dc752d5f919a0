"""The words that turn a statement round, a module a language."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from aligner.checks.polarity_words.english import ENGLISH
from aligner.checks.polarity_words.french import FRENCH
from aligner.checks.polarity_words.russian import RUSSIAN
from aligner.checks.polarity_words.vocabulary import PolarityWords

POLARITY_WORDS: Mapping[str, PolarityWords] = MappingProxyType({"ru": RUSSIAN, "fr": FRENCH, "en": ENGLISH})

__all__ = ["POLARITY_WORDS", "PolarityWords"]
