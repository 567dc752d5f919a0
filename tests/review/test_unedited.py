"""A table that nobody edited gives the alignment back, whatever program saved it."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aligner import Alignment, Bead, Flag, Severity
from aligner.review.reviewed import apply_review
from tests.review.tables import FORMATS, save_edited, tricky
from tests.samples import alignment, document

SAMPLES = Path(__file__).parent / "samples"

texts = st.text(
    st.sampled_from(
        "абвéœ\u0301 .,;:«»\"'-–—=+@#_x0041&<>\u00a0\u202f\u00ad\u200b\x00\x07\x1c\x7f\x85\u2028\t\n\r🎿\ud800\uffff"
    )
    | st.characters(),
    min_size=1,
    max_size=30,
)
sides = st.lists(texts, min_size=1, max_size=6)


@st.composite
def alignments(draw):
    source, target = draw(sides), draw(sides)
    beads = []
    i = j = 0
    while i < len(source) or j < len(target):
        n, m = draw(st.sampled_from([(1, 1), (2, 1), (1, 0), (0, 1), (1, 3)]))
        left, right = range(i, min(i + n, len(source))), range(j, min(j + m, len(target)))
        if left or right:
            beads.append(Bead(tuple(left), tuple(right), draw(st.sampled_from([0.0, 0.5, 1.0, 0.12345]))))
        i, j = left.stop, right.stop
    flags = draw(
        st.lists(
            st.builds(
                lambda kind, severity, bead, message, id_: Flag(kind, severity, 0.5, bead, ((0, 1),), (), message, id_),
                st.sampled_from(["number", "partial-missing", "comment"]),
                st.sampled_from(list(Severity)),
                st.integers(0, len(beads) - 1),
                st.text(st.sampled_from("аб “”; ()[]:é"), min_size=1, max_size=20),
                st.sampled_from(["", "0123456789ab", "ba9876543210"]),
            ),
            max_size=3,
        )
    )
    return Alignment(document(source, "ru"), document(target, "fr"), tuple(beads), tuple(flags))


@pytest.mark.parametrize("suffix", FORMATS)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(written=alignments())
def test_an_unedited_table_gives_the_alignment_back(suffix, written):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a.{suffix}"
        written.save(path)
        reviewed = apply_review(path, written)
    assert reviewed.changes == ()
    assert reviewed.alignment == written


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("written", [alignment(), tricky()])
def test_nor_does_a_program_edit_that_only_opens_and_saves_it(tmp_path, suffix, written):
    path = save_edited(written, tmp_path / f"a.{suffix}", lambda rows: None)
    assert apply_review(path, written).changes == ()


@pytest.mark.parametrize("suffix", FORMATS)
def test_what_libreoffice_makes_of_texts_that_look_like_numbers_is_no_edit(suffix):
    notices: list[str] = []
    assert apply_review(SAMPLES / f"tricky.{suffix}", tricky(), notices.append).changes == ()
    assert [("a spreadsheet wrote texts of" in notice) for notice in notices] == [True] * (suffix in {"tsv", "csv"})


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("unseen", ["\x7f", "\x00", "\u200b", " ", "\ud800"])
def test_nor_is_a_text_that_no_table_shows(tmp_path, suffix, unseen):
    beads = (Bead((0,), ()), Bead((), (0,)))
    written = Alignment(document(["Он уехал."], "ru"), document([unseen], "fr"), beads)
    written.save(tmp_path / f"a.{suffix}")
    assert apply_review(tmp_path / f"a.{suffix}", written).changes == ()


@pytest.mark.parametrize("suffix", FORMATS)
def test_rows_may_be_sorted(tmp_path, suffix):
    path = save_edited(alignment(), tmp_path / f"a.{suffix}", lambda rows: rows.sort(key=lambda row: row["target"]))
    assert apply_review(path, alignment()).changes == ()
