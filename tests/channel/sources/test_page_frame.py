"""What frames the posts of a channel that was copied from the screen is no statement."""

from __future__ import annotations

import pytest

from aligner.channel.sources.cleaning import Rules, load_rules
from aligner.channel.sources.pasted import Parsed, read_pasted
from aligner.channel.statements.parting import statements

NAME = "Почётное консульство Исландии в Туле | Consulat honoraire d’Islande"
HEAD = f"{NAME}\n@islande_toula\nСайт и новости консульства: islande-toula.example\n2.56K subscribers\n128 photos\n"
POSTS = (
    "Консул встретился с учениками гимназии и рассказал им о ледниках.",
    "Une conférence sur les volcans a eu lieu à la bibliothèque de la ville.",
    "Завтра консульство закрыто, приём переносится на четверг.",
)
ENDS = "\n❤4\n640 views 12:00\n"


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load_rules()


def read(text: str, rules: Rules) -> Parsed:
    return read_pasted(text, "channel.txt", rules)


def texts(parsed: Parsed) -> list[list[str]]:
    return [[line.text for line in post.lines] for post in parsed.posts]


def dropped(parsed: Parsed, rule: str) -> list[str]:
    return [line.text for line in parsed.dropped if line.rule == rule]


def test_the_name_and_description_above_the_counts_are_the_page_s_head(rules: Rules) -> None:
    parsed = read(f"{HEAD}Download Telegram\nAbout\n{POSTS[0]}{ENDS}{POSTS[1]}{ENDS}", rules)
    assert texts(parsed) == [[POSTS[0]], [POSTS[1]]]
    assert dropped(parsed, "page-head") == HEAD.split("\n")[:3]


@pytest.mark.parametrize(
    ("counts", "app"),
    [
        ("2,56 k abonnés", "Télécharger Telegram"),
        ("2560 подписчиков", "Скачать Telegram"),
        ("2.56K مشترك", "تنزيل Telegram"),
        ("2.560 Abonnenten", "Telegram herunterladen"),
        ("2,56K suscriptores", "Descargar Telegram"),
        ("2.56K iscritti", "Scarica Telegram"),
        ("2,56K inscritos", "Baixar Telegram"),
        ("2.56K 位订阅者", "下载 Telegram"),
    ],
)
def test_the_program_may_speak_any_language(rules: Rules, counts: str, app: str) -> None:
    parsed = read(f"{NAME}\n{counts}\n{app}\n{POSTS[0]}{ENDS}{NAME}\n{counts}\n", rules)
    assert texts(parsed) == [[POSTS[0]]]
    assert dropped(parsed, "page-head") == dropped(parsed, "page-foot") == [NAME]


def test_the_name_above_each_post_is_no_text_of_it(rules: Rules) -> None:
    parsed = read("".join(f"Музей на Волге\n{post}{ENDS}" for post in POSTS), rules)
    assert texts(parsed) == [[post] for post in POSTS]
    assert dropped(parsed, "channel-name") == ["Музей на Волге"] * 3


def test_the_name_below_a_day_is_no_text_either(rules: Rules) -> None:
    parsed = read(f"{NAME}\n2.56K subscribers\n{POSTS[0]}\n3 mars\n{NAME}\n{POSTS[1]}{ENDS}", rules)
    assert texts(parsed) == [[POSTS[0]], [POSTS[1]]]


def test_a_title_that_two_posts_share_is_text(rules: Rules) -> None:
    parsed = read("".join(f"Объявление\n{post}{ENDS}" for post in POSTS[:2]) + POSTS[2] + ENDS, rules)
    assert texts(parsed)[0] == ["Объявление", POSTS[0]]


def test_a_count_below_a_long_text_is_no_head(rules: Rules) -> None:
    long = f"{POSTS[0]} " * 12
    parsed = read(f"{long}\n128 photos\n{POSTS[1]}{ENDS}", rules)
    assert long.strip() in [line for post in texts(parsed) for line in post]
    assert dropped(parsed, "page-head") == []


def test_outside_a_channel_a_count_parts_no_text(rules: Rules) -> None:
    parsed = read(f"{POSTS[0]}\n" * 12 + f"12 videos\n{POSTS[2]}\n", rules)
    assert len(parsed.posts) == 1


def test_captions_of_a_few_words_that_stand_twice_are_once(rules: Rules) -> None:
    caption = "Фото дня\nСамовар и вулкан\n"
    parsed = read(f"{POSTS[0]}{ENDS}{caption}{caption}❤2\n{POSTS[1]}{ENDS}", rules)
    found = statements(parsed.posts, parsed.dropped)
    assert [statement.text for statement in found.statements][1] == "Фото дня\n\nСамовар и вулкан"
