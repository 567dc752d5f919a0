"""How many sentences one segment holds."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.document import Document
from aligner.segment import count_sentences, split


@pytest.mark.parametrize(
    ("text", "lang", "count"),
    [
        ("В 2020 г. он уехал.", "ru", 1),
        ("В 2020 г. он уехал. Там он жил.", "ru", 2),
        ("Le ministre arriva à 10 h. Il ne dit rien. Personne ne s'en étonna !", "fr", 3),
        ("M. Petit préside la séance", "fr", 1),
        ("Новый мост открыли в Вологде Его строили шесть лет.", "ru", 2),
        ("Inondation : trois villages coupés du monde Cette nuit, les secours sont arrivés.", "fr", 2),
        ("", "fr", 1),
    ],
)
def test_counts(text: str, lang: str, count: int) -> None:
    assert count_sentences(text, lang) == count


@settings(deadline=None)
@given(st.text(alphabet="аб. А!«»Il \n", max_size=60))
def test_counts_what_split_finds_in_one_paragraph_or_more(text: str) -> None:
    line = " ".join(text.split())
    assert count_sentences(line, "ru") >= len(split(Document(line, "ru")).segments)
