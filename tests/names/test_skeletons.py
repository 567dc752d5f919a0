"""Names meet across scripts on the consonants they share."""

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.names.skeletons import name_keys, skeletons

SAME = (
    ("Лавров", "Lavrov"),
    ("Лавровым", "Lavrov"),
    ("Ушакова", "Ouchakov"),
    ("Ушаков", "Ushakov"),
    ("Гойты", "Goïta"),
    ("Макрон", "Macron"),
    ("Уагадугу", "Ouagadougou"),
    ("Чад", "Tchad"),
    ("Уильямс", "Williams"),
    ("Джонсоном", "Johnson"),
    ("Хаменеи", "Khamenei"),
    ("Евгений", "Evgueni"),
    ("Анжела", "Angela"),
    ("Ангела", "Angela"),
    ("Филипп", "Philippe"),
    ("Максим", "Maxime"),
)


@pytest.mark.parametrize(("russian", "latin"), SAME)
def test_a_name_shares_a_key_with_its_transcription(russian: str, latin: str) -> None:
    assert set(skeletons(russian)) & set(skeletons(latin))


@pytest.mark.parametrize(("russian", "latin"), [("Лавров", "Petrov"), ("Мали", "Niger"), ("Макрон", "Merkel")])
def test_different_names_share_none(russian: str, latin: str) -> None:
    assert not set(skeletons(russian)) & set(skeletons(latin))


def test_keys_are_those_of_capitals_and_literals() -> None:
    assert name_keys("он видел Лаврова, см. https://example.org/a и @posol") == {
        "lvrv",
        "https://example.org/a",
        "@posol",
    }


def test_a_short_word_that_opens_the_text_has_no_key() -> None:
    assert name_keys("Les amis de Lavrov") == {"lvrv"}


@given(st.text())
def test_any_text_has_keys(text: str) -> None:
    assert all(name_keys(text)) or not name_keys(text)


def test_ten_thousand_sentences_take_less_than_two_seconds() -> None:
    sentence = "Вчера в Москве Сергей Лавров принял посла Мали и передал ему письмо от Владимира Путина."
    start = perf_counter()
    for _ in range(10_000):
        name_keys(sentence)
    assert perf_counter() - start < 2
