import pytest

from aligner.document import Kind
from aligner.read.html import html_pieces, read_html


def pieces(page: str) -> list[tuple[str, Kind | None]]:
    return [(piece.text, piece.kind) for piece in html_pieces(page)]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<h1>Отчёт</h1><p>Да.</p>", [("Отчёт", Kind.HEADING), ("Да.", None)]),
        ("<ul><li>раз<ul><li>два</ul><li><p>три</p></ul>", [(x, Kind.LIST_ITEM) for x in ("раз", "два", "три")]),
        (
            "<table><caption>Итог</caption><tr><th>Год<td>2025</table>",
            [("Итог", Kind.CAPTION), ("Год", Kind.SENTENCE), ("2025", Kind.SENTENCE)],
        ),
        ("<table><tr><td><p>Абзац.</p></table>", [("Абзац.", None)]),
        ("<figure><img alt=x><figcaption>Снимок</figcaption></figure>", [("Снимок", Kind.CAPTION)]),
        ("<p>Одна\n  <b>стро</b>ка&nbsp;и&shy; всё", [("Одна строка\u00a0и\u00ad всё", None)]),
        ("<p>раз<br>два<br/><br>три", [("раз\nдва\nтри", None)]),
        ("<pre>раз\n  два</pre>", [("раз\nдва", None)]),
        ("голый <i>текст</i><div>блок</div>ещё", [("голый текст", None), ("блок", None), ("ещё", None)]),
        ("<p>Да<script>нет()</script><style>p{}</style>.", [("Да.", None)]),
        ("<p>Было <del>старое</del><ins>новое</ins>.", [("Было новое.", None)]),
        ("<p hidden>нет</p><p>да", [("да", None)]),
        ("<title>Вкладка</title><body><p>да", [("да", None)]),
        ("<form><p>Страница внутри формы.<button>Найти</button></form>", [("Страница внутри формы.", None)]),
    ],
)
def test_a_page_reads_as_it_is_shown(page, expected):
    assert pieces(page) == expected


FRAME = "<header><p>Сайт ведомства</header><nav><a>Меню</a></nav>{}<aside>Также</aside><footer>2026</footer>"


@pytest.mark.parametrize(
    "body",
    [
        "<main><p>Главный текст.</p></main>",
        "<article><header><p>Главный текст.</p></header></article>",
        "<div role=main><p>Главный текст.</p></div>",
        "<div><p>Главный текст.</p></div>",
    ],
)
def test_the_frame_of_a_page_is_left_out(body):
    assert pieces(FRAME.format(body)) == [("Главный текст.", None)]


def test_a_main_part_that_holds_next_to_nothing_is_not_believed():
    page = "<article>Ещё</article>" + "<p>Длинный текст вне её.</p>" * 3
    assert [text for text, _ in pieces(page)] == ["Ещё"] + ["Длинный текст вне её."] * 3


@pytest.mark.parametrize(
    ("head", "codec"),
    [
        ("<meta charset=windows-1251>", "cp1251"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">', "koi8_r"),
        ('<?xml version="1.0" encoding="windows-1251"?>', "cp1251"),
        ("<meta charset=windows-1251>", "utf-8"),
        ("<meta charset=utf-8>", "utf-16"),
    ],
)
def test_the_encoding_is_the_declared_one_unless_the_bytes_say_otherwise(head, codec):
    page = f"{head}<p>Съешь же ещё этих мягких булок.</p>"
    assert read_html(page.encode(codec), "a.html", "ru", lambda _: None).text == "Съешь же ещё этих мягких булок."


def test_a_false_declaration_is_announced_and_passed_over():
    notices: list[str] = []
    page = "<meta charset=utf-8><p>Съешь же ещё этих мягких французских булок.</p>".encode("cp1251")
    assert read_html(page, "a.html", "ru", notices.append).text == "Съешь же ещё этих мягких французских булок."
    assert notices == ["a.html is not in utf-8, the encoding that it declares"]
