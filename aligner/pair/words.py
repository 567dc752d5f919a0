"""Word evidence: how much of each segment's words find a counterpart in a span of the other side.

An encoder's vectors of single words are a bilingual lexicon (design, "embed"). A word with digits in it counts as
found only where the same digits stand: vectors of two years are near each other, and that is the trap.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import NamedTuple
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from aligner.embed.encoder import Encoder, Vectors
from aligner.pair.incidence import Incidence

Floats = NDArray[np.float32]

_WORD = re.compile(r"[^\W_]+")
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002ffff]"
)
"""Thai, Lao, Burmese, Khmer, kana and Han: scripts without spaces, where what stands between two marks is a clause."""
_CLAUSE = re.compile(r"[^\s\d_!-/:-@\[-`{-~«»“”‘’„…、。，．！？：；（）「」『』《》【】〈〉〔〕・–—]+")
"""As ``_WORD``, with the vowel signs of Thai, which are marks and no letters."""

UNRELATED = 0.5
"""Cosine of two words that have nothing to do with each other, at most."""

TRANSLATION = 0.85
"""Cosine from which two words count as translations in full."""

COMMON, RARE = 7.0, 15.0
"""Nats at which a word says nothing by standing in a segment («и» has 7), and from which it says all it can."""

LEAST_MASS = 0.1
"""Words that say less than this are not looked at: half of a text's words, a tenth of its evidence."""

MOST_KEPT = 30_000
"""Words whose vectors an encoder's user keeps: 60 MB, the words of a text of 3,000 segments and its translation. A text
of more words has their vectors in half precision: cosines differ by .0005 at most."""

FARTHEST_PIECE = 20
"""Characters that may stand between two pieces of a clause: farther off is another clause's."""

_kept: WeakKeyDictionary[Encoder, dict[str, Floats]] = WeakKeyDictionary()


class PlacedWord(NamedTuple):
    """A word where it stands in a text."""

    start: int
    text: str


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one side.

    ``types`` are distinct lower-case words; ``vectors`` (n_types, dim), unit rows, which many words have in half
    precision; ``masses`` (n_types,) in [0, 1], how much a word says by being rare; ``occurrences`` the types of each
    segment; ``totals`` (n_segments,) mass of each segment; ``figures`` (n_types,) bool, whether there are digits in a
    word.
    """

    types: tuple[str, ...]
    vectors: NDArray[np.floating]
    masses: Floats
    occurrences: Incidence
    totals: Floats
    figures: NDArray[np.bool_]

    def vectors_of(self, chosen: NDArray[np.int64]) -> Floats:
        """(n_chosen, dim) float32."""
        rows: Floats = self.vectors[chosen].astype(np.float32, copy=False)
        return rows


def read_words(texts: Sequence[str], encoder: Encoder) -> Words:
    """The words of a document's segments, each type encoded once; words too common to say anything are left out."""
    return _read(_words(texts, encoder), encoder)


def read_words_in_place(texts: Sequence[str], encoder: Encoder) -> tuple[Words, list[list[PlacedWord]]]:
    """The same, and every word of each text in its own letters, in order, with where it stands."""
    words_of_each = _words(texts, encoder)
    placed = [list(_placed(text, words)) for text, words in zip(texts, words_of_each, strict=True)]
    return _read(words_of_each, encoder), placed


def _read(words_of_each: Sequence[Sequence[str]], encoder: Encoder) -> Words:
    every = sorted({word for words in words_of_each for word in words})
    rarity = ((encoder.rarity(every) - COMMON) / (RARE - COMMON)).clip(0, 1)
    figures = np.array([any(map(str.isdigit, word)) for word in every], bool)
    rarity[figures] = 1
    kept = rarity >= LEAST_MASS
    types = tuple(compress(every, kept))
    index = {word: k for k, word in enumerate(types)}
    masses = rarity[kept].astype(np.float32)
    occurrences = Incidence.of(sorted({index[word] for word in words if word in index}) for words in words_of_each)
    vectors = word_vectors(types, encoder)
    stored = vectors.astype(np.float16) if len(types) > MOST_KEPT else vectors
    return Words(types, stored, masses, occurrences, occurrences.sums(masses), figures[kept])


def _words(texts: Sequence[str], encoder: Encoder) -> list[list[str]]:
    """The lower-case words of each text; what is written without spaces in the encoder's pieces."""
    lower = [text.lower() for text in texts]
    words_of_each = [(_CLAUSE if _UNSPACED.search(text) else _WORD).findall(text) for text in lower]
    clauses = sorted({word for words in words_of_each for word in words if _UNSPACED.search(word)})
    pieces = dict(zip(clauses, encoder.pieces(clauses), strict=True)) if clauses else {}
    return [[piece for word in words for piece in pieces.get(word, (word,))] for words in words_of_each]


def _placed(text: str, words: Sequence[str]) -> Iterator[PlacedWord]:
    lower = text.lower()
    offsets = None if len(lower) == len(text) else [k for k, char in enumerate(text) for _ in char.lower()]  # İ
    farthest = FARTHEST_PIECE if _UNSPACED.search(lower) else len(lower)
    end = 0
    for word in words:
        start = lower.find(word, end, end + farthest + len(word))
        if start < 0:
            continue  # the tokeniser writes it otherwise: half-width for full-width letters
        end = start + len(word)
        first, last = (offsets[start], offsets[end - 1] + 1) if offsets else (start, end)
        yield PlacedWord(first, text[first:last])


def word_vectors(types: Sequence[str], encoder: Encoder) -> Vectors:
    """Vectors of distinct words; the checks ask again for the words of the texts that were just aligned."""
    kept = _kept.setdefault(encoder, {})
    new = [word for word in types if word not in kept]
    vectors = encoder.encode(new)
    if not kept or len(new) == len(types):
        every = vectors
    else:
        fresh = dict(zip(new, vectors, strict=True))
        every = np.stack([fresh[word] if word in fresh else kept[word] for word in types])
    if len(kept) + len(new) > MOST_KEPT:
        kept.clear()
    if len(new) <= MOST_KEPT:
        kept.update(zip(new, vectors, strict=True))
    return every


def forget_words() -> None:
    """Let the next texts be read as if none had been before.

    Words encoded together round each other's last digits, so that what was kept of earlier texts shows in the vectors
    of later ones.
    """
    _kept.clear()


def kinship(source: Words, target: Words, rows: NDArray[np.int64], columns: NDArray[np.int64]) -> Floats:
    """(n_rows, n_columns) in [0, 1]: how far the chosen words of either side are translations of each other."""
    related: Floats = source.vectors_of(rows) @ target.vectors_of(columns).T
    related -= np.float32(UNRELATED)
    related *= np.float32(1 / (TRANSLATION - UNRELATED))
    np.clip(related, 0, 1, out=related)
    ours, theirs = np.flatnonzero(source.figures[rows]), np.flatnonzero(target.figures[columns])
    related[ours] = 0
    related[:, theirs] = 0
    places = {target.types[columns[column]]: column for column in theirs}
    for row in ours:
        column = places.get(source.types[rows[row]])
        if column is not None:
            related[row, column] = 1
    return related


def coverages(source: Words, target: Words, rows: slice, columns: slice, max_span: int) -> tuple[Floats, Floats]:
    """Mass of each segment's words that spans of the other side hold a counterpart of, both ways.

    Returns:
        (max_span, n_rows, n_columns) float32: ``[k - 1, i, j]`` for source segment ``rows.start + i`` in the span of
        ``k`` target segments from ``columns.start + j``; and (max_span, n_columns, n_rows) the other way round.
        Spans that would pass the last column end with it.
    """
    ours, theirs = source.occurrences[rows], target.occurrences[columns]
    our_types, their_types = (np.unique(side.indices) for side in (ours, theirs))
    n_rows, n_columns = len(ours), len(theirs)
    if len(our_types) == 0 or len(their_types) == 0:
        return np.zeros((max_span, n_rows, n_columns), np.float32), np.zeros((max_span, n_columns, n_rows), np.float32)
    related = kinship(source, target, our_types, their_types)
    in_theirs = _best_in_segments(np.ascontiguousarray(related.T), theirs, their_types)
    in_ours = _best_in_segments(related, ours, our_types)
    return (
        _covered(source, ours, our_types, in_theirs, max_span),
        _covered(target, theirs, their_types, in_ours, max_span),
    )


def _covered(words: Words, segments: Incidence, types: NDArray[np.int64], best: Floats, max_span: int) -> Floats:
    """(max_span, n_segments, n_others): mass of the segments' words, each as far as its best counterpart goes."""
    place = np.searchsorted(types, segments.indices)
    n_words, n_others = best.shape
    reach = np.empty((n_words, max_span, n_others), np.float32)
    reach[:, 0] = best
    for k in range(1, max_span):
        reach[:, k] = reach[:, k - 1]
        if k < n_others:
            np.maximum(reach[:, k, :-k], best[:, k:], out=reach[:, k, :-k])
    held = Incidence(segments.indptr, place)
    covered = held.weighted_sums(words.masses[segments.indices], reach.reshape(n_words, -1))
    by_span: Floats = covered.reshape(-1, max_span, n_others).transpose(1, 0, 2)
    return by_span


def _best_in_segments(related: Floats, segments: Incidence, types: NDArray[np.int64]) -> Floats:
    """(n_others, n_segments): for each word of the other side, its best counterpart among each segment's words.

    Args:
        related: (n_types, n_others), a row for each word of the segments.
    """
    place = np.searchsorted(types, segments.indices)
    counts = np.diff(segments.indptr)
    order = np.argsort(-counts)
    firsts = segments.indptr[order]
    at_least = (counts > np.arange(int(counts.max()))[:, None]).sum(axis=1)
    best = np.zeros((len(order), related.shape[1]), np.float32)
    # The k-th words of all segments that have so many at once: half the time of a reduceat.
    for k, held in enumerate(at_least.tolist()):
        np.maximum(best[:held], related[place[firsts[:held] + k]], out=best[:held])
    in_order = np.empty_like(best)
    in_order[order] = best
    return np.ascontiguousarray(in_order.T)
