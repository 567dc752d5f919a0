"""Texts of invented words that mean a number, and an encoder that knows them: fast enough for texts of thousands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from aligner.document import Document, Segment
from aligner.embed.encoder import EncodedText, Encoder, Progress, Vectors
from aligner.pair.documents import Aligned, align_documents, read_bitexts
from aligner.pair.features import Bitexts
from aligner.pair.scorer import load_scorer

DIM = 64
WORDS_A_LINE = 5
NOISE = 0.7
"""Length of what a language adds to the vector of a meaning, which has length 1."""


def line(meaning: int, lang: str) -> str:
    """A line of words that say, in a language, what the number means."""
    words = np.random.default_rng(meaning).integers(0, 26**4, WORDS_A_LINE)
    return " ".join(lang + _letters(int(word)) for word in words)


def _letters(number: int) -> str:
    return "".join(chr(97 + number // 26**place % 26) for place in range(4))


class MeaningEncoder:
    """Words of one meaning have vectors near each other; a text is the sum of its words."""

    name = identity = "meanings"
    dim = DIM

    def __init__(self) -> None:
        self._words: dict[str, Vectors] = {}

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Each text on its own."""
        return _unit(np.array([self._sum(text) for text in texts], np.float32).reshape(len(texts), DIM))

    def read(self, segments: Sequence[str], progress: Progress | None = None) -> MeaningText:
        """A document's segments."""
        return MeaningText(np.array([self._sum(text) for text in segments], np.float32))

    def rarity(self, words: Sequence[str]) -> Vectors:
        """Every word is rare."""
        return np.full(len(words), 15, np.float32)

    def pieces(self, texts: Sequence[str]) -> list[list[str]]:
        """Its words have spaces between them."""
        return [text.split() for text in texts]

    def _sum(self, text: str) -> Vectors:
        total: Vectors = np.array([self._word(word) for word in text.split()], np.float32).sum(axis=0)
        return total

    def _word(self, word: str) -> Vectors:
        if word not in self._words:
            meaning, accent = (
                np.random.default_rng([ord(letter) for letter in part]).normal(size=DIM) for part in (word[2:], word)
            )
            self._words[word] = (meaning + NOISE * accent) / np.sqrt(DIM)
        return self._words[word]


class MeaningText:
    """Segments by the sums of their words' vectors."""

    def __init__(self, sums: Vectors) -> None:
        self._sums = sums

    def spans(self, max_span: int) -> Vectors:
        """The vector of every run."""
        n = len(self._sums)
        found = np.zeros((max_span, n, DIM), np.float32)
        so_far = np.concatenate([np.zeros((1, DIM), np.float32), np.cumsum(self._sums, axis=0)])
        for k in range(1, min(max_span, n) + 1):
            found[k - 1, : n - k + 1] = _unit(so_far[k:] - so_far[:-k])
        return found


def _unit(rows: Vectors) -> Vectors:
    lengths: Vectors = np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return rows / lengths


def document(lines: Sequence[str], lang: str) -> Document:
    """Lines as a document's segments."""
    starts = np.cumsum([0, *(len(text) + 1 for text in lines)]).tolist()
    segments = tuple(Segment(text, at, at + len(text)) for text, at in zip(lines, starts, strict=False))
    return Document("\n".join(lines), lang, segments)


def _sides(
    source: Iterable[int], target: Iterable[int], encoder: Encoder
) -> tuple[Document, Document, tuple[EncodedText, EncodedText]]:
    sides = [[line(meaning, lang) for meaning in meanings] for meanings, lang in ((source, "ru"), (target, "fr"))]
    left, right = document(sides[0], "ru"), document(sides[1], "fr")
    return left, right, (encoder.read(sides[0]), encoder.read(sides[1]))


def compared(source: Iterable[int], target: Iterable[int]) -> Bitexts:
    """Two texts of these meanings, ready to be searched."""
    encoder = MeaningEncoder()
    left, right, encoded = _sides(source, target, encoder)
    return read_bitexts(left, right, encoded, encoder, 6)


def aligned(source: Iterable[int], target: Iterable[int]) -> Aligned:
    """Two texts of these meanings, aligned by the scorer that ships."""
    encoder = MeaningEncoder()
    left, right, encoded = _sides(source, target, encoder)
    return align_documents(left, right, encoded, encoder, load_scorer(None, ("ru", "fr")))
