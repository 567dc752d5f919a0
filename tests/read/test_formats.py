import zipfile
from pathlib import Path

import pytest

from aligner import Document, InputError, align
from aligner.read import read
from aligner.read.formats import READERS, UNREADABLE, reader_of
from aligner.segment import split
from tests.read import making

DATA = Path(__file__).parents[2] / "data"
SAMPLES = Path(__file__).parent / "samples"
STATEMENTS = sorted(path.name.removesuffix(".txt") for path in DATA.glob("*.txt"))
MAKERS = {
    ".docx": making.docx_of,
    ".odt": making.odt_of,
    ".rtf": making.rtf_of,
    ".html": making.html_of,
    ".md": making.markdown_of,
    ".epub": making.epub_of,
    ".srt": making.srt_of,
    ".vtt": making.vtt_of,
    ".pptx": making.pptx_of,
    ".properties": making.properties_of,
    ".strings": making.strings_of,
    ".json": making.json_of,
}


def segments(document: Document) -> list[tuple[str, str, int]]:
    """All that an aligner may see of a document: equal segments make equal beads."""
    return [(segment.text, str(segment.kind), segment.paragraph) for segment in split(document).segments]


def of_text(statement: str) -> list[tuple[str, str, int]]:
    return segments(read(DATA / f"{statement}.txt", statement[-2:]))


@pytest.mark.parametrize("suffix", MAKERS)
@pytest.mark.parametrize("statement", STATEMENTS)
def test_a_statement_has_the_same_segments_in_every_format(tmp_path, statement, suffix):
    path = tmp_path / f"{statement}{suffix}"
    path.write_bytes(MAKERS[suffix]((DATA / f"{statement}.txt").read_text("utf-8").splitlines()))
    assert segments(read(path, statement[-2:])) == of_text(statement)


@pytest.mark.parametrize("suffix", [".docx", ".odt", ".rtf", ".html", ".epub"])
@pytest.mark.parametrize("statement", ["bilan.ru", "bilan.fr", "discours.ru", "discours.fr"])
def test_what_libreoffice_wrote_has_the_same_segments_as_the_text(statement, suffix):
    assert segments(read(SAMPLES / f"{statement}{suffix}", statement[-2:])) == of_text(statement)


@pytest.mark.parametrize("statement", ["bilan.ru", "bilan.fr", "discours.ru", "discours.fr"])
def test_a_pdf_that_libreoffice_wrote_has_the_same_sentences_as_the_text(statement):
    found = segments(read(SAMPLES / f"{statement}.pdf", statement[-2:]))
    assert [(text, kind) for text, kind, _ in found] == [(text, kind) for text, kind, _ in of_text(statement)]


@pytest.mark.parametrize("name", ["bilan", "discours"])
def test_a_pdf_that_libreoffice_wrote_has_the_same_beads_as_the_text(name):
    def sides(folder: Path, suffix: str) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
        source, target = (folder / f"{name}.{lang}{suffix}" for lang in ("ru", "fr"))
        return [(bead.source, bead.target) for bead in align(source, target, checks=()).beads]

    assert sides(SAMPLES, ".pdf") == sides(DATA, ".txt")


def test_every_reader_of_the_list_is_there_and_tested():
    assert {reader_of(suffix, "a") for suffix in READERS} == {reader_of(suffix, "a") for suffix in [*MAKERS, ".pdf"]}


@pytest.mark.parametrize("suffix", [*UNREADABLE, ".DOC"])
def test_a_format_that_is_not_read_says_what_to_do(tmp_path, suffix):
    path = tmp_path / f"a{suffix}"
    path.write_bytes(b"whatever")
    with pytest.raises(InputError, match=r"is an? .*: (save|export|convert|recognise)"):
        read(path, "ru")


def test_the_case_of_a_suffix_does_not_matter(tmp_path):
    path = tmp_path / "A.DOCX"
    path.write_bytes(making.docx_of(["Да."]))
    assert read(path, "ru").text == "Да."


@pytest.mark.parametrize("suffix", [*MAKERS, ".pdf"])
@pytest.mark.parametrize(
    "content", [b"", b"\x00" * 99, b"\x7fELF" + bytes(range(256)), b"\xd0\xcf\x11\xe0\xa1\xb1" * 9]
)
def test_a_file_that_is_not_what_its_suffix_says_is_refused(tmp_path, suffix, content):
    path = tmp_path / f"a{suffix}"
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        read(path, "ru")
    assert str(caught.value).startswith(str(path))


@pytest.mark.parametrize("suffix", MAKERS)
def test_a_document_without_text_is_refused(tmp_path, suffix):
    path = tmp_path / f"a{suffix}"
    path.write_bytes(MAKERS[suffix]([" ", "\u200b"]))
    with pytest.raises(InputError, match=r"holds no text|holds only blank lines|has no time codes"):
        read(path, "ru")


def test_a_zip_file_of_something_else_is_no_document(tmp_path):
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as stored:
        stored.writestr("a.txt", "Да.")
    with pytest.raises(InputError, match=r"is no sound Word document \(it lacks _rels/.rels\)"):
        read(path, "ru")
