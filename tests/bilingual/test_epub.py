"""A bilingual book; epubcheck judges it where it is installed."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from aligner import Alignment, Bead, Document, Segment
from aligner.bilingual.epub import Passage, passages
from aligner.document import Kind
from aligner.read import read
from tests.samples import alignment

XHTML = "{http://www.w3.org/1999/xhtml}"


def document(lang: str, *paragraphs: tuple[str, ...]) -> Document:
    texts = [(text, k) for k, paragraph in enumerate(paragraphs) for text in paragraph]
    whole, segments = "", []
    for text, k in texts:
        kind = Kind.HEADING if text.isupper() else Kind.SENTENCE
        segments.append(Segment(text, len(whole), len(whole) + len(text), k, kind))
        whole += text + "\n"
    return Document(whole, lang, tuple(segments))


def book() -> Alignment:
    source = document("ru", ("ГЛАВА",), ("Раз.", "Два."), ("Три & <три>.",), ("Лишнее.",))
    target = document("fr", ("CHAPITRE",), ("Un.",), ("Deux.", "Trois & <trois>."))
    beads = (Bead((0,), (0,)), Bead((1,), (1,)), Bead((2,), (2,)), Bead((3,), (3,)), Bead((4,), ()))
    return Alignment(source, target, beads)


def test_paragraphs_end_where_they_end_in_both_languages():
    assert list(passages(book())) == [
        Passage("ГЛАВА", "CHAPITRE", True),
        Passage("Раз. Два. Три & <три>.", "Un. Deux. Trois & <trois>.", False),
        Passage("Лишнее.", "", False),
    ]


@pytest.mark.parametrize(("name", "tag"), [("a.epub", "p"), ("a.columns.epub", "td")])
def test_each_paragraph_stands_with_its_translation(tmp_path, name, tag):
    book().save(tmp_path / name)
    with zipfile.ZipFile(tmp_path / name) as stored:
        assert stored.infolist()[0].filename == "mimetype"
        page = etree.fromstring(stored.read("book/chapter-1.xhtml"))
    texts = ["".join(map(str, element.itertext())) for element in page.iter(f"{XHTML}{tag}")]
    assert [text for text in texts if text][-3:] == ["Раз. Два. Три & <три>.", "Un. Deux. Trois & <trois>.", "Лишнее."]


@pytest.mark.parametrize("name", ["a.epub", "a.columns.epub"])
def test_a_checker_of_books_has_nothing_to_say(tmp_path: Path, name: str):
    checker = shutil.which("epubcheck")
    if checker is None or shutil.which("java") is None:
        pytest.skip("epubcheck is not installed")
    book().save(tmp_path / name)
    is_jar = Path(checker).read_bytes()[:2] == b"PK"  # as Debian installs it
    command = ["java", "-jar", checker] if is_jar else [checker]
    run = subprocess.run([*command, tmp_path / name], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, ""), run.stdout + run.stderr


def test_a_long_text_has_chapters_at_its_headings(tmp_path):
    chapters = [(f"ГЛАВА {'ИV'[k % 2]}", *("Слово за слово. " * 20 for _ in range(20))) for k in range(3)]
    source = document("ru", *((text,) for chapter in chapters for text in chapter))
    beads = tuple(Bead((k,), ()) for k in range(len(source.segments)))
    Alignment(source, document("fr"), beads).save(tmp_path / "a.epub")
    with zipfile.ZipFile(tmp_path / "a.epub") as stored:
        assert sum(name.startswith("book/chapter") for name in stored.namelist()) == 3


def test_the_book_is_the_same_whenever_it_is_written(tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    for name in ("a.epub", "b.epub"):
        alignment().save(tmp_path / name)
    assert (tmp_path / "a.epub").read_bytes() == (tmp_path / "b.epub").read_bytes()


def test_the_aligner_reads_its_own_book(tmp_path):
    book().save(tmp_path / "a.epub")
    assert read(tmp_path / "a.epub", "ru").text.split("\n")[:2] == ["ГЛАВА", "CHAPITRE"]
