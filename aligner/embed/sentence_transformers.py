"""The door to every other encoder: models of the sentence-transformers library, by hub name or local folder.

Such a model reads whole texts only, so the vector of a run of segments is that of the segments joined by spaces.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from aligner.embed.encoder import Progress, Vectors
from aligner.errors import InputError

BATCH_TEXTS = 32
"""Texts in one forward pass: sentence-transformers' own default."""

WORD_NATS, LETTER_NATS = 4.0, 1.3
"""Rarity of a word by its length, where the tokeniser knows no probabilities: «и» 5.3, «президент» 15.7."""


class SentenceTransformers:
    """A sentence-transformers model behind the aligner's protocol."""

    def __init__(self, model: str, threads: int, batch_texts: int = BATCH_TEXTS, device: str | None = None) -> None:
        """Load a model.

        Args:
            model: a hub name (``sentence-transformers/LaBSE``) or a folder.
            device: ``cpu``, ``cuda``, ``mps``; the library's choice when None.

        Raises:
            InputError: if the extra is not installed, or there is no such model.
        """
        try:
            import sentence_transformers  # noqa: PLC0415  an extra
            import torch  # noqa: PLC0415  comes with it
        except ImportError as error:
            raise InputError(
                f"--encoder sentence-transformers:{model} needs an extra that is not installed: "
                "pip install 'bitext-aligner[sentence-transformers]'"
            ) from error
        torch.set_num_threads(threads)
        try:
            self._model: Any = sentence_transformers.SentenceTransformer(model, device=device)
        except (OSError, ValueError, ImportError) as error:
            reason = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
            raise InputError(
                f"the model {model} cannot be loaded ({reason}): give the name of a model on the hub, or a folder"
            ) from error
        self.name = f"sentence-transformers:{model}"
        self.dim = len(self.encode_some(["."])[0])
        self.identity = f"{self.name}:{self._digest(model)}"
        self._batch_texts = batch_texts

    def encode_some(self, texts: Sequence[str], batch_texts: int = BATCH_TEXTS) -> Vectors:
        """(n_texts, dim) float32, unit rows, by the library's own batching."""
        found = self._model.encode(
            list(texts),
            batch_size=batch_texts,
            convert_to_numpy=True,
            normalize_embeddings=True,
            show_progress_bar=False,
        )
        return np.asarray(found, np.float32)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Each text on its own, in batches of similar length; the zero vector for blank text."""
        vectors = np.zeros((len(texts), self.dim), np.float32)
        filled = sorted((k for k, text in enumerate(texts) if text.strip()), key=lambda k: len(texts[k]))
        if filled:
            clean = [texts[k].encode("utf-8", "replace").decode("utf-8") for k in filled]
            vectors[filled] = self.encode_some(clean, self._batch_texts)
        return vectors

    def read(self, segments: Sequence[str], progress: Progress | None = None) -> JoinedText:
        """Read a document's segments, in order."""
        return JoinedText(self, tuple(segments), progress)

    def rarity(self, words: Sequence[str]) -> Vectors:
        """(n_words,) float32 nats, from the words' lengths: these models' tokenisers have no probabilities."""
        return np.array([WORD_NATS + LETTER_NATS * len(word) for word in words], np.float32)

    def _digest(self, model: str) -> str:
        """Eight digits that tell this model's weights from others'."""
        digest = hashlib.sha256(model.encode() if not Path(model).exists() else b"")
        for name, weights in sorted(self._model.state_dict().items()):
            digest.update(name.encode())
            digest.update(weights.detach().cpu().float().numpy().tobytes()[:65536])
        return digest.hexdigest()[:8]


class JoinedText:
    """A document's segments for a model that has to read every run of them as a text."""

    def __init__(self, encoder: SentenceTransformers, segments: tuple[str, ...], progress: Progress | None) -> None:
        """Keep the segments; nothing is encoded yet."""
        self._encoder = encoder
        self._segments = segments
        self._progress = progress

    def spans(self, max_span: int) -> Vectors:
        """See ``EncodedText.spans``."""
        n = len(self._segments)
        vectors = np.zeros((max_span, n, self._encoder.dim), np.float32)
        for k in range(1, min(max_span, n) + 1):
            runs = [" ".join(filter(str.strip, self._segments[i : i + k])) for i in range(n - k + 1)]
            vectors[k - 1, : len(runs)] = self._encoder.encode(runs)
            if self._progress:
                self._progress(n // min(max_span, n) if k > 1 else n - (n // min(max_span, n)) * (min(max_span, n) - 1))
        return vectors

    def windows(self, windows: Sequence[tuple[int, int, int]]) -> Vectors:
        """See ``EncodedText.windows``."""
        return self._encoder.encode([self._segments[k][start:stop] for k, start, stop in windows])

    def without(self, windows: Sequence[tuple[int, int, int]]) -> Vectors:
        """See ``EncodedText.without``."""
        return self._encoder.encode(
            [f"{self._segments[k][:start]} {self._segments[k][stop:]}" for k, start, stop in windows]
        )
