"""Calls on real documents: what counts as right, and what is left out."""

import pytest
from real import calibration, measured, wrong_share
from real_gold import stored

from aligner.alignment import Alignment, Bead
from aligner.bilingual.ladder import parse_ladder
from aligner.document import Document
from aligner.segment import split_lines

SOURCE = ("Дождь идёт.", "Мы дома.", "Кот спит на печи.", "Чай остыл.")
TARGET = ("Il pleut.", "Nous sommes à la maison, le chat dort.", "Le thé est froid.", "Tant mieux.")


def aligned(*beads: Bead, source: tuple[str, ...] = SOURCE) -> Alignment:
    texts = (Document("\n".join(lines), lang) for lines, lang in ((source, "ru"), (TARGET, "fr")))
    left, right = map(split_lines, texts)
    return Alignment(left, right, beads)


GOLD = stored(SOURCE, TARGET, parse_ladder("[0]:[0]\n[1, 2]:[1]\n[3]:[2]\n[]:[3]\n", "gold"))
FOUND = (
    Bead((0,), (0,), 0.99),
    Bead((1,), (1,), 0.8),
    Bead((2,), (), 0.92),
    Bead((3,), (2,), 0.97),
    Bead((), (3,), 0.96),
)


def test_a_call_is_right_if_the_gold_has_it_and_near_if_it_overlaps() -> None:
    calls = measured("a room", GOLD, aligned(*FOUND)).calls
    assert [(call.right, call.near) for call in calls] == [
        (True, True),
        (False, True),
        (False, False),
        (True, True),
        (True, False),
    ]


def test_a_null_run_counts_one_by_one() -> None:
    run = aligned(*FOUND[:1], Bead((1, 2), (), 0.7), Bead((), (1,), 0.7), *FOUND[3:])
    assert [call.bead.type for call in measured("a room", GOLD, run).calls] == [
        "1-1",
        "1-0",
        "1-0",
        "0-1",
        "1-1",
        "0-1",
    ]


def test_beads_and_gold_that_touch_what_is_new_are_left_out() -> None:
    longer = (*SOURCE[:3], "Подпишитесь на нас.", SOURCE[3])
    beads = (*FOUND[:3], Bead((3, 4), (2,), 0.9), FOUND[4])
    document = measured("a room", GOLD, aligned(*beads, source=longer))
    assert document.n_unjudged == 1
    assert [bead.source for bead in document.predicted] == [(0,), (1,), (2,), ()]
    assert [bead.source for bead in document.gold] == [(0,), (1, 2), ()]


@pytest.mark.parametrize(("stated", "expected"), [(0.95, (0, 1)), (0.9, (1, 2)), (0.99, (0, 0))])
def test_the_share_of_wrong_nulls_counts_those_stated_at_least_so_sure(
    stated: float, expected: tuple[int, int]
) -> None:
    calls = [call for call in measured("a room", GOLD, aligned(*FOUND)).calls if call.bead.is_null]
    assert wrong_share(calls, stated) == expected


def test_the_calibration_table_has_a_row_for_each_bin_that_holds_something() -> None:
    calls = measured("a room", GOLD, aligned(*FOUND)).calls
    assert list(calibration("beads", calls))[1:] == [
        "| 0.95–1.00 | 3 | 0.973 | 1.000 | 1.000 |",
        "| 0.90–0.95 | 1 | 0.920 | 0.000 | 0.000 |",
        "| 0.70–0.90 | 1 | 0.800 | 0.000 | 1.000 |",
    ]
