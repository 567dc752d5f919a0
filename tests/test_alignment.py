"""What an alignment offers to a script, a notebook and a process pool."""

import pickle
from dataclasses import replace

import pytest

from aligner import Alignment, Bead, Document, Flag, Severity, Signature


def alignment() -> Alignment:
    source = Document.of_segments(["Идёт <дождь>.", "Ветер\nстих.", "Конец."], "ru")
    target = Document.of_segments(["Il pleut.", "Le vent est tombé."], "fr")
    beads = Bead((0,), (0,), 0.98, 0.7), Bead((1,), (1,), 0.9, 0.6), Bead((2,), (), 0.8)
    flag = Flag("missing", Severity.ERROR, 0.8, 2, ((28, 34),), (), "“Конец.” has no counterpart", evidence={"x": 1})
    return Alignment(source, target, beads, (flag,), Signature.parse("aligner:1|checks:all"))


def test_pairs_are_the_texts_of_both_sides_on_one_line_each():
    assert list(alignment().pairs()) == [("Идёт <дождь>.", "Il pleut."), ("Ветер стих.", "Le vent est tombé.")]


def test_its_length_and_its_iteration_are_of_beads():
    assert len(alignment()) == 3
    assert [bead.type for bead in alignment()] == ["1-1", "1-1", "1-0"]


def test_it_is_represented_on_one_line():
    assert repr(alignment()) == "<Alignment ru→fr: 2 pairs, 1 alone, 1 flags>"


def test_it_is_rows_for_a_data_frame():
    last = alignment().to_dicts()[2]
    assert last == {
        "source": "Конец.",
        "target": "",
        "type": "1-0",
        "confidence": 0.8,
        "similarity": None,
        "flags": ["missing"],
        "messages": ["“Конец.” has no counterpart"],
    }


def test_a_notebook_shows_a_table_of_texts_and_no_markup_of_theirs():
    page = alignment()._repr_html_()
    assert "Идёт &lt;дождь&gt;." in page
    assert page.count("<tr>") == 4
    assert "<b>missing</b>: “Конец.” has no counterpart" in page


def test_a_notebook_shows_the_beginning_of_a_long_one_and_says_so():
    one = alignment()
    page = replace(one, beads=one.beads * 40, flags=())._repr_html_()
    assert page.count("<tr>") == 61
    assert "… and 60 more" in page


def test_it_goes_through_pickle_with_its_flags():
    one = alignment()
    shared = replace(one, flags=tuple(replace(flag, cause="c1", more=2, first=0) for flag in one.flags))
    assert pickle.loads(pickle.dumps(shared)) == shared


@pytest.mark.parametrize("text", ["", "aligner:1|encoder:a:b|checks:none", "odd"])
def test_a_signature_is_read_as_it_was_written(text: str):
    assert str(Signature.parse(text)) == text


def test_a_part_of_a_signature_is_set_once():
    signature = Signature.parse("aligner:1|checks:all").updated(checks="number", reviewed=3)
    assert str(signature) == "aligner:1|checks:number|reviewed:3"
    assert (signature.get("reviewed"), signature.get("none", "?")) == ("3", "?")
