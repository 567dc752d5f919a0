"""Common words that only a capital makes look like names: «Покупатель» and “l'Acheteur” translate each other."""

from __future__ import annotations

from collections.abc import Sequence

from aligner.embed.encoder import Encoder, Vectors
from aligner.names.gazetteer import WORD
from aligner.pair.words import word_vectors

CAPITAL_ALIKE = 0.62
"""Cosine of a capitalised word and one of the other side from which they translate each other (default encoder): of
1,700 people's names in NTREX-128 and TICO-19 ru–fr, one in twenty comes to .58 with another capitalised word of the
translation. Of 27 pairs tried, names of two writers come to .60, most defined terms of contracts to .63 or more."""

WORD_ALIKE = 0.68
"""The same for words in small letters, of which there are more."""

LIKELY_NAME_ALIKE = 0.75
"""The same for a word with a surname's ending, a title or an initial."""

LEAST_LETTERS = 4
"""Letters of a word that may be a translation: the vectors of articles and prepositions are near everything."""


class CommonWords:
    """Asks an encoder, once for each word, whether the other side translates a capitalised word."""

    def __init__(self, encoder: Encoder | None) -> None:
        """Without an encoder nothing is known to be translated."""
        self._encoder = encoder
        self._known: dict[str, Vectors] = {}

    def translates(self, word: str, other: str, *, likely_name: bool = False) -> bool:
        """Whether a text has a translation of a word, which is then no name."""
        if self._encoder is None:
            return False
        words = [each for each in WORD.findall(other) if len(each) >= LEAST_LETTERS]
        if not words:
            return False
        self._learn([word, *words])
        here = self._known[word.lower()]
        capital, small = (LIKELY_NAME_ALIKE,) * 2 if likely_name else (CAPITAL_ALIKE, WORD_ALIKE)
        return any(
            float(self._known[each.lower()] @ here) >= (capital if each[0].isupper() else small) for each in words
        )

    def _learn(self, words: Sequence[str]) -> None:
        assert self._encoder is not None
        new = [word for word in dict.fromkeys(word.lower() for word in words) if word not in self._known]
        if new:
            self._known.update(zip(new, word_vectors(new, self._encoder), strict=True))
