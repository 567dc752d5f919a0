"""Reading figures: what a text says in digits, words and Roman numerals, and what two languages say alike."""

from __future__ import annotations

from fractions import Fraction

import pytest

from aligner.figures import Figure, Form, Nature, differences, read_figures


def sure(text: str, language: str) -> list[Fraction]:
    return [figure.value for figure in read_figures(text, language) if figure.form >= Form.WORD]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("девяносто один участник", [91]),
        ("1,5 млн рублей", [1_500_000]),
        ("2 млрд 300 млн рублей", [2_300_000_000]),
        ("полтора миллиона жителей", [1_500_000]),
        ("два с половиной миллиона", [2_500_000]),
        ("3 тыс. человек", [3000]),
        ("в XIX веке", [19]),
        ("в 10:30", [Fraction(21, 2)]),
        ("в масштабе 1:50 000", [1, 50000]),
        ("в 10 часов 30 минут", [Fraction(21, 2)]),
        ("в 15:00", [15]),
        ("две трети голосов", [Fraction(2, 3)]),
        ("тридцать три процента", [33]),
        ("в пятницу, 5 декабря", [5, 5, 12]),
        ("29.12.2025", [29, 12, 2025]),
        ("резолюция 79/115", [79, 115]),
        ("1514 (XV)", [1514, 15]),
        ("«Группа двадцати» и G20", [20, 20]),
        ("один из них, первый, два раза", []),
        ("двухдневный визит", []),
        ("сотни тысяч людей", []),
        ("тел. +7 (495) 123-45-67", [74951234567]),
        ("тысячи людей", []),
        ("семью нужно беречь", []),
        ("окружающей среды", []),
        ("см. https://example.org/2024/05", []),
        ("#Форум2025 и @user99", []),
        ("1. Введение", []),
        ("это известно [12]", []),
    ],
)
def test_russian_figures(text: str, values: list[Fraction]):
    assert sure(text, "ru") == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("quatre-vingt-onze participants", [91]),
        ("1,5 million de roubles", [1_500_000]),
        ("3 Mds € et 20 M€", [3 * 10**9, 20 * 10**6]),
        ("deux millions et demi", [2_500_000]),
        ("un demi-million", [500_000]),
        ("au XIXᵉ siècle", [19]),
        ("au XIXe siècle", [19]),
        ("à 10 h 30", [Fraction(21, 2)]),
        ("à 10h30", [Fraction(21, 2)]),
        ("les deux tiers", [Fraction(2, 3)]),
        ("dix pour cent", [10]),
        ("vendredi 1er janvier", [5, 1, 1]),
        ("le 12 sept. 2025", [12, 9, 2025]),
        ("en mars", [3]),
        ("la planète Mars", []),
        ("un accord, deux fois, premier", []),
        ("Les autres, Des amis, Vers midi, Le 5", [5]),
        ("neuf et nouveau", []),
        ("MM. Dupont et Martin en CDI", []),
        ("des milliers de gens", []),
    ],
)
def test_french_figures(text: str, values: list[Fraction]):
    assert sure(text, "fr") == values


EQUAL = [
    ("девяносто один", "91"),
    ("80-летия Победы", "80e anniversaire de la Victoire"),
    ("80-летие", "quatre-vingtième anniversaire"),
    ("XIX века", "XIXᵉ siècle"),
    ("XIX века", "dix-neuvième siècle"),
    ("2 000 человек", "2000 personnes"),
    ("2\u00a0000", "2\u202f000"),
    ("1,5 млн", "1.5 million"),
    ("1,5 млн", "1 500 000"),
    ("с 28 на 29 декабря", "du 28 au 29 décembre"),
    ("29.12.2025", "29 décembre 2025"),
    ("декабрь 2025 г.", "12/2025"),
    ("в 15:00", "à 15 h"),
    ("в 3 часа дня", "à 15 heures"),
    ("в 8 вечера", "à 20 h"),
    ("половина одиннадцатого", "dix heures et demie"),
    ("половина одиннадцатого", "10 h 30"),
    ("без четверти шесть", "six heures moins le quart"),
    ("1990-е годы", "les années 1990"),
    ("в 90-е годы", "dans les années 1990"),
    ("девяностые годы", "les années 90"),
    ("десятилетие", "10 ans"),
    ("10 лет", "une décennie"),
    ("трёхсторонняя встреча 3 стран", "réunion trilatérale des trois pays"),
    ("половина жителей", "50 % des habitants"),
    ("две трети", "66 %"),
    ("75 %", "les trois quarts"),
    ("2–3 млн", "2 à 3 millions"),
    ("2 миллиона – 3 миллиона", "2–3 millions"),
    ("2024–2025 гг.", "2024-25"),
    ("десять тысяч", "une dizaine de milliers"),
    ("два десятка", "20"),
    ("двадцать лет", "les deux dernières décennies"),
    ("25-тысячная толпа", "25 000 personnes"),
    ("троекратный рост", "3 fois plus"),
    ("полмиллиона", "500 000"),
    ("более полумиллиона", "plus d'un demi-million"),
    ("три столетия", "300 ans"),
    ("двое из пяти", "2 sur 5"),
    ("12 месяцев", "un an"),
    ("дюжина", "12"),
    ("двадцать первый век", "XXIe siècle"),
    ("70 лет", "septante ans"),
    ("Николай II", "Nicolas II"),
    ("10.30", "10,3"),
    ("0,5", "½"),
    ("3-й этап", "3e étape"),
    ("5-я сессия", "cinquième session"),
]


@pytest.mark.parametrize(("source", "target"), EQUAL)
def test_one_figure_in_two_forms_does_not_differ(source: str, target: str):
    assert differences(read_figures(source, "ru"), read_figures(target, "fr")) == ()
    assert differences(read_figures(target, "fr"), read_figures(source, "ru")) == ()


def test_a_month_beside_a_day_is_part_of_a_date():
    day, month, year, *_ = read_figures("5 марта 2024 года", "ru")
    assert [day.in_date, month.in_date, year.in_date] == [True, True, True]
    assert (month.nature, month.form) == (Nature.MONTH, Form.DIGITS)
    (number,) = read_figures("5 стран", "ru")
    assert not number.in_date


def test_scales_of_other_languages_multiply():
    assert sure("3 million people", "en") == [3_000_000]
    assert sure("3 Millionen Menschen", "de") == [3_000_000]


def test_text_in_decomposed_form_reads_the_same():
    assert sure("de\u0301cembre 2025", "fr") == [12, 2025]


def test_spans_cover_the_whole_figure():
    text = "Около 1,5 млн рублей."
    (figure,) = read_figures(text, "ru")
    assert isinstance(figure, Figure)
    assert text[figure.start : figure.stop] == "1,5 млн"
