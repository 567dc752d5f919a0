import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner import Segment
from aligner.write.report.pieces import Piece, marks, pieces, shown

SEGMENT = Segment("Цена билета", 10, 21)


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([], [Piece("Цена билета")]),
        ([(1, [(10, 14)])], [Piece("Цена", (1,), (1,)), Piece(" билета")]),
        ([(1, [(15, 21)])], [Piece("Цена "), Piece("билета", (1,), (1,))]),
        ([(1, [(0, 99)])], [Piece("Цена билета", (1,), (1,))]),  # a passage over several segments
        ([(1, [(0, 10), (21, 30)])], [Piece("Цена билета")]),  # the neighbours' words
        (
            [(1, [(10, 17)]), (2, [(15, 21)])],
            [Piece("Цена ", (1,)), Piece("би", (1, 2), (1,)), Piece("лета", (2,), (2,))],
        ),
    ],
)
def test_a_text_is_cut_where_marks_begin_and_end(spans, expected):
    assert list(pieces(SEGMENT, marks(spans))) == expected


@given(st.text(max_size=20), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=6))
def test_pieces_join_to_the_text_whatever_is_marked(text, spans):
    segment = Segment(text, 10, 10 + len(text))
    found = pieces(segment, marks(enumerate([span] for span in spans)))
    assert "".join(piece.text for piece in found) == shown(text)
    covered = {n for n, (start, stop) in enumerate(spans) if max(start, 10) < min(stop, 10 + len(text))}
    assert {n for piece in found for n in piece.marks} == covered
    assert {n for piece in found for n in piece.ends} == covered


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\x00b\x1bc\x7f", "a␀b␛c␡"),
        ("a\tb\nc\rd", "a\tb\nc\nd"),
        ("\x80 \x9f \ud800 \ufffe \uffff", "� � � � �"),
        ("1\u00a0500\u202f000 🎿", "1\u00a0500\u202f000 🎿"),
    ],
)
def test_characters_that_html_forbids_are_shown_by_a_stand_in(text, expected):
    assert shown(text) == expected
