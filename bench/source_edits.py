"""Edits of a source text, made mechanically on line-by-line translations that nobody here wrote."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

NEGATIONS = {"ru": "не", "fr": "pas", "en": "not", "de": "nicht"}

LINES = 485
"""Lines of each text that are learned from; on the others is measured."""

Texts = tuple[str, str, list[str], list[str]]
"""Languages of source and translation, and the lines of either."""


def lines(folder: Path) -> Iterator[Texts]:
    """Line-by-line translations in four directions: their languages and their lines."""
    texts = {
        lang: (folder / place / f"pairs.{lang}").read_text("utf-8").split("\n")[:-1]
        for place, lang in (("ntrex-dev", "ru"), ("ntrex-dev", "fr"), ("ntrex-many", "en"), ("ntrex-many", "de"))
    }
    for source, target in (("ru", "fr"), ("en", "fr"), ("fr", "ru"), ("en", "de")):
        yield source, target, texts[source], texts[target]


def edits(text: str, others: list[str], lang: str, rng: random.Random) -> Iterator[tuple[str, str]]:
    """A text changed in each way that it lends itself to: how, and what it becomes."""
    words = text.split()
    if figures := list(re.finditer(r"\d+", text)):
        chosen = rng.choice(figures)
        value = str(int(chosen[0][:9]) + rng.choice([1, 2, 3, 10]))
        yield "number", text[: chosen.start()] + value + text[chosen.end() :]
    commas = [match.start() for match in re.finditer(r", ", text)]
    if commas and len(words) > 10:
        start = rng.choice(commas)
        stop = next((place for place in commas if place > start), len(text) - 1)
        if 15 < stop - start < 0.6 * len(text):
            yield "clause left out", text[:start] + text[stop:]
    clauses = [part.strip() for part in re.split(r"[,;:—]", rng.choice(others)) if 12 < len(part) < 80]
    if clauses:
        yield "clause added", f"{text.rstrip('.')}, {rng.choice(clauses)}."
    long = [k for k, word in enumerate(words) if len(re.sub(r"\W", "", word)) >= 5]
    new = [word.strip(".,;:«»()") for word in rng.choice(others).split() if len(word) >= 5]
    if len(words) > 5 and long and new:
        place = rng.choice(long)
        yield "word", " ".join([*words[:place], rng.choice(new), *words[place + 1 :]])
    if len(words) > 6:
        place, n = rng.randrange(1, len(words) - 3), rng.choice([2, 3, 4])
        yield "words left out", " ".join(words[:place] + words[place + n :])
        place = rng.randrange(1, len(words) - 1)
        yield "negation", " ".join([*words[:place], NEGATIONS[lang], *words[place:]])
