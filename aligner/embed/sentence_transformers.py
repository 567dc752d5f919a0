"""The door to every other encoder: models of the sentence-transformers library, by hub name or local folder.

Such a model reads texts; how the vectors of runs of segments are made of what it says is the matter of ``run_vectors``.
What is longer than the model's ``max_seq_length`` is read in parts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from aligner.embed.cache import VectorCache, keys_of
from aligner.embed.choice import COMPOSED, EXACT, LATE, PAIRS, SENTENCE_TRANSFORMERS, EncoderChoice
from aligner.embed.encoder import EncodedText, Progress, Vectors
from aligner.embed.loading import digest_of, load_model, missing_prompt, prompt_of, room_of
from aligner.embed.run_vectors import LateRuns, ReadRuns
from aligner.embed.token_model import open_tokens
from aligner.errors import InputError
from aligner.notices import Notify, ignore_notice

BATCH_TEXTS = {"cpu": 8}
"""Texts in one forward pass: on one thread of a processor 64 sentences of news took 19 to 31 % less than with 32, where
more is spent on filling texts up to the longest of a batch; 4 and 16 cost 1 to 12 % more than 8."""

BATCH_TEXTS_ACCELERATED = 128
"""The same on other devices, where small batches leave most of the machine idle; not measured here."""

USUAL_TOKENS = 48
"""Tokens of a text, when windows of many are counted as texts: three of 512 for 32, one for 8."""

PORTION_BATCHES = 4
"""Batches between two reports of progress, and between two writes to the cache: what Ctrl-C can lose."""

WORD_NATS, LETTER_NATS = 4.0, 1.3
"""Rarity of a word by its length, where the tokeniser knows no probabilities: «и» 5.3, «президент» 15.7."""

TEXT_VERSION = "text 2"
"""What is kept between runs, and the version of the code that makes it: count up when its results change."""


class SentenceTransformers:
    """A sentence-transformers model behind the aligner's protocol."""

    def __init__(
        self,
        choice: EncoderChoice,
        threads: int,
        cache: VectorCache | None = None,
        notify: Notify = ignore_notice,
    ) -> None:
        """Load a model: weights from safetensors alone, and no code of its own, so that it can do nothing but compute.

        Args:
            choice: its ``name`` names a hub name (``sentence-transformers:sentence-transformers/LaBSE``) or a folder.
            cache: where vectors are kept from one run to the next; nowhere when None.
            notify: is told what the model seems to expect and was not given.

        Raises:
            InputError: if the extra is not installed, or there is no such model or device, or the model has no tokens
                to take means of where ``runs`` asks for that.
        """
        self.name = choice.name
        model = choice.name.removeprefix(SENTENCE_TRANSFORMERS)
        self._model: Any = load_model(model, threads, choice.device)
        self.device = str(self._model.device)
        self.batch_texts = choice.batch_size or BATCH_TEXTS.get(self.device, BATCH_TEXTS_ACCELERATED)
        if choice.prompt is None and (advice := missing_prompt(model, self._model)):
            notify(advice)
        self._prompt = choice.prompt if choice.prompt is not None else prompt_of(self._model)
        self.runs = choice.runs or COMPOSED
        self._tokens = open_tokens(self._model, self._prompt) if self.runs == LATE else None
        if self.runs == LATE and self._tokens is None:
            raise InputError(
                f"the model {model} does not take the mean of its tokens, so that `runs` cannot be {LATE}: leave it "
                f"out, or say `runs={EXACT}`"
            )
        self._room = room_of(self._model, self._prompt)
        self.dim: int = self._forward(["."]).shape[1]
        digest = digest_of(self._model, self._prompt)
        self.identity = f"{self.name}:{self.runs}:{digest[:8]}"
        self._cache = cache
        self._cache_identity = digest

    def read(self, segments: Sequence[str], progress: Progress | None = None) -> EncodedText:
        """Read a document's segments, in order."""
        if self._tokens is not None:
            remembered = None if self._cache is None else (self._cache, self._cache_identity)
            clean = [_clean(segment) for segment in segments]
            return LateRuns(self._tokens, self.batch_texts * USUAL_TOKENS, remembered, clean, progress)
        most_read = {COMPOSED: 1, PAIRS: 2, EXACT: max(len(segments), 1)}[self.runs]
        return ReadRuns(self.encode, most_read, segments, progress)

    def encode(self, texts: Sequence[str], progress: Callable[[float], None] | None = None) -> Vectors:
        """Each text on its own, once if it comes several times, in batches of similar length; the zero vector for blank
        text.

        Args:
            progress: called with the share of the work that is done so far.
        """
        vectors = np.zeros((len(texts), self.dim), np.float32)
        # The longest first: what does not fit into memory fails at once, and the time left is over-estimated if at all.
        filled = sorted({text for text in texts if text.strip()}, key=lambda text: (-len(text), text))
        places = defaultdict(list)
        for place, text in enumerate(texts):
            places[text].append(place)
        n_characters = sum(map(len, filled))
        n_done = 0
        step = self.batch_texts * PORTION_BATCHES
        for start in range(0, len(filled), step):
            portion = filled[start : start + step]
            for text, vector in zip(portion, self._remembered(list(map(_clean, portion))), strict=True):
                vectors[places[text]] = vector
            n_done += sum(map(len, portion))
            if progress:
                progress(n_done / n_characters)
        return vectors

    def _remembered(self, texts: Sequence[str]) -> Vectors:
        if self._cache is None:
            return self._whole(texts)
        keys = keys_of(self._cache_identity, TEXT_VERSION, [text.encode() for text in texts])
        return self._cache.remember(keys, self.dim, lambda missing: self._whole([texts[k] for k in missing]))

    def _whole(self, texts: Sequence[str]) -> Vectors:
        """The vectors of texts of any length: what the model would cut off is read in parts, which count by length."""
        parts = [(k, part) for k, text in enumerate(texts) for part in self._parts(text)]
        read = self._forward([part for _, part in parts])
        if len(parts) == len(texts):
            return read
        sums = np.zeros((len(texts), read.shape[1]), np.float32)
        for (k, part), vector in zip(parts, read, strict=True):
            sums[k] += len(part) * vector
        sums /= np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), np.float32(1e-12))
        return sums

    def _parts(self, text: str) -> list[str]:
        """The text in parts that the model reads to their ends, cut at spaces."""
        if not text.strip():
            return []
        if self._fits(text):
            return [text]
        middle = len(text) // 2
        spaces = text.rfind(" ", 1, middle), text.find(" ", middle, len(text) - 1)
        cut = min((place for place in spaces if place > 0), key=lambda place: abs(place - middle), default=middle)
        return [*self._parts(text[:cut]), *self._parts(text[cut:])]

    def _fits(self, text: str) -> bool:
        if len(text.encode()) <= self._room:  # no token is less than a byte
            return True
        tokens = self._model.tokenizer(text, add_special_tokens=False, truncation=False, verbose=False)["input_ids"]
        return len(tokens) <= self._room

    def _forward(self, texts: Sequence[str]) -> Vectors:
        vectors = self._model.encode(
            list(texts),
            prompt=self._prompt,
            batch_size=self.batch_texts,
            convert_to_numpy=True,
            normalize_embeddings=True,
            show_progress_bar=False,
        )
        return np.asarray(vectors, np.float32)

    def rarity(self, words: Sequence[str]) -> Vectors:
        """(n_words,) float32 nats, from the words' lengths: these models' tokenisers have no probabilities."""
        return np.array([WORD_NATS + LETTER_NATS * len(word) for word in words], np.float32)

    def pieces(self, texts: Sequence[str]) -> list[list[str]]:
        """Every two neighbouring characters: these models' pieces are parts of words."""
        return [[text[k : k + 2] for k in range(max(len(text) - 1, 1))] for text in texts]


def _clean(text: str) -> str:
    """The text with what UTF-8 cannot hold replaced."""
    return text.encode("utf-8", "replace").decode()
