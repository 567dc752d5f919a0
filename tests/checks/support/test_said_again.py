"""Texts that say in their language what single texts of the other side say."""

from functools import cache

import pytest

from aligner.checks.support.said_again import is_said_in
from aligner.embed import load_encoder
from aligner.embed.encoder import Encoder


@cache
def encoder() -> Encoder:
    return load_encoder(threads=1)


NOTE = "Loi sur la protection des oiseaux migrateurs."
SAYS_SO = "По Закону о защите перелётных птиц (MBPA) охота здесь запрещена."


@pytest.mark.parametrize(
    ("texts", "others", "said"),
    [
        ([NOTE], [SAYS_SO, "Вечером пошёл дождь."], True),
        ([NOTE], ["Птицы улетели.", "Закон приняли вечером.", "Защита не помогла."], False),  # each a word of it
        ([NOTE, "Le navire n’a jamais été retrouvé."], [SAYS_SO], False),  # the second is not
        ([NOTE], [], False),
        ([NOTE], ["…", "—"], False),
        (["…"], [SAYS_SO], False),
    ],
)
def test_a_text_is_said_where_one_other_has_most_of_its_words(texts: list[str], others: list[str], said: bool):
    assert is_said_in(texts, others, encoder()) is said
