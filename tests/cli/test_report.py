"""The report from outside: two texts or pairs in, a page out."""

from __future__ import annotations

from pathlib import Path

from lxml import html

from tests.cli.conftest import Run

PAIRS = (
    "source\ttarget\n"
    "Добрый день, дорогие друзья!\tBonjour, chers amis !\n"
    "Смотрите https://example.org/a сегодня.\tVoir https://example.org/b aujourd'hui.\n"
)


def segments(path: Path, side: str) -> list[str]:
    found = html.document_fromstring(path.read_bytes())
    return found.xpath(f"//div[@class='cell {side}']//span[starts-with(@id, '{side}-')]")


def test_two_texts_become_a_report(run: Run, folder: Path):
    assert run("align", "a.ru.txt", "a.fr.txt", "-o", "rapport.html", "-q").exit_code == 0
    report = folder / "rapport.html"
    assert (len(segments(report, "source")), len(segments(report, "target"))) == (6, 5)
    assert segments(report, "target")[1].text_content() == "Je suis heureux de vous accueillir à Kazan."
    assert "Погода нас не подвела." in [segment.text_content() for segment in segments(report, "source")]


def test_pairs_that_exist_already_become_a_report(run: Run, folder: Path):
    (folder / "p.tsv").write_text(PAIRS, encoding="utf-8")
    assert run("check", "p.tsv", "--checks", "literal", "-o", "rapport.html").exit_code == 0
    found = html.document_fromstring((folder / "rapport.html").read_bytes())
    assert found.xpath("string(//h1)") == "p.tsv"
    assert [mark.text_content() for mark in found.xpath("//mark")] == ["https://example.org/a", "https://example.org/b"]


def test_a_report_goes_to_standard_output_when_asked(run: Run, folder: Path):
    (folder / "p.tsv").write_text(PAIRS, encoding="utf-8")
    result = run("check", "p.tsv", "--checks", "literal", "-o", "-", "--format", "html")
    assert result.stdout.startswith("<!doctype html>")
