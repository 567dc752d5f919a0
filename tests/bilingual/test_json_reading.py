import json
from collections.abc import Callable
from typing import Any

import pytest

from aligner import InputError
from aligner.bilingual.json import read_json
from tests.samples import alignment


@pytest.fixture
def stored(tmp_path) -> dict[str, Any]:
    alignment().save(tmp_path / "a.json")
    loaded: dict[str, Any] = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    return loaded


def test_an_alignment_comes_back_as_it_was(tmp_path):
    whole = alignment()
    whole.save(tmp_path / "a.json")
    back = read_json(tmp_path / "a.json")
    assert (back.source, back.target, back.flags, back.moved) == (whole.source, whole.target, whole.flags, whole.moved)
    assert back.signature == whole.signature
    assert [bead.confidence for bead in back.beads] == [0.9877, 0.75, 0.9, 0.4, 1.0]
    assert [(bead.source, bead.target) for bead in back.beads] == [(bead.source, bead.target) for bead in whole.beads]


def test_text_between_segments_comes_back_as_white_space_of_its_length(tmp_path, stored):
    for segment, start in zip(stored["source"]["segments"], (3, 40, 80, 130, 200), strict=True):
        segment |= {"start": start, "end": start + len(segment["text"])}
    (tmp_path / "a.json").write_text(json.dumps(stored), encoding="utf-8")
    source = read_json(tmp_path / "a.json").source
    assert all(source.text[segment.start : segment.stop] == segment.text for segment in source.segments)
    assert source.text[:3] == "   "


def _set(*path: str | int, to: Any) -> Callable[[Any], None]:
    def damage(whole: Any) -> None:
        for key in path[:-1]:
            whole = whole[key]
        whole[path[-1]] = to

    return damage


def _drop(*path: str | int) -> Callable[[Any], None]:
    def damage(whole: Any) -> None:
        for key in path[:-1]:
            whole = whole[key]
        del whole[path[-1]]

    return damage


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (_drop("schema"), "schema is missing"),
        (_set("schema", to="aligner/9"), "its schema is 'aligner/9', and this version reads 'aligner/1'"),
        (_drop("source"), "source is missing"),
        (_set("source", to=[]), "source is no object"),
        (_set("source", "lang", to=None), "source.lang is no text"),
        (_set("source", "segments", to={}), "source.segments is no list"),
        (_drop("target", "segments", 1, "text"), "target.segments[1].text is missing"),
        (
            _set("source", "segments", 0, "end", to=5),
            "source.segments[0] runs from 0 to 5, but its text has 28 characters",
        ),
        (_set("source", "segments", 0, "start", to=-1), "source.segments[0].start is no whole number from 0"),
        (_set("source", "segments", 0, "start", to=True), "source.segments[0].start is no whole number from 0"),
        (_set("source", "segments", 2, "kind", to="verse"), "source.segments[2].kind is 'verse', not one of sentence,"),
        (_set("beads", to=None), "beads is no list"),
        (_set("beads", 1, to=7), "beads[1] is no object"),
        (
            _set("beads", 1, "source", to=[2, 4]),
            "beads[1].source is [2, 4], but the segments of a bead follow each other",
        ),
        (_set("beads", 1, "source", to=[57]), "beads[1].source[0] is 57, but there are 5 segments, counted from 0"),
        (_set("beads", 1, "source", to=["2"]), "beads[1].source[0] is no whole number from 0"),
        (_set("beads", 2, "source", to=[2]), "source segment 2 is in beads[1] and again in beads[2]"),
        (_set("beads", 0, "confidence", to=1.5), "beads[0].confidence is no number between 0 and 1"),
        (_set("beads", 0, "similarity", to="high"), "beads[0].similarity is no number between -1 and 1"),
        (_set("flags", 0, "bead", to=5), "flags[0].bead is 5, but there are 5 beads, counted from 0"),
        (_set("flags", 0, "severity", to="fatal"), "flags[0].severity is 'fatal', not one of error, warning, info"),
        (_set("flags", 0, "source_spans", to=[[3]]), "flags[0].source_spans[0] is no pair [start, end]"),
        (_drop("flags", 1, "id"), "flags[1].id is missing"),
    ],
)
def test_damage_is_named_with_its_place(tmp_path, stored, damage, message):
    damage(stored)
    path = tmp_path / "damaged.json"
    path.write_text(json.dumps(stored), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_json(path)
    assert str(caught.value).startswith(f"{path} is not a sound alignment: {message}")


def test_segments_that_overlap_are_refused(tmp_path, stored):
    second = stored["source"]["segments"][1]
    second |= {"start": 20, "end": 20 + len(second["text"])}
    path = tmp_path / "damaged.json"
    path.write_text(json.dumps(stored), encoding="utf-8")
    with pytest.raises(InputError, match=r"source.segments\[1\] starts at 20, inside the segment before it, up to 28"):
        read_json(path)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "cannot read"),
        (b"", "is not JSON"),
        (b'{"schema": "aligner/1",', "is not JSON"),
        (b"\xff\xfe", "it is not UTF-8 text"),
        (b"[" * 100_000, "is not JSON"),
        (b"[]", "it is no object"),
    ],
)
def test_a_file_that_is_no_alignment_is_refused(tmp_path, content, message):
    path = tmp_path / "a.json"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        read_json(path)
    assert message in str(caught.value)
