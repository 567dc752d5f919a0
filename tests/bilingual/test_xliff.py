"""XLIFF in both versions: valid by the structure of the standard, with the same pairs for other programs."""

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from translate.storage.xliff import Xliff1File
from translate.storage.xliff2 import Xliff2File

from aligner import Alignment, Bead
from aligner.bilingual.formats import read_bilingual
from aligner.bilingual.text import joined
from aligner.write.save import save_to
from tests.samples import alignment, document

FORMATS = ("xliff", "xliff2")
SCHEMAS = {
    format: etree.XMLSchema(etree.parse(Path(__file__).with_name(name)))
    for format, name in zip(FORMATS, ("xliff12.xsd", "xliff21.xsd"), strict=True)
}
PAIRS = [
    (
        "Добрый день, дорогие друзья! Рад приветствовать вас в Казани.",
        "Bonjour chers amis, je suis heureux de vous accueillir à Kazan.",
    ),
    ("В этом году приехали 10 команд из пяти стран.", "Cette année, 17 équipes de cinq pays sont venues."),
    ("Погода нас не подвела.", ""),
    ("", "La fête continue demain."),
    ("Цена билета – 1\u00a0500 рублей.", "Le billet coûte 1\u202f500 roubles\u00a0!"),
]


def written(aligned: Alignment, format: str) -> bytes:
    stream = io.BytesIO()
    save_to(aligned, stream, format)
    return stream.getvalue()


def tree(format: str) -> etree._Element:
    return etree.fromstring(written(alignment(), format))


@pytest.mark.parametrize("format", FORMATS)
def test_a_file_is_valid(format: str):
    SCHEMAS[format].assertValid(tree(format))


@pytest.mark.parametrize(
    ("format", "path", "attribute", "value"),
    [
        ("xliff", ".//{*}target", "state", "to-be-looked-at"),
        ("xliff", ".//{*}note", "priority", "0"),
        ("xliff", ".//{*}file", "source-language", "русский"),
        ("xliff2", ".//{*}segment", "subState", "needs-review"),
        ("xliff2", ".//{*}segment", "state", "needs-review-translation"),
        ("xliff2", ".//{*}unit", "id", "a b"),
    ],
)
def test_the_schemas_of_these_tests_refuse_what_the_standard_forbids(
    format: str, path: str, attribute: str, value: str
):
    root = tree(format)
    found = root.find(path)
    assert found is not None
    found.set(attribute, value)
    assert not SCHEMAS[format].validate(root)


@pytest.mark.parametrize("format", FORMATS)
def test_two_units_with_one_id_are_not_valid(format: str):
    root = tree(format)
    units = root.findall(".//{*}trans-unit") or root.findall(".//{*}unit")
    units[1].set("id", units[0].get("id", ""))
    assert not SCHEMAS[format].validate(root)


@pytest.mark.parametrize(("format", "reader"), [("xliff", Xliff1File), ("xliff2", Xliff2File)])
def test_translate_toolkit_loads_the_same_pairs(format: str, reader: type):
    units = reader(io.BytesIO(written(alignment(), format))).units
    assert [(unit.source or "", unit.target or "") for unit in units] == PAIRS


def test_the_state_says_what_is_to_be_done():
    targets = tree("xliff").findall(".//{*}target")
    assert [target.get("state") for target in targets] == [
        "translated",
        "needs-review-translation",
        "needs-translation",
        "translated",
        "needs-review-translation",
    ]
    segments = tree("xliff2").findall(".//{*}segment")
    assert [(segment.get("state"), segment.get("subState")) for segment in segments] == [
        ("translated", None),
        ("translated", "aligner:needs-review"),
        ("initial", None),
        ("translated", None),
        ("translated", "aligner:needs-review"),
    ]


@pytest.mark.parametrize("format", FORMATS)
def test_the_reason_is_a_note(format: str):
    notes = [note.text for note in tree(format).iter("{*}note")][1:]  # the first is the signature
    assert notes == ["number: 10 команд ↔ 17 équipes", "name: «Le» & <co>"]


@pytest.mark.parametrize("format", FORMATS)
def test_what_was_added_by_the_translator_is_not_to_translate(format: str):
    units = [unit for unit in tree(format).iter("{*}trans-unit", "{*}unit") if unit.get("translate") == "no"]
    assert [unit.findtext(".//{*}target") for unit in units] == ["La fête continue demain."]


@pytest.mark.parametrize("format", FORMATS)
def test_a_file_is_read_back_with_pairs_confidences_and_flags(tmp_path: Path, format: str):
    path = tmp_path / f"a.{format}"
    path.write_bytes(written(alignment(), format))
    found = read_bilingual(path)
    assert [bead.confidence for bead in found.beads] == [0.9877, 0.75, 0.9, 0.4, 1.0]
    sides = [(found.source_segments(bead), found.target_segments(bead)) for bead in found.beads]
    assert [(joined(source), joined(target)) for source, target in sides] == PAIRS
    assert [(flag.kind, str(flag.severity), flag.message, flag.bead) for flag in found.flags] == [
        ("number", "error", "10 команд ↔ 17 équipes", 1),
        ("name", "warning", "«Le» & <co>", 4),
    ]


@pytest.mark.parametrize("format", FORMATS)
@given(source=st.text(min_size=1), target=st.text(min_size=1))
def test_any_text_whatever_makes_a_valid_file(format: str, source: str, target: str):
    documents = document(["Да.", source], "ru"), document(["Oui.", target], "fr")
    pairs = Alignment(*documents, (Bead((0,), (0,)), Bead((1,), (1,))))
    SCHEMAS[format].assertValid(etree.fromstring(written(pairs, format)))
