"""JSON that somebody may have damaged: every fault is one error, which says the place."""

from __future__ import annotations

import pytest

from aligner.bilingual.node import DamagedError, Node, node_of

SOUND = '{"beads": [{"source": [0, 1], "confidence": 0.5, "note": null}]}'


def test_a_file_and_a_line_are_read_alike():
    assert node_of(SOUND).value == node_of(SOUND.encode()).value == node_of(SOUND.encode("utf-8-sig")).value


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "not JSON: Expecting value: line 1 column 1"),
        (b'{"a": 1', "not JSON: Expecting ',' delimiter: line 1 column 8"),
        ('{"a": "мир"}'.encode("cp1251"), "not JSON: it is not UTF-8 text"),
        (b"[" * 100_000, "not JSON that can be read: it is nested too deep"),
        (b'{"a": ' * 100_000, "not JSON that can be read: it is nested too deep"),
        (b"9" * 5_000, "not JSON: Exceeds the limit"),
    ],
    ids=["empty", "torn", "another encoding", "lists in lists", "objects in objects", "a number of 5,000 digits"],
)
def test_what_is_not_json_is_damaged(content: bytes, message: str):
    with pytest.raises(DamagedError, match=f"^{message}"):
        node_of(content)


def test_a_value_of_another_kind_is_told_with_its_place():
    whole = node_of(SOUND)
    bead = next(whole["beads"].items())
    for read, message in (
        (lambda: node_of("[]")["beads"], "it is no object"),
        (node_of("{}").items, "it is no list"),
        (node_of("3").text, "it is no text"),
        (lambda: whole["flags"], "flags is missing"),
        (lambda: bead["target"], r"beads\[0\]\.target is missing"),
        (bead["source"].text, r"beads\[0\]\.source is no text"),
        (bead["confidence"].count, r"beads\[0\]\.confidence is no whole number from 0"),
        (lambda: bead["confidence"].number(2, 3), r"beads\[0\]\.confidence is no number between 2 and 3"),
    ):
        with pytest.raises(DamagedError, match=f"^{message}$"):
            read()


@pytest.mark.parametrize("number", ["NaN", "Infinity", "1" + "0" * 400, "-1", "true", '"1"'])
def test_a_number_is_a_finite_one(number: str):
    with pytest.raises(DamagedError):
        node_of(number).number(0)


def test_a_member_that_is_null_is_none():
    bead = next(node_of(SOUND)["beads"].items())
    assert bead.optional("note") is bead.optional("target") is None
    assert isinstance(bead.optional("source"), Node)
