"""Pairs that are no translations, to learn what they still have in common: lines opposite others of their text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from public_sets import SETS, Pair, lines, read

from aligner.bilingual.ladder import read_ladder
from aligner.checks.support.likeness import NEIGHBOURS, Opposed, Texts, Usual, likeness, read_texts
from aligner.embed.encoder import Encoder

Floats = NDArray[np.float64]

MOST_OF_A_PROJECT = 1500
"""Lines of each project in the pool: of the largest it would be eight times as many."""

FAR = (3, 4, 5)
"""Distances of a line that stands alone in a wrong place: its translation is not among the pairs around."""

TRUE = ("true", "true, unordered")
"""Pairs as they are, in their text's order and among pairs from anywhere, as in a memory."""

KINDS = ("shifted down", "shifted up", "next", "near", "any", "any, unordered", "nearest")
"""Mispairs: a text shifted by a line, one line opposite the next, opposite one near by, any, the same among pairs from
anywhere, and the nearest within ten lines."""

LIKELY = KINDS[:-1]
"""Those that happen; the nearest is as hard as a mispair can be, and learned from all the same."""


@dataclass(frozen=True)
class Lines:
    """One document's pairs, line by line."""

    name: str
    source: tuple[str, ...]
    target: tuple[str, ...]


@dataclass(frozen=True)
class Cases:
    """One document's pairs and mispairs: features (n, n_features), place among its rows in [0, 1), shorter length."""

    features: Mapping[str, Floats]
    rows: Mapping[str, Floats]
    lengths: Mapping[str, Floats]


def documents(folder: Path) -> Iterator[Lines]:
    """News, reports, treaties and manuals by line, novels and mountaineering reports by gold beads."""
    for name, stem in SETS.items():
        yield _lines(name, read(folder, name, stem)[1])
    french, english = lines(folder / "ntrex-dev/pairs.fr"), lines(folder / "ntrex-many/pairs.en")
    yield _lines("ntrex-en", list(zip(english, french, strict=True)))
    yield _lines("udhr", read(folder, "udhr", "un/udhr")[1])
    yield _beads(
        "berg", folder / "textberg-dev/dev.de", folder / "textberg-dev/dev.fr", folder / "textberg-dev/dev.defr"
    )
    for ladder in sorted((folder / "novels-enfr").glob("*.gold")):
        yield _beads(f"novel {ladder.stem}", ladder.with_suffix(".en"), ladder.with_suffix(".fr"), ladder)
    projects: dict[str, list[Pair]] = {}
    for row in lines(folder / "train/pool.tsv"):
        project, source, target = row.split("\t")[:3]
        projects.setdefault(project, []).append((source, target))
    for project, pairs in projects.items():
        start = max(0, len(pairs) - MOST_OF_A_PROJECT) // 2
        yield _lines(f"pool {project}", pairs[start : start + MOST_OF_A_PROJECT])


def cases_of(lines: Lines, encoder: Encoder) -> Cases:
    """Every pair as it is, and opposite other lines; a line that stands twice is no mispair of its copy."""
    n = len(lines.source)
    source, target = read_texts(lines.source, encoder), read_texts(lines.target, encoder)
    cosines = np.einsum("ij,ij->i", source.vectors, target.vectors)
    usual = Usual(float(np.median(cosines)), float(np.median(np.log(target.lengths / source.lengths))))
    features, rows, lengths = {}, {}, {}
    for kind, arranged in arrangements(source, target).items():
        kept = [
            each
            for each in arranged
            if kind in TRUE
            or (
                lines.target[each.source] != lines.target[each.target]
                and lines.source[each.source] != lines.source[each.target]
            )
        ]
        features[kind] = likeness(source, target, kept, usual)
        rows[kind] = np.array([each.source for each in kept]) / n
        lengths[kind] = np.array([min(source.lengths[each.source], target.lengths[each.target]) for each in kept])
    return Cases(features, rows, lengths)


def arrangements(source: Texts, target: Texts) -> dict[str, list[Opposed]]:
    """The pairs, and mispairs of every kind, each among the pairs that would stand around it."""
    n = len(source.lengths)
    chance = np.random.default_rng(0)
    far = [k + d if k + d < n else k - d for k, d in enumerate(chance.choice(FAR, n))]
    following = [k + 1 if (k % 2 == 0 and k + 1 < n) or k == 0 else k - 1 for k in range(n)]
    nearest = []
    for k in range(n):
        window = [j for j in range(max(0, k - 10), min(n, k + 11)) if abs(j - k) > 2]
        nearest.append(window[int(np.argmax(target.vectors[window] @ source.vectors[k]))])
    alone = {"next": following, "near": far, "any": chance.integers(0, n, n).tolist(), "nearest": nearest}
    opposed = {"true": _shifted(n, 0), "shifted down": _shifted(n, 1), "shifted up": _shifted(n, -1)}
    for kind, other in alone.items():
        opposed[kind] = [Opposed(k, other[k], tuple((j, j) for j in _around(k, n))) for k in range(n)]
    elsewhere = chance.integers(0, n, (n, len(NEIGHBOURS)))
    for kind, loose in (("true", "true, unordered"), ("any", "any, unordered")):
        opposed[loose] = [
            Opposed(each.source, each.target, tuple((j, j) for j in elsewhere[each.source].tolist()))
            for each in opposed[kind]
        ]
    return opposed


def is_novel(name: str) -> bool:
    """Whether a document is measured on alone."""
    return name.startswith("novel ")


def _shifted(n: int, by: int) -> list[Opposed]:
    """Every line opposite the one ``by`` lines on, as are the lines around it."""
    places = [k for k in range(n) if 0 <= k + by < n]
    return [Opposed(k, k + by, tuple((j, j + by) for j in _around(k, n) if 0 <= j + by < n)) for k in places]


def _around(k: int, n: int) -> list[int]:
    return [k + d for d in NEIGHBOURS if 0 <= k + d < n]


def _lines(name: str, pairs: list[Pair]) -> Lines:
    told = [(source.strip(), target.strip()) for source, target in pairs if source.strip() and target.strip()]
    return Lines(name, tuple(source for source, _ in told), tuple(target for _, target in told))


def _beads(name: str, source: Path, target: Path, ladder: Path) -> Lines:
    left, right = lines(source), lines(target)
    joined = [
        (" ".join(left[i].strip() for i in bead.source), " ".join(right[j].strip() for j in bead.target))
        for bead in read_ladder(ladder)
        if not bead.is_null
    ]
    return _lines(name, joined)
