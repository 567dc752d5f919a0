"""Dates as titles and first sentences write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.channel.statements.dates import read_date


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Речь мэра (Город, 3 марта 2024 года)", date(2024, 3, 3)),
        ("Discours du maire, le 1er août 2024", date(2024, 8, 1)),
        ("Le 12 févr. 2024, une réunion s’est tenue", date(2024, 2, 12)),
        ("Town Hall, December 20, 2025", date(2025, 12, 20)),
        ("20.12.2025 14:05", date(2025, 12, 20)),
        ("12/20/2025 2:05 PM", date(2025, 12, 20)),
        ("20.12.25 14:05", date(2025, 12, 20)),
        ("2025-12-20T14:05:00", date(2025, 12, 20)),
        ("с 3 марта 2024 года по 5 мая 2024 года", date(2024, 3, 3)),
        ("31 февраля 2024 года, то есть 1 марта 2024 года", date(2024, 3, 1)),
        ("в ночь с 28 на 29 декабря", None),
        ("версия 1.2.2024.5", None),
        ("en 2024", None),
        ("", None),
    ],
)
def test_the_first_full_date_is_read(text: str, day: date | None) -> None:
    assert read_date(text) == day


@given(st.dates(min_value=date(1600, 1, 1), max_value=date(9999, 12, 31)))
def test_every_day_is_read_in_the_spelling_of_iso(day: date) -> None:
    assert read_date(f"le {day.isoformat()} à midi") == day
