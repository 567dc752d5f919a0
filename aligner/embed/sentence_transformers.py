"""The door to every other encoder: models of the sentence-transformers library, by hub name or local folder.

Such a model reads texts. How the vectors of runs of segments are made of what it says is ``run_vectors``' matter. What
is longer than the model's ``max_seq_length`` is read in parts.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from aligner.embed.cache import VectorCache, keys_of
from aligner.embed.choice import COMPOSED, EXACT, LATE, RUNS, EncoderChoice
from aligner.embed.encoder import Progress, Vectors
from aligner.embed.run_vectors import ComposedRuns, JoinedText, LateRuns
from aligner.embed.token_model import TokenModel
from aligner.errors import InputError
from aligner.notices import Notify, ignore_notice

BATCH_TEXTS = {"cpu": 32}
"""Texts in one forward pass: sentence-transformers' own default on a processor (16 to 64 were within 6 % there)."""

BATCH_TEXTS_ACCELERATED = 128
"""The same on other devices, where small batches leave most of the machine idle; not measured here."""

PORTION_BATCHES = 4
"""Batches between two reports of progress, and between two writes to the cache: what Ctrl-C can lose."""

WORD_NATS, LETTER_NATS = 4.0, 1.3
"""Rarity of a word by its length, where the tokeniser knows no probabilities: «и» 5.3, «президент» 15.7."""

DIGEST_VALUES = 16384
"""Weights of a matrix, evenly spaced, that go into the model's identity: to hash all of LaBSE takes 4 s."""

TEXT_VERSION = "joined text 1"
"""What is kept between runs, and the version of the code that makes it: count up when its results change."""


class SentenceTransformers:
    """A sentence-transformers model behind the aligner's protocol."""

    def __init__(
        self,
        model: str,
        threads: int,
        batch_texts: int | None = None,
        device: str | None = None,
        cache: VectorCache | None = None,
    ) -> None:
        """Load a model: weights from safetensors alone, and no code of its own, so that it can do nothing but compute.

        Args:
            model: a hub name (``sentence-transformers/LaBSE``) or a folder.
            batch_texts: texts in one forward pass; by device when None.
            device: ``cpu``, ``cuda``, ``cuda:1``, ``mps``; the library's choice, the fastest there is, when None.
            cache: where vectors are kept from one run to the next; nowhere when None.

        Raises:
            InputError: if the extra is not installed, or there is no such model or device.
        """
        try:
            import sentence_transformers  # noqa: PLC0415  an extra
            import torch  # noqa: PLC0415  comes with it
            from transformers.utils import logging  # noqa: PLC0415  comes with it
        except ImportError as error:
            raise InputError(
                f"the encoder sentence-transformers:{model} needs an extra that is not installed: "
                "pip install 'bitext-aligner[sentence-transformers]'"
            ) from error
        torch.set_num_threads(threads)
        logging.disable_progress_bar()  # of weights that load in a second, even under --quiet; downloads keep theirs
        if device is not None:
            try:
                torch.zeros(1, device=device)
            except (RuntimeError, AssertionError, NotImplementedError) as error:
                raise InputError(f"`device` {device} is not to be had here ({_reason(error)}): try cpu") from error
        try:
            self._model: Any = sentence_transformers.SentenceTransformer(
                model, device=device, trust_remote_code=False, model_kwargs={"use_safetensors": True}
            )
        except (OSError, ValueError, ImportError) as error:
            raise InputError(
                f"the model {model} cannot be loaded ({_reason(error)}): give the name of a model on the hub, or a "
                "folder"
            ) from error
        self.name = f"sentence-transformers:{model}"
        self.device = str(self._model.device)
        self.batch_texts = batch_texts or BATCH_TEXTS.get(self.device, BATCH_TEXTS_ACCELERATED)
        self.dim = self._forward(["."]).shape[1]
        digest = _digest(self._model)
        self.identity = f"{self.name}:{digest[:8]}"
        self._cache = cache
        self._cache_identity = digest

    def encode(self, texts: Sequence[str], progress: Callable[[float], None] | None = None) -> Vectors:
        """Each text on its own, in batches of similar length; the zero vector for blank text.

        Args:
            progress: called with the share of the work that is done so far.
        """
        vectors = np.zeros((len(texts), self.dim), np.float32)
        # The longest first: what does not fit into memory fails at once, and the time left is over-estimated if at all.
        filled = sorted((k for k, text in enumerate(texts) if text.strip()), key=lambda k: -len(texts[k]))
        n_characters = sum(len(texts[k]) for k in filled)
        n_done = 0
        step = self.batch_texts * PORTION_BATCHES
        for start in range(0, len(filled), step):
            portion = filled[start : start + step]
            vectors[portion] = self._remembered([texts[k].encode("utf-8", "replace") for k in portion])
            n_done += sum(len(texts[k]) for k in portion)
            if progress:
                progress(n_done / n_characters)
        return vectors

    def _remembered(self, texts: Sequence[bytes]) -> Vectors:
        if self._cache is None:
            return self._forward([text.decode() for text in texts])
        keys = keys_of(self._cache_identity, TEXT_VERSION, texts)
        return self._cache.remember(keys, self.dim, lambda missing: self._forward([texts[k].decode() for k in missing]))

    def _forward(self, texts: Sequence[str]) -> Vectors:
        found = self._model.encode(
            list(texts),
            batch_size=self.batch_texts,
            convert_to_numpy=True,
            normalize_embeddings=True,
            show_progress_bar=False,
        )
        return np.asarray(found, np.float32)

    def read(self, segments: Sequence[str], progress: Progress | None = None) -> JoinedText:
        """Read a document's segments, in order."""
        return JoinedText(self, tuple(segments), progress)

    def rarity(self, words: Sequence[str]) -> Vectors:
        """(n_words,) float32 nats, from the words' lengths: these models' tokenisers have no probabilities."""
        return np.array([WORD_NATS + LETTER_NATS * len(word) for word in words], np.float32)

    def pieces(self, texts: Sequence[str]) -> list[list[str]]:
        """Every two neighbouring characters: these models' pieces are parts of words."""
        return [[text[k : k + 2] for k in range(max(len(text) - 1, 1))] for text in texts]


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
        runs = [(k, i) for k in range(1, min(max_span, n) + 1) for i in range(n - k + 1)]
        texts = [" ".join(filter(str.strip, self._segments[i : i + k])) for k, i in runs]
        vectors = np.zeros((max_span, n, self._encoder.dim), np.float32)
        n_told = 0

        def advance(share: float) -> None:
            """Runs of every length are read together, so segments finished are a share of all of them."""
            nonlocal n_told
            n_finished = int(share * n)
            if self._progress and n_finished > n_told:
                self._progress(n_finished - n_told)
                n_told = n_finished

        if runs:
            lengths, starts = np.array(runs).T
            vectors[lengths - 1, starts] = self._encoder.encode(texts, advance)
        advance(1.0)
        return vectors

    def windows(self, windows: Sequence[tuple[int, int, int]]) -> Vectors:
        """See ``EncodedText.windows``."""
        return self._encoder.encode([self._segments[k][start:stop] for k, start, stop in windows])

    def without(self, windows: Sequence[tuple[int, int, int]]) -> Vectors:
        """See ``EncodedText.without``."""
        return self._encoder.encode(
            [f"{self._segments[k][:start]} {self._segments[k][stop:]}" for k, start, stop in windows]
        )


def _digest(model: Any) -> str:
    """What tells this model from others: its modules with their settings, its prompts, and its weights."""
    settings = (model, model.max_seq_length, model.prompts, model.default_prompt_name)
    digest = hashlib.sha256(repr(settings).encode())
    for name, weights in sorted(model.state_dict().items()):
        flat = weights.detach().flatten()
        some = flat[:: max(flat.numel() // DIGEST_VALUES, 1)]
        digest.update(f"{name} {tuple(weights.shape)}".encode())
        digest.update(some.cpu().float().numpy().tobytes())
    return digest.hexdigest()


def _reason(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]
