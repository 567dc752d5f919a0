"""Common words that only a capital makes look like names: «Покупатель» and “l'Acheteur” translate each other."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

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

BOTH_USUALLY_SMALL = 8.0
"""Nats by which two words together are rarer with their capitals than without (default encoder) from which they are
common words: so are 27 in 1,000 pairs of names and 78 in 100 pairs of words in small letters of NTREX-128 ru–fr, 6 in
1,000 and 61 in 100 of en–fr."""

LEAST_TERMS, USUALLY_SMALL, TELLING = 6, 1.4, 5.0
"""Distinct words with a capital alone, and nats by which they are rarer so in the mean, each counting for ``TELLING``
at most, from which a document writes its terms with capitals. A contract in six languages, paired in seven ways, has
1.5 to 3; of 653 documents of news in eleven pairs of languages 19 in 20 have less than .9 and two more than 1.4."""

LEAST_LETTERS = 4
"""Letters of a word that may be a translation: the vectors of articles and prepositions are near everything."""


class CommonWords:
    """Asks an encoder, once for each word, whether a capitalised word is a common one."""

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

    def are_usually_small(self, one: str, other: str) -> bool:
        """Whether two words with capitals are hardly ever written so, in any language that the encoder has read."""
        return float(self._costs_of_capitals([one, other]).sum()) >= BOTH_USUALLY_SMALL

    def are_terms(self, words: Sequence[str]) -> bool:
        """Whether a document's distinct words with a capital are mostly common ones: the terms that it defines."""
        if len(words) < LEAST_TERMS:
            return False
        return float(self._costs_of_capitals(words).clip(-TELLING, TELLING).mean()) >= USUALLY_SMALL

    def _costs_of_capitals(self, words: Sequence[str]) -> Vectors:
        """(n_words,) nats by which each word is rarer with its capital; zeros without an encoder."""
        if self._encoder is None:
            return np.zeros(len(words), np.float32)
        return self._encoder.rarity(words) - self._encoder.rarity([word.lower() for word in words])

    def _learn(self, words: Sequence[str]) -> None:
        assert self._encoder is not None
        new = [word for word in dict.fromkeys(word.lower() for word in words) if word not in self._known]
        if new:
            self._known.update(zip(new, word_vectors(new, self._encoder), strict=True))
