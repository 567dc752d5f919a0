"""A sentence-transformers model opened where it takes the mean: states of tokens, and the vector of any mean of them.

Only models that are a transformer, a mean and what follows it can be opened. Whether one is, is tried on two sentences:
what is computed here has to be what the library gives.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

TRIED = "Rain fell.", "Nobody came."
LEAST_LIKE = 0.9999
"""Cosine of a vector computed here and the library's, at least: they differ by rounding."""

MOST_TOKENS = 512
"""Tokens of a window, at most: the model may take more, at a price that grows with the square."""

AFTER_THE_MEAN = {"Dense", "Dropout", "LayerNorm", "Normalize"}
"""Modules of the library that turn one vector into another."""

GLUES = "", " "
"""What stands before a segment that follows another, where each is cut by itself: some vocabularies mind the space."""


def open_tokens(model: Any, prompt: str) -> TokenModel | None:
    """The model, opened; None where it pools otherwise or has a tokeniser of another kind."""
    try:
        return TokenModel(model, prompt)
    except (AttributeError, IndexError, KeyError, RuntimeError, StopIteration, TypeError, ValueError):
        return None


class TokenModel:
    """How a text becomes tokens, tokens become states, and a mean of states becomes a vector.

    ``room``: tokens of text in a window; ``width``: numbers in a state; ``dim``: numbers in a vector.
    """

    def __init__(self, model: Any, prompt: str) -> None:
        """Look at the tokeniser, and read two sentences.

        Raises:
            ValueError: if the model is of another kind; so may be what its modules raise.
        """
        names = [type(module).__name__ for module in model]
        if names[:2] != ["Transformer", "Pooling"] or not AFTER_THE_MEAN.issuperset(names[2:]):
            raise ValueError(f"a model of {', '.join(names)}")
        self._transformer, _, *self._after = list(model)
        self._tokeniser = model.tokenizer
        self._weights = next(model.parameters())
        first, second = TRIED
        bare = self._bare([first])[0]
        whole: list[int] = self._tokeniser(first)["input_ids"]
        place = next(k for k in range(len(whole)) if whole[k : k + len(bare)] == bare)
        together = self._bare([f"{first} {second}"])[0]
        self._glue = next(glue for glue in GLUES if bare + self._bare([glue + second])[0] == together)
        prompted = self._bare([f"{prompt.rstrip()} {first}"])[0] if prompt else bare
        follows = self._bare([self._glue + first])[0] if prompt else bare
        if prompted[-len(follows) :] != follows or (prompt and prompt == prompt.rstrip()):
            raise ValueError("the prompt runs into the text")
        self._before = [*whole[:place], *prompted[: -len(follows)]]
        self._behind = whole[place + len(bare) :]
        longest = min(model.max_seq_length or MOST_TOKENS, MOST_TOKENS)
        self.room: int = longest - len(self._before) - len(self._behind)
        if self.room < 1:
            raise ValueError("no room beside the prompt")
        states = self._states([together], whole=True)[0]
        own = self.vectors(states.mean(axis=0, keepdims=True))[0]
        text = f"{first} {second}"
        library = model.encode([text], prompt=prompt, normalize_embeddings=True, show_progress_bar=False)[0]
        if own.shape != library.shape or own @ library < LEAST_LIKE:
            raise ValueError("the model does not take the mean")
        self.width: int = states.shape[1]
        self.dim = len(own)

    def cut(self, texts: Sequence[str]) -> list[list[int]]:
        """The tokens of each segment of a text, as they are where the segments are joined by spaces."""
        return self._bare([self._glue + text if k else text for k, text in enumerate(texts)])

    def states(self, windows: Sequence[Sequence[int]], batch_tokens: int) -> Iterator[Floats]:
        """The states (n_tokens, width) of each window's tokens, in order; so many tokens go through at once."""
        start, longest = 0, 0
        for k, window in enumerate(windows):
            longest = max(longest, len(window))
            if k > start and (k + 1 - start) * longest > batch_tokens:
                yield from self._states(windows[start:k])
                start, longest = k, len(window)
        if start < len(windows):
            yield from self._states(windows[start:])

    def vectors(self, means: NDArray[np.floating]) -> Floats:
        """(n, dim) unit rows: what the model makes of means of states, (n, width)."""
        import torch  # noqa: PLC0415  an extra

        with torch.inference_mode():
            features = {"sentence_embedding": torch.from_numpy(means).to(self._weights.device, self._weights.dtype)}
            for module in self._after:
                features = module(features)
            rows = features["sentence_embedding"].float().cpu().numpy()
        unit: Floats = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), np.float32(1e-12))
        return unit

    def _bare(self, texts: Sequence[str]) -> list[list[int]]:
        if not texts:
            return []
        cut: list[list[int]] = self._tokeniser(list(texts), add_special_tokens=False, truncation=False, verbose=False)[
            "input_ids"
        ]
        return cut

    def _states(self, windows: Sequence[Sequence[int]], *, whole: bool = False) -> list[Floats]:
        """The same of windows that go through together; with the marks and the prompt if ``whole``."""
        import torch  # noqa: PLC0415  an extra

        rows = [[*self._before, *window, *self._behind] for window in windows]
        longest = max(map(len, rows))
        ids = np.full((len(rows), longest), self._tokeniser.pad_token_id or 0, np.int64)
        for place, row in zip(ids, rows, strict=True):
            place[: len(row)] = row
        mask = np.array([len(row) for row in rows])[:, None] > np.arange(longest)
        with torch.inference_mode():
            features = {
                "input_ids": torch.from_numpy(ids).to(self._weights.device),
                "attention_mask": torch.from_numpy(mask.astype(np.int64)).to(self._weights.device),
            }
            states = self._transformer(features)["token_embeddings"].float().cpu().numpy()
        ends = [(0, len(row)) if whole else (len(self._before), len(row) - len(self._behind)) for row in rows]
        return [some[start:stop] for some, (start, stop) in zip(states, ends, strict=True)]
