import pytest

from aligner.document import Kind
from aligner.read.markdown import LONGEST_PARAGRAPH, read_markdown


def read(text: str) -> list[tuple[str, Kind | None]]:
    document = read_markdown(text.encode(), "a.md", "ru", print)
    return [(document.text[x.start : x.stop], x.kind) for x in document.paragraphs]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Отчёт\n\nДа.", [("Отчёт", Kind.HEADING), ("Да.", None)]),
        ("Отчёт\n=====\nДа.", [("Отчёт", Kind.HEADING), ("Да.", None)]),
        ("Одна\nстрока\n\nвторая", [("Одна строка", None), ("вторая", None)]),
        ("раз  \nдва\\\nтри<br>четыре", [("раз", None), ("два", None), ("три", None), ("четыре", None)]),
        ("- раз\n- два\n\n  ещё\n    1. три", [(x, Kind.LIST_ITEM) for x in ("раз", "два", "ещё", "три")]),
        ("- раз\n\nтекст", [("раз", Kind.LIST_ITEM), ("текст", None)]),
        ("> цитата", [("цитата", None)]),
        ("|Год|Рост|\n|-|-|\n|2025|**3** %|", [(x, Kind.SENTENCE) for x in ("Год", "Рост", "2025", "3 %")]),
        ("*Очень* __важно__: `код` и [ссылка](http://a.example 'б').", [("Очень важно: код и ссылка.", None)]),
        ("[ссылка][1] и ![снимок](a.png)\n\n[1]: http://a.example", [("ссылка и снимок", None)]),
        ("1 \\* 2 &lt; 3 &amp; <…>", [("1 * 2 < 3 & <…>", None)]),
        ("---\ntitle: Отчёт\n---\nДа.", [("Да.", None)]),
        ("```\nкод\n```\nДа.\n\n    код", [("Да.", None)]),
        ("<div>\n<h2>Отчёт</h2>\nда <b>и</b> нет\n</div>", [("Отчёт", Kind.HEADING), ("да и нет", None)]),
    ],
)
def test_marks_are_no_text(text, expected):
    assert read(text) == expected


def test_a_paragraph_beyond_all_measure_keeps_its_marks():
    text = "*слово* " * (LONGEST_PARAGRAPH // 8 + 1)
    assert read(text) == [(text.strip(), None)]
