"""What readers once lost without a word: it is read, or named with its reason."""

from __future__ import annotations

import pytest

from aligner.document import Document, Reason
from aligner.read.field_text import shown_by
from aligner.read.html_styles import Look, StyleSheets
from tests.read import making
from tests.read.test_account import read

RELATION = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://x/diagramData" Target="diagrams/data1.xml"/>'
    '<Relationship Id="r2" Type="http://x/chart" Target="charts/chart1.xml"/></Relationships>'
)
DRAWING = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'


def gaps(document: Document) -> list[tuple[Reason, str]]:
    return [(passage.reason, passage.text) for passage in document.left_out]


def docx(body: str, **others: str) -> Document:
    members = making.members_of(making.docx(body))
    extra = {f"word/{name.replace('__', '/')}.xml": content for name, content in others.items()}
    data = making.archive({**members, "word/_rels/document.xml.rels": RELATION, **extra})
    return read("a.docx", data)


def test_a_diagram_in_a_word_document_is_text_and_the_words_of_a_chart_are_named():
    anchor = "<w:p><w:r><w:t>Смотрите:</w:t></w:r><w:r><w:drawing>{}</w:drawing></w:r></w:p>"
    drawn = '<d:relIds xmlns:d="d" xmlns:r="r" r:dm="r1"/><c:chart xmlns:c="c" xmlns:r="r" r:id="r2"/>'
    document = docx(
        anchor.format(drawn),
        diagrams__data1=f"<m {DRAWING}><t><a:p><a:r><a:t>Шаг первый</a:t></a:r></a:p></t></m>",
        charts__chart1=f"<c {DRAWING}><rich><a:p><a:r><a:t>Продажи</a:t></a:r></a:p></rich></c>",
    )
    assert document.text == "Смотрите:\nШаг первый"
    assert gaps(document) == [(Reason.EMBEDDED, "Продажи")]


def test_the_description_of_a_picture_in_a_word_document_is_named():
    picture = '<w:drawing><wp:docPr xmlns:wp="wp" id="1" name="x" descr="Мост у вокзала"/></w:drawing>'
    document = docx(f"<w:p><w:r><w:t>Да.</w:t>{picture}</w:r></w:p>")
    assert gaps(document) == [(Reason.EMBEDDED, "Мост у вокзала")]


@pytest.mark.parametrize(
    ("instruction", "text", "aid"),
    [
        (" MACROBUTTON NoMacro [Нажмите сюда]", "[Нажмите сюда]", ""),
        (r' EQ \* jc3 \* "Font:MS" \* hps12 \o\al(\s\up 10(かな),漢字)', "漢字", "かな"),
        (r"EQ \f(2,3)", "2 3", ""),
        ("PAGE", "", ""),
        ('HYPERLINK "http://a.b"', "", ""),
    ],
)
def test_a_field_without_a_result_shows_what_its_instruction_says(instruction, text, aid):
    assert shown_by(instruction) == (text, aid)


def test_a_button_to_type_over_is_text_in_word_and_in_rich_text():
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    field = "<w:r><w:instrText> MACROBUTTON N [имя]</w:instrText></w:r>"
    in_word = docx(f"<w:p><w:r><w:t>Я, </w:t></w:r>{mark.format('begin')}{field}{mark.format('end')}</w:p>")
    assert in_word.text == "Я, [имя]"
    rich = making.rtf(r"Je, {\field{\*\fldinst { MACROBUTTON N [nom]}}{\fldrslt }}, soussign\'e9.\par ")
    assert read("a.rtf", rich).text == "Je, [nom], soussigné."


def test_a_table_of_contents_of_rich_text_is_known_in_nested_braces():
    contents = r"{\field{\*\fldinst { TOC \\o }}{\fldrslt {Chapitre\tab 1\par}}}"
    document = read("a.rtf", making.rtf(rf"{contents}Texte.\par "))
    assert (document.text, gaps(document)) == ("Texte.", [(Reason.CONTENTS, "Chapitre 1")])


def test_a_formula_of_opendocument_is_text_in_its_line_and_a_chart_is_named():
    formula = "<math><semantics><mi>E</mi><mo>=</mo><mi>m</mi><annotation>x</annotation></semantics></math>"
    link = 'xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="./{}"'
    frame = '<draw:frame text:anchor-type="{}"><draw:object {}/></draw:frame>'
    body = (
        f"<text:p>Равно {frame.format('as-char', link.format('Object 1'))} всегда.</text:p>"
        f"<text:p>Ниже.{frame.format('paragraph', link.format('Object 2'))}</text:p>"
    )
    chart = f"<office:document-content {making.OFFICE}><text:p>Продажи</text:p></office:document-content>"
    parts = {"Object 1/content.xml": formula, "Object 2/content.xml": chart}
    document = read("a.odt", making.archive({**making.members_of(making.odt(body)), **parts}))
    assert document.text == "Равно E=m всегда.\nНиже."
    assert gaps(document) == [(Reason.EMBEDDED, "Продажи")]


def test_what_stands_for_a_picture_or_on_a_button_of_a_page_is_named():
    page = '<html><body><p>Да <img alt="мост">нет.</p><form><input type="submit" value="Послать"></form></body></html>'
    document = read("a.html", page.encode())
    assert (document.text, gaps(document)) == ("Да нет.", [(Reason.EMBEDDED, "мост"), (Reason.FORM, "Послать")])


def test_style_sheets_hide_and_raise_by_class():
    style = (
        "<style>.h, p.x { display: none } .r { vertical-align: super } @media print { .y { display: none } }</style>"
    )
    body = (
        '<p>40 м<span class="r">2</span> <span class="h">тайно</span></p><p class="x">и это</p><p class="y">видно</p>'
    )
    document = read("a.html", f"<html><head>{style}</head><body>{body}</body></html>".encode())
    assert document.text == "40 м²\nвидно"
    assert gaps(document) == [(Reason.HIDDEN, "тайно"), (Reason.HIDDEN, "и это")]


def test_a_later_rule_shows_what_an_earlier_one_hid():
    sheets = StyleSheets()
    sheets.add(".a { display: none } .b { position: relative; top: -0.3em }")
    sheets.add("/* .b { display: none } */ span.a { display: block }")
    assert sheets.of("p", {"class": "a"}).is_hidden is True
    assert sheets.of("span", {"class": "a"}).is_hidden is False
    assert sheets.of("i", {"class": "b"}) == Look(None, True)
    assert sheets.of("i", {"class": "b", "style": "visibility: hidden"}) == Look(True, True)


def test_a_book_obeys_the_style_sheet_that_its_chapters_link_to():
    head = '<head><link rel="stylesheet" href="../css/a.css"/></head>'
    chapter = f'<html>{head}<body><p>1920<span class="up">2</span> год.</p><p class="off">Черновик.</p></body></html>'
    members = making.members_of(making.epub({"text/c": chapter}))
    sheet = ".up { position: relative; top: -0.33em } .off { display: none }"
    document = read("a.epub", making.archive({**members, "OEBPS/css/a.css": sheet}))
    assert (document.text, gaps(document)) == ("1920² год.", [(Reason.HIDDEN, "Черновик.")])


def test_words_in_the_angle_brackets_of_a_subtitle_are_no_mark():
    cue = "1\n00:00:01,000 --> 00:00:02,000\n<i>Он</i> <b тихо> вошёл <i class='x'>сюда</i>.\n"
    assert read("a.srt", cue.encode()).text == "Он <b тихо> вошёл сюда."


def test_a_comment_in_markdown_is_named():
    document = read("a.md", "Да <!-- проверить --> нет.\n\n<!-- убрать\nпотом -->\n\nКонец.\n".encode())
    assert document.text == "Да нет.\nКонец."
    assert gaps(document) == [(Reason.COMMENT, "проверить"), (Reason.COMMENT, "убрать потом")]


@pytest.mark.parametrize(
    ("block", "is_read"),
    [
        ("Рост дерева — h\nОбхват ствола — 2r, где r — радиус", True),
        ("add - adds a file\nrm - removes it", False),
        ("ls -la", False),
        ("Привет!", False),
    ],
)
def test_a_list_of_terms_in_a_bare_fence_is_text(block, is_read):
    document = read("a.md", f"Начало.\n\n```\n{block}\n```\n".encode())
    assert (block in document.text) is is_read


def test_a_control_character_that_breaks_a_line_in_xml_parts_the_words():
    members = making.members_of(making.docx("<w:p><w:r><w:t>раз\x0bдва\x01три</w:t></w:r></w:p>"))
    assert read("a.docx", making.archive(members)).text == "раз дватри"


def test_every_comment_and_repeated_text_of_a_string_table_is_named():
    document = read("a.properties", "# общее\n\n# к a\na=раз\na=два\n# в конце\n".encode())
    assert document.text == "два"
    assert gaps(document) == [
        (Reason.COMMENT, "общее\nк a"),
        (Reason.KEY, "a"),
        (Reason.REPEATED, "раз"),
        (Reason.KEY, "a"),
        (Reason.COMMENT, "в конце"),
    ]


def test_a_comment_of_properties_is_not_carried_on_by_a_backslash():
    document = read("a.properties", "# до: C:\\\na=раз\n".encode())
    assert document.text == "раз"
    assert gaps(document) == [(Reason.COMMENT, "до: C:\\"), (Reason.KEY, "a")]
