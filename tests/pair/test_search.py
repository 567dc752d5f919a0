"""The corridor holds the path that the whole lattice would give."""

import random

import numpy as np
import pytest

from aligner.embed import load_encoder
from aligner.embed.encoder import Encoder
from aligner.pair import search
from aligner.pair.certificate import certified
from aligner.pair.corridor import flat_index, whole_lattice
from aligner.pair.documents import read_bitexts
from aligner.pair.features import Bitexts
from aligner.pair.gaps import settled
from aligner.pair.lattice import best_path, posteriors, posteriors_of
from aligner.pair.scorer import load_scorer
from aligner.pair.search import search_space

from . import meanings
from .invented import statements
from .meanings import document


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load_encoder()


def read(source: list[str], target: list[str], encoder: Encoder) -> Bitexts:
    encoded = encoder.read(source), encoder.read(target)
    return read_bitexts(document(source, "ru"), document(target, "fr"), encoded, encoder, 6)


def damaged(seed: int) -> tuple[list[str], list[str]]:
    """A text with segments and blocks missing from either side, and a line that stands in it twelve times."""
    chosen = random.Random(seed)
    pairs = statements(120, seed)
    source = [left for left, _ in pairs if chosen.random() > 0.1]
    target = [right for _, right in pairs if chosen.random() > 0.1]
    del source[20:45], target[60:80]
    source[5:5] = ["Повестка дня"] * 12
    target[9:9] = ["Ordre du jour"] * 12
    return source, target


@pytest.mark.parametrize("padding", [1, search.PADDING])
@pytest.mark.parametrize("seed", range(4))
def test_the_corridor_gives_the_path_and_the_probabilities_of_the_whole_lattice(
    encoder: Encoder, seed: int, padding: int, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(search, "PADDING", padding)
    bitexts = read(*damaged(seed), encoder)
    scorer = load_scorer(None, ("ru", "fr"))
    every_node = whole_lattice(len(bitexts.source), len(bitexts.target))
    whole = settled(scorer.score(bitexts, every_node))
    corridor = search_space(bitexts, exact_nodes=0).corridor
    assert corridor.n_nodes < every_node.n_nodes
    outcome = certified(scorer, bitexts, corridor, 100_000)
    assert outcome.unsearched == ()
    path = best_path(outcome.walked.scores)
    assert path == best_path(whole)
    found, exact = posteriors_of(outcome.walked), posteriors(whole)
    np.testing.assert_allclose(found.source_null, exact.source_null, atol=1e-3)
    np.testing.assert_allclose(found.target_null, exact.target_null, atol=1e-3)
    for a, b, c, d in path:
        if a < b and c < d:
            kind = whole.types.index((b - a, d - c))
            narrow, wide = (
                side.match[kind, flat_index(corridor, a, c)]
                for side, corridor in ((found, outcome.walked.scores.corridor), (exact, whole.corridor))
            )
            assert narrow == pytest.approx(wide, abs=1e-3)


def test_threads_share_out_the_rows_and_change_nothing(encoder: Encoder):
    pairs = statements(300, 2)
    bitexts = read([left for left, _ in pairs], [right for _, right in pairs], encoder)
    scorer, corridor = load_scorer(None, ("ru", "fr")), whole_lattice(300, 300)
    one, two = (scorer.score(bitexts, corridor, threads=threads) for threads in (1, 2))
    assert np.abs(one.match - two.match).max() < 1e-4


def test_small_texts_are_searched_whole(encoder: Encoder):
    pairs = statements(5, 1)
    bitexts = read([left for left, _ in pairs], [right for _, right in pairs], encoder)
    assert search_space(bitexts).corridor.n_nodes == 36


def test_a_text_without_anchors_is_searched_where_likely_paths_lead():
    lines = [*range(100)] * 8
    space = search_space(meanings.compared(lines, lines))
    diagonal = np.arange(801)
    assert space.corridor.holds(diagonal, diagonal).all()
    assert space.corridor.n_nodes < 801 * 60
    assert space.unsearched == ()


def test_a_gap_that_memory_allows_is_opened_whole_where_nothing_is_alike():
    bitexts = meanings.compared(range(600), range(5000, 5600))
    space = search_space(bitexts)
    assert space.unsearched == ()
    assert space.corridor.n_nodes > 0.9 * 601 * 601


def test_of_what_is_not_alike_the_smallest_is_opened_first(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(search, "MOST_NODES", 40_000)
    monkeypatch.setattr(search, "NODES_A_SEGMENT", 0)
    common = [[*range(start, start + 120)] for start in (0, 120, 240)]
    source = [*common[0], *range(1000, 1180), *common[1], *range(2000, 2500), *common[2]]
    target = [*common[0], *range(5000, 5180), *common[1], *range(6000, 6500), *common[2]]
    space = search_space(meanings.compared(source, target))
    assert space.corridor.holds(np.array([130, 290]), np.array([290, 130])).all()
    ((top, bottom, left, right),) = space.unsearched
    assert (top, left) == pytest.approx((420, 420), abs=15)
    assert (bottom, right) == pytest.approx((920, 920), abs=15)
