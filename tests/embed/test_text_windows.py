"""Where a long text is cut into windows, and how much stands around each of its parts."""

import random

import pytest

from aligner.embed.text_windows import CONTEXT, in_parts, windows

ROOM = 64


def text(n: int, longest: int = 20, seed: int = 1) -> list[list[int]]:
    chance = random.Random(seed)
    return [[chance.randrange(1000) for _ in range(chance.randint(0, longest))] for _ in range(n)]


def test_a_text_that_fits_is_one_window():
    parts = text(5, longest=12)
    assert windows(parts, ROOM) == [windows(parts, 10 * ROOM)[0]]
    assert (windows(parts, ROOM)[0].start, windows(parts, ROOM)[0].stop) == (0, sum(map(len, parts)))


def test_a_text_of_nothing_is_one_window_of_nothing():
    assert [(w.start, w.stop, list(w.parts)) for w in windows([], ROOM)] == [(0, 0, [])]


@pytest.mark.parametrize("seed", range(5))
def test_every_part_is_in_one_window_with_text_on_both_sides(seed: int):
    parts = text(300, seed=seed)
    ends = [0]
    for part in parts:
        ends.append(ends[-1] + len(part))
    plan = windows(parts, ROOM)
    assert [k for window in plan for k in window.parts] == list(range(300))
    for window in plan:
        assert window.stop - window.start <= ROOM
        first, last = ends[window.parts.start], ends[window.parts.stop]
        assert window.start == max(0, first - ROOM // CONTEXT)
        assert window.stop == min(ends[-1], last + ROOM // CONTEXT)


def test_most_of_a_window_is_read_for_its_own_sake():
    parts = text(2000)
    read = sum(window.stop - window.start for window in windows(parts, ROOM))
    assert read < 1.7 * sum(map(len, parts))


def test_after_an_edit_the_windows_soon_are_what_they_were():
    before = text(400)
    after = [*before[:50], [1, 2, 3], *before[51:200], [4, 5, 6], *before[200:]]

    def read(parts: list[list[int]]) -> set[tuple[int, ...]]:
        stream = [token for part in parts for token in part]
        return {tuple(stream[window.start : window.stop]) for window in windows(parts, ROOM)}

    assert len(read(after) - read(before)) <= 10
    assert len(read(after)) > 80


def test_a_segment_too_long_for_a_window_is_cut():
    tokens = list(range(100))
    assert [len(part) for part in in_parts(tokens, ROOM)] == [48, 48, 4]
    assert [token for part in in_parts(tokens, ROOM) for token in part] == tokens
    assert list(map(list, in_parts([], ROOM))) == [[]]
