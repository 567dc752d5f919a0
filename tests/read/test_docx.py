import pytest

from aligner import InputError
from aligner.document import Kind
from aligner.read.docx import docx_tables, read_docx
from tests.read.making import WORD, archive, docx

STYLES = (
    f"<w:styles {WORD}>"
    '<w:style w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:styleId="Own"><w:name w:val="Рубрика"/><w:basedOn w:val="1"/></w:style>'
    '<w:style w:styleId="T"><w:name w:val="Title"/></w:style>'
    '<w:style w:styleId="C"><w:name w:val="caption"/></w:style>'
    '<w:style w:styleId="L"><w:name w:val="List"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>'
    '<w:style w:styleId="Toc"><w:name w:val="toc 1"/></w:style>'
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
