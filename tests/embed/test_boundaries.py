"""The default encoder with a cache: what an edit touches is read anew, and the vectors are the same as without."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.embed.boundaries import contents, excerpt
from aligner.embed.cache import VectorCache
from aligner.embed.use_multilingual import UseMultilingual
from tests.embed.test_use_multilingual import STATEMENT, WORDS

PATHOLOGICAL = ["", "Да.", "x", "", "  ", "Oui !", "и", *STATEMENT, "Нет", ""]


@pytest.fixture(scope="module")
def plain() -> UseMultilingual:
    return UseMultilingual(threads=2)


@pytest.fixture
def cached(tmp_path: Path) -> UseMultilingual:
    return UseMultilingual(2, VectorCache(tmp_path / "vectors.sqlite"))


def tokens_read(encoder: UseMultilingual, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Grows by the number of tokens of each pass that the encoder makes over a document."""
    found: list[int] = []
    whole = encoder._pass

    def counted(ids: Any, *rest: Any) -> Any:
        found.append(sum(map(len, ids)))
        return whole(ids, *rest)

    monkeypatch.setattr(encoder, "_pass", counted)
    return found


def test_a_second_run_reads_nothing_and_gives_the_very_same_vectors(
    cached: UseMultilingual, plain: UseMultilingual, monkeypatch: pytest.MonkeyPatch
):
    first = cached.read(PATHOLOGICAL).spans(6)
    passes = tokens_read(cached, monkeypatch)
    assert np.array_equal(cached.read(PATHOLOGICAL).spans(6), first)
    assert passes == []
    assert np.abs(first - plain.read(PATHOLOGICAL).spans(6)).max() < 1e-5


def test_after_an_edit_only_the_lines_beside_it_are_read(
    cached: UseMultilingual, plain: UseMultilingual, monkeypatch: pytest.MonkeyPatch
):
    segments = [f"{text} {number}." for number in range(20) for text in STATEMENT if text.strip()]
    cached.read(segments).spans(6)
    passes = tokens_read(cached, monkeypatch)
    edited = list(segments)
    edited[57] = "Участники форума побывали на опытном поле."
    del edited[120]
    edited.insert(150, "Une nouvelle ligne.")
    vectors = cached.read(edited).spans(6)
    assert sum(passes) < 0.15 * sum(map(len, plain.tokenise(edited)))
    assert np.abs(vectors - plain.read(edited).spans(6)).max() < 1e-5


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.lists(WORDS, max_size=8).map(" ".join), min_size=1, max_size=12),
    st.integers(0, 11),
    st.lists(WORDS, max_size=8).map(" ".join),
)
def test_any_edit_of_any_text_has_the_vectors_that_it_has_without_a_cache(
    tmp_path_factory: pytest.TempPathFactory, plain: UseMultilingual, segments: list[str], place: int, line: str
):
    cached = UseMultilingual.__new__(UseMultilingual)
    cached.__dict__.update(plain.__dict__, _cache=VectorCache(tmp_path_factory.mktemp("cache") / "vectors.sqlite"))
    cached.read(segments).spans(6)
    for edited in ([*segments[:place], line, *segments[place:]], [*segments[:place], line, *segments[place + 1 :]]):
        assert np.abs(cached.read(edited).spans(6) - plain.read(edited).spans(6)).max() < 1e-5


def test_words_are_encoded_once(cached: UseMultilingual, monkeypatch: pytest.MonkeyPatch):
    first = cached.encode(["форум", "", "récolte"])
    monkeypatch.setattr(cached, "_encode_tokens", None)
    assert np.array_equal(cached.encode(["récolte", "форум", ""]), first[[2, 0, 1]])


def test_every_segment_is_counted_once_in_the_progress_of_a_second_run(cached: UseMultilingual):
    cached.read(STATEMENT).spans(6)
    for segments in (STATEMENT, [*STATEMENT[:5], "Новая строка о пшенице.", *STATEMENT[6:]]):
        steps: list[int] = []
        cached.read(segments, steps.append).spans(6)
        assert sum(steps) == len(segments)


def test_the_same_line_elsewhere_between_the_same_neighbours_is_known(plain: UseMultilingual):
    ids = plain.tokenise(STATEMENT[9:] + STATEMENT[:2])
    moved = plain.tokenise([STATEMENT[4], *STATEMENT[9:], *STATEMENT[:2]])
    assert contents(ids)[1:] == contents(moved)[2:]


def test_an_excerpt_holds_the_tokens_to_either_side():
    ids = [np.arange(10 * k, 10 * k + 10) for k in range(6)]
    pieces, places = excerpt(ids, np.array([1, 2, 5]))
    assert [piece.tolist() for piece in pieces] == [
        list(range(2, 10)),
        list(range(10, 20)),
        list(range(20, 30)),
        list(range(30, 38)),
        list(range(42, 50)),
        list(range(50, 60)),
        [],
    ]
    assert places.tolist() == [1, 2, 5]
