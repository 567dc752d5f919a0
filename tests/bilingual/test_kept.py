"""A file written again in its own format keeps all that it had: every unit, note, property, date, region and code."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import validate
from lxml import etree

from aligner import Alignment, Bead, Document, Flag, Severity, convert
from aligner.bilingual.flag_line import COMMENT, comment_flag
from aligner.bilingual.formats import read_bilingual
from aligner.review.reviewed import apply_review
from aligner.write.save import save_to
from tests.schemas import schema

TMX = """\
<?xml version='1.0' encoding='UTF-8'?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
  <header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" srclang="ru-RU" \
datatype="xml" creationdate="20200101T000000Z">
    <note>House memory</note>
    <prop type="project">Nord</prop>
  </header>
  <body>
    <!-- made in spring -->
    <tu tuid="a" creationid="ANNA" creationdate="20210203T101112Z" changeid="PAUL" usagecount="3">
      <note>ask Paul</note>
      <prop type="client">Nord</prop>
      <tuv xml:lang="ru-RU" changedate="20220101T000000Z">
        <seg>Дверь <bpt i="1">&lt;b&gt;</bpt>открыта<ept i="1">&lt;/b&gt;</ept>.</seg>
      </tuv>
      <tuv xml:lang="fr-FR">
        <prop type="x">y</prop>
        <seg>La porte est ouverte.</seg>
      </tuv>
      <tuv xml:lang="de-DE">
        <seg>Die Tür ist offen.</seg>
      </tuv>
    </tu>
    <tu>
      <tuv xml:lang="ru-RU">
        <seg>Кот один.</seg>
      </tuv>
    </tu>
    <tu>
      <tuv xml:lang="ru-RU">
        <seg>Кошка спит.</seg>
      </tuv>
      <tuv xml:lang="fr-CA">
        <seg>Le chat<ph type="lb"/>dort.</seg>
      </tuv>
    </tu>
  </body>
</tmx>
"""
XLIFF = """\
<?xml version='1.0' encoding='UTF-8'?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0" version="1.2">
<file original="a.docx" datatype="x-sdlfilterframework2" source-language="ru-RU" target-language="fr-FR" \
date="2020-01-01T00:00:00Z">
<header><reference><internal-file form="base64">AAAA</internal-file></reference></header><body>
<group id="1"><trans-unit id="u1" sdl:x="1"><source>Дверь открыта. Кошка спит.</source><seg-source><mrk mtype="seg" \
mid="1">Дверь <g id="2">открыта</g>.</mrk> <mrk mtype="seg" mid="2">Кошка спит.</mrk></seg-source><target><mrk \
mtype="seg" mid="1">La porte est ouverte.</mrk> <mrk mtype="seg" mid="2">Le chat <mrk mtype="x-sdl-deleted">mange</mrk>\
<mrk mtype="x-sdl-added">dort</mrk>.</mrk></target>\
<sdl:seg-defs><sdl:seg id="1" conf="Draft"/></sdl:seg-defs></trans-unit></group>
<trans-unit id="u2" translate="no"><source>NORD-7</source></trans-unit>
<trans-unit id="u3" approved="yes"><source>Идёт снег.</source><target state="final">Il neige<x id="1" \
ctype="lb"/>.</target>\
<note from="anna">ask Paul</note><alt-trans><target>La neige tombe.</target></alt-trans></trans-unit>
<trans-unit id="u4"><source>Ветер.</source></trans-unit>
</body></file></xliff>
"""
XLIFF2 = """\
<?xml version='1.0' encoding='UTF-8'?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="ru" trgLang="fr-CA"><file id="f">
<unit id="1"><notes><note id="n">ask Paul</note></notes><originalData><data id="d1">&lt;br/&gt;</data></originalData>
<segment id="s1"><source>Дверь открыта.<ph id="1" dataRef="d1"/>Войдите.</source>\
<target>La porte est ouverte.<ph id="1" dataRef="d1"/>Entrez.</target></segment>
<ignorable><source> </source></ignorable>
<segment id="s2" state="translated"><source><pc id="2">Кошка</pc> спит.</source>\
<target>Le chat dort.</target></segment></unit>
</file></xliff>
"""
FILES = {"a.tmx": TMX, "a.xliff": XLIFF, "a.xliff2": XLIFF2}


def again(folder: Path, name: str, content: str | bytes) -> bytes:
    data = content.encode() if isinstance(content, str) else content
    (folder / name).write_bytes(data)
    convert(folder / name, folder / f"again.{name}", notify=lambda _: None)
    return (folder / f"again.{name}").read_bytes()


def written(alignment: Alignment, format: str, *, keep_flagged: bool = True) -> etree._Element:
    stream = io.BytesIO()
    save_to(alignment, stream, format, keep_flagged=keep_flagged)
    return etree.fromstring(stream.getvalue())


def whole_text(element: etree._Element) -> str:
    return "".join(map(str, element.itertext()))


@pytest.mark.parametrize("name", FILES)
def test_a_file_comes_out_as_it_went_in(tmp_path, name):
    assert again(tmp_path, name, FILES[name]).decode() == FILES[name]


@pytest.mark.parametrize("name", FILES)
def test_other_formats_and_plain_units_have_the_texts_alone(tmp_path, name):
    (tmp_path / name).write_text(FILES[name], encoding="utf-8")
    convert(tmp_path / name, tmp_path / f"plain.{name}", tmp_path / "a.tsv", plain=True, notify=lambda _: None)
    assert "ANNA" not in (tmp_path / f"plain.{name}").read_text(encoding="utf-8")
    assert "<bpt" not in (tmp_path / "a.tsv").read_text(encoding="utf-8")
    assert list(read_bilingual(tmp_path / f"plain.{name}").pairs()) == list(read_bilingual(tmp_path / "a.tsv").pairs())


def read(folder: Path, name: str) -> Alignment:
    (folder / name).write_text(FILES[name], encoding="utf-8")
    return read_bilingual(folder / name)


def with_text(alignment: Alignment, bead: int, text: str) -> Alignment:
    place = alignment.beads[bead].target[0]
    texts = [text if k == place else segment.text for k, segment in enumerate(alignment.target.segments)]
    return replace(alignment, target=Document.of_segments(texts, alignment.target.lang))


@pytest.mark.parametrize(
    ("name", "bead", "path"),
    [
        ("a.tmx", 1, "body/tu[3]/tuv[2]/seg"),
        ("a.xliff", 1, ".//{*}target/{*}mrk[@mid='2']"),
        ("a.xliff2", 1, ".//{*}segment[@id='s2']/{*}target"),
    ],
)
def test_a_text_that_was_changed_is_the_only_thing_that_changes(tmp_path, name, bead, path):
    alignment = with_text(read(tmp_path, name), bead, "Le chat ronfle.")
    root = written(alignment, name[2:])
    element = root.find(path)
    assert element is not None
    assert (element.text, len(element)) == ("Le chat ronfle.", 0)
    before = etree.fromstring(FILES[name].encode())
    same = before.find(path)
    assert same is not None
    for each in (element, same):
        for inner in list(each):
            each.remove(inner)
        each.text = ""
    assert etree.tostring(root) == etree.tostring(before)


@pytest.mark.parametrize("name", FILES)
def test_flags_come_and_go_and_remarks_of_others_stay(tmp_path, name):
    alignment = read(tmp_path, name)
    flag = Flag("number", Severity.WARNING, 0.9, 0, (), (), "“7” is “8” in the translation", "0123456789ab")
    flagged = replace(alignment, flags=(*alignment.flags, flag, comment_flag("see page 2", 1)))
    (tmp_path / f"flagged.{name}").write_bytes(etree.tostring(written(flagged, name[2:])))
    found = read_bilingual(tmp_path / f"flagged.{name}")
    assert {(f.kind, f.message) for f in found.flags} == {
        ("number", "“7” is “8” in the translation"),
        (COMMENT, "see page 2"),
        (COMMENT, "ask Paul"),
    }
    dismissed = replace(found, flags=tuple(f for f in found.flags if f.kind == COMMENT))
    messages = [note.text for note in written(dismissed, name[2:]).iter("{*}note")]
    assert not any("“7”" in (message or "") for message in messages)
    assert any("ask Paul" in (message or "") for message in messages)


def test_confidence_and_cosine_of_a_check_are_written_once(tmp_path):
    alignment = read(tmp_path, "a.tmx")
    beads = tuple(replace(bead, confidence=0.5, similarity=0.25) for bead in alignment.beads)
    root = written(replace(alignment, beads=beads), "tmx")
    props = [(prop.get("type"), prop.text) for prop in root.iterfind("body/tu[3]/prop")]
    assert props == [("x-confidence", "0.5000"), ("x-similarity", "0.2500")]
    (tmp_path / "b.tmx").write_bytes(etree.tostring(root))
    assert [bead.confidence for bead in read_bilingual(tmp_path / "b.tmx").beads] == [0.5, 0.5]


def test_pairs_flagged_as_errors_go_with_their_units_and_no_others(tmp_path):
    alignment = read(tmp_path, "a.tmx")
    error = Flag("number", Severity.ERROR, 0.9, 0, (), (), "“7” is “8”")
    replace(alignment, flags=(*alignment.flags, error)).save(tmp_path / "b.tmx")
    clean, review = (etree.parse(tmp_path / name).getroot() for name in ("b.tmx", "b.review.tmx"))
    assert [whole_text(seg) for seg in clean.iter("seg")] == [
        "Кот один.",
        "Кошка спит.",
        "Le chatdort.",
    ]
    assert [tu.get("tuid") for tu in review.iter("tu")] == ["a"]
    assert [tu.get("creationid") for tu in review.iterfind("body/tu")] == ["ANNA"]


def test_a_pair_that_is_new_stands_behind_the_one_before_it(tmp_path):
    alignment = read(tmp_path, "a.tmx")
    first, second = alignment.beads
    joined = Bead(first.source + second.source, first.target + second.target, 0.75)
    root = written(replace(alignment, beads=(joined,), flags=()), "tmx")
    texts = [[seg.text for seg in tu.iter("seg")] for tu in root.iter("tu")]
    assert texts == [["Дверь открыта. Кошка спит.", "La porte est ouverte. Le chat dort."], ["Кот один."]]


@pytest.mark.parametrize("name", FILES)
def test_a_json_between_loses_nothing(tmp_path, name):
    read(tmp_path, name).save(tmp_path / "a.json")
    convert(tmp_path / "a.json", tmp_path / f"again.{name}", notify=lambda _: None)
    assert (tmp_path / f"again.{name}").read_text(encoding="utf-8") == FILES[name]
    validate(json.loads((tmp_path / "a.json").read_text(encoding="utf-8")), schema("aligner/1"))


def test_a_review_leaves_what_nobody_touched_as_it_was(tmp_path):
    alignment = read(tmp_path, "a.xliff")
    alignment.save(tmp_path / "a.tsv")
    table = (tmp_path / "a.tsv").read_text(encoding="utf-8").replace("Le chat dort.", "Le chat ronfle.")
    (tmp_path / "a.tsv").write_text(table, encoding="utf-8")
    reviewed = apply_review(tmp_path / "a.tsv", alignment).alignment
    reviewed.save(tmp_path / "b.json")
    text = etree.tostring(written(read_bilingual(tmp_path / "b.json"), "xliff"), encoding="unicode")
    assert "Le chat ronfle." in text
    assert all(mark in text for mark in ('<g id="2">открыта</g>', "sdl:seg-defs", "La neige tombe.", "AAAA", "NORD-7"))


def test_segments_of_one_unit_that_a_reviewer_joins_are_not_said_twice(tmp_path):
    alignment = read(tmp_path, "a.xliff")
    first, second, *rest = alignment.beads
    joined = replace(first, source=first.source + second.source, target=first.target + second.target)
    unit = written(replace(alignment, beads=(joined, *rest), flags=()), "xliff").find(".//{*}trans-unit")
    assert unit is not None
    marks = [whole_text(mark) for mark in unit.iterfind("{*}target/{*}mrk")]
    assert marks == ["La porte est ouverte. Le chat dort.", ""]
