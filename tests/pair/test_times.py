"""The clocks of two subtitle files."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from aligner.alignment import Bead
from aligner.document import Document, TimedLine
from aligner.pair.corridor import whole_lattice
from aligner.pair.lattice import BeadScores
from aligner.pair.times import MOST, PER_SECOND, with_times
from aligner.segment.times import segment_times

N = 40
TYPES = ((1, 1), (2, 1))


def film(starts: list[float]) -> Document:
    texts = [f"Реплика {k}." for k in range(len(starts))]
    timed = tuple(TimedLine(text, start, start + 1) for text, start in zip(texts, starts, strict=True))
    return replace(Document.of_segments(texts, "ru"), timed=timed)


def scores() -> BeadScores:
    corridor = whole_lattice(N, N)
    match = np.zeros((len(TYPES), corridor.n_nodes), np.float32)
    return BeadScores(corridor, TYPES, match, np.zeros(N), np.zeros(N), -1.0, -1.0)


def beads(confidence: float = 0.99) -> tuple[Bead, ...]:
    return tuple(Bead((k,), (k,), confidence) for k in range(N))


SOURCE = film([4.0 * k for k in range(N)])


def lost(timed: BeadScores, number: int, i: int, j: int) -> float:
    return -float(timed.match[number, i * (N + 1) + j])


def test_what_is_said_at_one_moment_loses_nothing_whatever_the_clocks_say():
    timed = with_times(scores(), SOURCE, film([4.0 * k - 3 for k in range(N)]), beads())
    assert timed is not None
    assert [lost(timed, 0, k, k) for k in range(N)] == [0.0] * N


def test_a_bead_loses_by_the_seconds_between_its_sides():
    timed = with_times(scores(), film([2.0 * k for k in range(N)]), film([2.0 * k for k in range(N)]), beads())
    assert timed is not None
    assert lost(timed, 0, 3, 4) == PER_SECOND * 1.0
    assert lost(timed, 0, 3, 9) == MOST
    assert lost(timed, 1, 3, 4) == 0.0  # the second of two source lines is said then


def test_clocks_may_jump_where_a_scene_was_cut():
    late = [4.0 * k + (60 if k >= N // 2 else 0) for k in range(N)]
    timed = with_times(scores(), SOURCE, film(late), beads())
    assert timed is not None
    assert lost(timed, 0, 1, 1) == lost(timed, 0, N - 2, N - 2) == 0.0


def test_without_times_or_sure_pairs_or_a_common_clock_nothing_changes():
    plain = replace(SOURCE, timed=())
    assert with_times(scores(), plain, SOURCE, beads()) is None
    assert with_times(scores(), SOURCE, SOURCE, beads(confidence=0.5)) is None
    assert with_times(scores(), SOURCE, film([(k * 37) % 397 + 0.5 for k in range(N)]), beads()) is None


def test_a_sentence_is_said_from_the_first_to_the_last_of_its_lines():
    timed = (TimedLine("Раз два", 1.0, 2.0), TimedLine("три. Четыре", 3.0, 4.1), TimedLine("пять.", 5.0, 6.0))
    document = replace(Document.of_segments(["Раз два три.", "Четыре пять."], "ru"), timed=timed)
    (first, second) = segment_times(document)
    assert first == (1.0, 3.4)
    assert second == (3.5, 6.0)
