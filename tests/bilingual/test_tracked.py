"""Corrections of a review as tracked changes of Word."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from typing import Any

import pytest
from lxml import etree

from aligner import Alignment
from aligner.bilingual.docx import write
from aligner.bilingual.formats import read_bilingual
from aligner.bilingual.pairs import paired
from aligner.bilingual.tracked import Mark, compared, corrections

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAMES = {"w": W.strip("{}")}
MOMENT = datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)
BEFORE = [("Дверь открыта.", "La porte est fermée."), ("Иди.", "Va."), ("Сюда.", "Ici."), ("Нет.", "Oui.")]


def made(*pairs: tuple[str, str]) -> Alignment:
    return paired(pairs, "ru", "fr", "a.tsv")


def marked(old: str, new: str) -> str:
    signs = {Mark.KEPT: "{}", Mark.INSERTED: "[+{}]", Mark.DELETED: "[-{}]"}
    return "".join(signs[mark].format(text) for mark, text in compared(old, new))


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        ("La porte est fermée.", "La porte est ouverte.", "La porte est [-fermée][+ouverte]."),
        ("Va.", "Va-t'en.", "Va[+-t'en]."),
        ("", "Oui.", "[+Oui.]"),
        ("Oui.", "Oui.", "Oui."),
    ],
)
def test_words_are_compared(old, new, shown):
    assert marked(old, new) == shown


def test_a_corrected_cell_is_marked_and_the_others_are_not():
    after = made(("Дверь открыта.", "La porte est ouverte."), *BEFORE[1:])
    found = corrections(made(*BEFORE), after, "Anna", MOMENT)
    assert list(found.pieces) == [0]
    source, target = found.pieces[0]
    assert source is None
    assert target and [mark for mark, _ in target] == [Mark.KEPT, Mark.DELETED, Mark.INSERTED, Mark.KEPT]


@pytest.mark.parametrize(
    "after", [[BEFORE[0], ("Иди. Сюда.", "Va. Ici."), BEFORE[3]], [*BEFORE[:3], ("Нет", "Oui"), (".", ".")]]
)
def test_borders_that_moved_are_no_corrections(after):
    found = corrections(made(*BEFORE), made(*after), "Anna", MOMENT)
    assert all(
        sides is None or all(mark is not Mark.DELETED for mark, _ in sides)
        for pieces in found.pieces.values()
        for sides in pieces
    )


def test_a_merged_pair_that_was_corrected_has_its_words_marked():
    found = corrections(made(*BEFORE), made(BEFORE[0], ("Иди. Сюда.", "Viens ici."), BEFORE[3]), "Anna", MOMENT)
    target = found.pieces[1][1]
    assert target
    assert "".join(text for mark, text in target if mark is not Mark.DELETED) == "Viens ici."
    assert "".join(text for mark, text in target if mark is not Mark.INSERTED) == "Va. Ici."


def document(before: Alignment, after: Alignment) -> tuple[bytes, Any]:
    stream = io.BytesIO()
    write(after, stream, corrections(before, after, "Анна <А>", MOMENT))
    with zipfile.ZipFile(stream) as package:
        return stream.getvalue(), etree.fromstring(package.read("word/document.xml"))


def test_word_gets_insertions_and_deletions_with_author_and_date(tmp_path):
    after = made(("Дверь открыта.", "La porte est ouverte."), *BEFORE[1:3])
    data, root = document(made(*BEFORE), after)
    (deleted,) = root.xpath("//w:p/w:del[contains(., 'fermée')]", namespaces=NAMES)
    assert (deleted.get(f"{W}author"), deleted.get(f"{W}date")) == ("Анна <А>", "2024-05-06T07:08:09Z")
    assert [change.xpath("string()") for change in root.iter(f"{W}ins")] == ["ouverte"]
    ids = [change.get(f"{W}id") for change in root.iter(f"{W}ins", f"{W}del")]
    assert len(ids) == len(set(ids))
    (row,) = root.xpath("//w:tr[w:trPr/w:del]", namespaces=NAMES)
    assert "Нет." in row.xpath("string()")
    (tmp_path / "a.docx").write_bytes(data)
    found = read_bilingual(tmp_path / "a.docx")
    assert list(found.pairs()) == list(after.pairs())


def test_without_a_correction_nothing_is_tracked():
    _, root = document(made(*BEFORE), made(*BEFORE))
    assert not list(root.iter(f"{W}ins", f"{W}del"))
