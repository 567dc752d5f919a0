"""Quotation marks carried over."""

import pytest

from aligner.alignment import Severity
from aligner.checks import quote
from tests.checks.pairs import bitext

CASES: tuple[tuple[str, str, list[Severity]], ...] = (
    ("Он сказал: «Мы едем домой».", "Il a dit : “Nous rentrons.”", []),
    ("Фильм «Звезда» вышел.", "Le film Étoile est sorti.", [Severity.INFO]),
    (
        "Он сказал: «Мы все завтра утром едем домой вместе».",
        "Il a dit que tous rentreraient le lendemain.",
        [Severity.WARNING],
    ),
    ("Роман «Тень „Звезды“ севера»", "Le roman « L’Ombre de “l’Étoile” »", []),
    ("Звезда взошла.", "L’« étoile » s’est levée.", []),
)


@pytest.mark.parametrize(("source", "target", "severities"), CASES)
def test_quoted_words_stay_quoted(source: str, target: str, severities: list[Severity]) -> None:
    assert [flag.severity for flag in quote.check(bitext((source, target)))] == severities
