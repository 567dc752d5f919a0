"""Speed, memory and cross-validated quality of encoders, with the default encoder's weights and with their own.

    python bench/encoders.py ../shared/bench/ntrex-dev/docs ../shared/bench/novels-enfr:en-fr \\
        --encoder all-MiniLM-L6-v2=sentence-transformers:sentence-transformers/all-MiniLM-L6-v2 \\
        --runs composed --runs late --runs exact

Folders are as for `aligner train`, and each becomes a table. Texts are aligned in folds, by weights that were fitted to
the other folds: to the default encoder's vectors of them, as the shipped weights are, and to the encoder's own. Every
encoder runs in a process of its own, so that its memory is its own, on one thread, and is timed in processor seconds,
so that other work on the machine counts little.
"""

from __future__ import annotations

import multiprocessing
import sys
import time
from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path

import click
from corpus import MAX_BEAD, Text, fit, load, predict, row
from threadpoolctl import threadpool_limits

from aligner.embed import load_encoder
from aligner.embed.choice import COMPOSED, DEFAULT_ENCODER, RUNS, EncoderChoice
from aligner.embed.encoder import EncodedText, Encoder, Progress, Vectors
from aligner.pair.scorer import Scorer
from aligner.training.evaluate import Evaluation, evaluate_all
from aligner.training.gold import read_gold

FOLDS = 5
HEADER = "encoder | weights fitted to | strict F1 | lax F1 | null F1 | null precision | null recall"
COST = "encoder | vector | segments/s, every run of up to 6, a processor second | peak memory"


class Timed:
    """An encoder that notes how long it took to read texts and every run of their segments."""

    def __init__(self, encoder: Encoder) -> None:
        self.encoder, self.name, self.identity, self.dim = encoder, encoder.name, encoder.identity, encoder.dim
        self.seconds, self.n_segments = 0.0, 0

    def read(self, segments: Sequence[str], progress: Progress | None = None) -> EncodedText:
        started = time.process_time()
        spans = self.encoder.read(segments, progress).spans(MAX_BEAD)
        self.seconds += time.process_time() - started
        self.n_segments += len(segments)
        return Read(spans)

    def encode(self, texts: Sequence[str]) -> Vectors:
        return self.encoder.encode(texts)

    def rarity(self, words: Sequence[str]) -> Vectors:
        return self.encoder.rarity(words)

    def pieces(self, texts: Sequence[str]) -> list[list[str]]:
        return self.encoder.pieces(texts)


class Read:
    """A text whose spans are known already."""

    def __init__(self, spans: Vectors) -> None:
        self._spans = spans

    def spans(self, max_span: int) -> Vectors:
        return self._spans[:max_span]


def measure(
    label: str, choice: EncoderChoice, folder: str, most: int, lent: list[Scorer]
) -> tuple[str, list[str], list[Scorer]]:
    """What an encoder costs, its rows of quality, and its weights by fold.

    Args:
        lent: the default encoder's weights by fold; none when this is the default encoder.
    """
    started = time.perf_counter()
    encoder = Timed(load_encoder(choice, threads=1))
    with threadpool_limits(1):
        texts = load([folder], encoder, names=shortest(folder, most))
    cost = f"| {label} | {encoder.dim} | {encoder.n_segments / encoder.seconds:.0f} | {peak_megabytes():.0f} MB |"
    seconds = time.perf_counter() - started
    print(f"{label} read {len(texts)} texts of {folder} in {seconds:.0f} s", file=sys.stderr, flush=True)
    parts = [text.stretches() for text in texts]
    n_folds = min(FOLDS, len(texts))
    own = [
        fit([stretch for k, some in enumerate(parts) if k % n_folds != fold for stretch in some])
        for fold in range(n_folds)
    ]
    rows = [f"| {label} | its own vectors | {row(held_out(own, texts))} |"]
    if lent:
        rows.insert(0, f"| {label} | the default encoder’s | {row(held_out(lent, texts))} |")
    return cost, rows, own


def shortest(folder: str, most: int) -> frozenset[str]:
    """The names of the shortest texts of a folder that have no more source segments than this together."""
    sizes = sorted((len(gold.source.segments), gold.name) for gold in read_gold(folder, "ru", "fr"))
    totals = accumulate(size for size, _ in sizes)
    return frozenset(name for (_, name), total in zip(sizes, totals, strict=True) if total <= most)


def held_out(scorers: Sequence[Scorer], texts: Sequence[Text]) -> Evaluation:
    """Quality where each text is aligned by the weights of the fold that left it out."""
    return evaluate_all((predict(scorers[k % len(scorers)], text), text.gold.beads) for k, text in enumerate(texts))


def peak_megabytes() -> float:
    """The largest resident size of this process so far (Linux counts kilobytes, macOS bytes)."""
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 2**20 if sys.platform == "darwin" else peak / 2**10


def table(header: str, rows: Sequence[str]) -> list[str]:
    return ["", f"| {header} |", "|" + "---|" * (header.count("|") + 1), *rows]


@click.command()
@click.argument("folders", nargs=-1, required=True)
@click.option("--encoder", "others", multiple=True, metavar="LABEL=NAME", help="An encoder beside the default.")
@click.option("--runs", "ways", multiple=True, type=click.Choice(RUNS), default=(COMPOSED,), help="Ways to their runs.")
@click.option("--prompt", metavar="TEXT", help="What they expect before every text.")
@click.option("--most", default=100_000, help="Take the shortest texts of a folder, up to so many source segments.")
@click.option("-o", "--output", type=click.Path(path_type=Path), default=Path(__file__).with_suffix(".md"))
def main(
    folders: tuple[str, ...],
    others: tuple[str, ...],
    ways: tuple[str, ...],
    prompt: str | None,
    most: int,
    output: Path,
) -> None:
    """Write the tables."""
    choices = [(DEFAULT_ENCODER, EncoderChoice())]
    for label, _, name in (other.partition("=") for other in others):
        choices += [(f"{label}, {way}", EncoderChoice(name, runs=way, prompt=prompt)) for way in ways]
    lines = ["# Encoders", "", "Made by bench/encoders.py, which says how."]
    for folder in folders:
        costs: list[str] = []
        quality: list[str] = []
        lent: list[Scorer] = []
        for label, choice in choices:
            with multiprocessing.get_context("spawn").Pool(1) as pool:
                cost, rows, own = pool.apply(measure, (label, choice, folder, most, lent))
            lent = lent or own
            costs.append(cost)
            quality += rows
        path, _, pair = folder.partition(":")
        title = "/".join(part for part in Path(path).parts[-2:] if part != "bench")
        lines += ["", f"## {title}, {pair or 'ru-fr'}", *table(COST, costs), *table(HEADER, quality)]
        print("\n".join(lines), flush=True)
    output.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
