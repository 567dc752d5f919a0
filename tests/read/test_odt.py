import pytest

from aligner import InputError
from aligner.document import Kind, Reason
from aligner.read.odt import read_odt
from tests.read.making import archive, odt


def read(body: str, styles: str = "") -> tuple[list[tuple[str, Kind | None]], list[str]]:
    notices: list[str] = []
    document = read_odt(odt(body, styles), "a.odt", "ru", notices.append)
    return [(document.text[x.start : x.stop], x.kind) for x in document.paragraphs], notices


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('<text:h text:outline-level="1">Отчёт</text:h>', [("Отчёт", Kind.HEADING)]),
        ('<text:p text:style-name="Title">Отчёт</text:p>', [("Отчёт", Kind.HEADING)]),
        ('<text:p text:style-name="P1">Отчёт</text:p>', [("Отчёт", Kind.HEADING)]),
        (
            "<text:list><text:list-item><text:p>раз</text:p><text:list><text:list-item><text:p>два</text:p>"
            "</text:list-item></text:list></text:list-item></text:list>",
            [("раз", Kind.LIST_ITEM), ("два", Kind.LIST_ITEM)],
        ),
        (
            "<table:table><table:table-row><table:table-cell><text:p>а</text:p></table:table-cell>"
            "<table:covered-table-cell/><table:table-cell><text:p/></table:table-cell></table:table-row></table:table>",
            [("а", Kind.SENTENCE)],
        ),
        ("<text:p>Да<text:s text:c='999999999999'/>нет<text:tab/>вот</text:p>", [("Да нет вот", None)]),
        ("<text:p>раз<text:line-break/>два</text:p>", [("раз", None), ("два", None)]),
        ("<text:p>Это <text:span>крас<text:a>ная</text:a></text:span> строка</text:p>", [("Это красная строка", None)]),
        (
            "<text:p>Слово<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>сноска</text:p>"
            "</text:note-body></text:note>.</text:p><text:p>Далее.</text:p>",
            [("Слово.", None), ("сноска", Kind.NOTE), ("Далее.", None)],
        ),
        (
            "<text:p>Абзац.<draw:frame><draw:text-box><text:p>врезка</text:p></draw:text-box></draw:frame></text:p>",
            [("Абзац.", None), ("врезка", Kind.SENTENCE)],
        ),
        (
            "<text:table-of-content><text:index-body><text:p>Глава 3</text:p></text:index-body>"
            "</text:table-of-content><text:section><text:p>Да.</text:p></text:section>",
            [("Да.", None)],
        ),
        ("<text:p>Да<office:annotation><text:p>нет</text:p></office:annotation>.</text:p>", [("Да.", None)]),
    ],
)
def test_a_text_reads_as_it_is_shown(body, expected):
    styles = '<style:style style:name="P1" style:parent-style-name="Title"/>'
    assert read(body, styles) == (expected, [])


def test_deleted_text_is_left_out_and_announced():
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>строго</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes><text:p>Ввоз <text:change/>запрещён.</text:p>"
    )
    assert read(body) == (
        [("Ввоз запрещён.", None)],
        ["a.odt has tracked changes; it is read as if all of them were accepted"],
    )


@pytest.mark.parametrize(
    ("members", "message"),
    [
        ({"content.xml": "<a/>"}, "its content is no text document"),
        ({"a": ""}, r"it lacks content\.xml"),
        ({"META-INF/manifest.xml": "<m:encryption-data/>", "content.xml": "x"}, "is protected by a password"),
    ],
)
def test_what_is_no_text_document_is_refused(members, message):
    with pytest.raises(InputError, match=message):
        read_odt(archive(members), "a.odt", "ru", print)


HIDING = (
    '<style:style style:name="Hid" style:family="paragraph"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="Sub" style:family="paragraph" style:parent-style-name="Hid"/>'
    '<style:style style:name="T1" style:family="text"><style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="T2" style:family="text"><style:text-properties style:text-position="super 58%"/>'
    "</style:style>"
)


@pytest.mark.parametrize(
    ("body", "text", "left_out"),
    [
        ('<text:p text:style-name="Sub">нет</text:p>', "", ["нет"]),
        ('<text:p>да <text:span text:style-name="T1">нет</text:span>тут</text:p>', "да тут", ["нет"]),
        ('<text:section text:display="none"><text:p>нет</text:p></text:section>', "", ["нет"]),
        ('<text:p>да <text:hidden-text text:is-hidden="true">нет</text:hidden-text></text:p>', "да", ["нет"]),
        ('<text:p>да <text:hidden-text text:is-hidden="false">тут</text:hidden-text></text:p>', "да тут", []),
        ('<text:p><text:hidden-paragraph text:is-hidden="true"/>нет</text:p>', "", ["нет"]),
        ('<text:p>1920<text:span text:style-name="T2">2</text:span></text:p>', "1920²", []),
        ("<text:p>да<draw:custom-shape><text:p>фигура</text:p></draw:custom-shape></text:p>", "да\nфигура", []),
    ],
)
def test_what_is_not_shown_is_left_out_and_named(body, text, left_out):
    document = read_odt(odt(body + "<text:p>Конец.</text:p>", HIDING), "a.odt", "ru", print)
    assert document.text == f"{text}\nКонец.".strip()
    assert [(x.reason, x.text) for x in document.left_out] == [(Reason.HIDDEN, passage) for passage in left_out]
