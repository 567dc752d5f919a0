"""Terms that a translation must not have."""

from dataclasses import replace

import pytest

from aligner.alignment import Severity
from aligner.checks import forbidden
from tests.checks.pairs import bitext

LIST = (("собака", "toutou"), ("", "disque"), ("", "mail"))
ALLOWED = (("винчестер", "disque dur"),)
CASES: tuple[tuple[str, str, list[Severity]], ...] = (
    ("Собака спит.", "Le toutou dort.", [Severity.ERROR]),
    ("Собаки спят.", "Les toutous dorment.", [Severity.WARNING]),
    ("Пишите нам.", "Envoyez un mail.", [Severity.ERROR]),
    ("Диск полон.", "Le disque est plein.", [Severity.ERROR]),
    ("Два письма.", "Le mail, puis un mail.", [Severity.ERROR] * 2),
    ("Пёс спит.", "Le toutou dort.", []),
    ("Винчестер полон.", "Le disque dur est plein.", []),
    ("Аллея длинна.", "Le mailloche est long.", []),
    ("Собака спит.", "Le chien dort.", []),
    ("Майлз пришёл.", "Maillard est venu.", []),
)


@pytest.mark.parametrize(("source", "target", "severities"), CASES)
def test_a_forbidden_term_is_told_where_it_stands(source: str, target: str, severities: list[Severity]):
    pairs = replace(bitext((source, target), glossary=ALLOWED), forbidden=LIST)
    assert [flag.severity for flag in forbidden.check(pairs)] == severities


def test_the_message_says_for_what_it_is_forbidden():
    pairs = replace(bitext(("Собака спит.", "Le toutou lit le mail.")), forbidden=LIST)
    assert [flag.message for flag in forbidden.check(pairs)] == [
        "“toutou” must not be used for “собака”",
        "“mail” must not be used",
    ]
