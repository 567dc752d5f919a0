import io
import json

import jsonschema
from hypothesis import given
from hypothesis import strategies as st

from aligner import Alignment, Bead, Signature
from aligner.bilingual.json import read_json, write
from tests.samples import alignment, document
from tests.schemas import schema


def written(aligned: Alignment) -> str:
    stream = io.BytesIO()
    write(aligned, stream)
    return stream.getvalue().decode()


def test_the_json_has_the_documented_members():
    stored = json.loads(written(alignment()))
    assert list(stored) == ["schema", "signature", "source", "target", "beads", "flags", "moved", "belonging"]
    assert (stored["schema"], stored["signature"]) == ("aligner/1", "aligner:0.1.0|encoder:test|scorer:test")
    assert {key: stored["source"][key] for key in ("path", "lang", "encoding")} == {
        "path": "речь.ru.txt",
        "lang": "ru",
        "encoding": "utf-8",
    }
    assert stored["source"]["segments"][1] == {
        "text": "Рад приветствовать вас в Казани.",
        "start": 29,
        "end": 61,
        "paragraph": 1,
        "kind": "sentence",
    }
    assert stored["beads"][0] == {"source": [0, 1], "target": [0], "confidence": 0.9877, "similarity": 0.8125}
    assert stored["beads"][2] == {"source": [3], "target": [], "confidence": 0.9, "similarity": None}
    assert stored["flags"][0] == {
        "kind": "number",
        "severity": "error",
        "confidence": 0.93,
        "bead": 1,
        "source_spans": [[83, 85]],
        "target_spans": [[77, 79]],
        "message": "10 команд ↔ 17 équipes",
        "id": "0123456789ab",
    }
    assert stored["moved"] == [{"source": [3], "target": [2]}]


def test_the_json_satisfies_its_schema():
    jsonschema.validate(json.loads(written(alignment())), schema("aligner/1"))


def test_the_schema_itself_is_sound():
    jsonschema.Draft202012Validator.check_schema(schema("aligner/1"))


def test_the_schema_refuses_a_bead_without_confidence():
    stored = json.loads(written(alignment()))
    del stored["beads"][0]["confidence"]
    assert not jsonschema.Draft202012Validator(schema("aligner/1")).is_valid(stored)


def test_one_segment_and_one_bead_stand_on_a_line():
    lines = written(alignment()).splitlines()
    assert '{"source": [0, 1], "target": [0], "confidence": 0.9877, "similarity": 0.8125},' in lines


def test_an_alignment_without_anything_is_sound_too(tmp_path):
    empty = Alignment(document([], "ru"), document([], "fr"), ())
    jsonschema.validate(json.loads(written(empty)), schema("aligner/1"))


lines = st.lists(st.text(st.characters(exclude_characters="\n", codec=None), max_size=12), min_size=1, max_size=6)


@given(lines, lines)
def test_what_is_written_is_read_back_to_the_letter(tmp_path_factory, source, target):
    path = tmp_path_factory.mktemp("json") / "a.json"
    beads = (Bead(tuple(range(len(source))), tuple(range(len(target))), 0.5, -0.25),)
    aligned = Alignment(document(source, "ru"), document(target, "fr"), beads, signature=Signature.parse("x"))
    path.write_text(written(aligned), encoding="utf-8")
    assert read_json(path) == aligned
