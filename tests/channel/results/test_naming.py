"""Files of a result are called by the date and the title of what they hold."""

from __future__ import annotations

from datetime import date

import pytest

from aligner.channel.results.naming import LONGEST_SLUG, slug, stem
from tests.channel.samples import statement


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Открылась выставка карт", "otkrylas-vystavka-kart"),
        ("Подъезд № 5: щётки и ёлки", "podezd-5-shchetki-i-elki"),
        ("L’été à l’Élysée — c’est fini !", "lete-a-lelysee-cest-fini"),
        ("../../etc/passwd", "etc-passwd"),
        ("🎉🎉", ""),
    ],
)
def test_a_title_is_in_small_latin_letters(title: str, name: str) -> None:
    assert slug(title) == name


def test_a_long_title_is_cut_between_words() -> None:
    name = slug("О мерах по подготовке городского хозяйства к осенне-зимнему периоду текущего года")
    assert len(name) <= LONGEST_SLUG
    assert name == "o-merakh-po-podgotovke-gorodskogo-khozyaystva-k"


def test_the_date_stands_first_and_a_number_tells_equal_titles_apart() -> None:
    one = statement("Мост открыт", "ru", day=date(2026, 5, 2))
    assert stem(one, ()) == "2026-05-02-most-otkryt"
    assert stem(one, {"2026-05-02-most-otkryt"}) == "2026-05-02-most-otkryt-2"


def test_a_statement_without_words_is_called_by_its_number() -> None:
    assert stem(statement("🎉", "ru", "007"), ()) == "007-ru"


def test_no_file_is_called_like_a_device_of_windows() -> None:
    assert stem(statement("Con", "fr", "007"), ()) == "con-007-fr"
