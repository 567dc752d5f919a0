"""Days without a year and statements without a date: told by neighbours, or by the translation."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from aligner.channel.sources.cleaning import load_rules
from aligner.channel.sources.pasted import read_pasted
from aligner.channel.statements.dates import nearest_year, read_day
from aligner.channel.statements.parting import statements
from aligner.channel.statements.statement import DatedBy, Statement
from aligner.channel.statements.years import dated_by_neighbours, dated_by_translation
from tests.channel.samples import statement


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12 июня с.г. консул встретился с учениками", (6, 12)),
        ("6 июня прошла лекция", (6, 6)),
        ("Le 1er mars, le pont ouvrira", (3, 1)),
        ("On June 6, the consul spoke", (6, 6)),
        ("6 июня 2025 года", None),
        ("June 6, 2025", None),
        ("31 февраля", None),
        ("Le prix est de 12 euros", None),
        ("в 10.12 мая", None),
    ],
)
def test_a_day_is_read_without_its_year(text: str, day: tuple[int, int] | None) -> None:
    assert read_day(text) == day


def test_the_nearest_year_is_over_the_turn_of_the_year() -> None:
    assert nearest_year(12, 28, date(2026, 1, 3)) == date(2025, 12, 28)
    assert nearest_year(1, 2, date(2025, 12, 30)) == date(2026, 1, 2)
    assert nearest_year(2, 29, date(2026, 3, 1)) is None


def channel(*texts: tuple[str, date | None]) -> list[Statement]:
    return [
        statement(text, "ru", str(number), day, "channel.txt", number) for number, (text, day) in enumerate(texts, 1)
    ]


def test_a_neighbour_tells_the_year() -> None:
    found = dated_by_neighbours(channel(("Первое", date(2025, 12, 30)), ("Встреча 5 января", None), ("Третье", None)))
    assert [one.date for one in found] == [date(2025, 12, 30), date(2026, 1, 5), None]
    assert found[1].dated_by is DatedBy.NEIGHBOURS


def test_a_neighbour_in_another_file_tells_nothing() -> None:
    one, other = channel(("Первое", date(2025, 12, 30)), ("Встреча 5 января", None))
    assert dated_by_neighbours([one, replace(other, source="b.txt")])[1].date is None


def test_the_translation_tells_the_date_of_a_side_that_has_none() -> None:
    source = statement("Мост открыт для всех.", "ru")
    target = statement("Le pont est ouvert à tous.", "fr", day=date(2026, 5, 2))
    found = dated_by_translation(source, target)
    assert (found.date, found.dated_by) == (date(2026, 5, 2), DatedBy.TRANSLATION)
    assert dated_by_translation(target, source) == target


def test_a_day_of_its_own_takes_the_year_of_the_translation() -> None:
    source = statement("Лекция 6 июня", "ru")
    assert dated_by_translation(source, statement("Conférence", "fr", day=date(2025, 6, 8))).date == date(2025, 6, 6)


def test_a_day_that_both_sides_name_has_the_year_that_one_says() -> None:
    source = statement("Встреча с географами\n6 июня прошла лекция.", "ru")
    target = statement("Rencontre avec les géographes\nUne conférence a eu lieu le 6 juin 2025.", "fr")
    assert dated_by_translation(source, target).date == date(2025, 6, 6)
    assert dated_by_translation(target, source).date == date(2025, 6, 6)


def test_a_year_of_another_day_dates_nothing() -> None:
    source = statement("Встреча 6 июня", "ru")
    target = statement("Rencontre\nLe musée a ouvert le 9 mai 1985.", "fr")
    assert dated_by_translation(source, target).date is None


def test_a_day_between_two_posts_stands_for_those_below_it() -> None:
    text = "Мэрия, [30.12.2025 10:00]\nМост закрыт на ремонт.\n❤1\n5 января\nМост снова открыт для всех.\n❤2\n"
    parsed = read_pasted(text, "channel.txt", load_rules())
    assert [one.date for one in statements(parsed.posts).statements] == [date(2025, 12, 30), date(2026, 1, 5)]
