import pytest

from aligner import InputError
from aligner.document import Kind, Reason
from aligner.read.docx import docx_tables, read_docx
from tests.read.making import RELATIONS, WORD, archive, docx

STYLES = (
    f"<w:styles {WORD}>"
    '<w:style w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:styleId="Own"><w:name w:val="Рубрика"/><w:basedOn w:val="1"/></w:style>'
    '<w:style w:styleId="T"><w:name w:val="Title"/></w:style>'
    '<w:style w:styleId="C"><w:name w:val="caption"/></w:style>'
    '<w:style w:styleId="L"><w:name w:val="List"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>'
    '<w:style w:styleId="Toc"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:styleId="Hid"><w:name w:val="Скрытое"/><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:styleId="Sub"><w:name w:val="Пометка"/><w:basedOn w:val="Hid"/></w:style>'
    '<w:style w:styleId="A"><w:name w:val="a"/><w:basedOn w:val="B"/></w:style>'
    '<w:style w:styleId="B"><w:name w:val="b"/><w:basedOn w:val="A"/></w:style>'
    "</w:styles>"
)


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(inner: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def styled(text: str, style: str) -> str:
    return p(run(text), f'<w:pStyle w:val="{style}"/>')


def cell(*paragraphs: str) -> str:
    return f"<w:tc>{''.join(paragraphs)}</w:tc>"


def read(body: str, **parts: str) -> tuple[list[tuple[str, Kind | None]], list[str]]:
    notices: list[str] = []
    document = read_docx(docx(body, **parts), "a.docx", "ru", notices.append)
    return [(document.text[x.start : x.stop], x.kind) for x in document.paragraphs], notices


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (styled("Отчёт", "1"), [("Отчёт", Kind.HEADING)]),
        (styled("Отчёт", "Own"), [("Отчёт", Kind.HEADING)]),
        (styled("Отчёт", "T"), [("Отчёт", Kind.HEADING)]),
        (styled("Рис. 1", "C"), [("Рис. 1", Kind.CAPTION)]),
        (styled("пункт", "L"), [("пункт", Kind.LIST_ITEM)]),
        (styled("текст", "A"), [("текст", None)]),
        (styled("Введение 3", "Toc") + p(run("Да.")), [("Да.", None)]),
        (p(run("пункт"), '<w:numPr><w:numId w:val="1"/></w:numPr>'), [("пункт", Kind.LIST_ITEM)]),
        (p(run("нет"), '<w:pStyle w:val="L"/><w:numPr><w:numId w:val="0"/></w:numPr>'), [("нет", None)]),
        (p(run("Глава"), '<w:outlineLvl w:val="2"/>'), [("Глава", Kind.HEADING)]),
        (p(run("Текст"), '<w:pStyle w:val="1"/><w:outlineLvl w:val="9"/>'), [("Текст", None)]),
    ],
)
def test_the_kind_is_what_the_style_says(body, expected):
    assert read(body, styles=STYLES)[0] == expected


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        (run("Да") + run(", нет."), ["Да, нет."]),
        (run("до 1") + "<w:r><w:noBreakHyphen/></w:r>" + run("го"), ["до 1\u2011го"]),
        (run("пере\u00adнос") + "<w:r><w:softHyphen/></w:r>", ["перенос"]),
        (run("два") + "<w:r><w:br/></w:r>" + run("ряда"), ["два", "ряда"]),
        (run("1.") + "<w:r><w:tab/></w:r>" + run("Раз"), ["1. Раз"]),
        ("<w:hyperlink>" + run("ссылка") + "</w:hyperlink>", ["ссылка"]),
        (run("видно") + run("скрыто", "<w:vanish/>"), ["видно"]),
        (run("видно", '<w:vanish w:val="0"/>'), ["видно"]),
        (run("5 ") + "<w:r><w:instrText>PAGE</w:instrText></w:r>" + run("%"), ["5 %"]),
        ("<w:sdt><w:sdtPr/><w:sdtContent>" + run("поле") + "</w:sdtContent></w:sdt>", ["поле"]),
        (run("неразрывный\u00a0пробел"), ["неразрывный\u00a0пробел"]),
    ],
)
def test_a_paragraph_reads_as_it_is_shown(inner, expected):
    assert [text for text, _ in read(p(inner))[0]] == expected


def test_tracked_changes_are_accepted_and_announced():
    body = p(
        run("Ввоз ")
        + f"<w:ins>{run('не ')}</w:ins>"
        + "<w:del><w:r><w:delText>строго </w:delText></w:r></w:del>"
        + f"<w:moveFrom>{run('тут ')}</w:moveFrom>"
        + run("запрещён")
        + f"<w:moveTo>{run(' там')}</w:moveTo>"
    )
    paragraphs, notices = read(body)
    assert paragraphs == [("Ввоз не запрещён там", None)]
    assert notices == ["a.docx has tracked changes; it is read as if all of them were accepted"]


def test_a_deleted_paragraph_end_joins_what_it_parted():
    assert read(p(run("Раз "), "<w:rPr><w:del/></w:rPr>") + p(run("два.")))[0] == [("Раз два.", None)]


def test_a_document_without_changes_announces_none():
    assert read(p(run("Да.")))[1] == []


def test_tables_are_read_row_by_row_and_merged_cells_once():
    inner = f"<w:tbl><w:tr>{cell(p(run('в')))}</w:tr></w:tbl>"
    rows = [cell(p(run("а"))) + cell(p(run("б")), inner, p("")), cell(p(run("г"))) + cell(p(""))]
    table = "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"
    body = p(run("До")) + table + p(run("После"))
    assert [text for text, _ in read(body)[0]] == ["До", "а", "б", "в", "г", "После"]
    tables = [[[cell.text for cell in row] for row in table] for table in docx_tables(docx(body), "a.docx", print)]
    assert tables == [[["а", "б\nв"], ["г", ""]]]


def test_a_note_follows_the_paragraph_that_refers_to_it():
    notes = f"<w:footnotes {WORD}>" + "".join(
        f'<w:footnote w:id="{i}">{p(run(text))}</w:footnote>' for i, text in ((-1, "—"), (1, "первая"), (2, "вторая"))
    )
    body = p(run("Б") + '<w:r><w:footnoteReference w:id="2"/></w:r>') + p(
        run("А") + '<w:r><w:footnoteReference w:id="1"/></w:r>'
    )
    assert read(body, footnotes=notes + "</w:footnotes>")[0] == [
        ("Б", None),
        ("вторая", Kind.NOTE),
        ("А", None),
        ("первая", Kind.NOTE),
    ]


def test_a_text_box_is_read_once_after_its_paragraph():
    box = f"<w:txbxContent>{p(run('врезка'))}</w:txbxContent>"
    drawing = (
        f"<w:r><w:AlternateContent><w:Choice>{box}</w:Choice><w:Fallback>{box}</w:Fallback></w:AlternateContent></w:r>"
    )
    assert [text for text, _ in read(p(run("Абзац.") + drawing))[0]] == ["Абзац.", "врезка"]


def test_blank_paragraphs_stay_blank_lines():
    document = read_docx(docx(p(run("Раз")) + p("") + p(run("Два"))), "a.docx", "ru", print)
    assert document.text == "Раз\n\nДва"


@pytest.mark.parametrize(
    ("members", "message"),
    [
        ({"_rels/.rels": "<Relationships/>"}, "names no main part"),
        ({"_rels/.rels": "<Relation"}, r"a.docx \(_rels/.rels\), line 1: not well-formed"),
    ],
)
def test_a_document_that_lacks_its_text_is_refused(members, message):
    with pytest.raises(InputError, match=message):
        read_docx(archive(members), "a.docx", "ru", print)


def left_out(body: str, **parts: str) -> list[tuple[Reason, str, str]]:
    document = read_docx(docx(body, **parts), "a.docx", "ru", lambda _: None)
    return [(passage.reason, passage.detail, passage.text) for passage in document.left_out]


@pytest.mark.parametrize(
    ("hidden", "expected"),
    [
        (p(run("тайна", "<w:vanish/>")), [(Reason.HIDDEN, "", "тайна")]),
        (p(run("тайна", '<w:rStyle w:val="Hid"/>')), [(Reason.HIDDEN, "by the style “Скрытое”", "тайна")]),
        (styled("тайна", "Hid"), [(Reason.HIDDEN, "by the style “Скрытое”", "тайна")]),
        (styled("тайна", "Sub"), [(Reason.HIDDEN, "by the style “Пометка”", "тайна")]),
        (p(run("да", '<w:vanish w:val="0"/>'), '<w:pStyle w:val="Hid"/>'), []),
        (p(run("да", '<w:rStyle w:val="Hid"/>'), '<w:pStyle w:val="Hid"/>'), []),  # two styles turn each other round
        (styled("Глава 3", "Toc"), [(Reason.CONTENTS, "", "Глава 3")]),
        (p(f"<w:del>{run('строго')}</w:del>"), [(Reason.DELETED, "a tracked change", "строго")]),
    ],
)
def test_what_word_does_not_print_is_left_out_and_named(hidden, expected):
    assert left_out(p(run("Видно.")) + hidden, styles=STYLES) == expected


def test_a_table_of_contents_is_known_by_its_field():
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    begin = mark("begin") + "<w:r><w:instrText> TOC \\o </w:instrText></w:r>" + mark("separate")
    body = p(begin + run("Глава")) + p(run("Другая")) + p(mark("end")) + p(run("Текст."))
    assert left_out(body) == [(Reason.CONTENTS, "", "Глава\nДругая")]
    assert [text for text, _ in read(body)[0]] == ["Текст."]


def test_a_field_without_an_end_hides_nothing():
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>'
    assert [text for text, _ in read(p(begin + run("Глава")) + p(run("Текст.")))[0]] == ["Глава", "Текст."]


def test_a_comment_is_left_out_with_its_author():
    comments = f'<w:comments {WORD}><w:comment w:id="0" w:author="Анна">{p(run("Точно?"))}</w:comment></w:comments>'
    body = p(run("Да.") + '<w:r><w:commentReference w:id="0"/></w:r>')
    assert left_out(body, comments=comments) == [(Reason.COMMENT, "Анна", "Точно?")]


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        (run("1920") + run("2", '<w:vertAlign w:val="superscript"/>'), "1920²"),
        (run("слово") + run("2", '<w:vertAlign w:val="superscript"/>'), "слово"),
        (run("1") + run("er", '<w:vertAlign w:val="superscript"/>'), "1er"),
        (run("5") + '<w:r><w:sym w:font="Symbol" w:char="F0B0"/></w:r>', "5°"),
        (run("сло") + '<w:r><w:br w:type="page"/></w:r>' + run("во"), "слово"),
        (run("мы, ") + '<w:r><w:br w:type="page"/></w:r>' + run("они"), "мы, они"),
        (run("Раз.") + '<w:r><w:br w:type="page"/></w:r>' + run("Два."), "Раз.\nДва."),
    ],
)
def test_raised_figures_signs_of_fonts_and_page_breaks(inner, expected):
    assert read_docx(docx(p(inner)), "a.docx", "ru", print).text == expected


def test_a_drop_cap_belongs_to_its_word():
    cap = p(run("О"), '<w:framePr w:dropCap="drop"/>')
    assert read(cap + p(run("днажды зимой.")))[0] == [("Однажды зимой.", None)]


def relations(*parts: tuple[str, str, str]) -> str:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    inner = "".join(f'<Relationship Id="{i}" Type="{kind}/{name}" Target="{file}"/>' for i, name, file in parts)
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'
    )


def test_parts_are_known_by_their_relations():
    note = f'<w:footnotes {WORD}><w:footnote w:id="2">{p(run("сноска"))}</w:footnote></w:footnotes>'
    body = styled("Введение 3", "Toc") + p(run("Текст.") + '<w:r><w:footnoteReference w:id="2"/></w:r>')
    body += '<w:altChunk xmlns:r="r" r:id="c"/>'
    members = {
        "_rels/.rels": RELATIONS.replace("document.xml", "document2.xml"),
        "word/document2.xml": f"<w:document {WORD}><w:body>{body}</w:body></w:document>",
        "word/_rels/document2.xml.rels": relations(
            ("s", "styles", "styles2.xml"), ("f", "footnotes", "/word/notes7.xml"), ("c", "aFChunk", "chunk.html")
        ),
        "word/styles2.xml": STYLES,
        "word/notes7.xml": note,
        "word/chunk.html": "<p>Кусок.</p>",
    }
    document = read_docx(archive(members), "a.docx", "ru", print)
    assert document.text == "Текст.\nсноска\nКусок."


def test_a_part_of_an_unknown_kind_is_announced():
    notices: list[str] = []
    members = {
        "_rels/.rels": RELATIONS,
        "word/document.xml": f'<w:document {WORD}><w:body>{p(run("Да."))}<w:altChunk id="c"/></w:body></w:document>',
        "word/_rels/document.xml.rels": relations(("c", "aFChunk", "chunk.mht")),
        "word/chunk.mht": "x",
    }
    read_docx(archive(members), "a.docx", "ru", notices.append)
    assert notices == ["a.docx (word/chunk.mht): this part, which the document takes in, is not read"]
