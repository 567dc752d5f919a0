"""Quantities: what each figure counts, wherever its unit stands."""

from __future__ import annotations

import pytest

from aligner.figures.quantities import read_quantities


@pytest.mark.parametrize(
    ("text", "language", "value", "measure", "unit"),
    [
        ("Забор длиной 40 метров.", "ru", "40", "metre", "метров"),
        ("Срок – 6 рабочих дней.", "ru", "6", "day", "дней"),
        ("Купили 3 млн рублей.", "ru", "3000000", "rouble", "рублей"),
        ("Это 48-часовой рейс.", "ru", "48", "hour", "часовой"),
        ("Двухнедельный отпуск.", "ru", "2", "week", "недельный"),
        ("Участок в 12 кв. км.", "ru", "12", "km2", "кв. км"),
        ("Полтора месяца.", "ru", "3/2", "month", "месяца"),
        ("Подождите полчаса.", "ru", "1/2", "hour", "полчаса"),
        ("Une dette de 3 millions d'euros.", "fr", "3000000", "euro", "euros"),
        ("Les 3 dernières semaines.", "fr", "3", "week", "semaines"),
        ("Une heure et demie.", "fr", "3/2", "hour", "heure"),
        ("Six cents kilomètres.", "fr", "600", "kilometre", "kilomètres"),
        ("Il fait 30 °C.", "fr", "30", "celsius", "°C"),
        ("À 110 km/h.", "fr", "110", "km_h", "km/h"),
        ("It cost $45.", "en", "45", "dollar", "$"),
        ("It weighs 45 pounds.", "en", "45", "pound", "pounds"),
    ],
)
def test_a_unit_is_found_beside_its_figure(text: str, language: str, value: str, measure: str, unit: str):
    (quantity,) = read_quantities(text, language)
    assert (str(quantity.values[0]), quantity.measure, text[slice(*quantity.unit)]) == (value, measure, unit)


@pytest.mark.parametrize(
    ("text", "language", "measures"),
    [
        ("от 5 до 10 лет", "ru", ["year", "year"]),
        ("5, 6 et 7 jours", "fr", ["day", "day", "day"]),
        ("10 яблок и 3 часа", "ru", [None, "hour"]),
        ("1 ½ heure", "fr", ["hour"]),
    ],
)
def test_ends_of_a_range_share_their_unit(text: str, language: str, measures: list[str | None]):
    assert [quantity.measure for quantity in read_quantities(text, language)] == measures


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("5 марта 2024 года", "ru"),  # the year of a date
        ("в 19-м доме", "ru"),  # an ordinal
        ("уже 30 с лишним", "ru"),  # a preposition
        ("06 l'heure", "fr"),  # an article
        ("COVID-19 heures", "fr"),  # a name
    ],
)
def test_letters_beside_a_figure_are_not_always_a_unit(text: str, language: str):
    assert [quantity.measure for quantity in read_quantities(text, language) if quantity.measure] == []


@pytest.mark.parametrize(
    ("one", "other"),
    [("две недели", "quinze jours"), ("24 месяца", "deux ans"), ("полгода", "six mois"), ("2 км", "2 000 mètres")],
)
def test_converted_amounts_are_the_same(one: str, other: str):
    (mine,), (its,) = read_quantities(one, "ru"), read_quantities(other, "fr")
    assert mine.amounts_to(its)
