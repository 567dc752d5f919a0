from pathlib import Path

import pytest

from tests.cli.conftest import RUSSIAN, Run


def test_segments_come_one_a_line(run: Run):
    result = run("split", "a.ru.txt", "--lang", "ru")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines() == [
        "Добрый день, дорогие друзья!",
        "Рад приветствовать вас в Казани.",
        "В этом году на фестиваль приехали 10 команд из пяти стран.",
        "Билет на концерт стоит 500 рублей.",
        "Погода нас не подвела.",
        "Завтра праздник продолжится на берегу реки.",
    ]


def test_standard_input_is_split_too(run: Run):
    assert run("split", "-", "--lang", "ru", input="Раз. Два.").stdout == "Раз.\nДва.\n"


def test_every_boundary_is_explained_by_a_rule(run: Run, folder: Path):
    (folder / "b.txt").write_text("Встреча прошла в 2024 г. в Омске. Все довольны.", encoding="utf-8")
    lines = run("split", "b.txt", "--lang", "ru", "--explain").stdout.splitlines()
    assert [line.split()[0] for line in lines] == ["join", "split"]
    assert all(line.split()[1].isidentifier() for line in lines)
    assert lines[1].endswith("Все довольны.")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("a.ru.txt",), "Missing option '--lang'"),
        (("no.txt", "--lang", "ru"), "there is no file no.txt"),
        (("a.ru.txt", "--lang", "xx"), "'xx' names no language that ISO 639 knows"),
    ],
)
def test_bad_input_is_refused(run: Run, arguments: tuple[str, ...], message: str):
    result = run("split", *arguments)
    assert result.exit_code == 2
    assert message in result.stderr


def test_a_notice_names_the_encoding_unless_quiet(run: Run, folder: Path):
    (folder / "a.ru.txt").write_bytes(RUSSIAN.encode("koi8_r"))
    assert "KOI8-R" in run("split", "a.ru.txt", "--lang", "ru").stderr
    assert run("split", "a.ru.txt", "--lang", "ru", "-q").stderr == ""


def test_our_rules_are_written_for_other_programs_without_a_text(run: Run, folder: Path):
    result = run("split", "--srx", "rules.srx")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "rules.srx: the rules of all languages\n"
    assert (folder / "rules.srx").read_text(encoding="utf-8").startswith("<?xml")


def test_a_text_is_split_by_the_rules_of_a_file(run: Run, folder: Path):
    run("split", "--srx", "rules.srx", "--lang", "ru")
    by_file = run("split", "a.ru.txt", "--lang", "ru", "--srx-rules", "rules.srx")
    assert by_file.stdout == run("split", "a.ru.txt", "--lang", "ru").stdout
