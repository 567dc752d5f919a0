"""The words of a text, and their vectors."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from aligner.embed import load_encoder
from aligner.embed.encoder import Encoder, Vectors
from aligner.pair.words import read_words


class Counted:
    """An encoder that remembers what it was asked to encode."""

    def __init__(self, encoder: Encoder) -> None:
        self.encoder = encoder
        self.asked: list[str] = []

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.asked += texts
        return self.encoder.encode(texts)

    def rarity(self, texts: Sequence[str]) -> object:
        return self.encoder.rarity(texts)


def test_a_word_is_encoded_once_and_has_the_same_vector_again():
    encoder = Counted(load_encoder(threads=1))
    read_words(["Библиотека открыта", "Музей закрыт"], encoder)  # type: ignore[arg-type]
    again = read_words(["Музей и библиотека", "Театр"], encoder)  # type: ignore[arg-type]
    assert sorted(encoder.asked) == ["библиотека", "закрыт", "музей", "открыта", "театр"]
    assert again.types == ("библиотека", "музей", "театр")
    np.testing.assert_allclose(again.vectors, encoder.encoder.encode(again.types), atol=1e-5)


def test_known_words_alone_need_no_encoder():
    encoder = Counted(load_encoder(threads=1))
    first = read_words(["Музей", "Театр"], encoder)  # type: ignore[arg-type]
    second = read_words(["Театр", "Музей"], encoder)  # type: ignore[arg-type]
    assert len(encoder.asked) == 2
    np.testing.assert_array_equal(first.vectors, second.vectors)
