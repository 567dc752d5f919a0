"""How well stale sentences of a translation are told, on documents that are edited mechanically.

    python bench/drift.py BENCH_FOLDER [--train]

Half of the edited passages are edited in the source alone, which leaves their translation stale; the other half are
edited backwards: the old version is the edited one, so that the translation follows already. Edits: a figure changed, a
clause left out or added, a word replaced, words left out, a negation added, a sentence deleted, added, moved,
quotation marks and dashes changed. ``--train`` fits models/following.json on pairs of lines edited in the same way.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from aligner.document import Document
from aligner.embed import load_encoder
from aligner.embed.encoder import Encoder
from aligner.revision.drift import Drift, State
from aligner.revision.following import FEATURES, Question, evidence
from aligner.tasks.drift import drift

MODEL = Path(__file__).parents[1] / "models" / "following.json"
NEGATIONS = {"ru": "не", "fr": "pas", "en": "not", "de": "nicht"}
RATE = 0.25  # of the lines are edited
LINES = 485  # the first half is learned from, the second measured on

Texts = tuple[str, str, list[str], list[str]]


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


def asked(texts: Texts, part: slice, rng: random.Random) -> tuple[list[Question], list[str]]:
    source, _, here, there = texts
    questions, kinds = [], []
    for text, translation in list(zip(here, there, strict=True))[part]:
        for kind, edited in edits(text, here, source, rng):
            questions.append(Question(text, edited, translation))
            kinds.append(kind)
    return questions, kinds


def features(texts: Texts, part: slice, encoder: Encoder, rng: random.Random) -> tuple[NDArray[np.float32], list[str]]:
    questions, kinds = asked(texts, part, rng)
    ratio = sum(map(len, texts[3])) / sum(map(len, texts[2]))
    return evidence(questions, (texts[0], texts[1]), ratio, encoder), kinds


def fit(rows: NDArray[np.float32], kinds: list[str]) -> NDArray[np.float64]:
    """Logistic regression without intercept: every row is of a translation that follows the old version.

    Kinds of edits count alike, however many of each there are.
    """
    counts = Counter(kinds)
    share = np.array([1 / counts[kind] for kind in kinds]) / len(counts)
    weights = np.zeros(rows.shape[1])
    for _ in range(60):
        p = 1 / (1 + np.exp(-(rows @ weights)))
        gradient = rows.T @ (share * p) + 1e-4 * weights
        curvature = (rows * (share * p * (1 - p))[:, None]).T @ rows + 1e-4 * np.eye(len(weights))
        weights -= np.linalg.solve(curvature, gradient)
    return weights


def train(folder: Path, encoder: Encoder) -> None:
    rng = random.Random(1)
    sets = [(texts, *features(texts, slice(0, LINES), encoder, rng)) for texts in lines(folder)]
    weights = fit(np.concatenate([rows for _, rows, _ in sets]), [kind for _, _, kinds in sets for kind in kinds])
    named = {name: round(float(value), 3) for name, value in zip(FEATURES, weights, strict=True)}
    MODEL.write_text(json.dumps({"weights": named}, indent=1) + "\n", "utf-8")
    print(named)
    for texts, _, _ in sets:
        others = [(rows, kinds) for known, rows, kinds in sets if known is not texts]
        held_out = fit(np.concatenate([rows for rows, _ in others]), [kind for _, kinds in others for kind in kinds])
        rows, kinds = features(texts, slice(LINES, None), encoder, rng)
        odds = rows @ held_out
        print(
            f"{texts[0]}>{texts[1]}: {len(kinds)} questions, on the wrong side {np.mean(odds > 0):.3f},",
            f"clearly {np.mean(odds > 2):.3f};",
            ", ".join(f"{kind} {np.mean(odds[[k == kind for k in kinds]] > 0):.2f}" for kind in sorted(set(kinds))),
        )


@dataclass
class Edited:
    """Two versions of a text and its translation, and what of it is stale: segments of the translation and, where that
    has nothing, of the new version; each with the kind of its edit."""

    old: list[str] = field(default_factory=list)
    new: list[str] = field(default_factory=list)
    translation: list[str] = field(default_factory=list)
    stale_there: dict[int, str] = field(default_factory=dict)
    stale_new: dict[int, str] = field(default_factory=dict)

    def keep(self, old: str, new: str, rendered: str, kind: str = "") -> None:
        """A passage of all three; ``kind`` is the edit that leaves its translation stale."""
        if kind:
            self.stale_there[len(self.translation)] = kind
        self.old.append(old)
        self.new.append(new)
        self.translation.append(rendered)

    def delete(self, text: str, rendered: str, *, follows: bool) -> None:
        self.old.append(text)
        if not follows:
            self.stale_there[len(self.translation)] = "deleted"
            self.translation.append(rendered)

    def add(self, text: str, rendered: str, *, follows: bool) -> None:
        if follows:
            self.translation.append(rendered)
        else:
            self.stale_new[len(self.new)] = "added"
        self.new.append(text)


def edited(here: list[str], there: list[str], lang: str, rng: random.Random, backwards: float) -> Edited:
    """A quarter of a document's lines edited, such a share of them backwards, so that the translation follows."""
    made = Edited()
    moving = ""
    for number, (text, rendered) in enumerate(zip(here, there, strict=True)):
        follows = rng.random() < backwards
        choice = rng.random() / RATE
        kinds = list(edits(text, here, lang, rng))
        if choice >= 1 or not kinds or len(text.split()) < 4:
            made.keep(text, text, rendered)
        elif choice < 0.12:
            made.delete(text, rendered, follows=follows)
        elif choice < 0.24:
            made.add(text, rendered, follows=follows)
        elif choice < 0.32:
            made.keep(text, typeset(text), rendered)
        elif choice < 0.4 and not moving and number < len(here) - 20:
            moving = text
            made.old.append(text)
            made.stale_there[len(made.translation)] = "moved"
            made.translation.append(rendered)
        else:
            kind, changed = rng.choice(kinds)
            made.keep(changed, text, rendered) if follows else made.keep(text, changed, rendered, kind)
        if number == len(here) - 5 and moving:
            made.new.append(moving)
    return made


def typeset(text: str) -> str:
    """The same words in other signs."""
    return text.replace(" — ", " – ").replace("«", "“").replace("»", "”").replace(" ", "\u00a0", 1).rstrip(".") + "…"


def told(made: Drift) -> tuple[dict[int, State], dict[int, State]]:
    """The segments that are told to be stale: of the translation, and of the new version where it has none."""
    there, new = {}, {}
    for row in made.stale:
        there |= dict.fromkeys(row.translation.segments, row.state)
        if not row.translation:
            new |= dict.fromkeys(row.new.segments, row.state)
    return there, new


def documents(folder: Path) -> Iterator[tuple[str, str, list[str], list[str]]]:
    """Sixty lines at a time of the halves that nothing was learned from: languages, lines."""
    for source, target, here, there in lines(folder):
        for start in range(LINES, len(here) - 60, 60):
            yield source, target, here[start : start + 60], there[start : start + 60]


def measure(folder: Path, encoder: Encoder, every: int) -> None:
    for backwards in (0.0, 0.5, 1.0):
        rng = random.Random(3)
        hits: Counter[str] = Counter()
        misses: Counter[str] = Counter()
        alarms: Counter[str] = Counter()
        n_sound = 0
        for source, target, here, there in list(documents(folder))[::every]:
            case = edited(here, there, source, rng, backwards)
            made = drift(
                Document.of_segments(case.old, source),
                Document.of_segments(case.new, source),
                Document.of_segments(case.translation, target),
                encoder=encoder,
                check_language=False,
                threads=1,
            )
            for gold, claimed in zip((case.stale_there, case.stale_new), told(made), strict=True):
                for k, kind in gold.items():
                    (hits if k in claimed else misses)[kind] += 1
                alarms.update(str(state) for k, state in claimed.items() if k not in gold)
            n_sound += len(case.translation) - len(case.stale_there)
        n_stale, n_told = hits.total() + misses.total(), hits.total() + alarms.total()
        print(
            f"{backwards:.0%} of the edits followed: {hits.total()} of {n_stale} stale passages told, "
            f"{alarms.total()} of {n_told} told are not stale, {alarms.total() / n_sound:.2%} of {n_sound} sound ones"
        )
        print(f"  missed {dict(misses)}; false {dict(alarms)}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--train", action="store_true")
    parser.add_argument("--every", type=int, default=1, help="measure on each N-th document alone")
    chosen = parser.parse_args()
    encoder = load_encoder(threads=1)
    if chosen.train:
        train(chosen.folder, encoder)
    else:
        measure(chosen.folder, encoder, chosen.every)


if __name__ == "__main__":
    main()
