"""How well pairs of three and four texts are joined into rows, where one text or all are merged and cut.

    python bench/several.py BENCH_FOLDER

Lines that translate each other in four languages; of the sides that are perturbed 12 % of the lines are merged with the
next and 8 % left out. Rows are right if they hold exactly the lines of the gold. Beside ours: the rows that the first
text makes as a pivot, and connected components of all pairs.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise
from pathlib import Path

from sets import require

from aligner.document import Document
from aligner.embed import load_encoder
from aligner.multilingual.joining import LEAST_SURE, Pairs, joined_rows
from aligner.tasks.align import align

CASES = (
    (("ru", "fr", "en"), (2,)),
    (("ru", "fr", "en"), (0,)),
    (("ru", "fr", "en"), (0, 1, 2)),
    (("fr", "en", "de"), (1,)),
    (("en", "de", "ru"), (0, 1, 2)),
    (("ru", "en", "fr", "de"), (0, 1, 2, 3)),
)
"""Languages, and which sides are perturbed."""

STARTS, LINES = (100, 400), 80
MERGED, LEFT_OUT = 0.12, 0.08

Rows = set[tuple[tuple[int, ...], ...]]


def perturbed(
    lines: Sequence[str], rng: random.Random, merged: float, left_out: float
) -> tuple[list[str], list[list[int]]]:
    """The segments that become of lines, and which lines each holds."""
    texts: list[str] = []
    held: list[list[int]] = []
    k = 0
    while k < len(lines):
        choice = rng.random()
        n = 2 if left_out <= choice < left_out + merged and k + 1 < len(lines) else 1
        if choice >= left_out:
            texts.append(" ".join(lines[k : k + n]))
            held.append(list(range(k, k + n)))
        k += n
    return texts, held


def components(n: int, groups: Iterable[Sequence[int]]) -> list[list[int]]:
    """Numbers below ``n`` that hang together by the groups."""
    parents = list(range(n))

    def root(k: int) -> int:
        while parents[k] != k:
            k = parents[k]
        return k

    for group in groups:
        for k in group[1:]:
            parents[root(k)] = root(group[0])
    members: dict[int, list[int]] = {}
    for k in range(n):
        members.setdefault(root(k), []).append(k)
    return list(members.values())


def gold_rows(held: Sequence[Sequence[Sequence[int]]]) -> Rows:
    """The rows of segments that share a line, by way of others too."""
    rows = set()
    for lines in components(LINES, (some for side in held for some in side)):
        row = tuple(tuple(k for k, some in enumerate(side) if set(some) & set(lines)) for side in held)
        if any(row):
            rows.add(row)
    return rows


def rows_by(documents: Sequence[Document], pairs: Pairs, chosen: Iterable[tuple[int, int]]) -> Rows:
    """Connected components of the chosen pairs."""
    starts = [0]
    for document in documents:
        starts.append(starts[-1] + len(document.segments))
    groups = [
        [*(starts[one] + k for k in bead.source), *(starts[other] + k for k in bead.target)]
        for one, other in chosen
        for bead in pairs[one, other]
        if not bead.is_null and bead.confidence >= LEAST_SURE
    ]
    return {
        tuple(tuple(k - start for k in members if start <= k < stop) for start, stop in pairwise(starts))
        for members in components(starts[-1], groups)
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    require(folder, "ntrex-dev", "ntrex-many")
    places = {"ru": "ntrex-dev", "fr": "ntrex-dev", "en": "ntrex-many", "de": "ntrex-many"}
    texts = {
        lang: (folder / place / f"pairs.{lang}").read_text("utf-8").split("\n")[:-1] for lang, place in places.items()
    }
    encoder = load_encoder(threads=1)
    right: Counter[str] = Counter()
    made: Counter[str] = Counter()
    for seed, (languages, which) in enumerate(CASES):
        for start in STARTS:
            rng = random.Random(seed * 10 + start)
            sides = [
                perturbed(texts[lang][start : start + LINES], rng, *((MERGED, LEFT_OUT) if side in which else (0, 0)))
                for side, lang in enumerate(languages)
            ]
            documents = [Document.of_segments(side[0], lang) for side, lang in zip(sides, languages, strict=True)]
            pairs = {
                (one, other): align(
                    documents[one], documents[other], encoder=encoder, checks=(), check_language=False, threads=1
                ).beads
                for one, other in combinations(range(len(documents)), 2)
            }
            gold = gold_rows([held for _, held in sides])
            ways = {
                "the first text as pivot": rows_by(documents, pairs, [pair for pair in pairs if not pair[0]]),
                "components of all pairs": rows_by(documents, pairs, pairs),
                "ours": {row.segments for row in joined_rows(documents, pairs)},
            }
            for way, rows in ways.items():
                right[way] += 2 * len(rows & gold)
                made[way] += len(rows) + len(gold)
            print(languages, which, start, {way: round(right[way] / made[way], 3) for way in ways}, flush=True)
    for way in right:
        print(f"{way}: strict F1 of rows {right[way] / made[way]:.3f}")


if __name__ == "__main__":
    main()
