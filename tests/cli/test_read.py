from pathlib import Path

import pytest

from tests.cli.conftest import RUSSIAN, Run

PAGE = "<title>Вкладка</title><nav>Меню <a>Связь</a></nav><main><p>Первый.</p><p hidden>Тайна.</p><p>Второй.</p></main>"


@pytest.fixture
def page(folder: Path) -> str:
    (folder / "a.html").write_text(f"<meta charset=utf-8>{PAGE}", encoding="utf-8")
    return "a.html"


def test_what_is_left_out_stands_beside_the_text_with_its_reason(run: Run, page: str):
    result = run("read", page)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines() == [
        "Первый.",
        "    – left out: title of the page: Вкладка",
        "    – left out: navigation: Меню Связь",
        "Второй.",
        "    – left out: hidden: Тайна.",
    ]


def test_the_text_alone_comes_with_a_notice(run: Run, page: str):
    result = run("read", page, "--text-only")
    assert result.stdout == "Первый.\nВторой.\n"
    assert result.stderr == (
        "Note: a.html: 2 passages left out (1 × navigation, 1 × hidden), e.g. “Меню Связь”; "
        "`aligner read a.html` shows them all\n"
    )


def test_a_whole_page_has_its_frame(run: Run, page: str):
    assert run("read", page, "--whole-page", "--text-only", "-q").stdout == "Меню Связь\nПервый.\nВторой.\n"


def test_other_commands_name_what_is_left_out_and_take_the_same_options(run: Run, page: str):
    result = run("split", page, "--lang", "ru")
    assert result.stdout == "Первый.\nВторой.\n"
    assert "2 passages left out" in result.stderr
    assert run("split", page, "--lang", "ru", "--whole-page", "-q").stdout.startswith("Меню Связь\n")


def test_plain_text_is_read_to_the_letter(run: Run):
    assert run("read", "a.ru.txt").stdout.split() == RUSSIAN.split()


def test_a_file_that_is_not_there_is_refused(run: Run):
    result = run("read", "no.docx")
    assert (result.exit_code, result.stderr) == (2, "Error: there is no file no.docx; check the path\n")
