"""The gold texts of a bench folder, encoded once and cut into training lattices."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from aligner.alignment import Bead
from aligner.embed import load_encoder, word_encoder
from aligner.embed.encoder import Encoder
from aligner.pair.calibration import calibrated
from aligner.pair.corridor import whole_lattice
from aligner.pair.documents import beads_of, read_bitexts
from aligner.pair.features import Bitexts
from aligner.pair.gaps import settled
from aligner.pair.lattice import best_path, posteriors
from aligner.pair.scorer import Scorer
from aligner.training.evaluate import Evaluation, evaluate_all
from aligner.training.gold import GoldBitext, read_gold
from aligner.training.likelihood import maximise
from aligner.training.stretches import GoldText, Stretch, stretches

MAX_BEAD = 6

REAL = 0.25
"""How often real documents count in the scorer of Russian and French; see models/bead-scorer.md for other shares."""


@dataclass
class Text:
    """One gold bitext: its name, its vectors and its gold beads."""

    name: str
    gold: GoldBitext
    bitexts: Bitexts
    path: list[tuple[int, int, int, int]]

    def stretches(self, weight: float = 1.0, keep: NDArray[np.bool_] | None = None) -> list[Stretch]:
        """Training lattices; with ``keep`` (n_source,), only those all of whose source segments are kept."""
        found = []
        at = 0
        for stretch in stretches(GoldText(self.bitexts, self.path, weight, self.gold.unjudged), MAX_BEAD):
            rows = slice(at, at + stretch.n_source)
            at += stretch.n_source
            if keep is None or bool(keep[rows].all()):
                found.append(stretch)
        return found


def load(
    folders: Iterable[str],
    encoder: Encoder,
    langs: tuple[str, str] = ("ru", "fr"),
    names: Collection[str] | None = None,
) -> list[Text]:
    """Every text of the folders, or those of these names, encoded."""
    texts = []
    for folder in folders:
        for gold in read_gold(folder, *langs):
            if names is not None and gold.name not in names:
                continue
            texts.append(of_gold(gold, encoder))
    return texts


def of_gold(gold: GoldBitext, encoder: Encoder) -> Text:
    """One gold bitext, encoded."""
    encoded = [encoder.read([s.unnumbered for s in side.segments]) for side in (gold.source, gold.target)]
    words = word_encoder(encoder, (gold.source.language, gold.target.language), threads=1)
    bitexts = read_bitexts(gold.source, gold.target, (encoded[0], encoded[1]), words, MAX_BEAD)
    return Text(Path(gold.name).stem, gold, bitexts, gold.path())


def fit(
    parts: Sequence[Stretch],
    without: Collection[str] = (),
    prior: Scorer | None = None,
    start: Scorer | None = None,
) -> Scorer:
    """A scorer from training lattices, with some features left out."""
    return maximise(parts, MAX_BEAD, prior=prior, without=without, start=start)


def predict(scorer: Scorer, text: Text) -> tuple[Bead, ...]:
    """The beads the scorer finds."""
    scores = settled(scorer.score(text.bitexts, whole_lattice(len(text.bitexts.source), len(text.bitexts.target))))
    beads = beads_of(best_path(scores), posteriors(scores), text.bitexts, scores.corridor, scores.types)
    return calibrated(beads, scorer.calibration)


def evaluate(scorer: Scorer, texts: Sequence[Text]) -> tuple[Evaluation, list[tuple[float, bool]]]:
    """Scores over the texts together; and (confidence, right) of every bead that is no null."""
    pairs, calls = [], []
    for text in texts:
        predicted = predict(scorer, text)
        right = {(bead.source, bead.target) for bead in text.gold.beads}
        calls += [(bead.confidence, (bead.source, bead.target) in right) for bead in predicted if not bead.is_null]
        pairs.append((predicted, text.gold.beads))
    return evaluate_all(pairs), calls


def row(evaluation: Evaluation) -> str:
    """Strict, lax and null F1, then null precision and recall, as cells of a Markdown row."""
    null = evaluation.null
    figures = (evaluation.strict.f1, evaluation.lax.f1, null.f1, null.precision, null.recall)
    return " | ".join(f"{figure:.3f}" for figure in figures)


def default_encoder() -> Encoder:
    """The encoder that ships."""
    started = time.perf_counter()
    encoder = load_encoder()
    print(f"encoder loaded in {time.perf_counter() - started:.1f} s", flush=True)
    return encoder
