"""The rule that decided is named."""

import pytest

from aligner.document import Document
from aligner.segment import explain
from aligner.segment.rules import RULES


@pytest.mark.parametrize(
    ("lang", "text", "decided"),
    [
        ("ru", "Пришёл С. Лавров.", [("join", "initials_left")]),
        ("ru", "Театр им. Чехова открыт.", [("join", "leading_abbreviation_left")]),
        ("ru", "В 2020 г. Он уехал.", [("split", "unit_after_number")]),
        ("ru", "– Иди! – сказал он.", [("join", "dash_before_lowercase")]),
        ("fr", "Fini. Rien.", [("split", "punkt_splits")]),
        ("fr", "Fini ! Rien.", [("split", "mark_before_capital")]),
        ("fr", "Bon 👍 Suite.", [("split", "picture_before_capital")]),
        ("fr", "Selon l'art. 5 du code.", [("join", "number_after_abbreviation")]),
        ("fr", "Un mot", []),
    ],
)
def test_the_rule_that_decided_is_named(lang: str, text: str, decided: list[tuple[str, str]]) -> None:
    found = explain(Document(text, lang))
    assert [(str(boundary.decision), boundary.rule) for boundary in found] == decided


def test_offsets_are_those_of_the_document() -> None:
    boundary = explain(Document("Раз\n\nДва. Три.", "ru"))[0]
    assert (boundary.offset, boundary.next_offset) == (9, 10)


def test_every_rule_says_what_it_sees() -> None:
    assert len({rule.__name__ for rule in RULES}) == len(RULES)
    assert all(rule.__doc__ for rule in RULES)
