"""The part of the lattice that is searched, and the rectangles it is cut into."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.pair.corridor import Corridor, connected, whole_lattice


@st.composite
def corridors(draw: st.DrawFn) -> Corridor:
    n_source, n_target = draw(st.integers(1, 400)), draw(st.integers(1, 400))
    random = np.random.default_rng(draw(st.integers(0, 1000)))
    widest = draw(st.integers(1, 60))
    middle = np.sort(random.integers(0, n_target + 1, n_source + 1))
    lows = (middle - random.integers(0, widest, n_source + 1)).clip(0)
    highs = (middle + random.integers(0, widest, n_source + 1)).clip(None, n_target)
    lows[0], highs[-1] = 0, n_target
    return connected(lows, highs)


@settings(max_examples=60, deadline=None)
@given(st.one_of(corridors(), st.builds(whole_lattice, st.integers(1, 300), st.integers(1, 300))))
def test_tiles_hold_each_node_that_a_bead_can_begin_at_once(corridor):
    tiles = [tile for block in corridor.blocks() for tile in block]
    held = np.zeros((corridor.n_source, corridor.n_target), int)
    for rows, columns in tiles:
        held[rows, columns] += 1
    rows, columns = corridor.places(np.arange(corridor.n_nodes))
    begins = (rows < corridor.n_source) & (columns < corridor.n_target)
    assert (held[rows[begins], columns[begins]] == 1).all()
    assert held.max() == 1
    assert [rows.start for rows, _ in tiles] == [0, *(rows.stop for rows, _ in tiles[:-1])]


def test_a_narrow_corridor_is_cut_into_tiles_that_hold_little_else():
    diagonal = np.arange(2001)
    corridor = Corridor((diagonal - 15).clip(0), (diagonal + 15).clip(None, 2000))
    cells = sum((rows.stop - rows.start) * (columns.stop - columns.start) for rows, columns in corridor.tiles())
    assert cells <= 2 * corridor.n_nodes


def test_rows_that_have_consumed_the_whole_target_need_no_tile():
    corridor = connected(np.array([0, 0, *[2] * 400]), np.array([0, *[2] * 401]))
    tiles = list(corridor.tiles())
    assert all(columns.start < columns.stop for _, columns in tiles)
    assert sum(rows.stop - rows.start for rows, _ in tiles) < corridor.n_source
