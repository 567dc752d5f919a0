"""Two documents become beads in text order; what stands elsewhere and what nobody looked at is told."""

import time

import numpy as np
import pytest

from aligner.alignment import Alignment, Bead
from aligner.embed import load_encoder
from aligner.embed.encoder import Encoder
from aligner.pair import search
from aligner.pair.documents import align_documents
from aligner.pair.scorer import load_scorer

from . import meanings
from .invented import statements
from .meanings import document


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load_encoder()


def aligned(source: list[str], target: list[str], encoder: Encoder) -> Alignment:
    left, right = document(source, "ru"), document(target, "fr")
    encoded = encoder.read(source), encoder.read(target)
    outcome = align_documents(left, right, encoded, encoder, load_scorer(None, ("ru", "fr")))
    return Alignment(left, right, outcome.beads, moved=outcome.moved)


def pairs_of(beads: tuple[Bead, ...]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(bead.source, bead.target) for bead in beads if not bead.is_null]


def test_a_moved_passage_is_reported_and_left_alone_where_it_stood(encoder: Encoder):
    pairs = statements(40, 3)
    source = [left for left, _ in pairs]
    target = [right for _, right in pairs]
    target = target[:8] + target[12:30] + target[8:12] + target[30:]
    found = aligned(source, target, encoder)
    assert found.moved == ((tuple(range(8, 12)), tuple(range(26, 30))),)
    assert [bead.source for bead in found.beads if not bead.target] == [(8,), (9,), (10,), (11,)]


def test_unrelated_lines_before_a_text_are_one_missing_passage(encoder: Encoder):
    pairs = statements(30, 4)
    unrelated = [f"Кошка номер {k} спит на подоконнике и видит море." for k in range(50)]
    found = aligned(unrelated + [left for left, _ in pairs], [right for _, right in pairs], encoder)
    assert [bead.source for bead in found.beads if not bead.target] == [(k,) for k in range(50)]


def test_two_segments_against_many_are_aligned(encoder: Encoder):
    pairs = statements(200, 5)
    found = aligned([pairs[50][0], pairs[120][0]], [right for _, right in pairs], encoder)
    assert pairs_of(found.beads) == [((0,), (50,)), ((1,), (120,))]


def test_one_line_repeated_throughout_is_aligned_in_order(encoder: Encoder):
    found = aligned(["Повестка дня"] * 30, ["Ordre du jour"] * 30, encoder)
    assert [(bead.source, bead.target) for bead in found.beads] == [((k,), (k,)) for k in range(30)]


@pytest.mark.parametrize(("n_lines", "times"), [(200, 3), (40, 15), (1, 600)])
def test_a_text_that_stands_several_times_on_both_sides_is_aligned_in_order(n_lines: int, times: int):
    lines = [*range(n_lines)] * times
    found = meanings.aligned(lines, lines)
    assert pairs_of(found.beads) == [((k,), (k,)) for k in range(n_lines * times)]
    assert found.unsearched == ()


def test_a_copy_that_one_side_lacks_leaves_as_many_segments_alone():
    lines = [*range(120)]
    found = meanings.aligned(lines * 4, lines * 3)
    assert sum(not bead.target for bead in found.beads) == 120
    assert len(pairs_of(found.beads)) == 360
    assert found.unsearched == ()


def test_formulas_between_lines_of_their_own_are_told_apart_by_their_neighbours():
    random = np.random.default_rng(3)
    lines = [5000 + int(random.integers(5)) if random.random() < 0.6 else k for k in range(900)]
    found = meanings.aligned(lines, lines)
    assert pairs_of(found.beads) == [((k,), (k,)) for k in range(900)]


def test_blocks_in_another_order_are_found_where_they_stand():
    blocks = [range(start, start + 300) for start in (0, 300, 600)]
    found = meanings.aligned([*blocks[0], *blocks[1], *blocks[2]], [*blocks[1], *blocks[2], *blocks[0]])
    assert pairs_of(found.beads) == [((k,), (k - 300,)) for k in range(300, 900)]
    assert found.moved == ((tuple(range(300)), tuple(range(600, 900))),)


@pytest.mark.parametrize("side", [0, 1])
def test_a_thousand_segments_that_one_side_lacks_are_one_gap(side: int):
    whole = [*range(1600)]
    less = [*range(300), *range(1300, 1600)]
    texts = (whole, less) if side == 0 else (less, whole)
    found = meanings.aligned(*texts)
    alone = [(bead.source, bead.target)[side] for bead in found.beads if bead.is_null]
    assert alone == [(k,) for k in range(300, 1300)]
    assert min(bead.confidence for bead in found.beads) > 0.9


def test_what_was_not_searched_is_told_and_nothing_in_it_is_sure(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(search, "MOST_NODES", 20_000)
    monkeypatch.setattr(search, "NODES_A_SEGMENT", 0)
    common = [range(150), range(150, 300)]
    found = meanings.aligned([*common[0], *range(1000, 1400), *common[1]], [*common[0], *range(5000, 5400), *common[1]])
    ((top, bottom, left, right),) = found.unsearched
    assert abs(top - 150) + abs(left - 150) < 30
    assert abs(bottom - 550) + abs(right - 550) < 30
    for bead in found.beads:
        if any(top <= i < bottom for i in bead.source) or any(left <= j < right for j in bead.target):
            assert bead.confidence <= 0.5
        elif not bead.is_null:
            assert bead.confidence > 0.9


def test_what_has_nothing_in_common_is_searched_where_memory_allows():
    found = meanings.aligned(range(500), range(5000, 5500))
    assert found.unsearched == ()


def test_time_grows_with_the_length_of_a_text_that_repeats_itself():
    def seconds(times: int) -> float:
        lines = [*range(50)] * times
        started = time.process_time()
        meanings.aligned(lines, lines)
        return time.process_time() - started

    seconds(4)
    assert seconds(40) < 1.6 * 2 * seconds(20)
