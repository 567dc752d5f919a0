"""Collections of statements to be paired: documents of several kinds shuffled, a fifth of either side taken away."""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from public_sets import Pair, lines

from aligner.channel.pairing.candidates import Indices
from aligner.channel.pairing.digest import Digest, digest
from aligner.channel.pairing.distance import distance_log_odds
from aligner.channel.pairing.matching import candidates
from aligner.channel.pairing.resemblance import resemblance
from aligner.channel.statements.statement import Statement
from aligner.embed import load_encoder

Floats = NDArray[np.float64]

REMOVED = 0.2
SIZES = {3: 40, 8: 20, 20: 10, 60: 4, 200: 2, 1000: 1}
"""Statements a collection is drawn from, and how often: a channel of a week and one of years."""

MOST_LINES = 3  # of a short post
ISSUES = 4
"""Announcements made by one template."""
MOST_OF_TEMPLATE, MOST_OF_ISSUE = 6, 8
"""Lines that the issues of a series share, and lines that each has for itself."""


@dataclass
class Corpus:
    """Pairs of documents: digests of both sides, and the class of each pair; pairs with the same text share one."""

    statements: tuple[list[Statement], list[Statement]]
    digests: tuple[Digest, Digest]
    classes: Indices


@dataclass
class Draw:
    """A collection drawn from a corpus: which documents, candidate pairs, their features and which are right."""

    size: int
    chosen: tuple[Indices, Indices]
    pairs: Indices
    features: Floats
    distance: Floats
    right: NDArray[np.bool_]
    n_gold: int


def news(folder: Path) -> list[Pair]:
    return [
        (path.read_text("utf-8"), path.with_suffix(".fr").read_text("utf-8"))
        for path in sorted((folder / "ntrex-dev/docs").glob("*.ru"))
    ]


def documents(path: Path) -> list[Pair]:
    rows = map(json.loads, path.read_text("utf-8").splitlines())
    return [("\n".join(row["ru"]), "\n".join(row["fr"])) for row in rows]


def lines_of_news(folder: Path) -> tuple[list[str], list[str]]:
    """Both sides, the empty line that ends the file among them."""
    return [*lines(folder / "ntrex-dev/pairs.ru"), ""], [*lines(folder / "ntrex-dev/pairs.fr"), ""]


def short_posts(folder: Path) -> list[Pair]:
    """One to three lines of news each."""
    left, right = lines_of_news(folder)
    rng = random.Random(1)
    posts, start = [], 0
    while start < len(left) - 1:
        stop = start + rng.randint(1, MOST_LINES)
        posts.append((" ".join(left[start:stop]), " ".join(right[start:stop])))
        start = stop
    return posts


def series(folder: Path) -> list[Pair]:
    """Announcements made by templates of news: what the issues of a series share differs in figures alone."""
    news = lines_of_news(folder)
    rng = random.Random(2)
    posts, start = [], 0
    while start + MOST_OF_TEMPLATE + ISSUES * MOST_OF_ISSUE < len(news[0]):
        stop = own = start + rng.randint(2, MOST_OF_TEMPLATE)
        for number in rng.sample(range(1, 30), ISSUES):
            name = (f"{number}", f"6.0.{number}", f"{1990 + number}")[start % 3]
            size = rng.randint(0, MOST_OF_ISSUE)
            shared = [[_shifted(line, number) for line in side[start:stop]] for side in news]
            issue = [
                "\n".join([f"{side[start]} {name}", *lines, *side[own : own + size]])
                for side, lines in zip(news, shared, strict=True)
            ]
            posts.append((issue[0], issue[1]))
            own += size
        start = own
    return posts


def _shifted(line: str, by: int) -> str:
    """A line with other figures of the same length."""
    return re.sub(r"\d+", lambda found: str((int(found[0]) + by) % 10 ** len(found[0])).zfill(len(found[0])), line)


def samples() -> list[Pair]:
    data = Path(__file__).parents[2] / "data"
    return [
        (path.read_text("utf-8"), data.joinpath(path.name.replace(".ru.", ".fr.")).read_text("utf-8"))
        for path in sorted(data.glob("*.ru.txt"))
    ]


def read_corpora(folder: Path) -> dict[str, Corpus]:
    texts = {
        "ntrex-dev documents": news(folder),
        "debian_news_docs": documents(folder / "docs/debian_news_docs.jsonl"),
        "opensourceguide_docs": documents(folder / "docs/opensourceguide_docs.jsonl"),
        "ntrex-dev short posts": short_posts(folder),
        "ntrex-dev lines in series": series(folder),
        "data": samples(),
    }
    encoder = load_encoder()
    corpora = {}
    for name, pairs in texts.items():
        sides = [
            [
                Statement(f"{k}", lang, text.split("\n")[0], None, f"{k}.{lang}", ((1, 1),), text)
                for k, text in enumerate(side)
            ]
            for lang, side in zip(("ru", "fr"), zip(*pairs, strict=True), strict=True)
        ]
        digests = digest(sides[0], encoder), digest(sides[1], encoder)
        corpora[name] = Corpus((sides[0], sides[1]), digests, classes(pairs))
    return corpora


def classes(pairs: Sequence[Pair]) -> Indices:
    """Documents whose text on one side is the same cannot be told apart: a class for them."""
    names = list(range(len(pairs)))
    for side in (0, 1):
        first: dict[str, int] = {}
        for k, pair in enumerate(pairs):
            same = first.setdefault(pair[side], k)
            old, new = names[k], names[same]
            names = [new if name == old else name for name in names]
    return np.array(names)


def draw(corpus: Corpus, size: int, rng: random.Random, removed: float = REMOVED, shuffled: bool = True) -> Draw:
    pool = sorted(rng.sample(range(len(corpus.classes)), min(size, len(corpus.classes))))
    chosen = []
    for _ in range(2):
        side = [k for k in pool if rng.random() >= removed] or pool[:1]
        if shuffled:
            rng.shuffle(side)
        chosen.append(np.array(side, np.int64))
    sides = [whole.subset(some) for whole, some in zip(corpus.digests, chosen, strict=True)]
    pairs = candidates(sides[0], sides[1])
    statements = [[whole[k] for k in some] for whole, some in zip(corpus.statements, chosen, strict=True)]
    names = [corpus.classes[some] for some in chosen]
    n_gold = sum((Counter(names[0].tolist()) & Counter(names[1].tolist())).values())
    return Draw(
        size,
        (chosen[0], chosen[1]),
        pairs,
        resemblance(sides[0], sides[1], pairs).astype(np.float64),
        distance_log_odds(statements[0], statements[1], pairs).astype(np.float64),
        names[0][pairs[:, 0]] == names[1][pairs[:, 1]],
        n_gold,
    )


def draws(corpus: Corpus, seed: int) -> Iterator[Draw]:
    rng = random.Random(seed)
    for size, times in SIZES.items():
        for _ in range(times):
            yield draw(corpus, size, rng)
        if size >= len(corpus.classes):
            return
