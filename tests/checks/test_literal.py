"""Addresses, handles and hashtags."""

import pytest

from aligner.alignment import Severity
from aligner.checks import literal
from tests.checks.pairs import bitext

CASES: tuple[tuple[str, str, list[Severity]], ...] = (
    ("См. https://example.org/a.", "Voir https://example.org/a", []),
    ("См. https://example.org/ru/news/1", "Voir https://example.org/fr/news/1", [Severity.INFO]),
    ("См. https://example.org/news/1", "Voir https://example.org/news/2", [Severity.ERROR]),
    ("Пишите на a@example.org", "Écrivez-nous", [Severity.WARNING]),
    ("Наш канал @example_ru", "Notre canal @example_ru", []),
    ("#РоссияАфрика #Дружба", "#RussieAfrique #Amitié", []),
    ("#РоссияАфрика #Дружба", "#RussieAfrique", [Severity.INFO]),
    ("Дом №5", "Maison #5", []),
    ("См. www.example.org.", "Voir example.org.", []),
    ("См. http://example.org/sad/", "Voir https://www.example.org/sad", []),
    ("См. https://example.org/kniga.ru.html", "Voir https://example.org/kniga.html", [Severity.INFO]),
    ("См. https://ru.example.org/wiki/Сад", "Voir https://fr.example.org/wiki/Jardin", [Severity.INFO]),
    ("См. https://ru.example.org/wiki/Сад", "Voir https://fr.example.com/wiki/Jardin", [Severity.ERROR]),
    ("См. www.example.org.", "Voir www.exemple.org.", [Severity.ERROR]),
    ("См. https://example.org/имя-сада", "Voir https://example.org/nomdujardin", [Severity.INFO]),
    ("См. https://example.org/имя-сада", "Voir https://example.com/nomdujardin", [Severity.ERROR]),
    ("Пишите на сад@lists.example.org", "Écrivez à jardin@lists.example.org", [Severity.INFO]),
    ("Send it to yourname@example.org", "Écrivez à votrenom@example.org", [Severity.INFO]),
    ("Send it to anna@example.org", "Écrivez à votrenom@example.org", [Severity.ERROR]),
    ("См. http://example.org/sad-(.+).zip", "Voir http://example.org/jardin-(.+).zip", [Severity.INFO]),
    ("Пишите на garden@example.org", "Écrivez à garden-french@example.org", [Severity.INFO]),
    ("Пишите на sad-ru@example.org", "Écrivez à jardin@example.com", [Severity.INFO]),
    ("Пишите на garden@example.org", "Écrivez à frost@example.org", [Severity.ERROR]),
    ("См. сад (https://example.org/sad)", "Voir `jardin <https://example.org/sad>`__", []),
    ("Найдено файлов: %1$d в %2$s", "%2$s : %1$d fichiers trouvés", []),
    ("Здравствуйте, {{name}}!", "Bonjour, {{nom}} !", [Severity.ERROR]),
    ("Файл %s удалён", "Le fichier a été supprimé", [Severity.WARNING]),
    ("Файл {0} в папке {1}", "Le fichier {0} du dossier", [Severity.WARNING]),
    ("Права читателя{2} ограничены", "Les droits du lecteur sont limités", []),
    ("Выросло на 50 % с начала года", "Une hausse de 50 %de plus", []),
)


@pytest.mark.parametrize(("source", "target", "severities"), CASES)
def test_literals_are_the_same_on_both_sides(source: str, target: str, severities: list[Severity]) -> None:
    assert [flag.severity for flag in literal.check(bitext((source, target)))] == severities


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("질문은 sad@example.org로 보내십시오.", "Écrivez à sad@example.org."),
        ("자세한 것은 https://example.org/sad에서 보십시오.", "Voir https://example.org/sad pour plus."),
        ("詳しくはwww.example.org/sadを見てください。", "Voir www.example.org/sad pour plus."),
        ("Пишите на сад@пример.рф", "Écrivez à сад@пример.рф"),
    ],
)
def test_what_is_written_right_behind_an_address_is_none_of_it(source: str, target: str) -> None:
    langs = ("ru" if "Пишите" in source else "ko" if "십시오" in source else "ja", "fr")
    assert list(literal.check(bitext((source, target), langs=langs))) == []
