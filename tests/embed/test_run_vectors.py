"""Vectors of runs: composed of segments, or late, of token states in windows, with a double of the model."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest

from aligner.embed.cache import VectorCache
from aligner.embed.encoder import Run, Vectors
from aligner.embed.run_vectors import LateRuns, ReadRuns

ROOM = 32
TEXT = [f"{'ab' * (k % 5 + 1)}{k}" for k in range(60)]


class Letters:
    """Reads letters: the state of one is its own number, and the mean of the whole window as far as it is ``mixed``."""

    room, width, dim = ROOM, 3, 3

    def __init__(self, mixed: float = 0.0) -> None:
        self.mixed, self.n_read = mixed, 0

    def cut(self, texts: Sequence[str]) -> list[list[int]]:
        return [[ord(letter) for letter in text.replace(" ", "")] for text in texts]

    def states(self, windows: Sequence[Sequence[int]], _batch_tokens: int) -> Iterator[Vectors]:
        for window in windows:
            self.n_read += len(window)
            codes = np.array(window, np.float32)
            own = np.stack([codes % 7, codes % 11, np.ones_like(codes)], axis=1)
            yield own + np.float32(self.mixed) * own.sum(axis=0, keepdims=True) / np.float32(max(len(own), 1))

    def vectors(self, means: Vectors) -> Vectors:
        unit: Vectors = means / np.linalg.norm(means, axis=1, keepdims=True).clip(1e-9)
        return unit


def late(model: Letters, segments: Sequence[str], cache: VectorCache | None = None) -> Vectors:
    remembered = None if cache is None else (cache, "letters")
    return LateRuns(model, 100, remembered, segments, None).spans(3)  # type: ignore[arg-type]  # a double


def by_length(texts: Sequence[str], _advance: Callable[[float], None]) -> Vectors:
    """East for «a», north for «b», nothing for the rest."""
    rows = [(text == "a", text.startswith("bb")) for text in texts]
    return np.array(rows, np.float32).reshape(-1, 2)


def read(texts: list[str], segments: Sequence[str], most_read: int) -> Vectors:
    """The vectors of runs of up to three segments; what was read is added to ``texts``."""

    def encode(some: Sequence[str], advance: Callable[[float], None]) -> Vectors:
        texts.extend(some)
        return by_length(some, advance)

    return ReadRuns(encode, most_read, segments, None).spans(3)


def test_a_composed_run_is_the_mean_of_its_segments_by_their_lengths():
    texts: list[str] = []
    spans = read(texts, ["a", "bbb", "", "a"], most_read=1)
    assert texts == ["a", "bbb", "", "a"]
    assert spans[0].tolist() == [[1, 0], [0, 1], [0, 0], [1, 0]]
    assert spans[1, 0] == pytest.approx(np.array([1, 3]) / 10**0.5)
    assert spans[1, 1:].tolist() == [[0, 1], [1, 0], [0, 0]]
    assert spans[2, 1] == pytest.approx(np.array([1, 3]) / 10**0.5)


def test_runs_of_three_are_composed_of_the_pairs_in_them():
    texts: list[str] = []
    spans = read(texts, ["bb", "b", "a", "a"], most_read=2)
    assert texts == ["bb", "b", "a", "a", "bb b", "b a", "a a"]
    assert spans[1].tolist() == [[0, 1], [0, 0], [0, 0], [0, 0]]  # as the double reads «b a» and «a a»
    assert spans[2].tolist() == [[0, 1], [0, 0], [0, 0], [0, 0]]


@pytest.mark.parametrize(("most_read", "composed"), [(1, [(0, 3), (0, 4), (2, 4)]), (2, [(0, 3), (0, 4)]), (4, [])])
def test_a_run_is_composed_if_more_segments_have_text_than_are_read_together(most_read: int, composed: list[Run]):
    text = ReadRuns(lambda *_: pytest.fail("nothing is read"), most_read, ["a", " ", "bb", "a"], None)
    runs = [(0, 1), (0, 2), (0, 3), (0, 4), (1, 3), (2, 4)]
    assert [run for run in runs if text.is_composed(run)] == composed


def test_runs_that_are_asked_for_are_read_as_texts():
    texts: list[str] = []

    def encode(some: Sequence[str], _advance: Callable[[float], None]) -> Vectors:
        texts.extend(some)
        return by_length(some, _advance)

    read_runs = ReadRuns(encode, 1, ["bb", "", "a", "a"], None).read_runs([(0, 3), (2, 4)])
    assert texts == ["bb a", "a a"]
    assert read_runs.tolist() == [[0, 1], [0, 0]]


@pytest.mark.parametrize("most_read", [3, 9])
def test_exact_runs_are_read_without_their_blank_segments(most_read: int):
    texts: list[str] = []
    read(texts, ["a", " ", "bb"], most_read)
    assert texts == ["a", "", "bb", "a", "bb", "a bb"]


@pytest.mark.parametrize("most_read", [1, 2, 3])
@pytest.mark.parametrize("n", [0, 1, 2])
def test_a_short_text_has_few_runs(most_read: int, n: int):
    assert np.abs(read([], ["bb"] * n, most_read)).sum(axis=2).tolist() == [
        [float(k + i < n) for i in range(n)] for k in range(3)
    ]


def test_a_late_run_is_the_mean_of_its_tokens():
    """Whatever windows they are read in, as long as nothing around them counts."""
    spans = late(Letters(), TEXT)
    for k in (1, 2, 3):
        for i in range(len(TEXT) - k + 1):
            letters = np.array([ord(letter) for letter in "".join(TEXT[i : i + k])])
            mean = np.array([(letters % 7).mean(), (letters % 11).mean(), 1])
            assert spans[k - 1, i] == pytest.approx(mean / np.linalg.norm(mean), abs=1e-5)
        assert not spans[k - 1, len(TEXT) - k + 1 :].any()


def test_a_segment_longer_than_a_window_is_read_whole():
    spans = late(Letters(), ["a" * 100 + "b" * 300, "c"])
    mean = np.array([(100 * (97 % 7) + 300 * (98 % 7)) / 400, (100 * (97 % 11) + 300 * (98 % 11)) / 400, 1])
    assert spans[0, 0] == pytest.approx(mean / np.linalg.norm(mean), abs=1e-5)


def test_a_late_segment_is_read_as_it_stands_among_its_neighbours():
    one, other = late(Letters(1.0), ["ab", "cd"]), late(Letters(1.0), ["ab", "zz"])
    assert np.abs(one[0, 0] - other[0, 0]).max() > 1e-3


def test_a_text_read_before_is_not_read_again(tmp_path: Path):
    cache, model = VectorCache(tmp_path / "vectors.sqlite"), Letters(1.0)
    spans = late(model, TEXT, cache)
    n_read = model.n_read
    assert np.array_equal(late(model, TEXT, cache), spans)
    assert model.n_read == n_read


def test_what_stands_in_another_window_is_read_anew(tmp_path: Path):
    cache, model = VectorCache(tmp_path / "vectors.sqlite"), Letters(1.0)
    late(model, ["ab", "cd"], cache)
    assert np.array_equal(late(model, ["ab", "zz"], cache), late(Letters(1.0), ["ab", "zz"]))


def test_a_text_edited_a_little_is_read_a_little(tmp_path: Path):
    cache, model = VectorCache(tmp_path / "vectors.sqlite"), Letters(1.0)
    chance = random.Random(1)
    text = ["".join(chance.choices("abcdefghij", k=chance.randint(2, 12))) for _ in range(400)]
    late(model, text, cache)
    n_read, model.n_read = model.n_read, 0
    edited = [*text[:200], "xyz", *text[201:]]
    assert np.array_equal(late(model, edited, cache), late(Letters(1.0), edited))
    assert model.n_read < n_read / 5


@pytest.mark.parametrize("segments", [[], [""], ["", " "]])
def test_a_text_of_nothing_has_vectors_of_nothing(segments: list[str]):
    assert late(Letters(), segments).tolist() == np.zeros((3, len(segments), 3)).tolist()
