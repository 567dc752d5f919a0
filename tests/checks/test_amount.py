"""Amounts: the words beside equal figures, marked where they differ; other words for the same stay silent."""

from __future__ import annotations

import pytest

from aligner.alignment import Flag, Severity
from aligner.checks.amount import check
from aligner.checks.support.bitext import Bitext
from tests.checks.pairs import bitext

Words = tuple[list[str], list[str]]


def marked(flag: Flag, pairs: Bitext) -> Words:
    alignment = pairs.alignment
    return (
        [alignment.source.text[start:stop] for start, stop in flag.source_spans],
        [alignment.target.text[start:stop] for start, stop in flag.target_spans],
    )


OTHER_UNIT = [
    ("Заплатили 8 млн рублей.", "Ils ont payé 8 millions de dollars.", ("рублей", "dollars")),
    ("Мешок весит 40 кг.", "Le sac pèse 40 tonnes.", ("кг", "tonnes")),
    ("До села 7 км.", "Le village est à 7 m.", ("км", "m")),
    ("Билет стоит 90 евро.", "Le billet coûte 90 francs.", ("евро", "francs")),
    ("Он служил 4 года.", "Il a servi 4 mois.", ("года", "mois")),
    ("Ждать 14 календарных дней.", "Il faut attendre 14 semaines.", ("дней", "semaines")),
    ("Сбор – 30 %.", "La taxe est de 30 ‰.", ("%", "‰")),
    ("Скидка 25 %.", "Une remise de 25 euros.", ("%", "euros")),
    ("Пришли 60 женщин.", "60 hommes sont venus.", ("женщин", "hommes")),
    ("Предел – 70 км/ч.", "La limite est de 70 m/s.", ("км/ч", "m/s")),
    ("В печи 180 °С.", "Le four est à 180 °F.", ("°С", "°F")),
    ("Это 36-часовая смена.", "C'est une garde de 36 minutes.", ("часовая", "minutes")),
    ("Файл занимает 12 Мб.", "Le fichier fait 12 Go.", ("Мб", "Go")),
    ("От 5 до 9 часов.", "De 5 à 9 jours.", ("часов", "jours")),
    ("Погибших 11 убитых.", "On compte 11 blessés.", ("убитых", "blessés")),
]


@pytest.mark.parametrize(("source", "target", "words"), OTHER_UNIT)
def test_another_unit_beside_an_equal_figure_is_an_error(source: str, target: str, words: tuple[str, str]):
    pairs = bitext((source, target))
    flag, *_ = check(pairs)
    assert (flag.kind, flag.severity) == ("amount", Severity.ERROR)
    assert marked(flag, pairs) == ([words[0]], [words[1]])


OTHER_WORD = [
    ("Взнос – 15 евро в месяц.", "La cotisation est de 15 euros par an.", ("в месяц", "par an")),
    ("Отчёты выходят ежемесячно.", "Les rapports paraissent chaque année.", ("ежемесячно", "chaque année")),
    ("Обед длился полтора часа.", "Le repas a duré une heure.", ("полтора часа", "une heure")),
    ("Девочке полтора года.", "La fillette a un an.", ("полтора года", "un an")),
    ("Мы шли полчаса.", "Nous avons marché une heure.", ("полчаса", "une heure")),
    ("Треть жителей уехала.", "Un quart des habitants est parti.", ("Треть", "Un quart")),
    ("Половина леса сгорела.", "Un tiers de la forêt a brûlé.", ("Половина", "Un tiers")),
    ("Спрос вырос вдвое.", "La demande a triplé.", ("вдвое", "triplé")),
    ("Спрос вырос втрое.", "La demande a doublé.", ("втрое", "doublé")),
    ("Пострадали десятки домов.", "Des centaines de maisons ont souffert.", ("десятки", "centaines")),
    ("Сотни тысяч птиц улетели.", "Des milliers d'oiseaux sont partis.", ("Сотни тысяч", "milliers")),
    ("Миллионы рыб плыли.", "Des milliards de poissons nageaient.", ("Миллионы", "milliards")),
    ("Умер в 44 году до н. э.", "Mort en 44 apr. J.-C.", ("до н. э", "apr. J.-C")),
    (
        "Храм построен в 12 году до нашей эры.",
        "Le temple date de l'an 12 de notre ère.",
        ("до нашей эры", "de notre ère"),
    ),
    ("Магазин закроют в 8 часов вечера.", "Le magasin fermera à 8 heures du matin.", ("вечера", "du matin")),
    ("Урок в 4 часа дня.", "La leçon est à 4 heures du matin.", ("дня", "du matin")),
    ("Обед в полдень.", "Le repas est à minuit.", ("полдень", "minuit")),
    ("Не менее 50 мест.", "Au plus 50 places.", ("Не менее", "Au plus")),
    ("Более 300 писем.", "Moins de 300 lettres.", ("Более", "Moins de")),
    ("Детям 12 лет и старше.", "Pour les 12 ans et moins.", ("и старше", "et moins")),
]


@pytest.mark.parametrize(("source", "target", "words"), OTHER_WORD)
def test_another_word_for_how_a_figure_counts_is_marked(source: str, target: str, words: tuple[str, str]):
    pairs = bitext((source, target))
    flag, *others = check(pairs)
    assert others == []
    assert flag.severity is Severity.ERROR
    assert marked(flag, pairs) == ([words[0]], [words[1]])


def test_a_lost_sign_is_a_warning():
    pairs = bitext(("Ночью было минус двенадцать.", "La nuit, il faisait douze degrés."))
    (flag,) = check(pairs)
    assert flag.severity is Severity.WARNING
    assert marked(flag, pairs) == (["минус двенадцать"], ["douze"])


@pytest.mark.parametrize(
    ("source", "target"),
    [
        # the same unit, in other words
        ("Двое суток пути.", "Deux jours de route."),
        ("Через 7 часов.", "Dans 7 h."),
        ("Стоит 20 $.", "Cela coûte 20 dollars."),
        ("Всего 5 человек.", "Cinq hommes en tout."),
        ("20 фунтов.", "20 livres."),
        # converted
        ("Прошло полтора часа.", "Quatre-vingt-dix minutes ont passé."),
        ("Ждали полчаса.", "On a attendu trente minutes."),
        ("Прошло полгода.", "Six mois ont passé."),
        ("Встреча в половине третьего.", "La rencontre est à 14 h 30."),
        ("Поезд в половине шестого.", "Le train est à cinq heures et demie."),
        ("В 7 часов вечера.", "À 19 heures."),
        ("Лодка пристала без четверти девять вечера.", "La barque accosta à 20 h 45."),
        ("Она вышла в двадцать минут седьмого.", "Elle sortit à six heures vingt."),
        ("Половина жителей.", "50 % des habitants."),
        ("Первые две трети пути.", "Les deux premiers tiers du chemin."),
        ("Сократилось вдвое.", "Divisé par deux."),
        ("Уменьшилось вдвое.", "Réduit de moitié."),
        ("Ежедневно.", "Toutes les 24 heures."),
        # the same bound, said or turned otherwise
        ("Более 40 страниц.", "Au moins 40 pages."),
        ("Не может быть больше 40 страниц.", "Il y a au plus 40 pages."),
        ("Ниже 10 градусов мороза.", "Une température de −10 °C."),
        # figures that count different things on each side, in another order
        ("За 3 года – 3 тонны.", "3 tonnes en 3 ans."),
        ("3 яблока и 3 часа.", "3 heures et 3 pommes."),
        # no unit known on one side
        ("Ему 12 зим.", "Il a 12 ans."),
        # dates and ordinals
        ("В 1905 году.", "L'an 1905."),
        ("В 19-м веке.", "Au XIXe siècle."),
    ],
)
def test_the_same_amount_in_other_words_is_silent(source: str, target: str):
    assert list(check(bitext((source, target)))) == []


def test_what_the_check_of_numbers_tells_is_not_told_again():
    assert list(check(bitext(("Прошло 5 лет.", "6 mois ont passé.")))) == []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("The trip took 3 hours.", "Le trajet a duré 3 jours."),
        ("At least 30 seats.", "Au plus 30 places."),
        ("He died in 30 BC.", "Il est mort en 30 après J.-C."),
        ("$30 a month.", "30 dollars par an."),
        ("Prices doubled.", "Les prix ont triplé."),
        ("Half of the town.", "Un tiers de la ville."),
    ],
)
def test_english_is_read_too(source: str, target: str):
    (flag,) = check(bitext((source, target), langs=("en", "fr")))
    assert flag.kind == "amount"


def test_languages_without_words_here_are_compared_by_signs():
    assert list(check(bitext(("Kostet 30 €.", "Cuesta 30 $."), langs=("de", "es")))) != []
    assert list(check(bitext(("Dauert 30 Tage.", "Dura 30 horas."), langs=("de", "es")))) == []


def test_the_aspect_is_the_evidence():
    (flag,) = check(bitext(("Вес 40 кг.", "Poids : 40 t.")))
    assert flag.evidence == {"aspect": "unit"}
    assert flag.message == "“40 кг” is “40 t” in the translation: another unit"
