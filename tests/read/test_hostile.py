"""Files made to do harm, and damaged ones, are refused within bounded time and memory."""

import io
import struct
import time
import zipfile
import zlib

import pytest

from aligner import InputError
from aligner.read import archive, read
from aligner.read.archive import Archive
from tests.read import making
from tests.read.test_formats import SAMPLES

SECONDS = 20
"""More than any of these takes on a slow machine, and far less than what they were made to take."""


@pytest.fixture(autouse=True)
def _bounded():
    started = time.monotonic()
    yield
    assert time.monotonic() - started < SECONDS


def refused(tmp_path, name: str, content: bytes) -> str:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        read(path, "ru")
    assert str(caught.value).startswith(str(path))
    return str(caught.value)


@pytest.mark.parametrize("name", ["bilan.ru.docx", "bilan.ru.odt", "bilan.ru.epub"])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.99])
def test_a_truncated_archive_is_refused(tmp_path, name, share):
    whole = (SAMPLES / name).read_bytes()
    assert "is no sound" in refused(tmp_path, name, whole[: int(len(whole) * share)])


@pytest.mark.parametrize("share", [0.1, 0.5])
def test_a_truncated_pdf_is_refused_or_read_as_far_as_it_goes(tmp_path, share):
    whole = (SAMPLES / "bilan.ru.pdf").read_bytes()
    assert "damaged PDF" in refused(tmp_path, "a.pdf", whole[: int(len(whole) * share)])


def bomb(member: str, megabytes: int) -> bytes:
    """An archive whose member is this large and its file a thousandth of it."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as stored,
        stored.open(member, "w", force_zip64=True) as stream,
    ):
        for _ in range(megabytes):
            stream.write(b" " * 2**20)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "member"),
    [("a.docx", "_rels/.rels"), ("a.odt", "content.xml"), ("a.epub", "META-INF/container.xml")],
)
def test_a_zip_bomb_is_refused_while_it_is_read(tmp_path, name, member):
    assert "unpacks to more than this reader takes" in refused(tmp_path, name, bomb(member, 200))


def test_a_zip_bomb_that_lies_about_its_size_is_refused(monkeypatch):
    monkeypatch.setattr(archive, "MOST_XML", 2**20)
    honest = bomb("a", 8)
    lying = honest.replace(struct.pack("<Q", 8 * 2**20), struct.pack("<Q", 10))
    assert lying != honest
    with pytest.raises(InputError):
        Archive(lying, "a.docx", "Word document").member("a")


def test_the_members_of_an_archive_have_one_limit_together(monkeypatch):
    monkeypatch.setattr(archive, "MOST_UNPACKED", 3 * 2**20)
    opened = Archive(making.archive({str(i): bytes(2**20) for i in range(4)}), "a.epub", "e-book")
    for i in range(3):
        opened.member(str(i))
    with pytest.raises(InputError, match=r"a\.epub unpacks to more than"):
        opened.member("3")


def test_an_archive_of_too_many_members_is_refused(monkeypatch):
    monkeypatch.setattr(archive, "MOST_MEMBERS", 3)
    with pytest.raises(InputError, match="has more than 3 members"):
        Archive(making.archive({str(i): b"" for i in range(4)}), "a.docx", "Word document")


LAUGHS = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))


@pytest.mark.parametrize(
    "declarations",
    [
        '<!ENTITY e SYSTEM "{secret}">',
        '<!ENTITY % p SYSTEM "{secret}"> %p;<!ENTITY e "">',
        f'<!ENTITY l0 "смех">{LAUGHS}<!ENTITY e "&l9;">',
    ],
)
def test_entities_of_xml_are_neither_fetched_nor_expanded(tmp_path, declarations):
    secret = tmp_path / "secret.txt"
    secret.write_text("тайна", encoding="utf-8")
    doctype = f"<!DOCTYPE x [{declarations.replace('{secret}', secret.as_uri())}]>"
    word = f"{doctype}<w:document {making.WORD}><w:body><w:p><w:r><w:t>Да&e;.</w:t></w:r></w:p></w:body></w:document>"
    office = (
        f"{doctype}<office:document-content {making.OFFICE}><office:body><office:text><text:p>Да&e;.</text:p>"
        "</office:text></office:body></office:document-content>"
    )
    page = f"{doctype}<html><body><p>Да&e;.</p></body></html>"
    files = {
        "a.docx": making.archive({"_rels/.rels": making.RELATIONS, "word/document.xml": word}),
        "a.odt": making.archive({"content.xml": office}),
        "a.html": page.encode(),
        "a.epub": making.epub({"c": page}),
    }
    for name, content in files.items():
        path = tmp_path / name
        path.write_bytes(content)
        try:
            text = read(path, "ru").text
        except InputError:
            continue
        assert "тайна" not in text
        assert "смех" not in text
        assert len(text) < 200


def pdf_of_stream(stream: bytes, entries: bytes) -> bytes:
    return (
        b"%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj "
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>endobj "
        b"4 0 obj<</Length %d%s>>stream\n%s\nendstream endobj trailer<</Root 1 0 R>>\n%%%%EOF"
        % (len(stream), entries, stream)
    )


def test_a_pdf_that_unpacks_without_end_is_refused(tmp_path):
    stream = zlib.compress(b"BT (a) Tj ET " * 2**23)
    assert "made to do harm" in refused(tmp_path, "a.pdf", pdf_of_stream(stream, b"/Filter/FlateDecode"))


def test_a_page_of_fifty_megabytes_is_read_in_bounded_time(tmp_path):
    paragraph = f"<p>{'Слово ' * 2000}.</p>".encode()
    picture = b'<img src="data:image/png;base64,' + b"QUJD" * 2**20 + b'">'
    path = tmp_path / "a.html"
    path.write_bytes(b"<html><body>" + paragraph + picture * 13 + paragraph * 400)
    assert path.stat().st_size > 50 * 2**20
    assert len(read(path, "ru").paragraphs) == 401


def test_a_page_larger_than_that_is_refused(tmp_path):
    assert "and a page may have 64" in refused(tmp_path, "a.html", b"<p>" + b"a" * (65 * 2**20))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.html", b"<div>" * 200_000 + b"<p>a"),
        ("a.html", b"<a " * 500_000 + b">b"),
        ("a.html", b"&" * 1_000_000 + b"<p>a"),
        ("a.md", b"> " * 50_000 + b"a"),
        ("a.md", b"[" * 50_000 + b"a"),
        ("a.md", (b"[" * 7_000 + b"\n\n") * 20 + b"a"),
        ("a.md", b"*a _b " * 20_000),
        ("a.md", b"---\n" * 50_000 + b"a"),
        ("a.rtf", b"{\\rtf1 " + b"{" * 200_000 + b"a"),
        ("a.rtf", b"{\\rtf1 " + b"{\\field{\\*\\fldinst{HYPERLINK " * 20_000 + b"a}"),
        ("a.rtf", b"{\\rtf1 " + b"{\\pict " * 100_000 + b"a}"),
        ("a.rtf", b"{\\rtf1 " + b"{\\pict {}" * 100_000 + b"a}"),
        ("a.rtf", b"{\\rtf1 " + b"{\\a\\b\\c\\d" * 50_000 + b"a}"),
        ("a.srt", b"1\n00:00:01,000 --> 00:00:02,000\n" + b"<" * 500_000),
        ("a.srt", b"00:00:" * 300_000),
        ("a.docx", making.docx("<w:tbl>" * 200 + "<w:p><w:r><w:t>a</w:t></w:r></w:p>" + "</w:tbl>" * 200)),
        ("a.odt", making.odt("<text:section>" * 200 + "<text:p>a</text:p>" + "</text:section>" * 200)),
        ("a.docx", making.docx("<w:r>" * 5_000 + "</w:r>" * 5_000)),
    ],
)
def test_deep_or_unclosed_markup_takes_no_more_than_its_size_deserves(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content)
    try:
        document = read(path, "ru")
    except InputError as error:
        assert str(error).startswith(str(path))
    else:
        assert document.text.strip()
