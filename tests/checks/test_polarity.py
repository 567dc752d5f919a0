"""Polarity: statements turned round are marked, the same thing said otherwise is not."""

from __future__ import annotations

import pytest

from aligner.alignment import Flag, Severity
from aligner.checks.polarity import check
from aligner.checks.support.bitext import Bitext
from aligner.embed import load_encoder
from aligner.embed.encoder import Encoder
from tests.checks.pairs import bitext


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load_encoder(threads=1)


def flags(
    source: str, target: str, encoder: Encoder | None = None, langs: tuple[str, str] = ("ru", "fr")
) -> list[Flag]:
    pairs = bitext((source, target), langs=langs)
    return list(check(Bitext(pairs.alignment, encoder)))


@pytest.mark.parametrize(
    ("source", "target", "words"),
    [
        ("Дети не должны пить кофе.", "Les enfants doivent boire du café.", "не должны пить"),
        (
            "Мастер не несёт ответственности за ключи.",
            "Le maître est responsable des clefs.",
            "не несёт ответственности",
        ),
        ("Завод не работает по субботам.", "L'usine travaille le samedi.", "не работает по"),
        ("Мы не продаём молоко.", "Nous vendons du lait.", "не продаём молоко"),
        ("Он не купил эту картину.", "Il a acheté ce tableau.", "не купил эту"),
        ("Они не читают газеты.", "Ils lisent les journaux.", "не читают газеты"),
        ("Врачи не рекомендуют эти таблетки.", "Les médecins recommandent ces comprimés.", "не рекомендуют эти"),
    ],
)
def test_a_negation_that_the_translation_lacks_is_a_warning(source: str, target: str, words: str, encoder: Encoder):
    (flag,) = flags(source, target, encoder)
    ((start, stop),) = flag.source_spans
    assert (flag.kind, flag.severity, source[start:stop]) == ("polarity", Severity.WARNING, words)
    assert flag.message == f"“{words}” is not negated in the translation"


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Они читают газеты.", "Ils ne lisent pas les journaux."),
        ("Мы продаём молоко.", "Nous ne vendons plus de lait."),
        ("Он читал эту книгу.", "Il n'a pas lu ce livre."),
        ("Завод работает по субботам.", "L'usine ne travaille jamais le samedi."),
        ("Врачи рекомендуют эти таблетки.", "Les médecins ne recommandent pas ces comprimés."),
    ],
)
def test_a_negation_that_the_source_lacks_is_a_warning(source: str, target: str, encoder: Encoder):
    (flag,) = flags(source, target, encoder)
    assert flag.message.endswith("is not negated in the source")
    assert flag.source_spans == ()


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Они не читают газеты.", "Ils ne lisent pas les journaux."),
        ("Они не читают газеты.", "Ils vivent sans lire les journaux."),
        ("Он не сумел открыть дверь.", "Il a échoué à ouvrir la porte."),
        ("Это не только красиво, но и удобно.", "C'est beau et pratique à la fois."),
        ("Хлеба не менее десяти буханок.", "Au moins dix pains."),
        ("Ждите, пока он не придёт.", "Attendez qu'il vienne."),
        ("Этот адрес не известен.", "Cette adresse est inconnue."),
        ("Не хотите ли чаю?", "Voulez-vous du thé ?"),
        ("Не забудьте закрыть дверь.", "Veuillez fermer la porte."),
        ("Затруднительно сделать это одному.", "On ne peut pas le faire seul."),
        ("Цвета могут отличаться.", "La couleur ne sera pas forcément exacte."),
        ("Эти файлы не будут включены.", "Cela permet de sauter ces fichiers."),
        ("Он старше, чем я думал.", "Il est plus vieux que je ne le pensais."),
        ("У нас говорят по-русски.", "Nous ne parlons que le russe."),
    ],
)
def test_what_is_denied_in_another_way_is_silent(source: str, target: str, encoder: Encoder):
    assert flags(source, target, encoder) == []


@pytest.mark.parametrize(
    ("source", "target", "words"),
    [
        ("Ветер дует с востока.", "Le vent souffle de l'ouest.", ("востока", "ouest")),
        ("Цены снизились.", "Les prix ont augmenté.", ("снизились", "augmenté")),
        ("Ввоз зерна свободен.", "L'exportation du grain est libre.", ("Ввоз", "exportation")),
        ("Курить разрешается.", "Il est interdit de fumer.", ("разрешается", "interdit")),
        ("Его отец врач.", "Sa mère est médecin.", ("отец", "mère")),
        ("Поверните налево.", "Tournez à droite.", ("налево", "droite")),
        ("Комиссия отклонила заявку.", "La commission a approuvé la demande.", ("отклонила", "approuvé")),
    ],
)
def test_an_opposite_is_a_warning_with_both_words(source: str, target: str, words: tuple[str, str]):
    (flag,) = flags(source, target)
    assert flag.severity is Severity.WARNING
    assert flag.message == f"“{words[0]}” is “{words[1]}” in the translation: the opposite"


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Ветер дует с востока на запад.", "Le vent souffle vers l'ouest."),
        ("Цены не выросли.", "Les prix ont baissé."),
        ("Дом стоит на востоке.", "La maison est à l'est."),
        ("Окна открыты, двери закрыты.", "Les portes sont fermées."),
    ],
)
def test_both_opposites_on_one_side_or_a_negation_are_silent(source: str, target: str):
    assert flags(source, target) == []


@pytest.mark.parametrize(
    ("source", "target", "message"),
    [
        ("Почти все дома сгорели.", "Toutes les maisons ont brûlé.", "“Почти” is not in the translation"),
        ("Мы почти дошли до реки.", "Nous sommes arrivés à la rivière.", "“почти” is not in the translation"),
        ("Все дома сгорели.", "Presque toutes les maisons ont brûlé.", "“Presque” is not in the source"),
    ],
)
def test_an_almost_left_out_or_added_is_a_warning(source: str, target: str, message: str):
    (flag,) = flags(source, target)
    assert flag.message == message


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Почти все дома сгорели.", "La plupart des maisons ont brûlé."),
        ("Почти сто человек.", "Une centaine de personnes environ."),
        ("Около ста домов.", "Presque cent maisons."),
        ("Грубо говоря, это то же самое.", "C'est pratiquement la même chose."),
    ],
)
def test_an_almost_said_otherwise_is_silent(source: str, target: str):
    assert flags(source, target) == []


def test_may_for_must_is_a_warning_where_the_verb_is_the_same(encoder: Encoder):
    (flag,) = flags("Водитель должен платить за проезд.", "Le conducteur peut payer le passage.", encoder)
    assert flag.message == "“должен” is “peut” in the translation"
    assert flags("Водитель должен платить за проезд.", "Il faut que le conducteur paie.", encoder) == []


def test_without_an_encoder_only_words_that_need_none_are_compared():
    assert flags("Они не читают газеты.", "Ils lisent les journaux.") == []


def test_a_line_left_in_another_language_is_not_judged(encoder: Encoder):
    assert flags("They read the newspapers.", "Ils ne lisent pas les journaux.", encoder) == []


def test_english_is_read_too(encoder: Encoder):
    (flag,) = flags("They do not read newspapers.", "Ils lisent les journaux.", encoder, ("en", "fr"))
    assert flag.message.endswith("is not negated in the translation")


def test_languages_without_words_here_are_left_alone():
    assert flags("Sie lesen nicht.", "Ils lisent.", None, ("de", "fr")) == []
