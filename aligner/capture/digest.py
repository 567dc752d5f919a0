"""What pairing looks at in a collection of statements: vectors of sentences and texts, figures, names, lengths."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aligner.align.keys import figure_keys
from aligner.capture.candidates import Indices
from aligner.capture.dates import read_date
from aligner.capture.statement import Statement
from aligner.document import Document
from aligner.embed.encoder import Encoder, Vectors
from aligner.split import split
from aligner.transliteration import name_keys

PORTION = 1024
"""Statements read by the encoder at once: some 30 MB of text and vectors."""

# 6.0.7, which for ``figure_keys`` would be 6.0 and 7, but no end of a longer one and no date such as 20.12.2025.
_VERSION = re.compile(r"(?<![\d.])\d+(?:\.\d{1,3}){2,}(?![\d.]*\d)")


@dataclass(frozen=True, slots=True)
class Digest:
    """Statements of one language as pairing sees them.

    ``texts`` and ``titles`` (n, dim) float32, unit rows; ``sentences`` (n_sentences, dim) float16, those of statement
    i at ``bounds[i]:bounds[i + 1]``, and ``weights`` (n_sentences,) their share of that statement, by the root of their
    length; ``lengths`` (n,) characters; ``figures`` and ``names`` the keys of each, ``title_figures`` the figures of
    its title.
    """

    texts: Vectors
    titles: Vectors
    sentences: NDArray[np.float16]
    weights: Vectors
    bounds: Indices
    lengths: Indices
    figures: tuple[frozenset[str], ...]
    names: tuple[frozenset[str], ...]
    title_figures: tuple[frozenset[str], ...]

    def __len__(self) -> int:
        """How many statements."""
        return len(self.lengths)

    def subset(self, chosen: Indices) -> Digest:
        """Some of the statements, in the order given."""
        runs = [np.arange(self.bounds[i], self.bounds[i + 1]) for i in chosen]
        rows = np.concatenate([np.zeros(0, np.int64), *runs])
        return Digest(
            self.texts[chosen],
            self.titles[chosen],
            self.sentences[rows],
            self.weights[rows],
            np.concatenate([[0], np.cumsum([len(run) for run in runs], dtype=np.int64)]),
            self.lengths[chosen],
            tuple(self.figures[i] for i in chosen),
            tuple(self.names[i] for i in chosen),
            tuple(self.title_figures[i] for i in chosen),
        )


def digest(statements: Sequence[Statement], encoder: Encoder, advance: Callable[[int], None] | None = None) -> Digest:
    """Split, encode and index statements.

    Args:
        advance: called with the number of statements just finished.
    """
    n = len(statements)
    texts, titles = np.zeros((n, encoder.dim), np.float32), np.zeros((n, encoder.dim), np.float32)
    sentences, weights, counts = [np.zeros((0, encoder.dim), np.float16)], [np.zeros(0, np.float32)], []
    figures, names = [], []
    for start in range(0, n, PORTION):
        portion = statements[start : start + PORTION]
        parts = [_sentences(statement) for statement in portion]
        vectors = encoder.encode([part for several in parts for part in several])
        titles[start : start + len(portion)] = encoder.encode([statement.title for statement in portion])
        stop = 0
        for row, several in enumerate(parts, start):
            own = vectors[stop : stop + len(several)]
            stop += len(several)
            shares = _shares(several)
            texts[row] = shares @ own
            if own.size and not titles[row].any():
                titles[row] = own[0]
            weights.append(shares)
            counts.append(len(several))
            figures.append(figure_keys("\n".join(several)))
            names.append(frozenset().union(*map(name_keys, several)))
        sentences.append(vectors.astype(np.float16))
        if advance is not None:
            advance(len(portion))
    texts /= np.linalg.norm(texts, axis=1, keepdims=True) + np.float32(1e-9)
    return Digest(
        texts,
        titles,
        np.concatenate(sentences),
        np.concatenate(weights),
        np.concatenate([[0], np.cumsum(counts, dtype=np.int64)]),
        np.array([len(statement.text) for statement in statements], np.int64),
        tuple(figures),
        tuple(names),
        tuple(title_keys(statement.title) for statement in statements),
    )


def title_keys(title: str) -> frozenset[str]:
    """The figures of a title, where a version (``6.0.7``) is one figure and a full date one more."""
    versions = frozenset(_VERSION.findall(title))
    day = read_date(title)
    rest = figure_keys(_VERSION.sub(" ", title)) if versions else figure_keys(title)
    return versions | rest | ({day.isoformat()} if day else frozenset())


def _sentences(statement: Statement) -> list[str]:
    segments = split(Document(statement.text, statement.lang)).segments
    return [segment.comparable for segment in segments if segment.comparable]


def _shares(sentences: Sequence[str]) -> Vectors:
    """What each sentence counts for in its text: long ones more, but not in proportion."""
    roots = np.sqrt(np.array([len(sentence) for sentence in sentences], np.float32))
    roots /= max(float(roots.sum()), 1.0)
    return roots
