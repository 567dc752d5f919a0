"""The lattice against the enumeration of every path, on lattices small enough to enumerate."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.pair.corridor import Corridor, flat_index, whole_lattice
from aligner.pair.lattice import BeadScores, Path, best_path, posteriors, walk

TYPES = ((1, 1), (1, 2), (2, 1), (2, 2), (1, 3))


def every_path(scores: BeadScores) -> list[tuple[float, Path]]:
    """All paths through the corridor with their scores, by plain recursion."""
    corridor = scores.corridor
    found = []

    def inside(i: int, j: int) -> bool:
        return i <= corridor.n_source and corridor.lows[i] <= j <= corridor.highs[i]

    def go_on(i: int, j: int, state: str, score: float, path: Path) -> None:
        if (i, j) == (corridor.n_source, corridor.n_target):
            found.append((score, path))
            return
        for t, (n, m) in enumerate(scores.types):
            if inside(i + n, j + m):
                bead = (i, i + n, j, j + m)
                go_on(i + n, j + m, "match", score + float(scores.match[t, flat_index(corridor, i, j)]), [*path, bead])
        if state != "target" and inside(i + 1, j):
            step = scores.source_null[i] + (scores.open_gap if state == "match" else 0.0)
            go_on(i + 1, j, "source", score + step, [*path, (i, i + 1, j, j)])
        if inside(i, j + 1):
            price = {"match": scores.open_gap, "source": scores.cross_gap, "target": 0.0}[state]
            go_on(i, j + 1, "target", score + scores.target_null[j] + price, [*path, (i, i, j, j + 1)])

    go_on(0, 0, "match", 0.0, [])
    return found


def random_scores(corridor: Corridor, seed: int) -> BeadScores:
    random = np.random.default_rng(seed)
    return BeadScores(
        corridor,
        TYPES,
        random.normal(size=(len(TYPES), corridor.n_nodes)).astype(np.float32),
        random.normal(size=corridor.n_source),
        random.normal(size=corridor.n_target),
        float(random.normal()),
        float(random.normal()),
    )


@st.composite
def corridors(draw: st.DrawFn) -> Corridor:
    n_source, n_target = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    lows: list[int] = [0]
    highs: list[int] = []
    for _ in range(n_source):
        highs.append(draw(st.integers(max(lows[-1], highs[-1] if highs else 0), n_target)))
        lows.append(draw(st.integers(lows[-1], highs[-1])))
    return Corridor(np.array(lows), np.array([*highs, n_target]))


@settings(max_examples=60, deadline=None)
@given(corridors(), st.integers(0, 10**6))
def test_the_best_path_and_the_posteriors_are_those_of_all_paths_enumerated(corridor: Corridor, seed: int) -> None:
    scores = random_scores(corridor, seed)
    paths = every_path(scores)
    log_partition = np.logaddexp.reduce([score for score, _ in paths])
    found = posteriors(scores)
    assert found.log_partition == pytest.approx(log_partition, abs=1e-5)
    assert best_path(scores) == max(paths, key=lambda scored: scored[0])[1]
    match, source_null = np.zeros_like(found.match), np.zeros_like(found.source_null)
    for score, path in paths:
        for a, b, c, d in path:
            if b > a and d > c:
                match[TYPES.index((b - a, d - c)), flat_index(corridor, a, c)] += np.exp(score - log_partition)
            elif b > a:
                source_null[a] += np.exp(score - log_partition)
    assert found.match == pytest.approx(match, abs=1e-5)
    assert found.source_null == pytest.approx(source_null, abs=1e-5)


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 12), st.integers(1, 12), st.integers(0, 10**6))
def test_the_probabilities_over_each_segment_sum_to_one(n_source: int, n_target: int, seed: int) -> None:
    corridor = whole_lattice(n_source, n_target)
    found = posteriors(random_scores(corridor, seed))
    over_source, over_target = found.source_null.copy(), found.target_null.copy()
    for t, (n, m) in enumerate(TYPES):
        grid = found.match[t].reshape(n_source + 1, n_target + 1)
        for i in range(n_source + 1):
            for j in range(n_target + 1):
                over_source[i : i + n] += grid[i, j]
                over_target[j : j + m] += grid[i, j]
    assert over_source == pytest.approx(np.ones(n_source), abs=1e-4)
    assert over_target == pytest.approx(np.ones(n_target), abs=1e-4)


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 12), st.integers(1, 12), st.integers(0, 10**6))
def test_what_is_hopeless_can_be_left_out(n_source: int, n_target: int, seed: int) -> None:
    scores = random_scores(whole_lattice(n_source, n_target), seed)
    clear = replace(scores, match=50 * scores.match)
    narrow = walk(clear).narrowed()
    assert best_path(narrow) == best_path(clear)
    whole, part = posteriors(clear), posteriors(narrow)
    assert part.log_partition == pytest.approx(whole.log_partition, abs=1e-6)
    assert part.source_null == pytest.approx(whole.source_null, abs=1e-6)
    assert part.target_null == pytest.approx(whole.target_null, abs=1e-6)
    assert part.match.sum() == pytest.approx(whole.match.sum(), abs=1e-4)


def test_of_a_sure_text_little_more_than_its_path_is_left() -> None:
    corridor = whole_lattice(40, 20)
    match = np.full((len(TYPES), 41, 21), -100.0, np.float32)
    for k in range(20):
        match[TYPES.index((2, 1)), 2 * k, k] = 50.0
    scores = replace(random_scores(corridor, 5), match=match.reshape(len(TYPES), -1))
    narrow = walk(scores).narrowed()
    assert narrow.corridor.n_nodes < 80
    assert best_path(narrow) == [(2 * k, 2 * k + 2, k, k + 1) for k in range(20)]


def test_a_path_covers_every_segment_once_and_in_order() -> None:
    path = best_path(random_scores(whole_lattice(30, 20), 7))
    assert [i for a, b, _, _ in path for i in range(a, b)] == list(range(30))
    assert [j for _, _, c, d in path for j in range(c, d)] == list(range(20))


def test_two_segments_against_a_thousand_leave_a_path() -> None:
    path = best_path(random_scores(whole_lattice(2, 1000), 3))
    assert sum(d - c for _, _, c, d in path) == 1000
