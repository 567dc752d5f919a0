from dataclasses import replace

import pytest

from aligner import Alignment, Bead, Document, Flag, Kind, Segment, Severity
from aligner.write.report.rows import Cell, Row, numbered, rows
from tests.samples import alignment, document


def shown(aligned: Alignment) -> list[Row]:
    return list(rows(aligned, numbered(aligned)))


def indices(cell: Cell) -> list[int]:
    return [segment.index for block in cell.blocks for segment in block.segments]


def places(aligned: Alignment) -> list[tuple[int | None, list[int], list[int]]]:
    return [(row.number, indices(row.source), indices(row.target)) for row in shown(aligned)]


def test_every_bead_is_a_row_with_its_segments():
    assert places(alignment()) == [(1, [0, 1], [0]), (2, [2], [1]), (3, [3], []), (4, [], [2]), (5, [4], [3])]


def test_segments_that_no_bead_has_stand_where_they_are_read():
    lacking = replace(alignment(), beads=(Bead((2,), (1,)),), flags=(), moved=())
    assert places(lacking) == [
        (None, [0, 1], []),
        (None, [], [0]),
        (1, [2], [1]),
        (None, [3, 4], []),
        (None, [], [2, 3]),
    ]


def test_a_gap_says_what_is_not_there_or_where_it_is():
    still = shown(replace(alignment(), moved=()))
    assert (still[2].target.gap, still[2].target.elsewhere) == ("Nothing in French", None)
    assert still[3].source.gap == "Nothing in Russian"
    moved = shown(alignment())
    assert (moved[2].target.elsewhere, moved[3].source.elsewhere) == (4, 3)


def test_a_heading_in_one_language_alone_is_told_to_be_one():
    headed = Document(
        "Обращение\nОдин.", "ru", (Segment("Обращение", 0, 9, 0, Kind.HEADING), Segment("Один.", 10, 15, 1))
    )
    aligned = Alignment(headed, document(["Un."], "fr"), (Bead((0,), ()), Bead((1,), (0,))))
    assert [row.target.gap for row in shown(aligned)] == ["No heading in French", ""]


def test_a_gap_goes_on_while_the_same_side_is_empty():
    lines = document(["Один.", "Два.", "Три."], "ru")
    aligned = Alignment(lines, document(["Trois."], "fr"), (Bead((0,), ()), Bead((1,), ()), Bead((2,), (0,))))
    assert [row.continues for row in shown(aligned)] == [False, True, False]


@pytest.mark.parametrize(("confidence", "doubt"), [(1.0, ""), (0.9, ""), (0.89, "unsure"), (0.49, "doubtful")])
def test_a_pair_of_little_confidence_is_visibly_unsure(confidence, doubt):
    aligned = Alignment(document(["Да."], "ru"), document(["Oui."], "fr"), (Bead((0,), (0,), confidence),))
    assert shown(aligned)[0].doubt == doubt


def test_a_note_stands_at_the_flags_bead_and_an_echo_where_its_words_are_too():
    lines = ["Один.", "Два."]
    aligned = Alignment(
        document(lines, "ru"),
        document(["Un.", "Deux."], "fr"),
        (Bead((0,), (0,)), Bead((1,), (1,))),
        (Flag("inconsistent", Severity.WARNING, 0.8, 1, ((0, 4),), ((4, 8),), "Un ↔ Deux"),),
    )
    first, second = shown(aligned)
    assert ([note.number for note in first.notes], first.touching, first.echoes) == ([], (1,), (1,))
    assert ([note.number for note in second.notes], second.touching, second.echoes) == ([1], (1,), ())


def test_a_passage_has_its_note_once_and_no_echo_below():
    lines = document(["Один.", "Два."], "ru")
    flag = Flag("missing", Severity.ERROR, 0.99, 0, tuple((s.start, s.stop) for s in lines.segments), (), "lost")
    passage = Alignment(lines, document([], "fr"), (Bead((0,), ()), Bead((1,), ())), (flag,))
    assert [(len(row.notes), row.touching, row.echoes) for row in shown(passage)] == [(1, (1,), ()), (0, (1,), ())]


def test_paragraphs_headings_and_list_items_are_blocks():
    text = "Спорт\nОдин. Два.\n• три"
    segments = (
        Segment("Спорт", 0, 5, 0, Kind.HEADING),
        Segment("Один.", 6, 11, 1),
        Segment("Два.", 12, 16, 1),
        Segment("• три", 17, 22, 2, Kind.LIST_ITEM),
    )
    aligned = Alignment(Document(text, "ru", segments), document(["Un."], "fr"), (Bead((0, 1, 2, 3), (0,)),))
    blocks = shown(aligned)[0].source.blocks
    assert [(block.kind, block.opens, len(block.segments)) for block in blocks] == [
        (Kind.HEADING, True, 1),
        (Kind.SENTENCE, True, 2),
        (Kind.LIST_ITEM, True, 1),
    ]


def test_pairs_that_are_each_a_paragraph_open_none():
    assert not any(row.opens for row in shown(alignment()))
