import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner import Bead
from aligner.bilingual.ladder import parse_ladder
from aligner.training.evaluate import evaluate, evaluate_all, segments_covered

GOLD = "[0]:[0]\n[1]:[1]\n[2, 3]:[2]\n[4]:[]\n[5]:[3]\n"


def ladder(text: str) -> tuple[Bead, ...]:
    return parse_ladder(text, "x")


@pytest.mark.parametrize(
    ("predicted", "strict", "lax", "null"),
    [
        pytest.param(GOLD, (1, 1), (1, 1), (1, 1), id="the gold itself"),
        pytest.param(
            "[0]:[0]\n[1]:[1]\n[2]:[2]\n[3]:[]\n[4]:[]\n[5]:[3]\n",
            # six predicted: 0, 1, 4 and 5 are right, [2]:[2] overlaps, [3]:[] is wrong; 3 of 4 gold pairs are found
            (4 / 6, 3 / 4),
            (5 / 6, 4 / 4),
            (1 / 2, 1 / 1),
            id="half of a merge left alone",
        ),
        pytest.param(
            "[0]:[0]\n[1]:[1]\n[2, 3]:[2]\n[4, 5]:[3]\n",
            (3 / 4, 3 / 4),
            (4 / 4, 4 / 4),
            (0, 0),
            id="a null merged into its neighbour",
        ),
        pytest.param(
            "[0]:[3]\n[1]:[2]\n[2]:[1]\n[3]:[0]\n[4]:[]\n[5]:[]\n",
            (1 / 6, 0),
            (1 / 6, 0),
            (1 / 2, 1),
            id="all wrong but one null",
        ),
        pytest.param("[0, 1, 2, 3, 4, 5]:[0, 1, 2, 3]\n", (0, 0), (1, 1), (0, 0), id="one bead of all"),
    ],
)
def test_strict_lax_and_null_figures(predicted, strict, lax, null):
    found = evaluate(ladder(predicted), ladder(GOLD))
    assert (found.strict.precision, found.strict.recall) == pytest.approx(strict)
    assert (found.lax.precision, found.lax.recall) == pytest.approx(lax)
    assert (found.null.precision, found.null.recall) == pytest.approx(null)


def test_f1_is_the_harmonic_mean():
    found = evaluate(ladder("[0]:[0]\n[1]:[1]\n"), ladder("[0]:[0]\n[1]:[2]\n[2]:[1]\n[3]:[3]\n"))
    assert found.strict.precision == 1 / 2
    assert found.strict.recall == 1 / 4
    assert found.strict.f1 == pytest.approx(1 / 3)


def test_how_nulls_are_grouped_says_nothing():
    gold = ladder("[0]:[0]\n[1, 2, 3]:[]\n")
    assert evaluate(ladder("[0]:[0]\n[1]:[]\n[2]:[]\n[3]:[]\n"), gold).strict.f1 == 1
    assert evaluate(gold, gold).null.gold == 3


def test_several_documents_are_scored_as_one():
    good, bad = (ladder("[0]:[0]\n"), ladder("[0]:[0]\n")), (ladder("[0]:[]\n[]:[0]\n"), ladder("[0]:[0]\n"))
    pooled = evaluate_all([good, bad])
    assert (pooled.strict.predicted_right, pooled.strict.predicted, pooled.strict.gold) == (1, 3, 2)


def test_nothing_has_no_merit():
    assert evaluate_all([]).strict.f1 == 0


def test_the_segments_covered_are_counted_from_the_highest_index():
    assert segments_covered(ladder("[0]:[0]\n[3]:[]\n")) == (4, 1)


@st.composite
def paths(draw):
    beads, i, j = [], 0, 0
    for n, m in draw(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)).filter(any), min_size=1, max_size=15)):
        beads.append(Bead(tuple(range(i, i + n)), tuple(range(j, j + m))))
        i, j = i + n, j + m
    return tuple(beads)


@given(paths(), paths())
def test_lax_is_never_below_strict_and_all_ratios_are_shares(predicted, gold):
    found = evaluate(predicted, gold)
    for kind in ("precision", "recall", "f1"):
        assert 0 <= getattr(found.strict, kind) <= getattr(found.lax, kind) <= 1


@given(paths())
def test_the_gold_scores_full_marks_against_itself(gold):
    found = evaluate(gold, gold)
    for score in (found.strict, found.lax, found.null):
        assert score.precision == (1 if score.predicted else 0)
        assert score.recall == (1 if score.gold else 0)
