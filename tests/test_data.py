"""The sample statements: texts, segments and gold ladders agree with each other."""

import json
from pathlib import Path

import pytest

from aligner.bilingual.ladder import read_ladder
from aligner.checks import KINDS
from aligner.document import Document
from aligner.segment import split

DATA = Path(__file__).parent.parent / "data"
NAMES = sorted(str(path.relative_to(DATA).with_suffix("")) for path in DATA.rglob("*.gold"))


def segments(name: str, lang: str) -> list[str]:
    return (DATA / f"{name}.{lang}.seg").read_text(encoding="utf-8").splitlines()


def text(name: str, lang: str) -> str:
    return (DATA / f"{name}.{lang}.txt").read_text(encoding="utf-8")


def test_there_are_eleven_pairs():
    assert NAMES == [
        "appel",
        "bilan",
        "condoleances",
        "declaration",
        "differences/communique",
        "differences/concours",
        "differences/entretien",
        "differences/festival",
        "differences/visite",
        "discours",
        "presse",
    ]


@pytest.mark.parametrize("lang", ["ru", "fr"])
@pytest.mark.parametrize("name", NAMES)
def test_the_segments_are_the_text(name: str, lang: str):
    assert "".join("".join(segments(name, lang)).split()) == "".join(text(name, lang).split())
    assert 15 <= len(segments(name, lang)) <= 40


@pytest.mark.parametrize("name", NAMES)
def test_the_ladder_names_every_segment_once_and_in_order(name: str):
    beads = read_ladder(DATA / f"{name}.gold")
    assert [i for bead in beads for i in bead.source] == list(range(len(segments(name, "ru"))))
    assert [j for bead in beads for j in bead.target] == list(range(len(segments(name, "fr"))))


@pytest.mark.parametrize("name", NAMES)
def test_every_pair_has_a_merge_a_loss_and_an_addition(name: str):
    beads = read_ladder(DATA / f"{name}.gold")
    assert any(len(bead.source) + len(bead.target) > 2 for bead in beads)
    assert any(not bead.target for bead in beads)
    assert any(not bead.source for bead in beads)


@pytest.mark.parametrize("name", NAMES)
def test_every_gold_flag_quotes_its_segments(name: str):
    rows = [line.split("\t") for line in (DATA / f"{name}.flags").read_text(encoding="utf-8").splitlines()]
    assert rows[0] == ["kind", "source", "target", "source_words", "target_words", "severity"]
    for row in rows[1:]:
        kind, *indices = row[:3]
        assert kind in KINDS
        words = [*row[3:5], ""][:2]
        for lang, where, quoted in zip(("ru", "fr"), indices, words, strict=True):
            found = " ".join(segments(name, lang)[k] for k in json.loads(where))
            assert quoted.replace("\u00a0", " ") in found.replace("\u00a0", " ")
        assert any(words)


@pytest.mark.parametrize("lang", ["ru", "fr"])
@pytest.mark.parametrize("name", NAMES)
def test_the_splitter_finds_the_hand_made_segments(name: str, lang: str):
    found = [segment.text for segment in split(Document(text(name, lang), lang)).segments]
    assert found == segments(name, lang)


SIX = [name for name in NAMES if "/" not in name]


@pytest.mark.parametrize("name", SIX)
def test_the_third_language_of_a_sample_is_its_text_in_rows(name: str):
    assert "".join("".join(segments(name, "en")).split()) == "".join(text(name, "en").split())
    assert [one.text for one in split(Document(text(name, "en"), "en")).segments] == segments(name, "en")
    for place, lang in enumerate(("ru", "fr", "en")):
        assert [k for row in rows(name) for k in row[place]] == list(range(len(segments(name, lang))))


@pytest.mark.parametrize("name", SIX)
def test_the_rows_of_a_sample_hold_the_beads_of_its_pair(name: str):
    beads = [(list(bead.source), list(bead.target)) for bead in read_ladder(DATA / f"{name}.gold")]
    in_rows = [(row[0], row[1]) for row in rows(name) if row[0] or row[1]]
    for source, target in beads:
        assert any(set(source) <= set(row[0]) and set(target) <= set(row[1]) for row in in_rows)


@pytest.mark.parametrize("name", SIX)
def test_the_third_language_lacks_something_and_has_something_of_its_own(name: str):
    assert any(not row[2] for row in rows(name))
    assert any(row[2] and not row[0] and not row[1] for row in rows(name))


def rows(name: str) -> list[list[list[int]]]:
    lines = (DATA / f"{name}.rows").read_text(encoding="utf-8").splitlines()
    return [[json.loads(side) for side in line.split(":")] for line in lines]
