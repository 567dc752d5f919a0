"""Options kept in a file: where it is looked for, what may stand in it, and what comes first."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from aligner.cli import program
from aligner.cli.command import Command
from aligner.cli.settings import settable
from aligner.cli.values import FILE, FOLDER
from tests.cli.conftest import LADDER, Run

FILES = ("a.ru.txt", "a.fr.txt")
LADDER_OUT = '[align]\nformat = "ladder"\noutput = ["-"]\n'


def put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("aligner.toml", LADDER_OUT),
        ("aligner.toml", '\ufeffformat = "ladder"\nalign.output = "-"\n'),
        ("pyproject.toml", '[tool.aligner]\nformat = "ladder"\n[tool.aligner.align]\noutput = "-"\n'),
    ],
)
def test_options_stand_in_a_settings_file(run: Run, folder: Path, name: str, text: str):
    put(folder / name, text)
    result = run("align", *FILES)
    assert (result.exit_code, result.output) == (0, LADDER)


def test_the_file_is_looked_for_from_the_source_file_upwards(run: Run, folder: Path):
    put(folder / "project" / "aligner.toml", LADDER_OUT)
    for name in FILES:
        put(folder / "project" / "texts" / name, (folder / name).read_text(encoding="utf-8"))
    assert run("align", *(f"project/texts/{name}" for name in FILES)).stdout == LADDER
    assert run("align", *FILES).stdout.splitlines()[0].split()[:2] == ["#", "Russian"]


def test_the_nearest_file_alone_counts_and_own_before_project(run: Run, folder: Path):
    put(folder / "aligner.toml", 'lang = "nonsense')
    put(folder / "texts" / "pyproject.toml", '[tool.aligner]\nlang = "nonsense"\n')
    put(folder / "texts" / "aligner.toml", 'lang = "fr"\n')
    put(folder / "texts" / "a.txt", "Bonjour. Au revoir.")
    assert run("split", "texts/a.txt").stdout == "Bonjour.\nAu revoir.\n"


def test_a_pyproject_without_a_word_for_the_aligner_is_passed_over(run: Run, folder: Path):
    put(folder / "aligner.toml", 'lang = "fr"\n')
    put(folder / "texts" / "pyproject.toml", "[tool.other]\nlang = 'ru'\nbroken =\n")
    put(folder / "texts" / "a.txt", "Bonjour.")
    assert run("split", "texts/a.txt").stdout == "Bonjour.\n"


def test_standard_input_takes_the_settings_of_the_current_folder(run: Run, folder: Path):
    put(folder / "aligner.toml", 'split.lang = "fr"\n')
    assert run("split", "-", input="Bonjour. Au revoir.").stdout == "Bonjour.\nAu revoir.\n"


def test_a_table_comes_before_the_top_and_the_command_line_before_both(run: Run, folder: Path):
    put(folder / "aligner.toml", 'lang = "nonsense-1"\n[split]\nlang = "nonsense-2"\n')
    assert "'nonsense-2' is" in run("split", "a.ru.txt").stderr
    assert run("split", "a.ru.txt", "--lang", "ru").stdout.startswith("Добрый день, дорогие друзья!\n")


def test_a_flag_that_is_set_in_the_settings_is_put_out_by_its_opposite(run: Run, folder: Path):
    put(folder / "aligner.toml", "explain = true\n")
    explained, plain = (run("split", "a.ru.txt", "--lang", "ru", *more).stdout for more in ((), ("--no-explain",)))
    assert "split  " in explained
    assert plain.startswith("Добрый день, дорогие друзья!\n")


def test_settings_can_be_left_out_or_named(run: Run, folder: Path):
    put(folder / "aligner.toml", "nonsense = 1\n")
    put(folder / "other" / "mine.toml", 'lang = "ru"\n')
    expected = run("split", "a.ru.txt", "--lang", "ru", "--no-settings").stdout
    assert expected.startswith("Добрый")
    assert run("split", "a.ru.txt", "--settings", "other/mine.toml").stdout == expected


def test_verbose_says_which_file_was_used(run: Run, folder: Path):
    put(folder / "aligner.toml", "verbose = true\n" + LADDER_OUT)
    result = run("align", *FILES)
    assert result.stderr.splitlines()[0] == f"settings from {folder / 'aligner.toml'}"
    assert "settings" not in run("align", *FILES, "--no-verbose").stderr


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('output = "{outside}/x.json"', "x.json with output, which is outside its folder: give --output yourself"),
        ('output = ["in.json", "../x.json"]', "x.json with output, which is outside its folder"),
        ('output = "link/x.json"', "x.json with output, which is outside its folder"),
        ('glossary = "../terms.tsv"', "terms.tsv with glossary, which is outside its folder"),
        ('encoder = "sentence-transformers:other/model"', "chooses a model, encoder = 'sentence-transformers:other/mo"),
    ],
)
def test_a_file_that_nobody_named_keeps_to_its_folder(run: Run, folder: Path, text: str, message: str):
    (folder / "outside").mkdir()
    put(folder / "project" / "p.tsv", "Добрый день, друзья!\tBonjour, chers amis !\n")
    (folder / "project" / "link").symlink_to(folder / "outside")
    settings = folder / "project" / "aligner.toml"
    put(settings, f"[check]\n{text.format(outside=folder / 'outside')}\n")
    result = run("check", "project/p.tsv", "-q")
    assert (result.exit_code, message in result.stderr) == (2, True)
    assert f"trust the file with --settings {settings}" in result.stderr
    assert run("check", "project/p.tsv", "-q", "--no-settings").exit_code == 0
    assert not any((folder / "outside").iterdir())


def test_who_names_a_file_trusts_it_and_the_command_line_comes_first(run: Run, folder: Path):
    put(folder / "p.tsv", "source\ttarget\nДобрый день, друзья!\tBonjour, chers amis !\n")
    put(folder / "project" / "aligner.toml", '[check]\noutput = "../x.json"\n')
    assert run("check", "p.tsv", "--settings", "project/aligner.toml").exit_code == 0
    assert (folder / "x.json").exists()
    (folder / "p.tsv").rename(folder / "project" / "p.tsv")
    assert run("check", "project/p.tsv", "-o", "y.json").exit_code == 0


def test_a_file_that_sets_outputs_is_told(run: Run, folder: Path):
    put(folder / "aligner.toml", '[split]\nlang = "ru"\n[convert]\nkeep-flagged = true\n[check]\noutput = "x.json"\n')
    put(folder / "p.tsv", "source\ttarget\nДобрый день, друзья!\tBonjour, chers amis !\n")
    told = f"Note: {folder / 'aligner.toml'} sets output; --no-settings leaves it out\n"
    written = folder / "x.json"
    assert run("check", "p.tsv").stderr == f"{told}1 pair, nothing to look at: {written}; aligner review {written}\n"
    assert run("check", "p.tsv", "-q").stderr == ""
    assert run("check", "p.tsv", "-o", "y.json").stderr == "1 pair, nothing to look at: y.json; aligner review y.json\n"
    assert run("convert", "p.tsv", "z.json").stderr == ""


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (f"threads = {'9' * 5000}", "aligner.toml are not TOML: Exceeds the limit"),
        ("x = " + "[" * 5000, "aligner.toml are"),
        ("#" * 2**21, "aligner.toml have more than 1048576 bytes: they are no settings"),
    ],
    ids=["a number of 5,000 digits", "5,000 brackets", "a large file"],
)
def test_settings_made_to_annoy_are_refused(run: Run, folder: Path, text: str, message: str):
    put(folder / "aligner.toml", text)
    result = run("align", *FILES)
    assert (result.exit_code, message in result.stderr) == (2, True)


def test_relative_paths_count_from_the_folder_of_the_settings(run: Run, folder: Path):
    put(folder / "project" / "terms.tsv", "друзья\tcompagnons\n")
    put(folder / "project" / "aligner.toml", 'glossary = "terms.tsv"\nchecks = ["term"]\ncheck.output = "out.json"\n')
    put(folder / "project" / "texts" / "p.tsv", "Добрый день, дорогие друзья!\tBonjour, chers amis !\n")
    assert run("check", "project/texts/p.tsv").exit_code == 0
    flags = json.loads((folder / "project" / "out.json").read_text(encoding="utf-8"))["flags"]
    assert [flag["kind"] for flag in flags] == ["term"]


def test_kinds_may_be_a_list_or_a_text(run: Run, folder: Path):
    put(folder / "p.tsv", "Погода нас не подвела, 5 раз.\tLe temps nous a été favorable, 6 fois.\n")
    ends = []
    for value in ('"number"', '["number", "date"]', '["none"]', '"none"', "[]"):
        put(folder / "aligner.toml", f"checks = {value}\n")
        ends.append("number 1" in run("check", "p.tsv").stdout)
    assert ends == [True, True, False, False, False]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("threds = 2", "line 1: there is no option 'threds'; did you mean threads?"),
        ("\nsource_lang = 'ru'", "line 2: there is no option 'source_lang'; did you mean source-lang?"),
        ("[algin]\ntable = true", "line 1: there is no command 'algin' with options; did you mean align?"),
        ("[split]\n\n'fail-on' = 'error'", "line 3: `aligner split` has no option 'fail-on'"),
        ("align.tables = true", "[align]: `aligner align` has no option 'tables'; did you mean table?"),
        (
            "max-bead = 3",
            "line 1: 'max-bead' is not the same for every command; write it under one of [align], [batch], [train]",
        ),
        ("threads = 'two'", "line 1: threads is to be a whole number, not 'two'"),
        ("threads = true", "line 1: threads is to be a whole number, not True"),
        ("threads = 0", "line 1: threads: 0 is not in the range x>=1"),
        ("min-confidence = 2", "line 1: min-confidence: 2.0 is not in the range 0<=x<=1"),
        ("quiet = 1", "line 1: quiet is to be true or false, not 1"),
        ("glossary = ['a']", "line 1: glossary is to be a text in quotation marks, not ['a']"),
        ("\nformat = 'tmy'", "line 2: format: 'tmy' is not one of 'tmx'"),
        ("[align]\noutput = [1]", "line 2: output is to be a text in quotation marks or a list of them, not 1"),
        ("[train]\nencoder = 2", "line 2: encoder is to be a text"),
        ("threads = ", "are not TOML: Invalid value"),
        ("settings = 'b.toml'", "line 1: there is no option 'settings'"),
    ],
)
def test_what_no_command_knows_is_refused_with_its_line(run: Run, folder: Path, text: str, message: str):
    put(folder / "aligner.toml", text)
    result = run("align", *FILES, "-o", "out.tsv")
    assert result.exit_code == 2
    assert f"{folder / 'aligner.toml'}" in result.stderr
    assert message in result.stderr
    assert not (folder / "out.tsv").exists()


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("no.toml", None, "cannot read the settings no.toml: No such file or directory"),
        ("bad.toml", b"lang = '\xe9'", "the settings bad.toml are not UTF-8"),
        ("pyproject.toml", b"[tool.other]", "pyproject.toml has no table [tool.aligner]"),
        ("pyproject.toml", b"tool = 3", "pyproject.toml has no table [tool.aligner]"),
        (
            "pyproject.toml",
            b"[tool.aligner.split]\nlag = 1",
            "line 2: `aligner split` has no option 'lag'; did you mean",
        ),
    ],
)
def test_a_file_that_is_named_has_to_be_usable(run: Run, folder: Path, name: str, content: bytes | None, message: str):
    if content is not None:
        (folder / name).write_bytes(content)
    result = run("split", "a.ru.txt", "--settings", name)
    assert result.exit_code == 2
    assert message in result.stderr


def test_help_is_told_whatever_the_settings_say(run: Run, folder: Path):
    put(folder / "aligner.toml", "nonsense = 1")
    assert run("split", "a.ru.txt", "--help").exit_code == 0


def test_init_writes_every_option_commented_out(run: Run, folder: Path):
    result = run("init")
    assert (result.exit_code, result.stderr) == (0, "wrote aligner.toml\n")
    text = (folder / "aligner.toml").read_text(encoding="utf-8")
    assert [value for value in tomllib.loads(text).values() if value] == []
    for command in program.every().values():
        for name, _ in settable(command):
            assert f"#{name} = " in text
    assert run("split", "a.ru.txt", "--lang", "ru").exit_code == 0


def test_what_init_writes_can_be_used_without_its_signs(run: Run, folder: Path):
    run("init", ".")
    path = folder / "aligner.toml"
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text(
        "\n".join(line[1:] if line.startswith("#") and line[1:2] not in {" ", ""} else line for line in lines), "utf-8"
    )
    result = run("read", "a.ru.txt", "--lang", "ru")
    assert (result.exit_code, result.stderr) == (0, "")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [(("init",), "there is aligner.toml already"), (("init", "no"), "there is no folder no; create it first")],
)
def test_init_overwrites_nothing(run: Run, folder: Path, arguments: tuple[str, ...], message: str):
    put(folder / "aligner.toml", "# mine\n")
    result = run(*arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert (folder / "aligner.toml").read_text(encoding="utf-8") == "# mine\n"


def test_every_command_takes_settings_and_every_file_is_known_for_one():
    for command in program.every().values():
        assert isinstance(command, Command), f"{command.name}: say cls=Command"
        for name, option in settable(command):
            if option.metavar in {"FILE", "FOLDER"}:
                assert option.type in {FILE, FOLDER}, f"{command.name} --{name}: say type=FILE or type=FOLDER"
