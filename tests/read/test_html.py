import pytest

from aligner.document import Kind, Reason
from aligner.read.html import html_passages, html_pieces, read_html
from aligner.read.layout import Omitted
from aligner.read.reading import Reading


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


@pytest.mark.parametrize(
    ("charset", "notices"), [("iso-8859-1", ["a.html declares iso-8859-1 and is UTF-8"]), ("UTF8", [])]
)
def test_utf_8_under_another_name_is_read_as_utf_8_and_told(charset: str, notices: list[str]):
    told: list[str] = []
    page = f"<html><head><meta charset='{charset}'></head><body><p>Été comme hiver.</p></body></html>"
    assert read_html(page.encode(), "a.html", "fr", told.append).text == "Été comme hiver."
    assert told == notices


def left_out(page: str) -> list[tuple[Reason, str]]:
    return [(passage.reason, passage.text) for passage in html_passages(page) if isinstance(passage, Omitted)]


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        ("<p style='display:none'>нет</p>", Reason.HIDDEN),
        ("<span style='color:red; visibility: hidden'>нет</span>", Reason.HIDDEN),
        ("<div hidden>нет</div>", Reason.HIDDEN),
        ("<pre translate=no>нет</pre>", Reason.NOT_FOR_TRANSLATION),
        ("<nav>нет</nav>", Reason.NAVIGATION),
        ("<p><a hreflang=en>нет</a> <a hreflang=de>нет</a></p>", Reason.NAVIGATION),
        ("<button>нет</button>", Reason.FORM),
        ("<del>нет</del>", Reason.DELETED),
        ("<svg><text>нет</text></svg>", Reason.EMBEDDED),
        ("<div title=header><p>нет</p></div>", Reason.PAGE_MARGIN),
    ],
)
def test_what_is_left_out_has_its_reason(markup, reason):
    page = f"<p>Главный текст страницы.</p>{markup}<p>И ещё.</p>"
    assert "нет" not in " ".join(text for text, _ in pieces(page))
    assert {why for why, text in left_out(page) if "нет" in text} == {reason}


def test_a_word_that_is_not_to_be_translated_stays_in_its_sentence():
    assert pieces("<p>Команда <code translate=no>git</code> есть.") == [("Команда git есть.", None)]


@pytest.mark.parametrize(
    ("mark", "note"),
    [
        ('<sup><a href="#n1">1</a></sup>', '<p id="n1"><a href="#r">1</a>. Заметка.</p>'),
        ('<a href="#n1"><sup>1</sup></a>', '<ol><li id="n1">Заметка. <a href="#r">↩</a></li></ol>'),
        ('<a href="#f1">[1]</a>', '<p><a id="f1"></a>[1] Заметка.</p>'),
        ('[<a href="#note-1">1</a>]', '<footer><div id="note-1">1) Заметка.</div></footer>'),
        ('<a epub:type="noteref" href="#x">*</a>', '<aside epub:type="footnote" id="x">* Заметка.</aside>'),
        ('<a role="doc-noteref" href="#x">1</a>', '<section role="doc-endnotes"><p id="x">1 Заметка.</p></section>'),
    ],
)
def test_a_note_follows_its_paragraph_and_its_mark_is_no_text(mark, note):
    page = f"<article><p>Договор{mark} подписан.</p><p>Конец этой главы.</p>{note}</article>"
    assert pieces(page) == [("Договор подписан.", None), ("Заметка.", Kind.NOTE), ("Конец этой главы.", None)]


@pytest.mark.parametrize(
    "link",
    [
        '<a href="#s1">1</a>',
        '<a href="b.html">[1]</a>',
        '<a href="http://a.example/#note1">1</a>',
        '<a href="#n">ниже</a>',
    ],
)
def test_a_link_that_is_no_mark_stays(link):
    page = f"<p>Глава {link}</p><h2 id=s1>Первая</h2><p id=n>Текст.</p>"
    assert [kind for _, kind in pieces(page)] == [None, Kind.HEADING, None]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("5 км<sup>2</sup>, 1920<sup>2</sup>", "5 км², 1920²"),
        ("XX<sup>e</sup> siècle, 1<sup>er</sup>", "XXe siècle, 1er"),
        ('Сло<span epub:type="pagebreak">12</span>во', "Слово"),
        ('<h2>Глава <a class=headerlink href="#g">¶</a></h2>', "Глава"),
    ],
)
def test_raised_figures_page_breaks_and_permalinks(markup, text):
    assert [text for text, _ in pieces(f"<body>{markup}</body>")] == [text]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<article><p>Текст статьи, длинный.</p><aside>Врезка со словами.</aside></article>", True),
        ("<main><p>Текст статьи.</p><div role=complementary>Врезка со словами.</div></main>", True),
        ("<p>Текст страницы.</p><div role=complementary>Врезка со словами.</div>", False),
        ("<section><p>Текст раздела, длинный.</p><aside>Врезка со словами.</aside></section>", True),
        ("<article><p>Текст статьи.</p><aside><a href=a>Врезка со словами</a></aside></article>", False),
        ("<p>Текст страницы.</p><aside>Врезка со словами.</aside>", False),
    ],
)
def test_an_aside_inside_the_text_belongs_to_it(page, expected):
    assert any("Врезка" in text for text, _ in pieces(page)) is expected


def test_the_text_of_a_page_beside_the_cards_of_others_is_read():
    page = "<h1>Заголовок страницы</h1><p>Её собственный текст.</p>" + "<article><p>Чужая карточка.</p></article>" * 3
    assert [text for text, _ in pieces(page)][:2] == ["Заголовок страницы", "Её собственный текст."]


def test_a_heading_in_the_header_of_the_page_is_its_title_where_there_is_no_other():
    page = "<header><p>Сайт</p><h1>Отчёт за год</h1></header><p>Длинный текст страницы, которая о нём.</p>"
    assert [text for text, _ in pieces(page)] == ["Отчёт за год", "Длинный текст страницы, которая о нём."]


def test_a_whole_page_is_all_that_it_shows():
    page = FRAME.format("<main><p>Главный текст.</p></main><p hidden>тайна</p>")
    shown = [piece.text for piece in html_passages(page, Reading(whole_page=True)) if not isinstance(piece, Omitted)]
    assert shown == ["Сайт ведомства", "Меню", "Главный текст.", "Также", "2026"]


def test_an_encoding_that_the_language_contradicts_is_told():
    notices: list[str] = []
    page = "<meta charset=windows-1252><p>Съешь же ещё этих мягких французских булок.</p>".encode("cp1251")
    assert read_html(page, "a.html", "ru", notices.append).text == "Съешь же ещё этих мягких французских булок."
    assert notices == [
        "a.html declares windows-1252 and is read as windows-1251; if that looks wrong, save it as UTF-8"
    ]
