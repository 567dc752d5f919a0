"""What pairing looks at in a collection of statements: vectors of sentences and texts, figures, names, lengths."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from aligner.channel.pairing.candidates import Indices
from aligner.channel.pairing.sentence_vectors import SentenceVectors
from aligner.channel.statements.dates import read_date
from aligner.channel.statements.statement import Statement
from aligner.document import Document
from aligner.embed.encoder import Encoder, Vectors
from aligner.names.skeletons import name_keys
from aligner.pair.keys import figure_keys
from aligner.segment import split

PORTION = 1024
"""Statements read by the encoder at once: some 30 MB of text and vectors."""

# 6.0.7, which for ``figure_keys`` would be 6.0 and 7, but no end of a longer one and no date such as 20.12.2025.
_VERSION = re.compile(r"(?<![\d.])\d+(?:\.\d{1,3}){2,}(?![\d.]*\d)")


@dataclass(frozen=True, slots=True)
class Digest:
    """Statements of one language as pairing sees them.

    ``texts`` and ``titles`` (n, dim) float32, unit rows; ``sentences`` are of all statements, those of one from
    ``bounds[i, 0]`` to ``bounds[i, 1]``, and ``weights`` (n_sentences,) their share of it, by the root of their length;
    ``lengths`` (n,) characters; ``figures`` and ``names`` the keys of each, ``title_figures`` the figures of its title.
    """

    texts: Vectors
    titles: Vectors
    sentences: SentenceVectors
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
        return Digest(
            self.texts[chosen],
            self.titles[chosen],
            self.sentences,
            self.weights,
            self.bounds[chosen],
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
    sentences, weights = SentenceVectors(encoder.dim), [np.zeros(0, np.float32)]
    bounds = np.zeros((n, 2), np.int64)
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
            bounds[row] = len(sentences) + stop - len(several), len(sentences) + stop
            shares = _shares(several)
            texts[row] = shares @ own
            if own.size and not titles[row].any():
                titles[row] = own[0]
            weights.append(shares)
            figures.append(_once(figure_keys("\n".join(several))))
            names.append(_once(key for sentence in several for key in name_keys(sentence)))
        sentences.append(vectors)
        if advance is not None:
            advance(len(portion))
    texts /= np.linalg.norm(texts, axis=1, keepdims=True) + np.float32(1e-9)
    return Digest(
        texts,
        titles,
        sentences,
        np.concatenate(weights),
        bounds,
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


def _once(keys: Iterable[str]) -> frozenset[str]:
    """A set of keys, each of which is in memory once however many statements have it."""
    return frozenset(map(sys.intern, keys))


def _shares(sentences: Sequence[str]) -> Vectors:
    """What each sentence counts for in its text: long ones more, but not in proportion."""
    roots = np.sqrt(np.array([len(sentence) for sentence in sentences], np.float32))
    roots /= max(float(roots.sum()), 1.0)
    return roots
