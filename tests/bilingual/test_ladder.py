from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner import Bead, InputError
from aligner.bilingual.ladder import format_ladder, parse_ladder, read_ladder


def test_a_ladder_is_written_as_vecalign_writes_it():
    beads = [Bead((0, 1), (0,)), Bead((2,), ()), Bead((), (1,))]
    assert format_ladder(beads) == "[0, 1]:[0]\n[2]:[]\n[]:[1]\n"


@pytest.mark.parametrize(
    ("line", "bead"),
    [
        ("[0, 1]:[0]", Bead((0, 1), (0,))),
        ("[0,1]:[0]", Bead((0, 1), (0,))),
        (" [ 2 ] : [ ] ", Bead((2,), ())),
        ("[0]:[0]:0.173205", Bead((0,), (0,))),
        ("[]:[7]\r", Bead((), (7,))),
    ],
)
def test_spaces_and_costs_do_not_matter(line, bead):
    assert parse_ladder(line, "x") == (bead,)


def test_blank_lines_and_empty_beads_are_passed_over():
    assert parse_ladder("[0]:[0]\n\n[]:[]\n[1]:[1]\n", "x") == (Bead((0,), (0,)), Bead((1,), (1,)))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[0]:[0]\n0:1\n", "gold.ladder, line 2: '0:1' is not a bead; a bead looks like [0, 1]:[0]"),
        ("[0]:[0]\n\n[a]:[1]", "gold.ladder, line 3: '[a]:[1]' is not a bead; a bead looks like [0, 1]:[0]"),
        ("[0]:[0]\n[0]:[1]", "gold.ladder, line 2: source segment 0 is already in the bead of line 1"),
        ("[0]:[0]\n[1]:[1, 0]", "gold.ladder, line 2: target segment 0 is already in the bead of line 1"),
        (f"[{'9' * 5000}]:[0]", f"gold.ladder, line 1: '[{'9' * 58}…' is not a bead"),
        ("[-1]:[0]", "gold.ladder, line 1: '[-1]:[0]' is not a bead"),
    ],
)
def test_a_damaged_line_is_named(text, message):
    with pytest.raises(InputError) as caught:
        parse_ladder(text, "gold.ladder")
    assert str(caught.value).startswith(message)


def test_a_long_damaged_line_is_shortened():
    with pytest.raises(InputError) as caught:
        parse_ladder("x" * 10_000, "gold.ladder")
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize(
    ("content", "message"),
    [(None, "cannot read"), (b"", "holds no bead"), (b"\xff\xfe\x00", "is not UTF-8 text")],
)
def test_a_file_that_is_no_ladder_is_refused(tmp_path: Path, content, message):
    path = tmp_path / "a.ladder"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError, match=message):
        read_ladder(path)


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)).filter(any), min_size=1, max_size=30))
def test_what_is_written_is_read_back(sizes):
    beads, i, j = [], 0, 0
    for n, m in sizes:
        beads.append(Bead(tuple(range(i, i + n)), tuple(range(j, j + m))))
        i, j = i + n, j + m
    assert parse_ladder(format_ladder(beads), "x") == tuple(beads)
