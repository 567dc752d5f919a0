"""Three short texts side by side."""

from __future__ import annotations

from aligner import Document, Flag, Severity, Signature
from aligner.multilingual.rows import Multilingual, Row

TEXTS = {
    "ru": ("Добрый день!", "Билет стоит 500 рублей.", "Погода хорошая."),
    "fr": ("Bonjour !", "Le billet coûte 600 roubles."),
    "en": ("Hello!", "A ticket costs 500 roubles.", "The weather is fine.", "See you."),
}


def documents() -> tuple[Document, ...]:
    """The texts as documents of segments."""
    return tuple(Document.of_segments(lines, lang, f"a.{lang}.txt") for lang, lines in TEXTS.items())


def three_texts() -> Multilingual:
    """A row in all, one with an error, one in two languages, one in one."""
    number = Flag("number", Severity.ERROR, 0.9, 1, (), (), "500 is 600 in the translation", "n-1")
    missing = Flag("missing", Severity.ERROR, 0.9, 2, (), (), "the sentence has no counterpart", "m-1")
    rows = (
        Row(((0,), (0,), (0,)), 0.99),
        Row(((1,), (1,), (1,)), 0.97, ((1, number),)),
        Row(((2,), (), (2,)), 0.8, ((1, missing),)),
        Row(((), (), (3,))),
    )
    return Multilingual(documents(), rows, Signature((("aligner", "0"),)))
