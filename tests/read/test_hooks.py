"""Readers of other packages serve the suffixes that the aligner does not know."""

import importlib.metadata
from types import SimpleNamespace

import pytest

from aligner import AlignerError, Document
from aligner.read import read
from aligner.read.docx import read_docx
from aligner.read.formats import GROUP, reader_of


def read_tex(data: bytes, name: str, lang: str, notify, path=None, reading=None) -> Document:
    return Document(data.decode().replace("\\emph{", "").replace("}", ""), lang, path=path)


def broken():
    raise ImportError("no module named lost")


def install(monkeypatch: pytest.MonkeyPatch, suffix: str, load) -> None:
    point = SimpleNamespace(name=suffix, dist=SimpleNamespace(name="our-readers"), value="x:y", load=load)
    monkeypatch.setattr(
        importlib.metadata,
        "entry_points",
        lambda group, name: [point] if (group, name) == (GROUP, suffix) else [],
    )


@pytest.mark.parametrize("suffix", ["tex", "pages"])
def test_a_reader_of_another_package_reads_its_suffix(tmp_path, monkeypatch: pytest.MonkeyPatch, suffix: str):
    install(monkeypatch, suffix, lambda: read_tex)
    path = tmp_path / f"a.{suffix}"
    path.write_text("Сегодня \\emph{идёт} дождь.", encoding="utf-8")
    assert read(path, "ru").text == "Сегодня идёт дождь."


def test_the_aligners_own_readers_stay(monkeypatch: pytest.MonkeyPatch):
    install(monkeypatch, "docx", broken)
    assert reader_of(".docx", "a.docx") is read_docx


def test_a_reader_that_does_not_load_is_named(tmp_path, monkeypatch: pytest.MonkeyPatch):
    install(monkeypatch, "tex", broken)
    with pytest.raises(AlignerError, match=r"the reader of \.tex files of our-readers cannot be loaded: no module"):
        reader_of(".tex", "a.tex")
