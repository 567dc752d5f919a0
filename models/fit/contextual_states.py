"""States of many texts at once, by torch in half precision: what a head is trained on, kept in a file.

The aligner's own forward pass (aligner/embed/contextual.py) is the reference; this one differs from it by the rounding
of bfloat16 and is several times faster where the processor multiplies such matrices.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click
import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional

from aligner.embed.contextual import KEPT_LAYERS, ContextualEncoder, Pieces, TokenStates, batches
from aligner.embed.contextual_weights import HEADS, WIDTH

BATCH_PIECES = 2048

TRANSPORT_SHARPNESS, TRANSPORT_ROUNDS = 0.05, 8
SMOOTHING = (0.2, 0.6, 0.2)
"""What a piece takes from its neighbours."""


@dataclass(frozen=True)
class StateFile:
    """States of texts on disk: float16, (n_pieces, len(KEPT_LAYERS), WIDTH), text after text."""

    rows: dict[str, int]
    pieces: list[Pieces]
    offsets: NDArray[np.int64]
    states: NDArray[np.float16]

    def of(self, text: str) -> tuple[Pieces, NDArray[np.float32]]:
        """A text's pieces and their states."""
        k = self.rows[text]
        return self.pieces[k], np.asarray(self.states[self.offsets[k] : self.offsets[k + 1]], np.float32)


class StoredReader:
    """Gives the states of texts that are in a file, as the contextual encoder would."""

    identity = "stored"
    cache = None

    def __init__(self, file: StateFile, rarity: NDArray[np.float32]) -> None:
        self.file, self.rarity = file, rarity

    def states(self, texts: Sequence[str]) -> list[TokenStates]:
        """The states of every text's pieces."""
        read = [self.file.of(text) for text in texts]
        return [TokenStates(pieces.spans, self.rarity[pieces.ids], states) for pieces, states in read]


def states_of(texts: Sequence[str], encoder: ContextualEncoder, folder: Path) -> StateFile:
    """The states of all texts; those that lie in the folder for the same texts are taken from there."""
    distinct = list(dict.fromkeys(texts))
    pieces = [encoder.cut(text) for text in distinct]
    offsets = np.concatenate([[0], np.cumsum([len(each.ids) for each in pieces])])
    folder.mkdir(parents=True, exist_ok=True)
    known, path = folder / "texts.json", folder / "states.npy"
    rows = {text: k for k, text in enumerate(distinct)}
    if known.exists() and json.loads(known.read_text(encoding="utf-8")) == distinct:
        return StateFile(rows, pieces, offsets, np.load(path, mmap_mode="r"))
    shape = (int(offsets[-1]), len(KEPT_LAYERS), WIDTH)
    stored = np.lib.format.open_memmap(path, "w+", np.float16, shape)
    network = _Network(encoder)
    with click.progressbar(batches([len(each.ids) for each in pieces], BATCH_PIECES), label="states") as portions:
        for portion in portions:
            for k, states in zip(portion, network.states([pieces[k].ids for k in portion]), strict=True):
                stored[offsets[k] : offsets[k + 1]] = states
    stored.flush()
    known.write_text(json.dumps(distinct, ensure_ascii=False), encoding="utf-8")
    return StateFile(rows, pieces, offsets, stored)


def shares_gone(
    states: tuple[NDArray[np.float32], NDArray[np.float32]], gone: NDArray[np.bool_]
) -> NDArray[np.float32]:
    """How much of the transport of a text's pieces goes to those of another that are gone from it.

    Args:
        states: (n, WIDTH) and (n_other, WIDTH), less the mean of their languages.
        gone: (n_other,).

    Returns:
        (n,) in [0, 1]. Entropic transport (Cuturi 2013) by Sinkhorn's algorithm.
    """
    here, there = (side / np.linalg.norm(side, axis=1, keepdims=True) for side in states)
    kernel = np.exp((here @ there.T - 1) / TRANSPORT_SHARPNESS)
    across = np.ones(kernel.shape[1])
    for _ in range(TRANSPORT_ROUNDS):
        along = 1 / len(kernel) / (kernel @ across + 1e-9)
        across = 1 / kernel.shape[1] / (kernel.T @ along + 1e-9)
    plan = along[:, None] * kernel * across
    share = (plan / plan.sum(axis=1, keepdims=True)) @ gone.astype(float)
    return np.convolve(np.pad(share, 1, mode="edge"), SMOOTHING, "valid").astype(np.float32)


class _Network:
    """The encoder's forward pass in bfloat16."""

    def __init__(self, encoder: ContextualEncoder) -> None:
        self.encoder = encoder
        self.layers = [
            {
                name: tuple(map(_half, value)) if isinstance(value, tuple) else _half(value)
                for name in layer.__slots__
                for value in [getattr(layer, name)]
            }
            for layer in encoder.weights.layers
        ]

    @torch.inference_mode()
    def states(self, texts: Sequence[NDArray[np.int64]]) -> list[NDArray[np.float16]]:
        """(n_pieces, len(KEPT_LAYERS), WIDTH) of each."""
        weights, vocabulary = self.encoder.weights, self.encoder.vocabulary
        longest = max(map(len, texts)) + 2
        ids = np.full((len(texts), longest), vocabulary.padding, np.int64)
        for row, pieces in zip(ids, texts, strict=True):
            row[: len(pieces) + 2] = [vocabulary.begin, *pieces, vocabulary.end]
        embedded = weights.embed(ids.ravel()).reshape(*ids.shape, WIDTH) + weights.positions[:longest]
        gain, bias = (torch.from_numpy(np.array(part)) for part in weights.norm)
        states = functional.layer_norm(torch.from_numpy(embedded), (WIDTH,), gain, bias, weights.epsilon).bfloat16()
        hidden = torch.tensor([len(pieces) + 2 for pieces in texts])[:, None] <= torch.arange(longest)
        masked = torch.zeros(len(texts), 1, 1, longest, dtype=torch.bfloat16)
        masked.masked_fill_(hidden[:, None, None], float("-inf"))
        kept = []
        for number, layer in enumerate(self.layers, start=1):
            n, length, _ = states.shape
            heads = states @ layer["attention"] + layer["attention_bias"]
            queries, keys, values = heads.view(n, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
            mixed = functional.scaled_dot_product_attention(queries, keys, values, attn_mask=masked)
            mixed = mixed.transpose(1, 2).reshape(n, length, WIDTH) @ layer["mixing"] + layer["mixing_bias"]
            states = functional.layer_norm(states + mixed, (WIDTH,), *layer["attention_norm"], weights.epsilon)
            wide = functional.gelu(states @ layer["widening"] + layer["widening_bias"])
            narrow = wide @ layer["narrowing"] + layer["narrowing_bias"]
            states = functional.layer_norm(states + narrow, (WIDTH,), *layer["output_norm"], weights.epsilon)
            if number in KEPT_LAYERS:
                kept.append(states)
        both = torch.stack(kept, dim=2).half().numpy()
        return [row[1 : len(pieces) + 1] for row, pieces in zip(both, texts, strict=True)]


def _half(array: NDArray[np.float32]) -> torch.Tensor:
    return torch.from_numpy(np.array(array)).bfloat16()
