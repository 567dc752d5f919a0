"""Files of Trados Studio: pairs go back into their own, whose marks of segments stay where Studio looks for them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from aligner import Alignment, Document, InputError, Segment
from aligner.bilingual.formats import read_bilingual
from tests.samples import alignment

SDL = """<?xml version="1.0" encoding="utf-8"?><xliff xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0" \
xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2" sdl:version="1.0"><file original="a.docx" \
datatype="x-sdlfilterframework2" source-language="ru-RU" target-language="fr-FR"><header>\
<tag-defs xmlns="http://sdl.com/FileTypes/SdlXliff/1.0"><tag id="5"><bpt name="cf">&lt;cf&gt;</bpt></tag></tag-defs>\
</header><body><group><sdl:cxts><sdl:cxt id="1"/></sdl:cxts><trans-unit id="u1"><source>Раз. <g id="5">Два</g>. Три.\
</source><seg-source><mrk mtype="seg" mid="1">Раз.</mrk> <mrk mtype="seg" mid="2"><g id="5">Два</g>.</mrk> \
<mrk mtype="seg" mid="3">Три.</mrk></seg-source><target><mrk mtype="seg" mid="1">Un.</mrk> <mrk mtype="seg" mid="3">\
<g id="5">Trois</g>.</mrk></target><sdl:seg-defs><sdl:seg id="1" conf="Translated" origin="tm" percent="100">\
<sdl:value key="created_by">anna</sdl:value></sdl:seg><sdl:seg id="2"/><sdl:seg id="3" conf="Draft"/></sdl:seg-defs>\
</trans-unit></group><trans-unit id="u2"><source>Пять.</source><seg-source><mrk mtype="seg" mid="4">Пять.</mrk>\
</seg-source><sdl:seg-defs><sdl:seg id="4"/></sdl:seg-defs></trans-unit></body></file></xliff>"""


@pytest.fixture
def studio(tmp_path: Path) -> Path:
    path = tmp_path / "a.sdlxliff"
    path.write_text(SDL, encoding="utf-8-sig")
    return path


def canonical(data: bytes | str) -> str:
    return str(etree.canonicalize(data.decode("utf-8-sig") if isinstance(data, bytes) else data))


def translated(pairs: Alignment, *targets: str) -> Alignment:
    """The pairs with other translations; an empty one is none."""
    segments: list[Segment] = []
    beads = []
    for bead, text in zip(pairs.beads, targets, strict=True):
        at = segments[-1].stop + 1 if segments else 0
        beads.append(replace(bead, target=(len(segments),) if text else ()))
        segments += [Segment(text, at, at + len(text), len(segments))] if text else []
    target = Document("\n".join(segment.text for segment in segments), "fr", tuple(segments))
    return replace(pairs, target=target, beads=tuple(beads))


def test_a_file_goes_back_with_all_that_studio_has_in_it(studio: Path, tmp_path: Path):
    read_bilingual(studio).save(tmp_path / "b.sdlxliff")
    first = (tmp_path / "b.sdlxliff").read_bytes()
    assert canonical(first) == canonical(SDL)
    read_bilingual(tmp_path / "b.sdlxliff").save(tmp_path / "c.sdlxliff")
    assert (tmp_path / "c.sdlxliff").read_bytes() == first


def test_new_translations_stand_in_the_marks_of_their_segments_as_drafts(studio: Path, tmp_path: Path):
    pairs = translated(read_bilingual(studio), "Une fois.", "Deux.", "Trois.", "Cinq.")
    pairs.save(tmp_path / "b.sdlxliff")
    expected = (
        SDL.replace(">Un.<", ">Une fois.<")
        .replace('id="1" conf="Translated"', 'id="1" conf="Draft"')
        .replace('<sdl:seg id="2"/>', '<sdl:seg id="2" conf="Draft"/>')
        .replace('<sdl:seg id="4"/>', '<sdl:seg id="4" conf="Draft"/>')
        .replace('<mrk mtype="seg" mid="3"><g', '<mrk mtype="seg" mid="2">Deux.</mrk><mrk mtype="seg" mid="3"><g')
        .replace(
            '</seg-source><sdl:seg-defs><sdl:seg id="4"',
            '</seg-source><target><mrk mtype="seg" mid="4">Cinq.</mrk></target><sdl:seg-defs><sdl:seg id="4"',
        )
    )
    assert canonical((tmp_path / "b.sdlxliff").read_bytes()) == canonical(expected)


def test_a_translation_that_is_taken_away_is_not_confirmed(studio: Path, tmp_path: Path):
    pairs = translated(read_bilingual(studio), "", "", "Trois.", "")
    pairs.save(tmp_path / "b.sdlxliff")
    expected = SDL.replace(">Un.<", "><").replace(' id="1" conf="Translated"', ' id="1"')
    assert canonical((tmp_path / "b.sdlxliff").read_bytes()) == canonical(expected)


MEMOQ = """<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:mq="MQXliff" version="1.2"><file \
original="a.docx" source-language="ru" target-language="fr" datatype="x-memoq"><body><trans-unit id="1" \
mq:status="ManuallyConfirmed" mq:percent="101"><source>Раз.</source><target>Un.</target></trans-unit><trans-unit \
id="2" mq:status="ManuallyConfirmed"><source>Два.</source><target>Deux.</target></trans-unit><trans-unit id="3" \
mq:status="NotStarted"><source>Три.</source><target/></trans-unit></body></file></xliff>"""


def test_new_translations_are_edited_for_memoq(tmp_path: Path):
    (tmp_path / "a.mqxliff").write_text(MEMOQ, encoding="utf-8")
    pairs = translated(read_bilingual(tmp_path / "a.mqxliff"), "Un.", "Une paire.", "Trois.")
    pairs.save(tmp_path / "b.mqxliff")
    expected = (
        MEMOQ.replace('id="2" mq:status="ManuallyConfirmed"', 'id="2" mq:status="PartiallyEdited"')
        .replace(">Deux.<", ">Une paire.<")
        .replace(
            '"NotStarted"><source>Три.</source><target/>',
            '"PartiallyEdited"><source>Три.</source><target>Trois.</target>',
        )
    )
    assert canonical((tmp_path / "b.mqxliff").read_bytes()) == canonical(expected)


def test_a_file_of_studio_is_not_made_anew(tmp_path: Path):
    with pytest.raises(InputError, match="written only with the pairs of one"):
        alignment().save(tmp_path / "new.sdlxliff")
    assert not (tmp_path / "new.sdlxliff").exists()


def test_another_xliff_is_none_of_studio(studio: Path, tmp_path: Path):
    plain = tmp_path / "a.xliff"
    alignment().save(plain)
    with pytest.raises(InputError, match=r"or write a \.xliff"):
        read_bilingual(plain).save(tmp_path / "b.sdlxliff")
    with pytest.raises(InputError, match=r"a \.mqxliff is written only"):
        read_bilingual(studio).save(tmp_path / "b.mqxliff")
