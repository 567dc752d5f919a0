"""Equal items of two lists in order, and chains that rise on both sides."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from aligner.revision.order import in_order, rising

LETTERS = st.lists(st.sampled_from("abcdefg"), max_size=30)


def test_what_both_lists_have_once_is_matched_first():
    matches, gaps = in_order("abxcd", "abycd")
    assert matches == [(0, 0), (1, 1), (3, 3), (4, 4)]
    assert gaps == [(2, 3, 2, 3)]


def test_a_repeated_item_is_matched_between_the_unique_ones():
    matches, gaps = in_order("a-b-c", "a-x-b-c")
    assert len(matches) == 5
    assert gaps in ([(1, 1, 1, 3)], [(2, 2, 2, 4)])


def test_the_longer_stretch_stays_and_the_shorter_one_moves():
    matches, _ = in_order("123ab", "ab123")
    assert matches == [(0, 2), (1, 3), (2, 4)]


@given(LETTERS, LETTERS)
def test_matches_rise_and_are_equal_and_the_gaps_hold_the_rest(old: list[str], new: list[str]):
    matches, gaps = in_order(old, new)
    assert all(old[a] == new[b] for a, b in matches)
    assert all(a < c and b < d for (a, b), (c, d) in pairwise(matches))
    held = [k for top, bottom, _, _ in gaps for k in range(top, bottom)]
    assert sorted(held + [a for a, _ in matches]) == list(range(len(old)))
    held = [k for _, _, left, right in gaps for k in range(left, right)]
    assert sorted(held + [b for _, b in matches]) == list(range(len(new)))


def test_a_list_is_its_own_match():
    assert in_order("aabb", "aabb") == ([(0, 0), (1, 1), (2, 2), (3, 3)], [])


def test_the_longest_rising_chain():
    assert rising([(0, 3), (1, 0), (2, 1), (3, 2)]) == [(1, 0), (2, 1), (3, 2)]
    assert rising([]) == []
