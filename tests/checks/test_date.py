"""Dates that differ are flagged; dates written otherwise are not."""

from __future__ import annotations

import pytest

from aligner.alignment import Severity
from aligner.checks import date, number
from tests.checks.pairs import bitext


@pytest.mark.parametrize(
    ("source", "target", "message"),
    [
        ("Встреча 5 марта.", "Une rencontre le 6 mars.", "“5 марта” is “6 mars” in the translation"),
        ("Встреча 5 марта.", "Une rencontre le 5 mai.", "“марта” is “mai” in the translation"),
        ("Встреча 15 марта.", "Rencontre du 16 mai.", "“15 марта” is “16 mai” in the translation"),
        ("Он родился в 1956 г.", "Il est né en 1965.", "“1956” is “1965” in the translation"),
        ("Подписано 29.12.2025.", "Signé le 28 décembre 2025.", "“29” is “28 décembre” in the translation"),
        ("Он приедет во вторник.", "Il viendra mercredi.", "“вторник” is “mercredi” in the translation"),
        ("В ночь с 28 на 29 июня.", "Dans la nuit du 27 au 28 juin.", "“29 июня” is “27” in the translation"),
    ],
)
def test_a_date_that_differs_is_one_error(source: str, target: str, message: str):
    pairs = bitext((source, target))
    (flag,) = date.check(pairs)
    assert (flag.kind, flag.severity) == ("date", Severity.ERROR)
    assert flag.message == message
    assert list(number.check(pairs)) == []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("В ночь с 28 на 29 декабря 2025 г.", "Dans la nuit du 28 au 29 décembre 2025."),
        ("29.12.2025 в 9:00", "Le 29 décembre 2025, à 9 h"),
        ("29.12.25", "29/12/2025"),
        ("2025-12-29", "29 décembre 2025"),
        ("1 января", "Le 1er janvier"),
        ("Первого мая", "Le 1er mai"),
        ("Двадцать второе июня", "Le 22 juin"),
        ("Песни 1990-х годов", "Chansons des années 1990"),
        ("Песни 90-х годов", "Chansons des années 1990"),
        ("В марте", "Au mois de mars"),
        ("По пятницам", "Le vendredi"),
        ("В пятницу", "Ce jour-là"),
        ("В 2024–2025 гг.", "En 2024-2025"),
        ("Осенью этого года", "En octobre"),
        ("2025 год", "L'an 2025"),
        ("В среду, 3 сентября", "Mercredi 3 sept. prochain"),
        ("Охрана окружающей среды", "La protection de l'environnement"),
        ("-- Anna Berg <anna@example.org> Thu, 21 Oct", "-- Anna Berg <anna@example.org> Thu, 21 Oct"),
    ],
)
def test_one_date_in_two_forms_is_never_shown(source: str, target: str):
    pairs = bitext((source, target))
    assert [flag for check in (date.check, number.check) for flag in check(pairs)] == []


def test_a_whole_date_without_counterpart_is_one_warning():
    pairs = bitext(("Выставка откроется 30 апреля в музее.", "L'exposition ouvrira au musée."))
    (flag,) = date.check(pairs)
    assert flag.severity is Severity.WARNING
    assert flag.message == "“30 апреля” is not in the translation"
    assert [pairs.alignment.source.text[start:stop] for start, stop in flag.source_spans] == ["30 апреля"]
