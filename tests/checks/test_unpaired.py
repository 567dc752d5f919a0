"""Brackets and quotation marks without their like."""

import pytest

from aligner.checks import unpaired
from tests.checks.pairs import bitext

CASES: tuple[tuple[str, str, list[str]], ...] = (
    ("Билет (взрослый) стоит пять евро.", "Le billet (adulte coûte cinq euros.", ["("]),
    ("Билет (взрослый) стоит пять евро.", "Le billet adulte) coûte cinq euros.", [")"]),
    ("Дом «Лето» закрыт.", "La maison « Été est fermée.", ["«"]),
    ("Дом «Лето» закрыт.", "La maison « Été” est fermée.", ["«", "”"]),
    ("Он сказал: «Пора».", 'Il dit : "Il est temps.', ['"']),
    ("Список [короткий (из трёх)].", "Une liste [courte (de trois].", ["("]),
    ("Билет (взрослый).", "Le billet (adulte).", []),
    ("а) заявление; б) устав", "a) la demande ; b) les statuts", []),
    ("1) Откройте дверь.", "1) Ouvrez la porte.", []),
    ("Спасибо :) до встречи", "Merci :) à bientôt", []),
    ("Спасибо))", "Merci))", []),
    ("Отрезок [0, 1) прямой", "Le segment [0, 1) de la droite", []),
    ('Экран 24" с рамкой', 'Un écran 24" avec cadre', []),
    ("Вы готовы?", "Êtes-vous prêt(e) ?", []),
    ("Дом «Лето закрыт.", "La maison « Été est fermée.", []),
    ("Он сказал: „Пора“.", "Er sagte: „Es ist Zeit.“", []),
    ("Файл f(n) велик)", "Le fichier f(n) est grand", []),
)


@pytest.mark.parametrize(("source", "target", "marks"), CASES)
def test_a_mark_without_its_like_is_told(source: str, target: str, marks: list[str]):
    flags = list(unpaired.check(bitext((source, target))))
    assert [target[start:stop] for flag in flags for start, stop in flag.target_spans] == marks


def test_a_quotation_may_go_on_over_several_pairs():
    pairs = bitext(
        ("Он начал издалека.", "« Il y a longtemps, commença-t-il."),
        ("Жили два брата.", "Vivaient deux frères."),
        ("Один ушёл.", "L’un partit. »"),
    )
    assert list(unpaired.check(pairs)) == []
