"""Files of pairs: memories, tables and alignments."""

from __future__ import annotations

from pathlib import Path

import pytest

from aligner import Alignment, InputError, Severity
from aligner.bilingual.formats import read_bilingual
from aligner.tasks.ignored import read_ignored
from tests.samples import alignment

TMX = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en"
srclang="ru-RU" datatype="plaintext"/><body>
<tu><note>Bonjour</note><tuv xml:lang="fr-FR"><seg>Bonjour <bpt i="1">&lt;b&gt;</bpt>chers<ept i="1"/> amis</seg></tuv>
<tuv xml:lang="ru-RU"><seg>Добрый день</seg></tuv></tu>
<tu><tuv xml:lang="ru"><seg>Только по-русски</seg></tuv></tu>
<tu><tuv lang="RU"><seg>Ветер <hi>и</hi> дождь</seg></tuv><tuv lang="FR"><seg>Vent et pluie</seg></tuv></tu>
</body></tmx>
"""


def texts(found: Alignment) -> list[tuple[str, str]]:
    return [
        (" ".join(s.text for s in found.source_segments(bead)), " ".join(s.text for s in found.target_segments(bead)))
        for bead in found.beads
    ]


def test_a_memory_gives_its_units_in_both_languages_without_markup(tmp_path: Path):
    (tmp_path / "m.tmx").write_text(TMX, encoding="utf-8")
    found = read_bilingual(tmp_path / "m.tmx", "ru", "fr")
    assert texts(found) == [("Добрый день", "Bonjour chers amis"), ("Ветер и дождь", "Vent et pluie")]
    assert (found.source.lang, found.target.lang) == ("ru", "fr")


def test_a_memory_can_be_read_backwards(tmp_path: Path):
    (tmp_path / "m.tmx").write_text(TMX, encoding="utf-8")
    assert texts(read_bilingual(tmp_path / "m.tmx", "fr", "ru"))[1] == ("Vent et pluie", "Ветер и дождь")


@pytest.mark.parametrize(
    "table",
    [
        "Добрый день\tBonjour\nДождь\tPluie\n",
        "\ufeffsource\ttarget\tflags\r\nДобрый день\tBonjour\t\r\n\r\nДождь\tPluie\tx\r\n",
        "id\ttarget\tsource\n1\tBonjour\tДобрый день\n2\tPluie\tДождь",
    ],
)
def test_a_table_may_have_a_header(tmp_path: Path, table: str):
    (tmp_path / "t.tsv").write_bytes(table.encode())
    assert texts(read_bilingual(tmp_path / "t.tsv")) == [("Добрый день", "Bonjour"), ("Дождь", "Pluie")]


@pytest.mark.parametrize("suffix", [".tsv", ".json"])
def test_what_the_aligner_wrote_comes_back(tmp_path: Path, suffix: str):
    written = alignment()
    written.save(tmp_path / f"a{suffix}")
    found = read_bilingual(tmp_path / f"a{suffix}")
    assert [bead.is_null for bead in found.beads] == [bead.is_null for bead in written.beads]
    assert texts(found)[4] == texts(written)[4]


def test_offsets_point_into_the_text(tmp_path: Path):
    (tmp_path / "t.tsv").write_text("Добрый день\tBonjour\nДождь\tPluie\n", encoding="utf-8")
    found = read_bilingual(tmp_path / "t.tsv")
    for document in (found.source, found.target):
        assert [document.text[s.start : s.stop] for s in document.segments] == [s.text for s in document.segments]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.pdf", "x", "is no file of pairs by its suffix; give one of .tmx, .tsv, .json"),
        ("a.docx", "x", "is no sound Word document"),
        ("a.xlsx", "x", "is no sound Excel workbook"),
        ("a.tsv", "одна колонка\n", "line 1: 1 column"),
        ("a.tsv", "\n\n", "holds no pair of texts"),
        ("a.tmx", "<tmx><body>", "not well-formed XML"),
        ("a.tmx", "<html/>", "its root is <html>"),
        (
            "a.tmx",
            TMX.replace("FR", "DE").replace("fr-", "de-"),
            "has no unit in ru and fr, but DE, RU, de-DE, ru, ru-RU",
        ),
        ("a.json", "{}", "schema is missing"),
    ],
)
def test_what_cannot_be_read_is_said(tmp_path: Path, name: str, content: str, message: str):
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_bilingual(tmp_path / name)
    assert message in str(caught.value)


@pytest.mark.parametrize("suffix", [".tmx", ".tsv", ".json"])
def test_a_file_that_is_not_there_is_said(tmp_path: Path, suffix: str):
    with pytest.raises(InputError, match="No such file"):
        read_bilingual(tmp_path / f"none{suffix}")


def test_an_entity_is_not_fetched_but_named(tmp_path: Path):
    (tmp_path / "secret").write_text("hidden", encoding="utf-8")
    bomb = TMX.replace(
        '<!DOCTYPE tmx SYSTEM "tmx14.dtd">', f'<!DOCTYPE tmx [<!ENTITY x SYSTEM "{(tmp_path / "secret").as_uri()}">]>'
    ).replace("Vent", "Vent &x;")
    (tmp_path / "m.tmx").write_text(bomb, encoding="utf-8")
    with pytest.raises(InputError, match=r"m\.tmx, line \d+: &x; stands for text that is declared elsewhere"):
        read_bilingual(tmp_path / "m.tmx")


def test_dismissed_flags_are_read_with_remarks(tmp_path: Path):
    (tmp_path / "i.txt").write_text(
        "# seen by Anna\n0123456789ab\n\nba9876543210 the same sum # yes\n", encoding="utf-8"
    )
    assert read_ignored(tmp_path / "i.txt") == {"0123456789ab", "ba9876543210"}


def test_a_line_that_is_no_id_is_refused(tmp_path: Path):
    (tmp_path / "i.txt").write_text("0123456789ab\nnumber\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"line 2: 'number' is no flag's id"):
        read_ignored(tmp_path / "i.txt")


def test_severities_come_back(tmp_path: Path):
    alignment().save(tmp_path / "a.json")
    assert [flag.severity for flag in read_bilingual(tmp_path / "a.json").flags] == [Severity.ERROR, Severity.WARNING]
