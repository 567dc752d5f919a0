"""Alignments of pairs become rows of all texts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from aligner.alignment import Bead
from aligner.document import Document
from aligner.multilingual.joining import Pairs, joined_rows


def texts(*lengths: int) -> list[Document]:
    return [
        Document.of_segments([f"{lang} {k}" for k in range(length)], lang)
        for lang, length in zip(("ru", "fr", "en", "de"), lengths, strict=False)
    ]


def pairs(*beads: tuple[int, int, tuple[int, ...], tuple[int, ...], float]) -> Pairs:
    made: dict[tuple[int, int], list[Bead]] = {}
    for one, other, here, there, confidence in beads:
        made.setdefault((one, other), []).append(Bead(here, there, confidence))
    return made


def rows(documents: list[Document], known: Pairs) -> list[tuple[tuple[int, ...], ...]]:
    return [row.segments for row in joined_rows(documents, known)]


def test_pairs_that_share_a_segment_are_one_row_with_the_least_confidence():
    made = joined_rows(texts(1, 1, 1), pairs((0, 1, (0,), (0,), 0.9), (0, 2, (0,), (0,), 0.7)))
    assert [(row.segments, row.confidence) for row in made] == [(((0,), (0,), (0,)), 0.7)]


def test_what_the_first_text_lacks_meets_its_counterpart_and_stands_where_it_stands_elsewhere():
    known = pairs(
        (0, 1, (0,), (0,), 0.9), (0, 1, (1,), (2,), 0.9), (0, 2, (0,), (0,), 0.9), (0, 2, (1,), (2,), 0.9),
        (1, 2, (1,), (1,), 0.9),
    )  # fmt: skip
    assert rows(texts(2, 3, 3), known) == [((0,), (0,), (0,)), ((), (1,), (1,)), ((1,), (2,), (2,))]


def test_two_segments_that_one_text_has_in_one_are_one_row():
    known = pairs((0, 1, (0, 1), (0,), 0.9), (0, 2, (0,), (0,), 0.9), (0, 2, (1,), (1,), 0.9))
    assert rows(texts(2, 1, 2), known) == [((0, 1), (0,), (0, 1))]


def test_a_bead_against_surer_ones_joins_nothing():
    sure = [(0, other, (k,), (k,), 0.95) for other in (1, 2) for k in (0, 1)]
    assert rows(texts(2, 2, 2), pairs(*sure, (1, 2, (0,), (1,), 0.9))) == [((0,), (0,), (0,)), ((1,), (1,), (1,))]


def test_two_sides_that_a_third_text_tells_apart_are_not_joined_however_sure_a_bead_is():
    apart = pairs((0, 1, (1,), (0,), 0.99), (0, 2, (0,), (0,), 0.98), (1, 2, (0,), (0,), 0.97))
    assert rows(texts(2, 1, 1), apart) == [((0,), (), (0,)), ((1,), (0,), ())]


def test_a_bead_that_holds_both_segments_of_a_third_text_joins_them():
    known = pairs((0, 2, (0,), (0,), 0.99), (0, 2, (1,), (1,), 0.98), (0, 1, (0, 1), (0,), 0.9))
    assert rows(texts(2, 1, 2), known) == [((0, 1), (0,), (0, 1))]


def test_a_bead_below_even_odds_joins_nothing():
    assert rows(texts(1, 1), pairs((0, 1, (0,), (0,), 0.4))) == [((), (0,)), ((0,), ())]


def test_rows_that_cross_are_all_given():
    known = pairs((0, 1, (0,), (1,), 0.9), (0, 1, (1,), (0,), 0.9))
    assert sorted(rows(texts(2, 2), known)) == [((0,), (1,)), ((1,), (0,))]


BEADS = st.lists(
    st.tuples(st.sampled_from([(0, 1), (0, 2), (1, 2)]), st.integers(0, 4), st.integers(0, 4), st.floats(0, 1)),
    max_size=20,
)


@given(BEADS)
def test_every_segment_stands_in_one_row(drawn: list[tuple[tuple[int, int], int, int, float]]):
    known = pairs(*((one, other, (a,), (b,), confidence) for (one, other), a, b, confidence in drawn))
    made = rows(texts(5, 5, 5), known)
    for text in range(3):
        assert sorted(k for row in made for k in row[text]) == list(range(5))
