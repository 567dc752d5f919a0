"""How well stale sentences of a translation are told, on documents that are edited mechanically.

    python bench/drift.py BENCH_FOLDER [--every N]

Half of the edited passages are edited in the source alone, which leaves their translation stale; the other half are
edited backwards: the old version is the edited one, so that the translation follows already. Edits: a figure changed, a
clause left out or added, a word replaced, words left out, a negation added, a sentence deleted, added, moved,
quotation marks and dashes changed.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from sets import require
from source_edits import LINES, edits, lines

from aligner.document import Document
from aligner.embed import load_encoder
from aligner.embed.encoder import Encoder
from aligner.revision.drift import Drift, State
from aligner.tasks.drift import drift

RATE = 0.25  # of the lines are edited


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
    there: dict[int, State] = {}
    new: dict[int, State] = {}
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
    parser.add_argument("--every", type=int, default=1, help="measure on each N-th document alone")
    chosen = parser.parse_args()
    require(chosen.folder, "ntrex-dev", "ntrex-many")
    measure(chosen.folder, load_encoder(threads=1), chosen.every)


if __name__ == "__main__":
    main()
