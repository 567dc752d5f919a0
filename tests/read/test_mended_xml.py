"""XML that breaks a rule and still says all it has to say is mended, and told."""

import pytest

from aligner import InputError
from aligner.document import Reason
from aligner.read.docx import read_docx
from aligner.read.markup import content
from aligner.read.mended_xml import mended_xml
from aligner.read.odt import read_odt
from tests.read.making import OFFICE, RELATIONS, WORD, archive


@pytest.mark.parametrize(
    ("source", "text", "notices"),
    [
        ("<a>да</a>", "да", []),
        ('<!DOCTYPE a [<!ENTITY co "Роза">]><a>Фирма &co; растёт</a>', "Фирма Роза растёт", []),
        ("<a>раз\n\x0bдва&#1;</a>", "раз\nдва", ["2 control characters are taken out, the first at line 2, column 1"]),
        (
            "<a>и\x1eо, пере&#31;ход</a>",
            "и\u2011о, переход",
            ["2 control characters are taken out, the first at line 1, column 5"],
        ),
        (
            "<a>5&nbsp;км</a>",
            "5\u00a0км",
            ["&nbsp; is not declared and is read as in HTML, the first at line 1, column 5"],
        ),
        ("\n <?xml version='1.0'?><a>да</a>", "да", ["white space before its first line is passed over"]),
        ("<?xml version='1.0' encoding='UTF-16'?><a>да</a>", "да", ["it says that it is UTF-16 and is UTF-8"]),
    ],
)
def test_what_can_be_mended_without_a_guess_is(source, text, notices):
    told: list[str] = []
    assert content(mended_xml(source.encode(), "a.xml", told.append)) == text
    assert told == [f"a.xml: {notice}" for notice in notices]


@pytest.mark.parametrize("source", ["<a>", "<a>&other;</a>", "<a><b></a></b>", "\x00\x01", ""])
def test_anything_else_is_refused_with_its_line(source):
    with pytest.raises(InputError, match=r"a\.xml, line 1: not well-formed XML"):
        mended_xml(source.encode(), "a.xml", print)


OUTSIDE = '<!DOCTYPE x [<!ENTITY e SYSTEM "http://a.example/e">]>'


def test_text_behind_an_entity_that_stands_elsewhere_is_not_lost():
    word = (
        f"{OUTSIDE}<w:document {WORD}><w:body><w:p><w:r><w:t>Фирма &e; растёт.</w:t></w:r></w:p></w:body></w:document>"
    )
    office = (
        f"{OUTSIDE}<office:document-content {OFFICE}><office:body><office:text><text:p>Фирма &e; растёт.</text:p>"
        "</office:text></office:body></office:document-content>"
    )
    read = read_docx(archive({"_rels/.rels": RELATIONS, "word/document.xml": word}), "a.docx", "ru", print)
    assert read.text == "Фирма &e; растёт."
    read = read_odt(archive({"content.xml": office}), "a.odt", "ru", print)
    assert read.text == "Фирма растёт."
    assert [(x.reason, x.text) for x in read.left_out] == [(Reason.UNREADABLE, "&e;")]
