"""Where sentences end in the encoder's other languages."""

import pytest

from aligner.document import Document
from aligner.segment import split
from tests.segment.gold import recut


@pytest.mark.parametrize(
    ("lang", "gold"),
    [
        ("en", "Mr. Smith arrived at 9 a.m. on Monday.|He left early."),
        ("en", "He works for Acme Inc.|She does not."),
        ("en", "Apples, pears, etc. are sold here."),
        ("en", "See fig. 3 and p. 12.|Then read on."),
        ("en", '"Is it far?" he asked.|Nobody knew.'),
        ("en", "It rained; I stayed in."),
        ("en", "J. R. Miller wrote it.|I read it."),
        ("de", "Am 3. Oktober wird gefeiert.|Alle kommen."),
        ("de", "Es gibt Obst, z. B. Äpfel, usw.|Das reicht."),
        ("de", "Dr. Weber und Prof. Lang kommen."),
        ("de", "Wann können Sie uns besuchen?|Gern zeigen wir Ihnen Ihr Zimmer."),
        ("de", "Der Gipfel ist 4810 m hoch.|Der Weg ist lang."),
        ("es", "El Sr. García llegó.|Nadie lo vio."),
        ("it", "Il Dott. Rossi è qui.|Parte domani."),
        ("pl", "Na 5. piętrze, np. w sali 12.|To wszystko."),
        ("tr", "Dr. Kaya geldi.|Sonra gitti."),
        ("ar", "هل وصلت؟|نعم."),
        ("sv", "Han kom hem.|Sedan sov han."),
        ("ko", "비가 온다.|우산이 없다."),
    ],
)
def test_other_languages_end_where_the_bar_stands(lang: str, gold: str) -> None:
    assert recut(gold, lang) == gold


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("zh", "今天下雨。我们回家。", ["今天下雨。", "我们回家。"]),
        ("ja", "「行こう。」彼は言った。雨だ。", ["「行こう。」", "彼は言った。", "雨だ。"]),
        ("ru", "Это слово.Следующее слово.", ["Это слово.", "Следующее слово."]),
        ("fr", "C'est la fin.Une autre phrase.", ["C'est la fin.", "Une autre phrase."]),
    ],
)
def test_a_boundary_needs_no_space_where_it_is_clear(lang: str, text: str, expected: list[str]) -> None:
    assert [segment.text for segment in split(Document(text, lang)).segments] == expected


def test_a_region_changes_nothing() -> None:
    text = "M. Roy est là. Il parle."
    assert split(Document(text, "fr-CA")).segments == split(Document(text, "fr")).segments
