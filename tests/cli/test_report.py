"""The report from outside: two texts or pairs in, a page out."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from lxml import etree, html

from tests.cli.conftest import Run

PAIRS = (
    "source\ttarget\n"
    "Добрый день, дорогие друзья!\tBonjour, chers amis !\n"
    "Смотрите https://example.org/a сегодня.\tVoir https://example.org/b aujourd'hui.\n"
)


def segments(path: Path, side: str) -> list[str]:
    found = html.document_fromstring(path.read_bytes())
    cells = [div for div in found.iter("div") if div.get("class") == f"cell {side}"]
    return texts(span for cell in cells for span in cell.iter("span") if span.get("id", "").startswith(f"{side}-"))


def texts(elements: Iterable[etree._Element]) -> list[str]:
    return ["".join(map(str, element.itertext())) for element in elements]


def test_two_texts_become_a_report(run: Run, folder: Path):
    assert run("align", "a.ru.txt", "a.fr.txt", "-o", "rapport.html", "-q").exit_code == 0
    report = folder / "rapport.html"
    assert (len(segments(report, "source")), len(segments(report, "target"))) == (6, 5)
    assert segments(report, "target")[1] == "Je suis heureux de vous accueillir à Kazan."
    assert "Погода нас не подвела." in segments(report, "source")


def test_pairs_that_exist_already_become_a_report(run: Run, folder: Path):
    (folder / "p.tsv").write_text(PAIRS, encoding="utf-8")
    assert run("check", "p.tsv", "--checks", "literal", "-o", "rapport.html").exit_code == 0
    found = html.document_fromstring((folder / "rapport.html").read_bytes())
    assert found.xpath("string(//h1)") == "p.tsv"
    assert texts(found.iter("mark")) == ["https://example.org/a", "https://example.org/b"]


def test_a_report_goes_to_standard_output_when_asked(run: Run, folder: Path):
    (folder / "p.tsv").write_text(PAIRS, encoding="utf-8")
    result = run("check", "p.tsv", "--checks", "literal", "-o", "-", "--format", "html")
    assert result.stdout.startswith("<!doctype html>")
