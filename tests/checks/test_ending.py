"""The last mark of a text and of its translation."""

import pytest

from aligner.alignment import Severity
from aligner.checks import ending
from tests.checks.pairs import bitext

WARNING, INFO = Severity.WARNING, Severity.INFO
CASES: tuple[tuple[str, str, list[Severity]], ...] = (
    ("Сад открыт.", "Le jardin est ouvert", [WARNING]),
    ("Пришла весна!", "Le printemps est là", [WARNING]),
    ("Можно ли войти?", "On peut entrer.", [WARNING]),
    ("Можно войти.", "Peut-on entrer ?", [WARNING]),
    ("Весна", "Le printemps.", [INFO]),
    ("Пришла весна!", "Le printemps est là.", [INFO]),
    ("В саду растут:", "Dans le jardin poussent des roses.", [INFO]),
    ("Сад открыт.", "Le jardin est ouvert.", []),
    ("«Сад открыт», – сказал он.", "« Le jardin est ouvert. »", []),
    ("Он спросил: «Кто там?»", "Il demanda : « Qui est là ? »", []),
    ("Неужели?!", "Vraiment ?", []),
    ("Он ушёл…", "Il partit...", []),
    ("яблоки, груши и т. д.", "pommes, poires, etc.", []),
    ("яблоки,", "pommes ;", []),
    ("Сад открыт.[12]", "Le jardin est ouvert.²", []),
    ("Весна", "Le printemps", []),
    ("(Сад закрыт.)", "(Le jardin est fermé.)", []),
)


@pytest.mark.parametrize(("source", "target", "severities"), CASES)
def test_a_translation_ends_as_its_source_does(source: str, target: str, severities: list[Severity]):
    assert [flag.severity for flag in ending.check(bitext((source, target)))] == severities


@pytest.mark.parametrize(
    ("langs", "source", "target"),
    [
        (("en", "ja"), "The garden is open.", "庭は開いています。"),
        (("en", "ar"), "Is the garden open?", "هل الحديقة مفتوحة؟"),
        (("en", "th"), "The garden is open.", "สวนเปิด"),
    ],
)
def test_marks_of_other_scripts_are_the_same_marks(langs: tuple[str, str], source: str, target: str):
    assert list(ending.check(bitext((source, target), langs=langs))) == []
