import pytest

from aligner import InputError
from aligner.document import Kind, Reason
from aligner.read.epub import read_epub
from tests.read.making import archive, epub, members_of

XHTML = 'xmlns="http://www.w3.org/1999/xhtml"'
PAGE = f'<?xml version="1.0"?><html {XHTML}><head><title/></head><body><p>{{}}</p></body></html>'


def test_chapters_come_in_the_order_of_the_spine():
    book = epub({"a": PAGE.format("Второй."), "b": PAGE.format("Первый.")}, spine=["b", "a"])
    assert read_epub(book, "a.epub", "ru", print).text == "Первый.\nВторой."


def test_what_the_spine_does_not_name_is_left_out():
    book = epub({"a": PAGE.format("Текст."), "b": PAGE.format("Реклама.")}, spine=["a"])
    assert read_epub(book, "a.epub", "ru", print).text == "Текст."


def test_a_missing_chapter_is_announced():
    notices: list[str] = []
    members = members_of(epub({"a": PAGE.format("Текст."), "b": ""}))
    del members["OEBPS/b.xhtml"]
    assert read_epub(archive(members), "a.epub", "ru", notices.append).text == "Текст."
    assert notices == ["a.epub lacks its chapter OEBPS/b.xhtml; the others are read"]


@pytest.mark.parametrize(
    ("algorithm", "is_locked"),
    [("http://www.w3.org/2001/04/xmlenc#aes128-cbc", True), ("http://www.idpf.org/2008/embedding", False)],
)
def test_a_locked_book_is_refused_but_veiled_fonts_are_no_lock(algorithm, is_locked):
    lock = f'<encryption><EncryptionMethod Algorithm="{algorithm}"/></encryption>'
    book = archive({**members_of(epub({"a": PAGE.format("Текст.")})), "META-INF/encryption.xml": lock})
    if is_locked:
        with pytest.raises(InputError, match="is locked by its shop"):
            read_epub(book, "a.epub", "ru", print)
    else:
        assert read_epub(book, "a.epub", "ru", print).text == "Текст."


def test_a_chapter_is_in_the_encoding_that_it_declares():
    page = '<?xml version="1.0" encoding="windows-1251"?><html><body><p>Старая книга.</p></body></html>'
    book = archive({**members_of(epub({"a": ""})), "OEBPS/a.xhtml": page.encode("cp1251")})
    assert read_epub(book, "a.epub", "ru", print).text == "Старая книга."


def test_a_note_in_another_chapter_follows_the_paragraph_that_refers_to_it():
    mark = '<a href="b.xhtml#n1">[1]</a>'
    note = PAGE.format("Примечания").replace("</body>", '<p id="n1">1. Заметка.</p></body>')
    document = read_epub(epub({"a": PAGE.format(f"Договор{mark}."), "b": note}), "a.epub", "ru", print)
    assert [(document.text[x.start : x.stop], x.kind) for x in document.paragraphs] == [
        ("Договор.", None),
        ("Заметка.", Kind.NOTE),
        ("Примечания", None),
    ]


def test_the_chapters_that_the_spine_does_not_name_are_named():
    book = epub({"a": PAGE.format("Текст."), "b": PAGE.format("Реклама.")}, spine=["a"])
    left_out = read_epub(book, "a.epub", "ru", print).left_out
    assert [(x.reason, x.text) for x in left_out] == [(Reason.OUTSIDE, "Реклама.")]
