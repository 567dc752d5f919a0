"""Names in the cases of Russian, and words that only begin like them."""

import pytest

from aligner.names.tables import gazetteer


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("в Мали", "ML"),
        ("из Китая", "CN"),
        ("над Ливией", "LY"),
        ("на Кубе", "CU"),
        ("из Нидерландов", "NL"),
        ("с Саудовской Аравией", "SA"),
        ("в Косове", "XK"),
        ("Самоа", "WS"),
    ],
)
def test_a_case_of_a_name_is_found(text: str, key: str):
    assert [mention.key for mention in gazetteer("ru").find(text)] == [key]


@pytest.mark.parametrize("word", ["Само", "Самое", "Кита", "Читая", "Ливи", "Чад", "Перун"])
def test_another_word_is_no_country(word: str):
    countries = [m.key for m in gazetteer("ru").find(word) if m.noun and m.group in {"country", "city"}]
    assert countries == (["TD"] if word == "Чад" else [])
