import pytest

from aligner.document import Kind, Reason
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


def left_out(text: str) -> list[tuple[Reason, str]]:
    document = read_markdown(text.encode(), "a.md", "ru", print)
    return [(passage.reason, passage.text) for passage in document.left_out]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\nПервый абзац.\n\n---\nВторой.", ["Первый абзац.", "Второй."]),
        ("---\ntitle: Отчёт\ntags:\n- a\n---\nДа.", ["Да."]),
        ('+++\ntitle = "Отчёт"\n+++\nДа.', ["Да."]),
        ("+++\nПросто плюсы.\n+++\nДа.", ["+++ Просто плюсы. +++ Да."]),
        ("Он вошёл.\n\n    — Здравствуйте.\n    — Добрый день.", ["Он вошёл.", "— Здравствуйте.", "— Добрый день."]),
        ("Код:\n\n    def f(x):\n        return x", ["Код:"]),
        ("Очень важно.\n{: .summary}", ["Очень важно."]),
        ("Кнопка `Пуск`{:.button} тут.", ["Кнопка Пуск тут."]),
        ("## Итог {#itog}", ["Итог"]),
        ("Версия {{ version }} вышла.", ["Версия {{ version }} вышла."]),
        ("Текст.\n\n{{ content }}", ["Текст."]),
        ("{% if a %}Да.{% endif %}", ["Да."]),
        ("{% highlight sh %}\nls\n\ncd\n{% endhighlight %}\n\nДа.", ["Да."]),
        ("`{{ x }}` и `{% y %}`", ["{{ x }} и {% y %}"]),
        (":::note\nДа.\n:::", ["Да."]),
        ("> [!NOTE]\n> Да.", ["Да."]),
        ("Мощность 5 км<sup>2</sup>.", ["Мощность 5 км²."]),
    ],
)
def test_markup_of_other_programs_is_no_text(text, expected):
    assert [paragraph for paragraph, _ in read(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Договор[^1] подписан.\n\nКонец.\n\n[^1]: Заметка.",
        "Договор[^a] подписан.\n\nКонец.\n\n[^a]: Заметка.",
        "Договор<sup>[1](#fn1)</sup> подписан.\n\nКонец.\n\n<sup>1</sup> Заметка.\n{: #fn1}",
    ],
)
def test_a_note_follows_its_paragraph(text):
    assert read(text) == [("Договор подписан.", None), ("Заметка.", Kind.NOTE), ("Конец.", None)]


def test_a_note_of_one_word_is_no_address_of_a_link():
    assert read("Договор[^1].\n\n[^1]: слово") == [("Договор.", None), ("слово", Kind.NOTE)]


def test_what_is_left_out_has_its_reason():
    text = "---\ntitle: Отчёт\n---\n{% тег %}\n\nДа.\n{: .класс}\n\n```\nкод\n```\n"
    assert left_out(text) == [
        (Reason.METADATA, "title: Отчёт"),
        (Reason.MARKUP, "{% тег %}\n{: .класс}"),
        (Reason.CODE, "код"),
    ]


def test_code_that_begins_in_a_quotation_and_goes_on_outside_swallows_nothing():
    text = "> Замечание:\n>\n> ```js\nrequire(1);\n// x\n```\n\n## Дальше\n\nТекст.\n\n```js\ny = 2;\n```\n\nКонец.\n"
    document = read_markdown(text.encode(), "a.md", "ru", lambda _: None)
    assert document.text.split("\n") == ["Замечание:", "Дальше", "Текст.", "Конец."]
    assert [gap.text for gap in document.left_out] == ["require(1);\n// x", "y = 2;"]


def test_code_that_is_quoted_to_its_end_stays_as_it_is():
    text = "> ```\n> a = 1\n> ```\n\nТекст.\n\n```\nb = 2\n```\n"
    document = read_markdown(text.encode(), "a.md", "ru", lambda _: None)
    assert document.text == "Текст."


@pytest.mark.parametrize(("info", "is_read"), [("md", True), ("text", True), ("js", False), ("", True)])
def test_a_block_that_says_it_shows_text_is_read_where_it_is_prose(info, is_read):
    text = f"Начало.\n\n```{info}\nЭто обычный абзац.\nОн показан как пример.\n```\n"
    document = read_markdown(text.encode(), "a.md", "ru", lambda _: None)
    assert ("Это обычный абзац." in document.text) is is_read
