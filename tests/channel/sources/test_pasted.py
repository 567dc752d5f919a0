"""Pasted text: from lines to posts to statements."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.channel.sources.cleaning import Rules, load_rules
from aligner.channel.sources.pasted import read_pasted
from aligner.channel.statements.parting import statements
from aligner.channel.statements.statement import Bounds, Capture

RU_TITLE = "📄 Заявление мэра о ремонте моста (Город, 3 марта 2024 года)"
RU_FIRST = "Мост у вокзала будет закрыт для движения на три недели, начиная с понедельника."
RU_QUOTE = "«Мы просим жителей о терпении и обещаем закончить работы в срок», – сказал мэр."
RU_LAST = "Автобусы пойдут в объезд, через Садовую улицу и набережную."
FR_TITLE = "📄 Déclaration du maire sur la réparation du pont (Ville, 3 mars 2024)"
FR_FIRST = "Le pont de la gare sera fermé à la circulation pendant trois semaines à partir de lundi."
FR_QUOTE = "« Nous demandons aux habitants de la patience et promettons de finir à temps », a dit le maire."
FR_LAST = "Les autobus feront un détour par la rue des Jardins et par le quai."

CHANNEL = f"""\
Forwarded from Мэрия
Media is too big
VIEW IN TELEGRAM
{RU_TITLE}
{RU_FIRST}
{RU_LAST}
Читайте полностью
{RU_FIRST}
{RU_QUOTE}
{RU_LAST}
Читайте полностью
❤2👍1
Channel name was changed to «Мэрия | Mairie»
{FR_TITLE}
{FR_FIRST}
{FR_QUOTE}
{FR_LAST}
#Pont
Texte intégral
{FR_FIRST}
{FR_LAST}
#Pont
🎉3
"""


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load_rules()


def capture(text: str, rules: Rules) -> Capture:
    parsed = read_pasted(text, "channel.txt", rules)
    return statements(parsed.posts, parsed.dropped)


def test_a_channel_gives_each_statement_once_and_whole(rules: Rules) -> None:
    russian, french = capture(CHANNEL, rules).statements
    assert russian.text.split("\n\n") == [RU_TITLE, RU_FIRST, RU_QUOTE, RU_LAST]
    assert french.text.split("\n\n") == [FR_TITLE, FR_FIRST, FR_QUOTE, FR_LAST, "#Pont"]
    assert (russian.id, russian.lang, russian.lines) == ("001-ru", "ru", ((4, 6), (8, 10)))
    assert (french.id, french.lang, french.lines) == ("002-fr", "fr", ((14, 18), (20, 22)))
    assert russian.title == "Заявление мэра о ремонте моста (Город, 3 марта 2024 года)"
    assert russian.date == french.date == date(2024, 3, 3)


def test_every_other_line_is_listed_with_its_reason(rules: Rules) -> None:
    found = capture(CHANNEL, rules)
    assert [(line.line, line.rule) for line in found.dropped] == [
        (1, "forwarded"),
        (2, "media"),
        (3, "media"),
        (7, "read-more"),
        (11, "read-more"),
        (12, "reactions"),
        (13, "service"),
        (19, "read-more"),
        (23, "reactions"),
    ]
    assert [(line.line, line.statement) for line in found.merged] == [
        (8, "001-ru"),
        (10, "001-ru"),
        (20, "002-fr"),
        (21, "002-fr"),
        (22, "002-fr"),
    ]


def test_a_post_in_two_languages_is_two_statements(rules: Rules) -> None:
    text = "\n".join([RU_TITLE, FR_TITLE, RU_FIRST, RU_LAST, FR_FIRST, FR_LAST, "❤1"])
    russian, french = capture(text, rules).statements
    assert russian.text.split("\n\n") == [RU_TITLE, RU_FIRST, RU_LAST]
    assert french.lines == ((2, 2), (5, 6))


def test_a_motto_in_another_language_stays_in_its_statement(rules: Rules) -> None:
    (only,) = capture("\n".join([FR_TITLE, FR_FIRST, FR_LAST, "Мир и дружба", FR_QUOTE]), rules).statements
    assert "Мир и дружба" in only.text


def test_a_statement_published_again_is_one(rules: Rules) -> None:
    text = "\n".join([FR_TITLE, FR_FIRST, FR_LAST, "❤1", RU_TITLE, RU_FIRST, "❤1", FR_FIRST, FR_QUOTE, FR_LAST, "❤1"])
    french, _ = capture(text, rules).statements
    assert french.text.split("\n\n") == [FR_TITLE, FR_FIRST, FR_QUOTE, FR_LAST]
    assert french.lines == ((1, 3), (8, 10))


def test_a_copy_that_says_it_with_other_letters_is_dropped_and_named(rules: Rules) -> None:
    text = "\n".join([FR_TITLE, FR_FIRST, FR_LAST, FR_FIRST.replace("sera", "ser"), FR_LAST[:-10], "❤1"])
    found = capture(text, rules)
    assert [statement.lines for statement in found.statements] == [((1, 3), (5, 5))]
    assert (found.dropped[1].line, found.dropped[1].rule) == (4, "repeated")
    assert [line.line for line in found.merged] == [4, 5]


def test_an_announcement_with_another_day_is_another_statement(rules: Rules) -> None:
    first = [FR_FIRST, FR_LAST, "Réunion publique le lundi 3 mars à la mairie.", FR_QUOTE, "❤1"]
    second = [FR_FIRST, FR_LAST, "Réunion publique le mardi 11 mars à l’école.", FR_QUOTE, "❤1"]
    assert len(capture("\n".join(first + second), rules).statements) == 2


def test_headers_and_days_part_and_date_the_posts(rules: Rules) -> None:
    text = "\n".join(
        ["December 20, 2025", RU_FIRST, "1.2K views", "14:05", FR_FIRST, "Mairie, [22.12.2025 10:00]", FR_QUOTE]
    )
    found = capture(text, rules)
    assert [statement.date for statement in found.statements] == [
        date(2025, 12, 20),
        date(2025, 12, 20),
        date(2025, 12, 22),
    ]
    assert [(line.line, line.rule) for line in found.dropped][1:3] == [(3, "views"), (4, "time")]


def test_outside_a_channel_dates_and_hours_are_text(rules: Rules) -> None:
    (post,) = read_pasted(f"{FR_FIRST}\n\n20 décembre 2025\n\n14:05\n\n{FR_LAST}\n", "page.txt", rules).posts
    assert post.bounds is Bounds.UNKNOWN
    assert [line.text for line in post.lines] == [FR_FIRST, "20 décembre 2025", "14:05", FR_LAST]


def test_lines_of_hard_wrapped_text_are_paragraphs_again(rules: Rules) -> None:
    first = "Le conseil municipal s’est réuni hier soir pour\nexaminer le budget de l’année prochaine, et a voté\n"
    second = "la construction d’une école dans le quartier de la\ngare, où vivent beaucoup de familles nombreuses.\n"
    (only,) = capture(f"{first}{second}\n{first}puis la séance fut levée.\n", rules).statements
    assert only.lines[0] == (1, 4)
    assert only.text.split("\n\n")[0] == (first + second).strip().replace("\n", " ")


def test_the_beginning_stands_for_the_title_that_is_not_there(rules: Rules) -> None:
    opening = "3 марта 2024 г. состоялась встреча мэра с жителями. Она длилась час."
    (only,) = capture(f"Друзья!\n{opening}\n", rules).statements
    assert only.title == "3 марта 2024 г. состоялась встреча мэра с жителями."
    assert only.date == date(2024, 3, 3)


LINES = (
    RU_TITLE,
    RU_FIRST,
    RU_QUOTE,
    FR_TITLE,
    FR_FIRST,
    FR_FIRST[:50],
    FR_QUOTE,
    "❤2",
    "Forwarded from X",
    "<...>",
    "",
)
MORE = (
    "Texte intégral",
    "14:05",
    "3 марта 2024",
    "Channel created",
    "#Pont",
    "2024",
    "  ",
    "⠀",
    "🎉",
    "مرحبا بكم في المدينة",
)


@given(st.lists(st.sampled_from(LINES + MORE) | st.text(alphabet="aб1.\t \u200b\x0b«❤", max_size=6), max_size=30))
def test_every_line_with_text_is_in_a_statement_to_the_letter_or_dropped(texts: list[str]) -> None:
    text = "\n".join(texts)
    found = capture(text, load_rules())
    places = [n for s in found.statements for first, last in s.lines for n in range(first, last + 1)]
    places += [line.line for line in found.dropped]
    numbered = enumerate(text.split("\n"), 1)
    assert sorted(places) == [number for number, line in numbered if line.strip()]
    lines = text.split("\n")
    assert all(line.text == lines[line.line - 1].strip() for line in found.dropped)
    again = {line.line for line in found.merged}
    for statement in found.statements:
        whole = " ".join(statement.text.split())
        numbers = [n for first, last in statement.lines for n in range(first, last + 1)]
        assert all(" ".join(lines[n - 1].split()) in whole for n in numbers)
        words = [word for n in numbers if n not in again for word in lines[n - 1].split()]
        assert sorted(whole.split()) == sorted(words)
