"""How much two statements resemble each other, in a few figures: what decides whether one translates the other."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from aligner.channel.pairing.candidates import Indices
from aligner.channel.pairing.digest import Digest
from aligner.embed.encoder import Vectors

FEATURES = (
    "similarity",
    "coverage",
    "coverage_of_better",
    "title",
    "figures",
    "title_figures_apart",
    "names",
    "log_length_ratio",
    "similarity_lead",
    "coverage_lead",
)

NO_RIVAL = 0.2
"""Cosine of unrelated texts under the default encoder (0.05–0.2 on news): what a pair leads where nothing competes."""

UNSEEN = 20
"""Statements without a key that are added when its rarity is taken, so that two texts alone can share rare keys."""

USUAL_SHARE = 0.4
"""Share of keys in common that is taken for a pair with too few to tell (names of NTREX-128 documents: median .45)."""

USUAL_WEIGHT = 5.0
"""What that prior weighs, as rarity in nats: about one rare key."""

SHORTEST = 20
"""Characters added to both lengths: the ratio of two very short texts tells little."""

PAIR_BLOCK = 16384
"""Pairs whose vectors are laid side by side at once: 64 MB."""


def resemblance(source: Digest, target: Digest, pairs: Indices) -> Vectors:
    """(n_pairs, n_features) float32, the columns of ``FEATURES``.

    ``similarity`` is the cosine of the two texts. A sentence counts as covered by the cosine to its counterpart, where
    each is the other's nearest in the two texts; ``coverage`` is the lesser of the two sides' means, and
    ``coverage_of_better`` the greater. ``figures`` and ``names`` are shares of rarity in common;
    ``title_figures_apart`` is 1 where both titles have figures and none in common: announcements made by one template
    differ in little else. The leads say how much more alike the pair is than either of its texts is to anything else.
    """
    rows, columns = pairs[:, 0], pairs[:, 1]
    similarity = _cosines(source.texts, target.texts, pairs)
    title = _cosines(source.titles, target.titles, pairs)
    covered = np.array(list(_coverages(source, target, pairs)), np.float32).reshape(-1, 2)
    ratio = (target.lengths[columns] + SHORTEST) / (source.lengths[rows] + SHORTEST)
    found: Vectors = np.stack(
        [
            similarity,
            covered.min(axis=1),
            covered.max(axis=1),
            title,
            _shared(source.figures, target.figures, pairs),
            _apart(source.title_figures, target.title_figures, pairs),
            _shared(source.names, target.names, pairs),
            np.abs(np.log(ratio)),
            lead(pairs, similarity),
            lead(pairs, covered.mean(axis=1)),
        ],
        axis=1,
    ).astype(np.float32)
    return found


def _cosines(source: Vectors, target: Vectors, pairs: Indices) -> Vectors:
    blocks = (pairs[start : start + PAIR_BLOCK] for start in range(0, len(pairs), PAIR_BLOCK))
    found = [np.einsum("ij,ij->i", source[block[:, 0]], target[block[:, 1]]) for block in blocks]
    return np.concatenate([np.zeros(0, np.float32), *found])


def lead(pairs: Indices, values: Vectors) -> Vectors:
    """(n_pairs,) each pair's value over that of the best other pair with one of its texts, or over ``NO_RIVAL``."""
    rival = np.maximum(_best_other(pairs[:, 0], values), _best_other(pairs[:, 1], values))
    over: Vectors = values - np.maximum(rival, NO_RIVAL)
    return over


def _best_other(owners: Indices, values: Vectors) -> Vectors:
    """For each pair the greatest value of another pair with the same owner; −inf where there is none."""
    order = np.lexsort((-values, owners))
    first = np.flatnonzero(np.diff(owners[order], prepend=-1))
    sizes = np.diff(first, append=len(order))
    second = np.full(len(first), -np.inf, np.float32)
    second[sizes > 1] = values[order[first[sizes > 1] + 1]]
    others = np.repeat(values[order[first]], sizes)
    others[first] = second
    result = np.empty_like(others)
    result[order] = others
    return result


def _coverages(source: Digest, target: Digest, pairs: Indices) -> Iterator[tuple[float, float]]:
    current, left = -1, np.zeros((0, 0), np.float32)
    for i, j in pairs.tolist():
        (a, b), (c, d) = source.bounds[i].tolist(), target.bounds[j].tolist()
        if i != current:
            current, left = i, source.sentences.rows(a, b)
        if a == b or c == d:
            yield 0.0, 0.0
            continue
        cosines = left @ target.sentences.rows(c, d).T
        forth, back = cosines.argmax(axis=1), cosines.argmax(axis=0)
        mutual = np.flatnonzero(back[forth] == np.arange(b - a))
        values = np.maximum(cosines[mutual, forth[mutual]], 0)
        yield float(source.weights[a:b][mutual] @ values), float(target.weights[c:d][forth[mutual]] @ values)


def _shared(source: Sequence[frozenset[str]], target: Sequence[frozenset[str]], pairs: Indices) -> Vectors:
    """(n_pairs,) the share of two texts' keys, by rarity, that they have in common."""
    counts = Counter(key for keys in (*source, *target) for key in keys)
    total = len(source) + len(target) + UNSEEN
    rarity = {key: math.log(total / count) for key, count in counts.items()}
    left, right = ([_sum(keys, rarity) for keys in side] for side in (source, target))
    prior = USUAL_SHARE * USUAL_WEIGHT
    shares = [
        (2 * _sum(source[i] & target[j], rarity) + prior) / (left[i] + right[j] + USUAL_WEIGHT)
        for i, j in pairs.tolist()
    ]
    return np.array(shares, np.float32)


def _apart(source: Sequence[frozenset[str]], target: Sequence[frozenset[str]], pairs: Indices) -> Vectors:
    """(n_pairs,) 1 where both have keys and none in common, else 0."""
    told = (bool(source[i] and target[j] and source[i].isdisjoint(target[j])) for i, j in pairs.tolist())
    return np.fromiter(told, np.float32, len(pairs))


def _sum(keys: frozenset[str], rarity: Mapping[str, float]) -> float:
    return math.fsum(rarity[key] for key in keys)  # exact, whatever the order of the set
