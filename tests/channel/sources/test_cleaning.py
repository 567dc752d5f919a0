"""The rules of the package, and those a user writes."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.channel.sources.cleaning import COLUMNS, KINDS, Does, Rules, load_rules, without_signs
from aligner.errors import InputError
from aligner.language.registry import known_languages, language_of

HEADER = "\t".join(COLUMNS)


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load_rules()


@pytest.mark.parametrize(
    ("line", "name", "does"),
    [
        ("❤12👍3🎉1.2K", "reactions", Does.END),
        ("❤️ 2  👍 14", "reactions", Does.END),
        ("Forwarded from Мэрия 🇫🇷", "forwarded", Does.START),
        ("Мэрия, [20.12.2025 14:05]", "message-header", Does.START),
        ("Town Hall, [12/20/25 2:05 PM]", "message-header", Does.START),
        ("Мэрия 🏛, [20 дек. 2025 г. в 14:05:33]:", "message-header", Does.START),
        ("VIEW IN TELEGRAM", "media", Does.DROP),
        ("Channel photo updated", "service", Does.SERVICE),
        ("Название канала изменено на «Мэрия»", "service", Does.SERVICE),
        ("📄 Читайте полностью", "read-more", Does.DROP),
        ("Texte intégral", "read-more", Does.DROP),
        ("▶️ Подробнее", "read-more", Does.DROP),
        ("1.2K views 14:05", "views", Does.END),
        ("December 20, 2025", "day", Does.DAY),
        ("🎥 Vidéo du discours", "media-link", Does.DROP),
        ("Tous droits réservés.", "footer", Does.DROP),
    ],
)
def test_a_line_of_chrome_falls_to_the_rule_of_its_kind(rules: Rules, line: str, name: str, does: Does) -> None:
    rule = rules.first(line)
    assert rule is not None
    assert (rule.name, rule.does) == (name, does)


@pytest.mark.parametrize(
    "line",
    [
        "❤️ Merci à tous !",
        "Видео показывает, как вода поднялась за ночь.",
        "Полный текст договора будет опубликован завтра.",
        "20 декабря 2025 года открылась выставка",
        "Forwarded from",
        "Tarif réduit [de 9:00 à 12:00]",
        "2025",
        "<...>",
        "#Итоги",
        "Новости с полей: урожай собран",
        "• Le pont sera fermé",
        "المدينة مفتوحة للجميع",
    ],
)
def test_what_somebody_wrote_is_kept(rules: Rules, line: str) -> None:
    assert rules.first(line) is None


def test_a_user_s_rule_adds_to_those_of_the_package(tmp_path: Path) -> None:
    own = tmp_path / "own.tsv"
    own.write_text(f"{HEADER}\n# our signature\nsignature\tend\tfr\tLa rédaction\tLa rédaction\n", encoding="utf-8")
    rule = load_rules(own).first("✍️ La rédaction")
    assert rule is not None
    assert (rule.name, rule.does) == ("signature", Does.END)
    assert load_rules(own).first("❤2") is not None


def test_a_user_s_rule_can_keep_what_the_package_drops(tmp_path: Path) -> None:
    own = tmp_path / "own.tsv"
    own.write_text(f"{HEADER}\nour heading\tkeep\tfr\tActualités\tActualités\n", encoding="utf-8")
    assert load_rules(own).first("Actualités") is None


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("rule\tpattern\n", "own.tsv is not a table of rules"),
        (f"{HEADER}\nx\tdrop\tfr\n", r"own.tsv, line 2: 3 columns, not 5"),
        (f"{HEADER}\n\tdrop\tfr\ta\ta\n", r"own.tsv, line 2: the rule has no name"),
        (f"{HEADER}\nx\tdelete\tfr\ta\ta\n", r"own.tsv, line 2: a rule cannot 'delete'"),
        (f"{HEADER}\nx\tdrop\tfr\t(a\ta\n", r"own.tsv, line 2: the pattern '\(a' is no regular expression"),
        (
            f"{HEADER}\nx\tdrop\tfr\t{'(' * 3000}\ta\n",
            "own.tsv, line 2: the pattern has groups within groups, too many to be read",
        ),
        (f"{HEADER}\nx\tdrop\tfr\ta\tab\n", r"own.tsv, line 2: the pattern 'a' does not fit all of its example 'ab'"),
        (f"{HEADER}\nx\tdrop\tfr\ta*\ta\n", r"own.tsv, line 2: the pattern 'a\*' fits an empty line"),
    ],
)
def test_a_faulty_rule_is_refused_with_its_line(tmp_path: Path, table: str, message: str) -> None:
    own = tmp_path / "own.tsv"
    own.write_text(table, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        load_rules(own)


def test_a_missing_file_of_rules_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"there is no file of rules .*none\.tsv"):
        load_rules(tmp_path / "none.tsv")


def test_a_long_row_of_signs_is_judged_at_once(rules: Rules) -> None:
    assert rules.first("♂️❤️" * 5_000 + " x") is None


@given(st.text(alphabet="❤️♂\u200d🎉 12ab", max_size=40))
def test_signs_are_taken_from_the_ends_alone(line: str) -> None:
    bare = without_signs(line)
    assert bare in line
    assert without_signs(bare) == bare


def test_the_rules_of_every_language_are_of_known_kinds_and_mean_what_these_mean(rules: Rules) -> None:
    assert {rule.name: rule.does for rule in rules.rules} == dict(KINDS)


def test_rules_are_tried_in_the_order_of_their_kinds(rules: Rules) -> None:
    order = list(KINDS)
    places = [order.index(rule.name) for rule in rules.rules]
    assert places == sorted(places)


@pytest.mark.parametrize("tag", [tag for tag, language in known_languages().items() if language.chrome])
def test_the_lines_of_a_language_have_their_own_examples(rules: Rules, tag: str) -> None:
    for line in language_of(tag).chrome:
        first = rules.first(line.example)
        assert first is not None
        assert first.name == line.kind
