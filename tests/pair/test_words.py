"""The words of a text, and their vectors."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest

from aligner.embed import load_encoder
from aligner.embed.encoder import Encoder, Vectors
from aligner.pair.words import forget_words, read_words, read_words_in_place


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

    def pieces(self, texts: Sequence[str]) -> list[list[str]]:
        return self.encoder.pieces(texts)


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


def test_texts_are_read_as_the_first_ones_once_the_others_are_forgotten():
    encoder = load_encoder(threads=1)
    texts = ["Библиотека открыта до семи часов вечера", "Музей закрыт на всю зиму"]
    forget_words()
    first = read_words(texts, encoder)
    forget_words()
    read_words(["Музей", "Открыта выставка", "Зиму он провёл на юге"], encoder)
    forget_words()
    np.testing.assert_array_equal(read_words(texts, encoder).vectors, first.vectors)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("博物馆星期一关门，图书馆开放。", {"博物馆", "图书馆"}),
        ("図書館は月曜日に休みです。", {"図書館"}),
        ("ห้องสมุดปิดวันจันทร์", {"ห้องสมุด", "ปิด"}),
        ("Библиотека и музей", {"библиотека", "музей"}),
    ],
)
def test_a_text_without_spaces_has_words_too(text: str, words: set[str]):
    assert words <= set(read_words([text], load_encoder(threads=1)).types)


@pytest.mark.parametrize(
    "text",
    [
        "Le chat noir dort 3 heures, puis re-dort.",
        "İzmir'de yağmur vardı, İstanbul'da kar.",
        "老桥整个夏天都关闭，因为工人们要修理桥墩。",
        "ＡＢＣ社は2024年に広場を開いた。",
        "ฝนตกทั้งวัน เด็กๆ อยู่บ้าน",
        "",
    ],
)
def test_words_are_placed_in_their_own_letters(text: str):
    encoder = load_encoder(threads=1)
    words, (placed,) = read_words_in_place([text], encoder)
    assert [text[word.start : word.start + len(word.text)] for word in placed] == [word.text for word in placed]
    assert all(one.start + len(one.text) <= other.start for one, other in pairwise(placed))
    known = set(words.types)
    assert words.types == read_words([text], encoder).types
    missed = known - {word.text.lower() for word in placed}
    assert all(word.isascii() for word in missed)  # full-width letters, which the tokeniser writes as others
