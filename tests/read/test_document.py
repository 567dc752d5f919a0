import io
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner import Document, InputError
from aligner.read import read
from aligner.read.text import read_text


class _StandardInput:
    def __init__(self, data: bytes) -> None:
        self.buffer = io.BytesIO(data)


def test_a_file_becomes_a_document_that_knows_where_it_comes_from(tmp_path):
    path = tmp_path / "речь.txt"
    path.write_bytes("Да.\r\nНет.".encode("utf-8-sig"))
    assert read(path, "ru_RU") == Document("Да.\r\nНет.", "ru-RU", path=str(path), encoding="utf-8-sig")


def test_a_dash_is_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", _StandardInput("Да.".encode()))
    assert read("-", "ru") == Document("Да.", "ru", path="-", encoding="utf-8")


def test_a_blank_standard_input_is_called_by_its_name(monkeypatch):
    monkeypatch.setattr(sys, "stdin", _StandardInput(b""))
    with pytest.raises(InputError, match="standard input is empty"):
        read("-", "ru")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty; there is nothing to align"),
        (b"\n \r\n\t\n", "holds only blank lines"),
        ("\ufeff".encode(), "is empty"),
        ("\u00a0\u200b\n\u2028".encode(), "holds only blank lines"),
        ("\n \n".encode("utf-16"), "holds only blank lines"),
        (b"\x00" * 100, "holds only blank lines"),
        (bytes(range(256)) * 8, "is a binary file, not text"),
        (
            b"\x7fELF\x02\x01\x01" + b"\x00" * 9 + b"\x03\x00>\x00\x01\x00\x00\x00text text text" * 30,
            "is a binary file",
        ),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "is a PDF document, not plain text; give it its suffix"),
        (b"PK\x03\x04\x14\x00\x06\x00", "is a Word, OpenDocument, e-book or zip file"),
        (b"{\\rtf1\\ansi ", "is an RTF document"),
        (b"\x89PNG\r\n\x1a\n", "is a picture"),
    ],
)
def test_what_holds_no_text_is_refused(tmp_path, content, message):
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        read(path, "ru")
    assert str(caught.value).startswith(f"{path} {message}")


@pytest.mark.parametrize(
    "text", ['<?xml version="1.0"?>\n<a>Да.</a>', "\n<!doctype html><p>Да.", "<html lang='ru'>Да."]
)
def test_markup_under_another_suffix_is_told(tmp_path, text):
    path = tmp_path / "a.xml"
    path.write_text(text, encoding="utf-8")
    told: list[str] = []
    assert read(path, "ru", told.append).text == text
    assert told == [
        f"{path} is XML or HTML, and its tags are read as text; save it in a format that is read, such as .html"
    ]


def test_a_few_control_characters_make_no_binary_file(tmp_path):
    path = tmp_path / "a.txt"
    text = "Доклад\x00 занял десять минут, и его слушали внимательно. \x07" + "Потом были вопросы. " * 10
    path.write_text(text, encoding="utf-8")
    assert read(path, "ru").text == text


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(InputError, match=r"there is no file .*missing\.txt; check the path"):
        read(tmp_path / "missing.txt", "ru")


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(InputError, match="is a folder; give a file in it"):
        read(tmp_path, "ru")


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (PermissionError(13, "Permission denied"), "may not be read: permission denied"),
        (OSError(5, "Input/output error"), "cannot be read: Input/output error"),
    ],
)
def test_an_unreadable_file_says_why(tmp_path, monkeypatch, error, message):
    path = tmp_path / "a.txt"
    path.write_text("Да.", encoding="utf-8")

    def refuse(*_: object) -> None:
        raise error  # chmod would not hold back the administrator that CI may be

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(InputError) as caught:
        read(path, "ru")
    assert str(caught.value) == f"{path} {message}"


def test_a_path_that_no_system_has_is_refused():
    with pytest.raises(InputError, match="cannot be read"):
        read("a\0b", "ru")


def test_a_language_that_is_none_is_refused_before_the_file_is_opened(tmp_path):
    with pytest.raises(InputError, match="'russian' is not a language tag"):
        read(tmp_path / "missing.txt", "russian")


@given(st.binary(min_size=1, max_size=200), st.sampled_from(["ru", "fr", "ja", "fi"]))
def test_any_bytes_whatever_are_a_document_or_a_clear_refusal(data, lang):
    notices: list[str] = []
    try:
        document = read_text(data, "a.txt", lang, notices.append)
    except InputError as error:
        assert str(error).startswith("a.txt ")
    else:
        assert document.text.strip()
