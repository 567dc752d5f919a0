"""Many lattices in step give what each gives alone."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.pair.corridor import whole_lattice
from aligner.pair.lattice import BeadScores, posteriors
from aligner.training.batch import batch_posteriors

TYPES = ((1, 1), (1, 2), (2, 1), (2, 2), (3, 1))


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)).filter(any), min_size=1, max_size=5),
    st.integers(0, 10**6),
)
def test_a_batch_gives_the_posteriors_of_its_lattices(sizes: list[tuple[int, int]], seed: int):
    random = np.random.default_rng(seed)
    rows, columns = (max(size[k] for size in sizes) + 1 for k in range(2))
    match = random.normal(size=(len(sizes), len(TYPES), rows, columns)).astype(np.float32)
    source_null = random.normal(size=(len(sizes), rows - 1))
    target_null = random.normal(size=(len(sizes), columns - 1))
    found = batch_posteriors(TYPES, match, source_null, target_null, (-0.5, 0.2), np.array(sizes))
    for k, (n, m) in enumerate(sizes):
        alone = posteriors(
            BeadScores(
                whole_lattice(n, m),
                TYPES,
                match[k, :, : n + 1, : m + 1].reshape(len(TYPES), -1),
                source_null[k, :n],
                target_null[k, :m],
                -0.5,
                0.2,
            )
        )
        assert found.log_partition[k] == pytest.approx(alone.log_partition, abs=1e-4)
        in_batch = found.match[k, :, : n + 1, : m + 1].reshape(len(TYPES), -1)
        assert in_batch == pytest.approx(alone.match, abs=1e-4)
        assert found.source_null[k, :n] == pytest.approx(alone.source_null, abs=1e-4)
        assert found.target_null[k, :m] == pytest.approx(alone.target_null, abs=1e-4)
        assert found.opened_gaps[k] == pytest.approx(alone.opened_gaps, abs=1e-4)
